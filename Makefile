# onrecord: `make run` serves, `make test` checks everything. Needs Python 3.11 or later and make.

PYTHON ?= python3
VENV := .venv
PY := $(VENV)/bin/python
# CPU builds of PyTorch, free of the gigabytes of CUDA packages that the default index brings.
TORCH_INDEX ?= https://download.pytorch.org/whl/cpu
# What is installed where that index is out of reach.
TORCH_VERSION ?= 2.13.0
PIP := $(PY) -m pip --disable-pip-version-check
# The versions with which all tests passed.
PINNED := --constraint requirements/lean.txt
CORPUS ?=
# What `make bench` measures against, each in an environment of its own; variables BENCH_… reach it.
PEERS := txtai llama-index haystack sqlite
INDEX_ARGS = $(if $(CORPUS),--corpus $(CORPUS))

HASHED := --quiet --no-annotate --no-header --generate-hashes --python-version 3.11

# Tests start Python hundreds of times; where nothing compiled may be kept, each start would compile
# the project anew.
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := help
.PHONY: help run demo index test test-elsewhere test-lean packages image-folder guides docs lint fit train-reader train-encoder fuzz fuzz-readers fuzz-bot chaos soak second-opinion evaluate bench-checking bench bench-quick profile serve-webhook-demo audit sbom pins clean

help: ## list the targets
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | expand -t 16

run: $(VENV)/.installed ## install, index the corpus, serve (Telegram with a token, else the terminal)
	@$(PY) -m bot.cli index $(INDEX_ARGS)
	@$(PY) -m bot.cli serve

demo: $(VENV)/.tested ## the bot on the fictional sample, without Telegram: a phone on a page of this machine (PORT=8010)
	PYTHONPATH=tests/support:. $(PY) -m demo $(if $(PORT),--port $(PORT))

index: $(VENV)/.installed ## take new and changed statements in
	@$(PY) -m bot.cli index $(INDEX_ARGS)

test: $(VENV)/.tested lint ## linters, types, import contracts and every test
	$(PY) -m pytest -n 4 --dist worksteal --durations=10

test-elsewhere: $(VENV)/.tested ## tests that depend on the machine, as on a plainer one in an odd folder
	$(PY) tests/support/elsewhere.py

test-lean: $(VENV)/.installed ## the wheel alone, without torch, answers from a model converted before
	.ci/lean

packages: $(VENV)/bin/python ## make the sdist and the wheel in dist/
	.ci/packages $(PY) dist

image-folder: $(VENV)/.tested ## build the image's layers into FOLDER (as root, with debootstrap), run the bot in it, measure
	deploy/image.sh folder $(or $(FOLDER),build/image) $(abspath $(PY)) $(abspath $(VENV)/bin/onrecord)
	ONRECORD_TEST_FOLDER=$(abspath $(or $(FOLDER),build/image)) $(PY) -m pytest -q tests/deploy/test_folder.py
	PYTHONPATH=tests/support:. $(PY) benchmarks/image_folder.py $(or $(FOLDER),build/image)

guides: $(VENV)/.tested ## write the guides that are drawn from the code: commands, settings, JSON
	PYTHONPATH=tests/support:. $(PY) tests/bot/cli/test_cli_docs.py
	PYTHONPATH=tests/support:. $(PY) tests/bot/cli/test_json_docs.py
	PYTHONPATH=tests/support:. $(PY) tests/bot/settings/test_settings_docs.py
	WRITE_SCREENS=1 $(PY) -m pytest -q tests/bot/telegram/test_admin_screens.py

docs: $(VENV)/.tested ## build the guides as a site, into build/site/index.html
	NO_MKDOCS_2_WARNING=1 $(PY) -m mkdocs build --strict --quiet

lint: $(VENV)/.tested ## ruff, mypy and the import contracts alone
	$(PY) -m ruff check .
	$(PY) -m ruff format --check .
	MYPY_NUM_WORKERS=auto $(PY) -m mypy
	$(PY) -c 'from importlinter.cli import lint_imports_command as lint; lint()'

fit: $(VENV)/.tested ## fit the ranking and the confidence anew (DATA=folder with the auspm set)
	$(PY) benchmarks/fit_ranking.py $(DATA)
	$(PY) benchmarks/fit_confidence.py $(DATA)
	$(PY) benchmarks/fit_confidence.py $(DATA) --encoder english
	$(PY) benchmarks/fit_topics.py $(DATA)
	$(PY) benchmarks/fit_topics.py $(DATA) --encoder english

train-reader: $(VENV)/.trained ## train the reader anew, resumable (DATA=folder of the sets), then fit its probabilities
	$(PY) training/reader/train_reader.py $(DATA) --resume
	$(PY) benchmarks/fit_built_in.py reader
	$(PY) benchmarks/fit_reading.py $(DATA)/auspm

train-encoder: $(VENV)/.trained ## train the fast encoder anew, resumable (DATA=folder of the sets, TEXTS=folder of ru.txt and ky.txt)
	$(PY) training/encoder/train_encoder.py $(DATA) $(TEXTS) --resume
	$(PY) benchmarks/fit_built_in.py fast

bench-checking: $(VENV)/.tested ## check thousands of quotations, and whose words they are (DATA=folder of the sets)
	$(PY) benchmarks/checking.py $(DATA)
	$(PY) benchmarks/evaluate_claims.py
	$(PY) benchmarks/evaluate_speakers.py --news $(DATA)/factrueval_dev

fuzz: fuzz-readers fuzz-bot ## everything odd: documents, updates, buttons, questions

fuzz-readers: $(VENV)/.tested ## thousands of damaged files for every reader (FILES=20000 a form, ENDINGS=".pdf .docx")
	PYTHONPATH=tests/support:. $(PY) benchmarks/fuzz_readers.py $(or $(FILES),20000) $(ENDINGS)

