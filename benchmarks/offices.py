"""The signed workbooks of 18 made-up offices, for the recap.

python offices.py FOLDER
"""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from tests.report.offices import NAMES, Kecamatan, office

folder = Path(sys.argv[1])
folder.mkdir()
with office() as book:
    for seed, name in enumerate(NAMES):
        book.write(Kecamatan(name, seed), folder / f"{name}.xlsm")
