"""A million respondents as text: the people of a synthetic export over and over, each time on a later day.

python million.py RESPONDENTS EXPORT.csv
"""

import csv
import sys
from datetime import datetime, timedelta
from itertools import cycle, islice
from pathlib import Path

from ikm_xl.export import example

_BASE = 20_000  # different people
WHEN = "%d-%m-%Y %H:%M"

respondents, target = int(sys.argv[1]), sys.argv[2]
rows = example.example_rows(n=_BASE, blemished=False, marked=False)
start = next(number for number, row in enumerate(rows) if row and row[0] == "No")
people = [row for row in rows[start + 1 :] if len(row) > 1 and isinstance(row[0], int)]
with Path(target).open("w", encoding="utf-8", newline="") as file:
    writer = csv.writer(file, delimiter=";")
    writer.writerow(rows[start])
    for number, (_, moment, *rest) in enumerate(islice(cycle(people), respondents)):
        later = datetime.strptime(str(moment), WHEN) + timedelta(days=number // len(people))
        writer.writerow([number + 1, later.strftime(WHEN), *rest])
