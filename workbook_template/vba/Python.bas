Attribute VB_Name = "Python"
'Runs a function of ikm_xl.ribbon through xlwings, and says in Indonesian what keeps it from running.
Option Explicit
Option Private Module

Private Const JUDUL As String = "IKM Kecamatan"

'Runs ikm_xl.ribbon.<fungsi>(), with Excel as it must be meanwhile and as it was afterwards, whatever happened.
Public Sub Jalankan(fungsi As String)
    If Not Siap() Then Exit Sub
    On Error GoTo Gagal
    SiapkanExcel
    If RunPython("import ikm_xl.ribbon; ikm_xl.ribbon." & fungsi & "()") = -1 Then
        Pesan "Program IKM berhenti sebelum selesai.", _
              "Jalankan perintah ikm-xl periksa di komputer ini, lalu ikuti sarannya."
    End If
    Application.Calculate 'the footers are the result of formulas
    PerbaruiKakiHalaman
Selesai:
    PulihkanExcel
    Exit Sub
Gagal:
    Pesan "Perintah ini tidak dapat dijalankan (" & Err.Description & ").", _
          "Perbaiki hal itu lebih dahulu, atau jalankan perintah ikm-xl periksa di komputer ini, lalu ikuti sarannya."
    Resume Selesai
End Sub

'As Jalankan, for what changes the document: one that was signed is closed, and is opened only for a revision.
Public Sub Ubah(fungsi As String)
    If BolehDiubah() Then Jalankan fungsi
End Sub

Public Function BolehDiubah() As Boolean
    BolehDiubah = True
    If IsiNama("status_pengesahan") <> "ditandatangani" Or IsiNama("kode_verifikasi") = "" Then Exit Function
    BolehDiubah = Setuju("Dokumen sudah ditandatangani; buat revisi?" & vbLf & vbLf & _
                         "Dokumen yang sudah ditandatangani tetap tercatat di lembar Riwayat.")
    If BolehDiubah Then Jalankan "buat_revisi"
End Function

'Excel finds a button's macro by its name alone: with two such workbooks open it may be the other one's.
Public Function BukuIni() As Boolean
    BukuIni = ActiveWorkbook.FullName = ThisWorkbook.FullName
    If Not BukuIni Then
        Pesan "Tombol ini dijawab oleh buku kerja lain yang juga terbuka (" & ThisWorkbook.Name & ").", _
              "Tutup buku kerja itu, lalu klik tombolnya lagi."
    End If
End Function

'Whether files can be written beside the workbook: one that was opened from the web has no folder on this computer.
Public Function AdaFolder() As Boolean
    AdaFolder = InStr(ThisWorkbook.Path, "://") = 0
    If Not AdaFolder Then
        Pesan "Buku kerja ini dibuka dari OneDrive atau SharePoint: di sampingnya tidak dapat disimpan berkas lain.", _
              "Simpan buku kerja ini di folder komputer ini (Berkas > Simpan Sebagai), buka dari sana, lalu ulangi."
    End If
End Function

'Whether xlwings can work: it finds the calling workbook by its name, which it cuts at "=", and shows no more than an
'English box where there is no interpreter.
Public Function Siap() As Boolean
    Dim saran As String
    Dim kalimat As String
    kalimat = Penghalang(saran)
    Siap = kalimat = ""
    If Not Siap Then Pesan kalimat, saran
End Function

'What keeps xlwings from working, and what to do about it; nothing where it can work.
Public Function Penghalang(Optional ByRef saran As String = "") As String
    Dim penerjemah As String
    penerjemah = NamaPenerjemah()
    If ThisWorkbook.Path = "" Then
        Penghalang = "Buku kerja ini belum pernah disimpan."
        saran = "Simpan lebih dahulu sebagai Buku Kerja Excel Berkemampuan Makro (*.xlsm), lalu klik tombolnya lagi."
    ElseIf InStr(ThisWorkbook.Name, "=") > 0 Then
        Penghalang = "Nama buku kerja ini memuat tanda sama dengan (=)."
        saran = "Ganti namanya tanpa tanda =, buka lagi buku kerjanya, lalu klik tombolnya lagi."
    ElseIf Not AdaPenerjemah(penerjemah) Then
        Penghalang = "Python untuk program IKM tidak ditemukan di komputer ini (" & penerjemah & ")."
        saran = "Pasang program IKM menurut Panduan, jalankan perintah ikm-xl pasang, lalu klik tombolnya lagi."
    End If
End Function

Public Sub Pesan(kalimat As String, saran As String)
    MsgBox kalimat & vbLf & vbLf & saran, vbExclamation, JUDUL
End Sub

Public Function Setuju(pertanyaan As String) As Boolean
    Setuju = MsgBox(pertanyaan, vbYesNo + vbQuestion + vbDefaultButton2, JUDUL) = vbYes
End Function

Public Function IsiNama(nama As String) As String
    IsiNama = CStr(ThisWorkbook.Names(nama).RefersToRange.Value)
End Function

'The interpreter that RunPython will take: the same keys in the same order.
Private Function NamaPenerjemah() As String
    NamaPenerjemah = GetConfig("INTERPRETER_WIN", "")
    If NamaPenerjemah = "" Then NamaPenerjemah = GetConfig("INTERPRETER", "python")
End Function

'A bare "python" is looked for where cmd.exe will: in the folders of PATH.
Private Function AdaPenerjemah(penerjemah As String) As Boolean
    Dim map As Variant
    If penerjemah <> "python" And penerjemah <> "pythonw" Then
        AdaPenerjemah = FileExists(penerjemah)
        Exit Function
    End If
    For Each map In Split(Environ("PATH"), ";")
        If FileExists(map & "\python.exe") Or FileExists(map & "\python.bat") Then AdaPenerjemah = True
    Next map
End Function
