"""A synthetic export of any size.

python export.py RESPONDENTS EXPORT.xlsx
"""

import sys
from pathlib import Path

from ikm_xl.export import example

respondents, target = sys.argv[1:]
example.write_example(Path(target), int(respondents), marked=False)
