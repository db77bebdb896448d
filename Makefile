# The two commands that a fresh machine needs: make demo, make test. Python 3.11 or later, git, make.
PYTHON ?= python3
VENV ?= .venv
# How many tests run at once.
WORKERS ?= 2
BIN = $(VENV)/$(if $(filter Windows_NT,$(OS)),Scripts,bin)
STAMP = $(VENV)/.installed
LOCK = requirements-dev.txt
PIP = $(BIN)/python -m pip --quiet --disable-pip-version-check
PYTEST = $(BIN)/python -m pytest -n $(WORKERS)

.PHONY: demo test unit lint types check newest docs template pictures dist bench scan-quality \
  find-quality clean

demo: $(STAMP)
	@$(BIN)/dhrcode --project examples/west-midlands-2014 table
	@echo
	@echo "That is what a study of 2014 says of thirteen reviews. To try next:"
	@echo "  $(BIN)/dhrcode -C examples/fictional                 where an invented study is"
	@echo "  $(BIN)/dhrcode -C examples/fictional show DHR58      one review, with its evidence"
	@echo "  $(BIN)/dhrcode init my-study                         a study of your own"
	@echo "docs/tutorial.md goes on from there; README.md says how to install it for good."

# Everything that CI runs.
test: lint types check
	$(PYTEST)

# What is quick, and needs neither a browser nor an office program.
unit: $(STAMP)
	$(PYTEST) -m "not (browser or office or slow)"

lint: $(STAMP)
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .

types: $(STAMP)
	$(BIN)/mypy

check: $(STAMP)
	$(BIN)/dhrcode --project examples/west-midlands-2014 check

# Takes the newest releases that pyproject.toml allows into the lock, for every Python and system.
newest: $(STAMP)
	$(PIP) install --upgrade uv
	$(BIN)/python -m uv pip compile --quiet --universal --python-version 3.11 --upgrade \
	  --generate-hashes --group dev --group build --custom-compile-command "make newest" \
	  --output-file $(LOCK) pyproject.toml
	$(MAKE) test

bench: $(STAMP)
	$(BIN)/python benchmarks/run.py

scan-quality: $(STAMP)
	@$(BIN)/python tests/safety/identifiers/quality.py

find-quality: $(STAMP)
	@$(BIN)/python tests/workflows/documents/find_quality.py

docs: $(STAMP)
	$(BIN)/python docs/generate.py

template: $(STAMP)
	$(BIN)/python docs/word_template.py

pictures: $(STAMP)
	$(BIN)/python docs/pictures.py

# The wheel, built twice: the same commit gives the same bytes.
dist: export SOURCE_DATE_EPOCH ?= $(or $(shell git log -1 --format=%ct 2>/dev/null),1580601600)
dist: $(STAMP)
	rm -rf dist
	$(BIN)/python -m hatchling build -t wheel -d dist/again
	$(BIN)/python -m hatchling build -t wheel -d dist
	cmp dist/*.whl dist/again/*.whl
	rm -r dist/again

$(STAMP): pyproject.toml $(LOCK)
	$(PYTHON) -m venv $(VENV)
	$(PIP) install --require-hashes --requirement $(LOCK)
	$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $(STAMP)

clean:
	rm -rf $(VENV) build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis
