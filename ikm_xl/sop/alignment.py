"""Where the rows and columns of a template's sheet stand now, after staff inserted or deleted some."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass

from ikm_xl.sop import formulas
from ikm_xl.sop.sheets import Contents

Line = Counter[Hashable]
_GAP = 0.6  # of a cell that is alike: an inserted line must be worth it


@dataclass(frozen=True)
class Alignment:
    """Rows and columns of the template (from 1) and where they are now; None for one that is gone."""

    rows: Mapping[int, int | None]
    columns: Mapping[int, int | None]

    def row(self, row: int) -> int | None:
        """Where a row stands; one below the template's last moves along with that."""
        return _place(self.rows, row)

    def column(self, column: int) -> int | None:
        """Where a column stands, as :meth:`row`."""
        return _place(self.columns, column)

    @property
    def moved(self) -> bool:
        """Whether anything stands elsewhere."""
        return any(line != now for lines in (self.rows, self.columns) for line, now in lines.items())


def _place(lines: Mapping[int, int | None], line: int) -> int | None:
    if not line or not lines or line in lines:
        return lines.get(line, line)
    last = max(lines)
    if line < last:
        return line
    kept = [(old, new) for old, new in lines.items() if new is not None]
    old, new = kept[-1] if kept else (last, last)
    return line + new - old


def align(blank: Contents, now: Contents) -> Alignment:
    """Find the lines of the template in a workbook by what is alike: texts, formulas wherever they point.

    Args:
        blank: the template's sheet.
        now: the same sheet of the workbook, from the same first cell on, with some lines to spare.
    """
    old, new = _cells(blank), _cells(now)
    rows = _match(_lines(old, 0), _lines(new, 0), blank.area.top, blank.area.bottom, now.area.bottom)
    columns = _match(_lines(old, 1), _lines(new, 1), blank.area.left, blank.area.right, now.area.right)
    return Alignment(rows, columns)


def _cells(contents: Contents) -> dict[tuple[int, int], Hashable]:
    return {
        (row, column): formulas.shape(formula) if formula.startswith("=") else formula
        for row, column, formula, _ in contents
        if isinstance(formula, str) and formula != ""
    }


def _lines(cells: Mapping[tuple[int, int], Hashable], axis: int) -> dict[int, Line]:
    lines: dict[int, Line] = {}
    for place, content in cells.items():
        lines.setdefault(place[axis], Counter())[content] += 1
    return lines


def _match(
    old: Mapping[int, Line], new: Mapping[int, Line], first: int, last: int, end: int
) -> dict[int, int | None]:
    numbers = range(first, last + 1)
    if sum(_alike(old.get(n), new.get(n)) for n in numbers) >= sum(map(_size, old.values())):
        return {n: n for n in numbers}
    found = _best([old.get(n) for n in numbers], [new.get(n) for n in range(first, end + 1)])
    return {first + at: None if to is None else first + to for at, to in enumerate(found)}


def _size(line: Line) -> int:
    return line.total()


def _alike(one: Line | None, other: Line | None) -> int:
    return (one & other).total() if one and other else 0


def _best(old: Sequence[Line | None], new: Sequence[Line | None]) -> list[int | None]:
    """The place in ``new`` of each line of ``old``, in order, so that most cells are alike."""
    width = len(new) + 1
    scores = [[-_GAP * j for j in range(width)]]
    steps: list[list[int]] = []
    for i, line in enumerate(old, 1):
        above, row, step = scores[-1], [-_GAP * i], [2]
        for j in range(1, width):
            same = above[j - 1] + _alike(line, new[j - 1])
            gone, extra = above[j] - _GAP, row[j - 1] - _GAP
            best = max(same, gone, extra)
            row.append(best)
            step.append(0 if same == best else 1 if extra == best else 2)
        scores.append(row)
        steps.append(step)
    found: list[int | None] = [None] * len(old)
    j = max(range(width), key=lambda at: (scores[-1][at], -abs(at - len(old))))
    i = len(old)
    while i:
        kind = steps[i - 1][j]
        if kind == 0:
            i, j = i - 1, j - 1
            found[i] = j
        elif kind == 1:
            j -= 1
        else:
            i -= 1
    return found
