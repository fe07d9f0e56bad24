"""The report as PDF by LibreOffice, with the numbers of its pages in the tables of contents.

Converting alone leaves these as the Word file has them. A macro in a profile of our own brings them up to
date; LibreOffice fills a new profile when it is first started, so it is started twice.
"""

from __future__ import annotations

import subprocess
import tempfile
from pathlib import Path

from ikm_xl import atomic, pdf
from ikm_xl.errors import IkmError

_SECONDS = 300
_MACRO = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script"
 script:name="Laporan" script:language="StarBasic">
Sub Cetak(source As String, target As String)
    Dim hidden(0) As New com.sun.star.beans.PropertyValue
    Dim filter(0) As New com.sun.star.beans.PropertyValue
    hidden(0).Name = "Hidden"
    hidden(0).Value = True
    filter(0).Name = "FilterName"
    filter(0).Value = "writer_pdf_Export"
    doc = StarDesktop.loadComponentFromURL(source, "_blank", 0, hidden())
    For turn = 1 To 2 'a longer table moves what stands after it
        For i = 0 To doc.DocumentIndexes.Count - 1
            doc.DocumentIndexes.getByIndex(i).update()
        Next i
    Next turn
    doc.storeToURL(target, filter())
    doc.close(True)
    StarDesktop.terminate()
End Sub
</script:module>
"""


def render(report: bytes, target: Path) -> None:
    """Render a Word file into a PDF.

    Raises:
        IkmError: LibreOffice or its Writer is missing, fails, or takes more than five minutes.
    """
    program = pdf.libreoffice()
    if program is None:
        raise IkmError(
            "LibreOffice tidak terpasang, sehingga PDF laporan tidak dapat dibuat.",
            "Buka laporan di Word dan simpan sebagai PDF dari sana.",
            code="IKM-R04",
        )
    with tempfile.TemporaryDirectory(prefix="ikm-xl-") as folder:
        source, made = Path(folder) / "laporan.docx", Path(folder) / "laporan.pdf"
        source.write_bytes(report)
        profile = Path(folder) / "profil"
        command = [program, "--headless", "--norestore", f"-env:UserInstallation={profile.as_uri()}"]
        try:
            _run([*command, "--terminate_after_init"])
            basic = profile / "user" / "basic" / "Standard"
            library = basic / "script.xlb"
            (basic / "Laporan.xba").write_text(_MACRO, encoding="utf-8")
            library.write_text(library.read_text("utf-8").replace('"Module1"', '"Laporan"'), encoding="utf-8")
            _run([*command, f'macro:///Standard.Laporan.Cetak("{source.as_uri()}","{made.as_uri()}")'])
            data = made.read_bytes()
        except (OSError, subprocess.SubprocessError) as error:
            raise IkmError(
                "LibreOffice tidak menghasilkan PDF laporan.",
                "Pastikan LibreOffice Writer terpasang, atau buka laporan di Word dan simpan sebagai PDF.",
                code="IKM-R05",
            ) from error
    atomic.replace(target, data)


def _run(command: list[str]) -> None:
    subprocess.run(command, check=True, capture_output=True, timeout=_SECONDS)
