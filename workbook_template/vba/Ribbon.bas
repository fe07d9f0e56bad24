Attribute VB_Name = "Ribbon"
'The buttons of the tab IKM (ribbon.xml), one line each. A button that changes data runs the function of the same
'name in ikm_xl.ribbon; choosing files, printing and the safety copy need no Python.
Option Explicit

Public Sub AmbilEkspor(control As IRibbonControl)
    AmbilBerkasEkspor
End Sub

Public Sub Bersihkan(control As IRibbonControl)
    Jalankan "bersihkan"
End Sub

Public Sub Hitung(control As IRibbonControl)
    Jalankan "hitung"
End Sub

Public Sub PeriksaKelengkapan(control As IRibbonControl)
    Jalankan "periksa_kelengkapan"
End Sub

Public Sub SusunRtl(control As IRibbonControl)
    Jalankan "susun_rtl"
End Sub

Public Sub SiapkanPengesahan(control As IRibbonControl)
    Jalankan "siapkan_pengesahan"
End Sub

Public Sub PratinjauCetak(control As IRibbonControl)
    TampilkanPratinjau
End Sub

Public Sub SimpanPdf(control As IRibbonControl)
    SimpanSebagaiPdf
End Sub

Public Sub LaporanWord(control As IRibbonControl)
    Jalankan "laporan_word"
End Sub

Public Sub ProsesSemua(control As IRibbonControl)
    Jalankan "proses_semua"
End Sub

Public Sub PeriodeBaru(control As IRibbonControl)
    MulaiPeriodeBaru
End Sub

Public Sub PerbaruiBuku(control As IRibbonControl)
    PilihBukuLama
End Sub

Public Sub Panduan(control As IRibbonControl)
    TampilkanPanduan
End Sub

Public Sub Tentang(control As IRibbonControl)
    Jalankan "tentang"
End Sub
