Attribute VB_Name = "Berkas"
'Files: the export to read, the old workbook to carry over, and the guide.
Option Explicit
Option Private Module

'Pairs of label and patterns, parted by commas.
Private Const SARINGAN As String = _
    "Ekspor eSukma (Excel; ODS; CSV; HTML),*.xlsx;*.xlsm;*.xls;*.ods;*.csv;*.txt;*.htm;*.html,Semua berkas,*.*"
Private Const SARINGAN_BUKU As String = "Buku kerja IKM,*.xlsm"
Private Const BERKAS_PANDUAN As String = "Panduan_IKM.html"

Public Sub AmbilBerkasEkspor()
    Dim pilihan As Variant
    If Not Siap() Then Exit Sub
    pilihan = Application.GetOpenFilename(FileFilter:=SARINGAN, MultiSelect:=True, _
                                          Title:="Pilih berkas ekspor eSukma (boleh beberapa dengan Ctrl)")
    If VarType(pilihan) = vbBoolean Then Exit Sub 'cancelled
    If Not BolehDiubah() Then Exit Sub
    With ThisWorkbook.Names("ekspor_berkas").RefersToRange
        .NumberFormat = "@" 'a file name can never become a formula
        .Value = Join(pilihan, "|") 'no name of a file holds a |
    End With
    Jalankan "ambil_ekspor"
End Sub

'What is pasted over a longer export leaves its end below: emptied first, it cannot.
Public Sub KosongkanLembarEkspor()
    If Not Siap() Then Exit Sub
    If Not Setuju("Isi lembar Ekspor eSukma akan dikosongkan. Lembar lain tidak berubah." & vbLf & vbLf & _
                  "Lanjutkan?") Then Exit Sub
    Ubah "kosongkan_ekspor"
End Sub

'A workbook of an earlier version: a new file beside it gets all that it holds, and the old one stays as it is.
Public Sub PilihBukuLama()
    Dim pilihan As Variant
    If Not Siap() Then Exit Sub
    pilihan = Application.GetOpenFilename(FileFilter:=SARINGAN_BUKU, Title:="Pilih buku kerja IKM versi lama")
    If VarType(pilihan) = vbBoolean Then Exit Sub 'cancelled
    With ThisWorkbook.Names("buku_lama").RefersToRange
        .NumberFormat = "@" 'a file name can never become a formula
        .Value = pilihan
    End With
    Jalankan "perbarui_buku"
End Sub

'A new period empties the sheets: the question comes first, and Python copies the workbook before it empties anything.
Public Sub MulaiPeriodeBaru()
    If Not Siap() Then Exit Sub
    If Not AdaFolder() Then Exit Sub
    If Not Setuju("Data periode ini akan dikosongkan untuk periode berikutnya. " & _
                  "Salinannya disimpan lebih dahulu di folder:" & vbLf & _
                  ThisWorkbook.Path & "\Cadangan IKM" & vbLf & vbLf & "Lanjutkan?") Then Exit Sub
    Jalankan "periode_baru"
End Sub

'The example to practise on goes into an empty workbook; where it is already, it is taken out again.
Public Sub IsiAtauKosongkanContoh()
    If Not Siap() Then Exit Sub
    If IsiNama("contoh") <> "" Then
        If Setuju("Buku kerja ini berisi data contoh. Kosongkan sekarang?") Then Jalankan "kosongkan_contoh"
    ElseIf Setuju("Buku kerja kosong ini akan diisi data contoh untuk latihan. Setiap lembar bertanda CONTOH " & _
                  "sampai dikosongkan lagi." & vbLf & vbLf & "Lanjutkan?") Then
        Jalankan "isi_contoh"
    End If
End Sub

'The full guide where its file lies beside the workbook, else the order of work.
Public Sub TampilkanPanduan()
    Dim jalur As String
    jalur = ThisWorkbook.Path & "\" & BERKAS_PANDUAN
    If FileExists(jalur) Then
        On Error Resume Next 'Excel asks first, and takes "no" for an error
        ThisWorkbook.FollowHyperlink jalur
        Exit Sub
    End If
    MsgBox "1. Isi lembar Pengaturan (sekali, lalu periode dan populasinya tiap periode)." & vbLf & _
           "2. Ambil Ekspor, pilih berkas dari eSukma, lalu Olah Data. Baca lembar Catatan." & vbLf & _
           "3. Hitung Nilai Unsur, lalu Periksa Kelengkapan. Lembar Beranda menunjukkan yang masih kurang." & vbLf & _
           "4. Susun RTL, lalu sesuaikan usulannya di lembar RTL." & vbLf & _
           "5. Siapkan Pengesahan, Pratinjau Cetak, dan Simpan PDF untuk ditandatangani." & vbLf & vbLf & _
           "Panduan lengkap: berkas " & BERKAS_PANDUAN & " bila ada di folder buku kerja ini.", _
           vbInformation, "Panduan IKM"
End Sub
