"""The Windows side of ikm-xl on a genuine Windows CPython under Wine: ``.ci/windows`` runs it.

    python -m tests.windows_job [FOLDER [GROUP…]]

``installation`` makes the Python, ``wine_gaps`` what Wine 8 lacks, ``machine`` the Windows; ``cases`` is the
table of what is looked at. ``excel_com`` and its neighbours run inside of that Windows: an Excel.Application
served through real COM, against which every ribbon function runs on xlwings' own Windows engine.
"""
