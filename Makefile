# The two commands that a fresh machine needs: make demo, make test. Python 3.11 or later, git, make.
PYTHON ?= python3
VENV ?= .venv
BIN = $(VENV)/bin
STAMP = $(VENV)/.installed

.PHONY: demo test lint types check unit docs template bench scan-quality clean

demo: $(STAMP)
	@$(BIN)/dhrcode --project examples/west-midlands-2014 table

test: lint types check unit

lint: $(STAMP)
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .

types: $(STAMP)
	$(BIN)/mypy

check: $(STAMP)
	$(BIN)/dhrcode --project examples/west-midlands-2014 check --strict

unit: $(STAMP)
	$(BIN)/python -m pytest -n 2

bench: $(STAMP)
	$(BIN)/python benchmarks/run.py

scan-quality: $(STAMP)
	@$(BIN)/python tests/safety/identifiers/quality.py

docs: $(STAMP)
	$(BIN)/python docs/generate.py

template: $(STAMP)
	$(BIN)/python docs/word_template.py


$(STAMP): pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --upgrade "pip>=25.1"
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable . --group dev
	@touch $(STAMP)

clean:
	rm -rf $(VENV) build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis
