"""Nothing but the libraries that every program with Excel files has to load."""

import os

import openpyxl  # noqa: F401
import pandas  # noqa: F401
import xlwings  # noqa: F401

os._exit(0)  # as button.py: what Python does at its end is another matter
