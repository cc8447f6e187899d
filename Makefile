# onrecord: `make run` serves, `make test` checks everything. Needs Python 3.11 or later and make.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
# CPU builds of PyTorch, free of the gigabytes of CUDA packages that the default index brings.
TORCH_INDEX ?= https://download.pytorch.org/whl/cpu
# What is installed where that index is out of reach.
TORCH_VERSION ?= 2.13.0
PIP := $(BIN)/python -m pip --disable-pip-version-check
CORPUS ?=
# What `make bench` measures against, each in an environment of its own.
PEERS := txtai llama-index haystack
INDEX_ARGS = $(if $(CORPUS),--corpus $(CORPUS))

.DEFAULT_GOAL := help
.PHONY: help run index test lint check fit evaluate bench-checking bench bench-quick profile clean

help: ## list the targets
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | expand -t 12

run: $(VENV)/.installed ## install, index the corpus, serve (Telegram with a token, else the terminal)
	@$(BIN)/onrecord index $(INDEX_ARGS)
	@$(BIN)/onrecord serve

index: $(VENV)/.installed ## take new and changed statements in
	@$(BIN)/onrecord index $(INDEX_ARGS)

test: $(VENV)/.tested lint ## linters, types, import contracts and every test
	$(BIN)/python -m pytest -n 2 --dist loadgroup

lint: $(VENV)/.tested ## ruff, mypy and the import contracts alone
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

fit: $(VENV)/.tested ## fit the confidence model anew (DATA=folder with the auspm set)
	$(BIN)/python benchmarks/fit_confidence.py $(DATA)

bench-checking: $(VENV)/.tested ## check thousands of quotations (DATA=folder with the auspm and scifact sets)
	$(BIN)/python benchmarks/checking.py $(DATA)

evaluate: $(VENV)/.installed ## measure every evaluation set, write docs/evaluation.md (DATA=folder of the sets)
	$(BIN)/python benchmarks/evaluate_sets.py $(DATA)

bench: $(VENV)/.tested $(PEERS:%=.bench/%/.made) ## measure against other programs, write benchmarks/RESULTS.md (DATA=folder with auspm and scifact)
	$(BIN)/python benchmarks/speed/run.py $(DATA) $(SECTION)

bench-quick: $(VENV)/.tested $(PEERS:%=.bench/%/.made) ## the same with 500 documents, into .bench/QUICK.md
	BENCH_QUICK=1 $(BIN)/python benchmarks/speed/run.py $(DATA) $(SECTION)

profile: $(VENV)/.installed ## where a question's time goes (DATA=folder with the auspm set)
	$(BIN)/python benchmarks/speed/question_time.py $(DATA)

clean: ## remove the environment and caches; the index and its archive stay
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis build *.egg-info

$(VENV)/bin/python:
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or later is needed: make PYTHON=python3.11 …")'
	$(PYTHON) -m venv $(VENV)

# PyTorch first and by itself: a bare requirement elsewhere is then satisfied and brings nothing more.
$(VENV)/.torch: $(VENV)/bin/python
	$(PIP) install --quiet --retries 0 --timeout 10 --index-url $(TORCH_INDEX) torch \
		|| $(PIP) install --quiet torch==$(TORCH_VERSION)
	@touch $@

$(VENV)/.installed: $(VENV)/.torch pyproject.toml
	$(PIP) install --quiet --editable .
	@touch $@

$(VENV)/.tested: $(VENV)/.installed pyproject.toml
	$(PIP) install --quiet --editable '.[test]'
	@touch $@

.bench/%/.made: benchmarks/peers/%.txt
	$(PYTHON) -m venv .bench/$*
	.bench/$*/bin/python -m pip --disable-pip-version-check install --quiet --retries 0 --timeout 10 \
		--index-url $(TORCH_INDEX) torch \
		|| .bench/$*/bin/python -m pip --disable-pip-version-check install --quiet torch==$(TORCH_VERSION)
	.bench/$*/bin/python -m pip --disable-pip-version-check install --quiet --requirement $<
	@touch $@
