"""Setting a Windows computer up for the workbook, and finding out why a button does not work there.

``install`` writes, ``probe`` reads, ``doctor`` judges what was read. ``computer`` is the one place that
talks to Windows itself, so everything else runs and is tested anywhere.
"""
