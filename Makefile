# Two commands do everything: `make demo` and `make test`.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet

.PHONY: demo test check bench data docs lock clean

## demo: install what the main job needs, map the bundled article, print where the map is
demo: $(VENV)/.base
	$(BIN)/geomap demo --overwrite -o outputs/demo.html

## test: install the rest and run the whole suite
test: $(VENV)/.test
	$(BIN)/python -m pytest -n 2 --dist loadfile

## check: linters, types, floors and the fast tests (under a minute)
check: $(VENV)/.test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache
	$(BIN)/python -m pytest -q -n 2 -m "not browser and not slow"

## bench: the figures of the design, measured side by side on this machine
bench: $(VENV)/.test
	for f in benchmarks/bench_*.py; do $(BIN)/python $$f || exit 1; done

## data: make gazetteer/data anew from its pinned sources
data: $(VENV)/.test
	$(BIN)/python -m gazetteer.make_data

## docs: write the pages that are made from the code
docs: $(VENV)/.test
	$(BIN)/python docs/make_reference.py

## lock: pin what is installed now as what everybody installs
lock: $(VENV)/.test
	$(BIN)/python -m pip freeze --exclude-editable --exclude geomap-reports > requirements.lock

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "geomap needs Python 3.11 or newer; $(PYTHON) is older. Try: make demo PYTHON=python3.12"; exit 1; }
	@$(PYTHON) -m venv $(VENV) \
	  || { rm -rf $(VENV); echo "Python's venv module is missing. On Debian: apt install python3-venv"; exit 1; }

$(VENV)/.base: $(VENV)/bin/python pyproject.toml requirements.lock
	@echo "Installing geomap into $(VENV) (a minute or two the first time) ..."
	$(PIP) install -c requirements.lock -e .
	touch $@

$(VENV)/.test: $(VENV)/.base
	@echo "Installing what the suite needs into $(VENV) ..."
	$(PIP) install -c requirements.lock -e ".[all,test,data]"
	touch $@

clean:
	rm -rf $(VENV) dist .pytest_cache .mypy_cache .ruff_cache .hypothesis tests/artefacts
