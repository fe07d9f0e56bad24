Attribute VB_Name = "Keadaan"
'What Excel must be like while Python works: one sheet selected, every sheet open, no filter, formulas that calculate,
'no events. Afterwards all is as it was.
Option Explicit
Option Private Module

Private mHitung As Long
Private mPeristiwa As Boolean
Private mTerbuka As Collection 'of Array(sheet, password, what its protection allows)

'Raises an error when a sheet cannot be opened; PulihkanExcel is to be called all the same.
Public Sub SiapkanExcel()
    Set mTerbuka = New Collection
    mHitung = Application.Calculation 'a session has the mode of the first workbook that was opened in it
    mPeristiwa = Application.EnableEvents
    Application.EnableEvents = False
    Application.Calculation = xlCalculationAutomatic
    ThisWorkbook.ActiveSheet.Select 'sheets that are selected together can neither be opened nor protected
    BukaLindungan
    BukaSaringan
End Sub

Public Sub PulihkanExcel()
    Dim satu As Variant
    On Error Resume Next 'whatever fails must not keep the rest from being restored
    For Each satu In mTerbuka
        PasangLindungan satu(0), CStr(satu(1)), satu(2)
    Next satu
    Application.Calculation = mHitung
    Application.EnableEvents = mPeristiwa
    Application.ScreenUpdating = True
    Application.StatusBar = False
End Sub

Private Sub BukaLindungan()
    Dim lembar As Worksheet
    Dim izin As Variant
    Dim sandi As String
    For Each lembar In ThisWorkbook.Worksheets
        If lembar.ProtectContents Then
            izin = Izinnya(lembar)
            sandi = Buka(lembar)
            If Not lembar.ProtectContents Then
                mTerbuka.Add Array(lembar, sandi, izin)
            ElseIf MilikProgram(lembar) Then
                Err.Raise vbObjectError, , "lembar " & lembar.Name & " dilindungi kata sandi"
            End If
        End If
    Next lembar
End Sub

'Opens a sheet and returns its password; staff may have set one of their own. A sheet of their own stays as it is.
Private Function Buka(lembar As Worksheet) As String
    On Error Resume Next 'a wrong password is an error in one Excel, and none in another
    lembar.Unprotect Password:=""
    If lembar.ProtectContents And MilikProgram(lembar) Then
        Buka = InputBox("Lembar " & lembar.Name & " dilindungi kata sandi. Ketik kata sandinya; sesudah pekerjaan " & _
                        "ini lembar itu dilindungi lagi dengan kata sandi yang sama.", "IKM Kecamatan")
        If Buka <> "" Then lembar.Unprotect Password:=Buka
    End If
End Function

'Whether a name of the program refers to the sheet, whatever it is called now.
Private Function MilikProgram(lembar As Worksheet) As Boolean
    Dim nama As Name
    Dim tempat As String
    On Error Resume Next 'a name may refer to no cells
    For Each nama In ThisWorkbook.Names
        tempat = ""
        If InStr(nama.Name, "!") = 0 Then tempat = nama.RefersToRange.Worksheet.Name
        If tempat = lembar.Name Then MilikProgram = True
    Next nama
End Function

'What the protection of a sheet allows, in the order of Protect's arguments.
Private Function Izinnya(lembar As Worksheet) As Variant
    With lembar.Protection
        Izinnya = Array(lembar.ProtectDrawingObjects, lembar.ProtectScenarios, .AllowFormattingCells, _
                        .AllowFormattingColumns, .AllowFormattingRows, .AllowInsertingColumns, .AllowInsertingRows, _
                        .AllowInsertingHyperlinks, .AllowDeletingColumns, .AllowDeletingRows, .AllowSorting, _
                        .AllowFiltering, .AllowUsingPivotTables)
    End With
End Function

Private Sub PasangLindungan(ByVal lembar As Worksheet, ByVal sandi As String, ByVal izin As Variant)
    lembar.Protect Password:=sandi, DrawingObjects:=izin(0), Contents:=True, Scenarios:=izin(1), _
                   AllowFormattingCells:=izin(2), AllowFormattingColumns:=izin(3), AllowFormattingRows:=izin(4), _
                   AllowInsertingColumns:=izin(5), AllowInsertingRows:=izin(6), AllowInsertingHyperlinks:=izin(7), _
                   AllowDeletingColumns:=izin(8), AllowDeletingRows:=izin(9), AllowSorting:=izin(10), _
                   AllowFiltering:=izin(11), AllowUsingPivotTables:=izin(12)
End Sub

'A block that is written over filtered rows puts its first value into every row that is seen (xlwings #679), and what
'is hidden would be missing on paper. The numbers of the unsur are meant to be hidden.
Private Sub BukaSaringan()
    Dim lembar As Worksheet
    For Each lembar In ThisWorkbook.Worksheets
        If Not lembar.ProtectContents Then TampilkanSemua lembar
    Next lembar
    ThisWorkbook.Names("unsur_nomor").RefersToRange.EntireRow.Hidden = True
End Sub

Private Sub TampilkanSemua(lembar As Worksheet)
    Dim tabel As ListObject
    If lembar.FilterMode Then lembar.ShowAllData
    For Each tabel In lembar.ListObjects
        If tabel.ShowAutoFilter Then
            If tabel.AutoFilter.FilterMode Then tabel.AutoFilter.ShowAllData
        End If
    Next tabel
    If lembar.Visible = xlSheetVisible Then lembar.UsedRange.EntireRow.Hidden = False
End Sub
