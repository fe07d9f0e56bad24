Attribute VB_Name = "Cetak"
'The finished document on the screen and as a PDF file: its sheets in one print job, so that the pages count through.
Option Explicit
Option Private Module

'layout.PRINTED: the sheets of the document, in this order.
Private Const LEMBAR_CETAK As String = _
    "Surat Pengantar|Dokumen IKM|Responden|RTL|Pengesahan|Publikasi|Riwayat|Perhitungan"
Private Const TANPA_KAKI As String = "Surat Pengantar|Publikasi" 'layout.WITHOUT_FOOTER
Private Const HURUF As String = "&""Arial,Regular""&8 "
Private Const HALAMAN As String = HURUF & "Halaman &P dari &N"
Private Const PENCETAK_TANPA_F4 As String = "Microsoft Print to PDF"

Private mTersiapkan As String 'footer and paper that all sheets had when they were last set

Public Sub TampilkanPratinjau()
    Terbitkan ""
End Sub

Public Sub SimpanSebagaiPdf()
    Dim pilihan As Variant
    Dim pdf As String
    If ThisWorkbook.Path = "" Then
        Pesan "Buku kerja ini belum pernah disimpan.", _
              "Simpan buku kerjanya lebih dahulu; PDF disimpan di folder yang sama."
        Exit Sub
    End If
    If Not AdaFolder() Then Exit Sub
    pilihan = Application.GetSaveAsFilename(InitialFileName:=NamaPdf(), FileFilter:="PDF,*.pdf", _
                                            Title:="Simpan dokumen sebagai PDF")
    If VarType(pilihan) = vbBoolean Then Exit Sub 'cancelled
    pdf = pilihan
    If LCase$(Right$(pdf, 4)) <> ".pdf" Then pdf = pdf & ".pdf"
    If FileExists(pdf) Then
        If Not Setuju("Berkas " & pdf & " sudah ada. Ganti dengan yang baru?") Then Exit Sub
    End If
    Terbitkan pdf
End Sub

'The name that is proposed: the workbook's, with the period and the code that tell one document from the next.
Private Function NamaPdf() As String
    Dim tanda As String
    tanda = IsiNama("banner_draf")
    If tanda = "" Then tanda = IsiNama("kode_verifikasi")
    NamaPdf = DiSampingBuku(" - " & IsiNama("periode_teks") & " (" & tanda & ").pdf")
End Function

'The path of a file beside the workbook whose name is the workbook's with another ending.
Public Function DiSampingBuku(akhiran As String) As String
    Dim nama As String
    nama = ThisWorkbook.FullName
    DiSampingBuku = Left$(nama, InStrRev(nama, ".") - 1) & akhiran
End Function

'The code of verification may be another after a step. A computer without any printer cannot set footers: that is told
'when somebody prints, not here. Page setup asks the printer whenever it is read or written, which takes long: nothing
'is asked where nothing changed.
Public Sub PerbaruiKakiHalaman()
    Dim kertasAda As Boolean
    On Error Resume Next
    If Kaki() & IsiNama("cetak_kertas") <> mTersiapkan Then kertasAda = SiapkanCetak()
End Sub

Private Function Kaki() As String
    Kaki = HURUF & Replace(IsiNama("kaki_halaman"), "&", "&&")
End Function

'Footer and paper of every sheet, as paper.py sets them. Only what differs is written. False when the printer does not
'know the paper and keeps its own.
Private Function SiapkanCetak() As Boolean
    Dim kiri As String
    Dim kertas As Long
    Dim lembar As Worksheet
    mTersiapkan = ""
    kiri = Kaki()
    kertas = IIf(IsiNama("cetak_kertas") = "A4", xlPaperA4, xlPaperFolio)
    SiapkanCetak = kertas = xlPaperA4 Or InStr(NamaPencetak(), PENCETAK_TANPA_F4) = 0
    For Each lembar In ThisWorkbook.Worksheets
        If lembar.Visible = xlSheetVisible Then
            If InStr("|" & TANPA_KAKI & "|", "|" & lembar.Name & "|") = 0 Then
                With lembar.PageSetup
                    If .LeftFooter <> kiri Then .LeftFooter = kiri
                    If .RightFooter <> HALAMAN Then .RightFooter = HALAMAN
                End With
            End If
            If Not PilihKertas(lembar, kertas) Then SiapkanCetak = False
        End If
    Next lembar
    BeriJudul
    mTersiapkan = kiri & IsiNama("cetak_kertas")
End Function

'Title and author of the PDF are the office's, as paper.py sets them. What refuses them does not keep us from printing.
Private Sub BeriJudul()
    On Error Resume Next
    ThisWorkbook.BuiltinDocumentProperties("Title").Value = _
        "Indeks Kepuasan Masyarakat (IKM) " & IsiNama("instansi_kecamatan") & " " & IsiNama("periode_teks")
    ThisWorkbook.BuiltinDocumentProperties("Author").Value = IsiNama("instansi_kecamatan")
