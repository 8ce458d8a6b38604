# make run: install, turn raw/ into extracted/, print a summary.   make test: install, run every check and test.
PYTHON ?= python3
VENV   ?= .venv
BIN    := $(VENV)/bin

.PHONY: run test test-ray bench install clean

run: install
	$(BIN)/gyoji run raw extracted

test: install
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m pytest

# The same tables from a Ray cluster of two nodes on this machine; not a part of test, since Ray is an extra of 80 MB.
test-ray: install
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --editable '.[dev,ray]'
	$(BIN)/python -m pytest tests/engine/test_ray.py

# Speed and accuracy beside what a user would write instead, on the same pages; some minutes.
bench: install
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --constraint benchmarks/extract.requirements.txt trafilatura
	$(BIN)/python benchmarks/batch.py

install: $(VENV)/.installed

$(VENV)/.installed: pyproject.toml constraints.txt
	$(PYTHON) -c 'import sys; assert sys.version_info >= (3, 11), "gyoji needs Python 3.11 or newer: make PYTHON=python3.11 run"'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --editable '.[dev]'
	touch $@

clean:
	rm -rf $(VENV) extracted/*.csv extracted/*.parquet extracted/stages extracted/run
