"""One module per sheet, each with ``build(ws)``: what the sheet shows, without any data of a survey."""
