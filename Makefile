# What a newcomer and a maintainer do with the project. Every target sets up what it needs in .venv.
# Needed first: Python 3.11 or newer with its venv module, and make.

PYTHON ?= python3
BIN := .venv/bin
PIP_INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check
# Bytecode, as an ordinary install has it: without it a start takes a fifth of a second longer.
COMPILE := $(BIN)/python -m compileall -q src
# Annotated articles for `make accuracy`, `make bench` and `make train`; they are no part of the repository.
export BANGGIAO_SHARED ?= ../shared
# How many articles the ledger of `make bench` gets; 100,000 take half an hour.
ARTICLES ?= 3000

FRONT := src/banggiao/web/front

.DEFAULT_GOAL := help
.PHONY: help demo front serve test lint accuracy bench faults train report lock clean

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  make %-9s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

demo: .venv/run.stamp ## read the example articles and print their events as a table
	@$(BIN)/banggiao read examples
	@echo
	@echo "That was: banggiao read examples"
	@echo "Go on with"
	@echo "  $(BIN)/banggiao read examples --format jsonl      the same as records, every value with its offsets"
	@echo "  $(BIN)/banggiao read YOUR_ARTICLE.txt --lang vi   an article of your own, labels in Vietnamese"
	@echo "  $(BIN)/banggiao lexicon show WORD                 what the program knows about a word"
	@echo "  make serve                                        the same on pages, in a browser"
	@echo "  $(BIN)/banggiao --help                            everything else"

front: build/front.stamp ## bundle the scripts and styles of the pages (needs npm; without it pages are tables)

serve: .venv/run.stamp build/front.stamp ## serve the examples on pages: http://127.0.0.1:8321/
	@$(BIN)/banggiao demo

test: .venv/dev.stamp build/front.stamp ## run the tests
	@sh tests/postgresql.sh
	@sh tests/chromium.sh
	@$(BIN)/python -m pytest

lint: .venv/dev.stamp ## check style, types and the direction of imports
	@$(BIN)/ruff check src tests benchmarks
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-logo
	@$(BIN)/banggiao lexicon check

accuracy: .venv/dev.stamp ## measure accuracy against the floors (needs BANGGIAO_SHARED)
	@$(BIN)/banggiao evaluate accuracy

bench: .venv/bench.stamp ## measure speed, beside other libraries (needs BANGGIAO_SHARED)
	@$(COMPILE)
	@$(BIN)/banggiao evaluate speed
	@mkdir -p build
	@$(BIN)/python benchmarks/ledger_size.py $(ARTICLES) build/bench-ledger.db
	@$(BIN)/python benchmarks/warc_pages.py $(ARTICLES)
	@$(BIN)/python benchmarks/pages.py build/bench-ledger.db

faults: .venv/dev.stamp ## kill `banggiao add` 200 times and compare what it resumes to (takes a quarter of an hour)
	@$(BIN)/python benchmarks/ledger_faults.py 200

# One thread: sums are then taken in the same order everywhere, so that the same data give the same bytes.
train: .venv/dev.stamp ## rebuild the weights from the annotated articles (needs BANGGIAO_SHARED)
	@OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 $(BIN)/banggiao evaluate train

report: .venv/dev.stamp ## write docs/accuracy.md and docs/reliability.md (needs BANGGIAO_SHARED; takes minutes)
	@$(BIN)/banggiao evaluate report
	@$(BIN)/python benchmarks/reliability.py 40

lock: ## pin the newest versions that pyproject.toml allows, with the hashes of their files
	@$(PYTHON) -m venv .venv-lock && .venv-lock/bin/python -m pip install --quiet uv
	@PATH="$$PWD/.venv-lock/bin:$$PATH" sh requirements/lock.sh
	@rm -r .venv-lock

clean: ## remove what the other targets set up
	@rm -rf .venv .venv-lock .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
	@rm -rf build/front.stamp src/banggiao/web/static $(FRONT)/node_modules

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Bang Giao needs Python 3.11 or newer; this is " + sys.version.split()[0] + "; say make PYTHON=python3.11")'
	@$(PYTHON) -m venv .venv

.venv/%.stamp: requirements/%.txt pyproject.toml | .venv/bin/python
	@echo "setting up .venv ($*)"
	@$(PIP_INSTALL) --require-hashes --requirement requirements/$*.txt
	@$(PIP_INSTALL) --no-deps --no-build-isolation --editable .
	@$(COMPILE)
	@touch $@

# Where npm is missing, or can fetch nothing, nothing is built and nothing is stamped: the next time it is tried again.
build/front.stamp: $(shell find $(FRONT) -path '*/node_modules' -prune -o -type f -print)
	@mkdir -p build
	@if ! command -v npm >/dev/null 2>&1; then \
	  echo "npm is not installed: the pages are served as tables, without charts"; \
	elif ! npm --prefix $(FRONT) ci --silent --no-progress; then \
	  echo "npm cannot fetch what the charts are made of: the pages are served as tables"; \
	else \
	  echo "bundling the scripts of the pages" && npm --prefix $(FRONT) run --silent check && \
	  npm --prefix $(FRONT) run --silent build && touch $@; \
	fi
