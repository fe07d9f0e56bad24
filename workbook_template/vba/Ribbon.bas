Attribute VB_Name = "Ribbon"
'The buttons of the tab IKM (ribbon.xml), one line each. A button that changes data runs the function of the same
'name in ikm_xl.ribbon; choosing files is VBA, and so is printing, after a look at what is
'printed as the finished document.
Option Explicit

Public Sub AmbilEkspor(control As IRibbonControl)
    If BukuIni() Then AmbilBerkasEkspor
End Sub

Public Sub KosongkanEkspor(control As IRibbonControl)
    If BukuIni() Then KosongkanLembarEkspor
End Sub

Public Sub Bersihkan(control As IRibbonControl)
    If BukuIni() Then Ubah "bersihkan"
End Sub

Public Sub Hitung(control As IRibbonControl)
    If BukuIni() Then Ubah "hitung"
End Sub

Public Sub PeriksaKelengkapan(control As IRibbonControl)
    If BukuIni() Then Jalankan "periksa_kelengkapan"
End Sub

Public Sub SusunRtl(control As IRibbonControl)
    If BukuIni() Then Ubah "susun_rtl"
End Sub

Public Sub SiapkanPengesahan(control As IRibbonControl)
    If BukuIni() Then Ubah "siapkan_pengesahan"
End Sub

Public Sub PratinjauCetak(control As IRibbonControl)
    If BukuIni() Then TampilkanPratinjau
End Sub

Public Sub SimpanPdf(control As IRibbonControl)
    If BukuIni() Then SimpanSebagaiPdf
End Sub

Public Sub LaporanWord(control As IRibbonControl)
    If BukuIni() Then Jalankan "laporan_word"
End Sub

Public Sub GambarPoster(control As IRibbonControl)
    If BukuIni() Then Jalankan "gambar_poster"
End Sub

Public Sub ProsesSemua(control As IRibbonControl)
    If BukuIni() Then Ubah "proses_semua"
End Sub

Public Sub PeriodeBaru(control As IRibbonControl)
    If BukuIni() Then MulaiPeriodeBaru
End Sub

Public Sub Cadangan(control As IRibbonControl)
    If BukuIni() Then Jalankan "cadangan"
End Sub

Public Sub PasangLogo(control As IRibbonControl)
    If BukuIni() Then Jalankan "pasang_logo"
End Sub

Public Sub PerbaruiBuku(control As IRibbonControl)
    If BukuIni() Then PilihBukuLama
End Sub

Public Sub PeriksaBuku(control As IRibbonControl)
    If BukuIni() Then Jalankan "periksa_buku"
End Sub

Public Sub CobaDataContoh(control As IRibbonControl)
    If BukuIni() Then IsiAtauKosongkanContoh
End Sub

Public Sub Panduan(control As IRibbonControl)
    If BukuIni() Then TampilkanPanduan
End Sub

Public Sub Tentang(control As IRibbonControl)
    If BukuIni() Then Jalankan "tentang"
End Sub
