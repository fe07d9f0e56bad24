# Everything happens in a local virtual environment; a machine needs only Python 3.11+ and make.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
OUT := keluaran
STAMP := $(VENV)/.installed

.PHONY: demo test quick try lint build pictures panduan bundle bench clean

demo: $(STAMP)
	@mkdir -p $(OUT)
	@$(BIN)/ikm-xl contoh $(OUT)/contoh_esukma.xlsx --timpa
	@$(BIN)/ikm-xl susun $(OUT)/contoh_esukma.xlsx --pengaturan docs/contoh_pengaturan.toml \
		-o $(OUT)/IKM_contoh.xlsm --pdf --laporan --timpa || [ $$? -eq 1 ] # data to practise on never make a document

test: $(STAMP)
	$(BIN)/python -m pytest -n auto --dist worksteal

quick: $(STAMP)
	$(BIN)/python -m pytest -n auto --dist worksteal -m 'not slow'

try: $(STAMP)
	$(BIN)/python tools/try_install.py

lint: $(STAMP)
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/mypy --platform win32 ikm_xl/windows tests/windows_job

build: $(STAMP)
	$(BIN)/python -m workbook_template.build
	$(BIN)/python -m workbook_template.laporan.build

pictures: $(STAMP)
	$(BIN)/python tools/pictures.py

panduan: $(STAMP)
	$(BIN)/python tools/guide.py

bundle: $(STAMP)
	$(BIN)/python tools/bundle.py

bench: $(STAMP)
	$(BIN)/python -m benchmarks

clean:
	rm -rf $(VENV) $(OUT) dist

$(STAMP): pyproject.toml constraints.txt
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[dev]'
	@touch $@
