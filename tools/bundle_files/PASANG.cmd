@echo off
rem Memasang program IKM untuk pengguna ini: tanpa internet, tanpa hak administrator.
setlocal DisableDelayedExpansion
set "PAKET=%~dp0wheels"
set "TUJUAN=%LOCALAPPDATA%\ikm-xl"
set "PINTAS=%LOCALAPPDATA%\Microsoft\WindowsApps\ikm-xl.cmd"
set "PASANGAN=%LOCALAPPDATA%\Programs\Python\Python@NODOT@\python.exe"
set "PYTHON="
rem Huruf di luar ASCII dalam nama folder harus sampai utuh dari Python ke berkas perintah ini.
set "PYTHONIOENCODING=oem"

if not exist "%PAKET%\ikm_xl-*.whl" goto belum_diekstrak

:cari
if exist "%PASANGAN%" set "PYTHON=%PASANGAN%"
if not defined PYTHON for /f "delims=" %%P in ('py -@PYTHON@ -c "import sys; print(sys.executable)" 2^>nul') do set "PYTHON=%%P"
if defined PYTHON goto periksa_python
if defined SUDAH_DICOBA goto tanpa_python
set "SUDAH_DICOBA=1"
pushd "%~dp0"
for %%F in (python-@PYTHON@*-amd64.exe) do call :pasang_python "%%~fF"
popd
goto cari

:periksa_python
set "PYTHONIOENCODING="
"%PYTHON%" -c "import sys; sys.exit(sys.version_info[:2] != (@COMMA@) or sys.maxsize == 2147483647)"
if not "%ERRORLEVEL%"=="0" goto python_salah
echo Menyiapkan program IKM di "%TUJUAN%" ...
"%PYTHON%" -m venv "%TUJUAN%"
if not "%ERRORLEVEL%"=="0" goto gagal
if not exist "%TUJUAN%\Scripts\python.exe" goto gagal
"%TUJUAN%\Scripts\python.exe" -m pip install --quiet --disable-pip-version-check --no-index --find-links "%PAKET%" --upgrade ikm-xl
if not "%ERRORLEVEL%"=="0" goto gagal
if exist "%LOCALAPPDATA%\Microsoft\WindowsApps\" >"%PINTAS%" echo @"%%LOCALAPPDATA%%\ikm-xl\Scripts\ikm-xl.exe" %%*
"%TUJUAN%\Scripts\ikm-xl.exe" pasang
if not "%ERRORLEVEL%"=="0" goto gagal
echo.
echo Selesai. Buka folder IKM di Dokumen Anda, lalu buka buku kerjanya dengan Excel.
pause
exit /b 0

:pasang_python
echo Memasang Python dari %1 ...
start "" /wait %1 /passive InstallAllUsers=0 InstallLauncherAllUsers=0 Include_test=0 Shortcuts=0
exit /b 0

:belum_diekstrak
echo Folder wheels tidak ditemukan di samping berkas ini.
echo Ekstrak dahulu seluruh isi paket ke sebuah folder, lalu klik dua kali PASANG.cmd di folder itu.
goto berhenti

:tanpa_python
echo Python @PYTHON@ belum ada di komputer ini.
echo Salin pemasang python-@PYTHON@.x-amd64.exe dari python.org ke folder ini, lalu klik dua kali PASANG.cmd lagi.
goto berhenti

:python_salah
echo Python yang ditemukan bukan Python @PYTHON@ 64-bit: "%PYTHON%"
echo Pasang Python @PYTHON@ 64-bit dari python.org, lalu klik dua kali PASANG.cmd lagi.
goto berhenti

:gagal
echo.
echo Pemasangan belum berhasil. Baca pesan di atas.
echo Tutup Excel, periksa antivirus, lalu klik dua kali PASANG.cmd lagi.

:berhenti
pause
exit /b 1
