Attribute VB_Name = "Python"
'Runs a function of ikm_xl.ribbon through xlwings, and says in Indonesian what keeps it from running.
Option Explicit
Option Private Module

Private Const JUDUL As String = "IKM Kecamatan"

'Runs ikm_xl.ribbon.<fungsi>(). While it works the sheets are open, because xlwings cannot lift a protection;
'afterwards they are protected again, whatever happened.
Public Sub Jalankan(fungsi As String)
    Dim terbuka As Collection
    If Not Siap() Then Exit Sub
    Set terbuka = New Collection
    On Error GoTo Gagal
    BukaLindungan terbuka
    If RunPython("import ikm_xl.ribbon; ikm_xl.ribbon." & fungsi & "()") = -1 Then
        Pesan "Program IKM berhenti sebelum selesai.", _
              "Jalankan perintah ikm-xl periksa di komputer ini, lalu ikuti sarannya."
    End If
    PerbaruiKakiHalaman
Selesai:
    On Error Resume Next 'whatever fails below must not keep the rest from being restored
    PasangLindungan terbuka
    Application.ScreenUpdating = True
    Application.StatusBar = False
    Exit Sub
Gagal:
    Pesan "Perintah ini tidak dapat dijalankan (" & Err.Description & ").", _
          "Perbaiki dulu hal itu, atau jalankan perintah ikm-xl periksa di komputer ini, lalu ikuti sarannya."
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

'Whether xlwings can work: it finds the calling workbook by its name, which it cuts at "=", and shows no more than an
'English box where there is no interpreter.
Public Function Siap() As Boolean
    Dim penerjemah As String
    penerjemah = NamaPenerjemah()
    If ThisWorkbook.Path = "" Then
        Pesan "Buku kerja ini belum pernah disimpan.", _
              "Simpan dulu sebagai Buku Kerja Excel Berkemampuan Makro (*.xlsm), lalu klik tombolnya lagi."
    ElseIf InStr(ThisWorkbook.Name, "=") > 0 Then
        Pesan "Nama buku kerja ini memuat tanda sama dengan (=).", _
              "Ganti namanya tanpa tanda =, buka lagi buku kerjanya, lalu klik tombolnya lagi."
    ElseIf Not AdaPenerjemah(penerjemah) Then
        Pesan "Python untuk program IKM tidak ditemukan di komputer ini (" & penerjemah & ").", _
              "Pasang program IKM menurut Panduan, jalankan perintah ikm-xl pasang, lalu klik tombolnya lagi."
    Else
        Siap = True
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

Private Sub BukaLindungan(terbuka As Collection)
    Dim lembar As Worksheet
    For Each lembar In ThisWorkbook.Worksheets
        If lembar.ProtectContents Then
            lembar.Unprotect
            If lembar.ProtectContents Then Err.Raise vbObjectError, , "lembar " & lembar.Name & " dilindungi kata sandi"
            terbuka.Add lembar
        End If
    Next lembar
End Sub

'As style.lindungi protects them in the template.
Private Sub PasangLindungan(terbuka As Collection)
    Dim lembar As Worksheet
    For Each lembar In terbuka
        lembar.Protect DrawingObjects:=False, Contents:=True, Scenarios:=False, AllowFormattingColumns:=True, _
                       AllowFormattingRows:=True, AllowSorting:=True, AllowFiltering:=True
    Next lembar
End Sub
