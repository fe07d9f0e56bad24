@echo off
rem Memasang program IKM untuk pengguna ini: tanpa internet, tanpa hak administrator.
rem PASANG.cmd [/quiet] [/percayai] [/pengaturan FILE.toml]; kode keluarnya ada di BACA_SAYA.txt.
setlocal DisableDelayedExpansion
set "PAKET=%~dp0wheels"
set "VERSI=%~dp0constraints.txt"
set "BAWAAN=%~dp0python"
set "TUJUAN=%LOCALAPPDATA%\ikm-xl"
set "SALINAN=%LOCALAPPDATA%\ikm-xl-python"
set "CATATAN=%LOCALAPPDATA%\ikm-xl-pasang.log"
set "PINTAS=%LOCALAPPDATA%\Microsoft\WindowsApps\ikm-xl.cmd"
set "PASANGAN=%LOCALAPPDATA%\Programs\Python\Python@NODOT@\python.exe"
set "PENGATURAN="
if exist "%~dp0pengaturan.toml" set "PENGATURAN=%~dp0pengaturan.toml"
set "DIAM="
set "PYTHON="
set "SUDAH_DICOBA="
rem OPSI hanya berisi opsi yang ditulis di sini, KODE hanya angka.
set "OPSI="
set "CARA=/passive"

:argumen
if "%~1"=="" goto mulai
if /i "%~1"=="/quiet" goto arg_diam
if /i "%~1"=="/percayai" goto arg_percayai
if /i "%~1"=="/pengaturan" goto arg_pengaturan
goto argumen_salah
:arg_diam
set "DIAM=1"
set "OPSI=%OPSI% --diam"
set "CARA=/quiet"
shift
goto argumen
:arg_percayai
set "OPSI=%OPSI% --percayai"
shift
goto argumen
:arg_pengaturan
if "%~2"=="" goto argumen_salah
set "PENGATURAN=%~f2"
shift
shift
goto argumen

:mulai
>>"%CATATAN%" echo.
>>"%CATATAN%" echo %DATE% %TIME% PASANG.cmd versi @VERSION@
if not exist "%PAKET%\ikm_xl-@VERSION@-*.whl" goto belum_diekstrak
if not defined PENGATURAN goto cari_bawaan
if not exist "%PENGATURAN%" goto tanpa_pengaturan

:cari_bawaan
if exist "%BAWAAN%\python.exe" goto salin_python
rem Huruf di luar ASCII dalam nama folder harus sampai utuh dari Python ke berkas perintah ini.
set "PYTHONIOENCODING=oem"
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

:salin_python
call :kata "Menyalin Python yang dibawa paket ini ..."
xcopy "%BAWAAN%" "%SALINAN%" /e /i /q /y >nul 2>>"%CATATAN%"
if not "%ERRORLEVEL%"=="0" goto gagal
set "PYTHON=%SALINAN%\python.exe"

:periksa_python
set "PYTHONIOENCODING="
set "PYTHONUTF8=1"
"%PYTHON%" -c "import sys; sys.exit(sys.version_info[:2] != (@COMMA@) or sys.maxsize == 2147483647)"
if not "%ERRORLEVEL%"=="0" goto python_salah
call :kata "Menyiapkan program IKM; ini memerlukan satu sampai beberapa menit ..."
"%PYTHON%" -m venv "%TUJUAN%" >>"%CATATAN%" 2>&1
if not "%ERRORLEVEL%"=="0" goto gagal
if not exist "%TUJUAN%\Scripts\python.exe" goto gagal
rem Semua paket diganti, juga yang nomor versinya sama: isi folder ini yang berlaku.
"%TUJUAN%\Scripts\python.exe" -m pip install --quiet --disable-pip-version-check --no-index --find-links "%PAKET%" --force-reinstall -r "%VERSI%" "ikm-xl==@VERSION@" >>"%CATATAN%" 2>&1
if not "%ERRORLEVEL%"=="0" goto gagal
set "PYTHONUTF8="
if exist "%LOCALAPPDATA%\Microsoft\WindowsApps\" >"%PINTAS%" echo @"%%LOCALAPPDATA%%\ikm-xl\Scripts\ikm-xl.exe" %%*
if defined PENGATURAN goto dengan_pengaturan
"%TUJUAN%\Scripts\ikm-xl.exe" pasang%OPSI%
set "KODE=%ERRORLEVEL%"
goto terpasang
:dengan_pengaturan
"%TUJUAN%\Scripts\ikm-xl.exe" pasang%OPSI% --pengaturan "%PENGATURAN%"
set "KODE=%ERRORLEVEL%"

:terpasang
if "%KODE%"=="0" call :kata "Selesai. Buka folder IKM di Dokumen Anda, lalu buka buku kerjanya dengan Excel."
if "%KODE%"=="1" call :kata "Terpasang, tetapi ada pemeriksaan yang gagal. Ikuti sarannya di atas atau di berkas catatan."
if "%KODE%"=="2" call :kata "Program tersimpan, tetapi Excel belum disiapkan. Baca pesan di atas atau di berkas catatan."
goto berhenti

:pasang_python
call :kata "Memasang Python ..."
start "" /wait %1 %CARA% InstallAllUsers=0 InstallLauncherAllUsers=0 Include_test=0 Shortcuts=0
exit /b 0

:kata
>>"%CATATAN%" echo %~1
if not defined DIAM echo %~1
exit /b 0

:belum_diekstrak
call :kata "Folder wheels tidak lengkap di samping berkas ini. Ekstrak dahulu seluruh isi paket, lalu jalankan PASANG.cmd di folder itu."
set "KODE=3"
goto berhenti

:tanpa_python
call :kata "Python @PYTHON@ belum ada di komputer ini. Salin @INSTALLER@ dari python.org ke folder ini, lalu jalankan PASANG.cmd lagi."
set "KODE=4"
goto berhenti

:python_salah
call :kata "Python yang ditemukan tidak dapat dijalankan atau bukan Python @PYTHON@ 64-bit. Pasang @INSTALLER@ dari python.org, lalu jalankan PASANG.cmd lagi."
set "KODE=5"
goto berhenti

:gagal
call :kata "Pemasangan belum berhasil. Tutup Excel, periksa antivirus dan berkas catatan, lalu jalankan PASANG.cmd lagi."
set "KODE=6"
goto berhenti

:argumen_salah
call :kata "Cara pakai: PASANG.cmd [/quiet] [/percayai] [/pengaturan FILE.toml]"
set "KODE=7"
goto berhenti

:tanpa_pengaturan
call :kata "Berkas pengaturan yang disebut tidak ada. Tidak ada yang dipasang."
set "KODE=7"

:berhenti
>>"%CATATAN%" echo Kode keluar PASANG.cmd: %KODE%.
if not defined DIAM echo Catatan: "%CATATAN%"
if not defined DIAM pause
exit /b %KODE%