End Sub

Private Function NamaPencetak() As String
    On Error Resume Next 'there may be none
    NamaPencetak = Application.ActivePrinter
End Function

Private Function PilihKertas(lembar As Worksheet, kertas As Long) As Boolean
    On Error GoTo TidakAda
    If lembar.PageSetup.PaperSize <> kertas Then lembar.PageSetup.PaperSize = kertas
    PilihKertas = lembar.PageSetup.PaperSize = kertas
TidakAda:
End Function

'One print job of the document's sheets: to the file "pdf", or to the screen when it is empty.
Private Sub Terbitkan(pdf As String)
    Dim semula As Object
    Dim tetangga As Object 'a worksheet, or a chart on a sheet of its own
    If IsiNama("banner_draf") = "" And Penghalang() = "" Then Jalankan "periksa_cetak" 'DRAF where it is damaged
    If IsiNama("banner_draf") <> "" Then
        If Not Setuju("Dokumen ini masih " & IsiNama("banner_draf") & ". " & _
                      IsiNama("langkah_berikutnya") & vbLf & vbLf & _
                      "Lanjutkan dengan tanda itu pada setiap lembar?") Then Exit Sub
    End If
    ThisWorkbook.Activate
    Set semula = ThisWorkbook.ActiveSheet
    On Error GoTo Gagal
    Application.Calculate
    If Not SiapkanCetak() Then
        Pesan "Pencetak ini tidak menyediakan kertas " & IsiNama("cetak_kertas") & _
              "; dipakai ukuran bawaan pencetak.", _
              "Pilih pencetak lain di Excel (Berkas > Cetak), atau ganti Kertas di lembar Pengaturan."
    End If
    TampilkanKodeQr IsiNama("banner_draf") = ""
    Set tetangga = KeBelakang()
    PilihLembar
    If pdf = "" Then
        ActiveWindow.SelectedSheets.PrintPreview
    Else
        ActiveSheet.ExportAsFixedFormat Type:=xlTypePDF, Filename:=pdf, OpenAfterPublish:=True
    End If
Selesai:
    On Error Resume Next 'whatever fails below must not keep the rest from being restored
    If Not tetangga Is Nothing Then Lampiran().Move Before:=tetangga
    semula.Select
    Exit Sub
Gagal:
    Pesan "Dokumen tidak dapat ditampilkan atau disimpan (" & Err.Description & ").", _
          "Tutup PDF lama bila sedang terbuka, simpan buku kerja di folder komputer ini, dan pastikan Windows " & _
          "mempunyai pencetak."
    Resume Selesai
End Sub

'The QR code says what was approved: on a draft there is none. Python draws it (sop/store.py) and takes it away with the
'next step; until then it hides here.
Private Sub TampilkanKodeQr(tampil As Boolean)
    Dim gambar As Shape
    On Error Resume Next 'a sheet that is protected with its objects keeps them
    For Each gambar In ThisWorkbook.Worksheets("Publikasi").Shapes
        If Left$(gambar.Name, 8) = "Kode QR " Then gambar.Visible = tampil
    Next gambar
End Sub

'Excel prints in the order of the tabs. The calculation comes early in the workbook and last in the document: it moves
'behind the others for the time of printing. Returns the sheet it stood before; Nothing when it stays: because it is
'hidden, or because the order of the sheets is protected.
Private Function KeBelakang() As Object
    Dim nama As Variant
    If ThisWorkbook.ProtectStructure Then Exit Function
    If Lampiran().Visible <> xlSheetVisible Then Exit Function
    nama = Split(LEMBAR_CETAK, "|")
    Set KeBelakang = ThisWorkbook.Sheets(Lampiran().Index + 1)
    Lampiran().Move After:=ThisWorkbook.Worksheets(nama(UBound(nama) - 1))
End Function

Private Function Lampiran() As Worksheet
    Dim nama As Variant
    nama = Split(LEMBAR_CETAK, "|")
    Set Lampiran = ThisWorkbook.Worksheets(nama(UBound(nama)))
End Function

'Selects the document's sheets as one group. A sheet that somebody has hidden is not part of the document.
Private Sub PilihLembar()
    Dim nama As Variant
    Dim pertama As Boolean
    pertama = True
    For Each nama In Split(LEMBAR_CETAK, "|")
        If ThisWorkbook.Worksheets(nama).Visible = xlSheetVisible Then
            ThisWorkbook.Worksheets(nama).Select Replace:=pertama
            pertama = False
        End If
    Next nama
End Sub