fuzz-bot: $(VENV)/.tested ## odd updates, buttons, links, questions, quotations, settings (CASES=100000 each)
	PTB_TIMEDELTA=true PYTHONPATH=tests/support:. $(PY) benchmarks/fuzz_bot.py --cases $(or $(CASES),100000)

chaos: $(VENV)/.tested ## kill the bot, fail its calls, fill its disk, turn bytes of its files (KILLS=200)
	PYTHONPATH=tests/support:. $(PY) benchmarks/endurance/chaos.py --kills $(or $(KILLS),200)

soak: $(VENV)/.tested ## thirty questions a second through faults, a kill, a flood (SECONDS=300)
	PYTHONPATH=tests/support:. $(PY) benchmarks/endurance/soak.py --seconds $(or $(SECONDS),300)

second-opinion: $(VENV)/.tested .bench/telemelya/.made ## a Bot API server by somebody else brings updates by webhook (needs redis-server)
	PYTHONPATH=tests/support:. $(PY) benchmarks/second_opinion/second_opinion.py

evaluate: $(VENV)/.measured ## measure every evaluation set, write docs/evaluation.md (DATA=folder of the sets)
	$(PY) benchmarks/evaluate_sets.py $(DATA)
	$(PY) benchmarks/evaluate_topics.py $(or $(DATA),../shared/data)/auspm

bench: $(VENV)/.tested $(PEERS:%=.bench/%/.made) ## measure against other programs, write benchmarks/RESULTS.md (DATA=folder with auspm and scifact; BENCH_LIMIT=avx2)
	$(PY) benchmarks/speed/run.py $(DATA) $(SECTION)

bench-quick: $(VENV)/.tested $(PEERS:%=.bench/%/.made) ## the same with 500 documents, into .bench/QUICK.md
	BENCH_QUICK=1 $(PY) benchmarks/speed/run.py $(DATA) $(SECTION)

profile: $(VENV)/.installed ## where a question's time goes (DATA=folder with the auspm set)
	$(PY) benchmarks/speed/question_time.py $(DATA)

serve-webhook-demo: $(VENV)/.tested ## the bot by webhook on loopback: asks one question and prints the answer (QUESTION="...")
	PTB_TIMEDELTA=true PYTHONPATH=tests/support:. $(PY) tests/support/webhook_demo.py "$(QUESTION)"

audit: .audit/.made ## look for weak places in the code and for known faults of what is installed
	.audit/bin/bandit --quiet --recursive --configfile pyproject.toml bot retrieval
	.audit/bin/python requirements/audit.py .audit/bin/pip-audit

sbom: $(VENV)/.installed .audit/.made ## list what is installed, with versions and licences: build/onrecord.cdx.json
	@mkdir -p build
	.audit/bin/cyclonedx-py environment $(PY) --pyproject pyproject.toml --output-reproducible --of JSON -o build/onrecord.cdx.json

pins: $(VENV)/.installed .audit/.made ## pin the versions installed here, with the digests of their files
	$(PY) requirements/lean.py
	.audit/bin/uv pip compile $(HASHED) --no-deps requirements/lean.txt -o requirements/lean.hashed.txt
	.audit/bin/uv pip compile $(HASHED) --universal requirements/audit.in -o requirements/audit.txt

clean: ## remove the environment and caches; the index and its archive stay
	rm -rf $(VENV) .audit .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis build dist *.egg-info

$(VENV)/bin/python:
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or later is needed: make PYTHON=python3.11 …")'
	$(PYTHON) -m venv $(VENV)

# PyTorch first and by itself: a bare requirement elsewhere is then satisfied and brings nothing more.
$(VENV)/.torch: $(VENV)/bin/python
	$(PIP) install --quiet --retries 0 --timeout 10 --index-url $(TORCH_INDEX) torch \
		|| $(PIP) install --quiet torch==$(TORCH_VERSION)
	@touch $@

# NNCF for a conversion to int8, which is tried where the processor has instructions for it.
$(VENV)/.installed: $(VENV)/.torch pyproject.toml requirements/lean.txt
	$(PIP) install --quiet $(PINNED) --editable '.[int8]'
	@touch $@

$(VENV)/.measured: $(VENV)/.installed
	$(PIP) install --quiet $(PINNED) --editable '.[int8,evaluate]'
	@touch $@

$(VENV)/.tested: $(VENV)/.installed
	$(PIP) install --quiet $(PINNED) --editable '.[int8,evaluate,scale,postgres,milvus,test,docs]'
	@touch $@

$(VENV)/.trained: $(VENV)/.installed
	$(PIP) install --quiet $(PINNED) --editable '.[int8,evaluate,train]'
	@touch $@

.bench/telemelya/.made: benchmarks/peers/telemelya.txt
	$(PYTHON) -m venv .bench/telemelya
	.bench/telemelya/bin/python -m pip --disable-pip-version-check install --quiet --requirement $<
	@touch $@

.bench/%/.made: benchmarks/peers/%.txt
	$(PYTHON) -m venv .bench/$*
	.bench/$*/bin/python -m pip --disable-pip-version-check install --quiet --retries 0 --timeout 10 \
		--index-url $(TORCH_INDEX) torch \
		|| .bench/$*/bin/python -m pip --disable-pip-version-check install --quiet torch==$(TORCH_VERSION)
	.bench/$*/bin/python -m pip --disable-pip-version-check install --quiet --requirement $<
	@touch $@

# What looks at the project has an environment of its own, each file checked by its digest.
.audit/.made: requirements/audit.txt
	$(PYTHON) -m venv .audit
	.audit/bin/python -m pip --disable-pip-version-check install --quiet --require-hashes --requirement $<
	@touch $@
