# The five commands: make demo · make test · make check · make bench · make journeys
# `make help` lists all of them. Nothing is installed outside .venv.

PYTHON ?= $(shell command -v python3.11 || command -v python3)
PORT   ?= 8000
BIN    := .venv/bin
PYTEST := $(BIN)/python -m pytest
ARGS   ?=
# one more than cores: while one process waits for a child or a page, another computes
WORKERS ?= $(shell echo $$(( $$(getconf _NPROCESSORS_ONLN) + 1 )))

export PORT
# Compiled modules are kept: each of the many processes that a test run starts would compile anew.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: help demo fresh-demo test test-services journeys check lint types templates house \
        translations migrations deploy-check messages styles bench clean

help: ## this list
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | expand -t 18

# --- environments: made once, made again when the requirements change -----------------------------

.venv/bin/python:
	@"$(PYTHON)" -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "Python 3.11 or newer is needed; set PYTHON=/path/to/python3.11"; exit 1; }
	"$(PYTHON)" -m venv .venv

.venv/runtime.stamp: requirements.txt | .venv/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt
	@touch $@

.venv/dev.stamp: requirements-dev.txt requirements.txt | .venv/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	@touch $@ .venv/runtime.stamp

# --- running it -----------------------------------------------------------------------------------

demo: .venv/runtime.stamp ## the whole system with a year of letters, at http://127.0.0.1:8000/
	@EOFFICE_ENV=demo VAR_DIR=$${VAR_DIR:-var/demo} exec $(BIN)/python -m eoffice.serve

fresh-demo: ## the same with new data
	rm -rf var/demo
	@$(MAKE) --no-print-directory demo

# --- proving it -----------------------------------------------------------------------------------

test: .venv/dev.stamp ## the test suite (SQLite, or the database of DATABASE_URL)
	@.ci/missing
	$(PYTEST) -n $(WORKERS) -m "not journey" $(ARGS)

# the rooms that know no database, nor anything that does
PURE   := --ignore=tests/pdf --ignore=tests/house --ignore=tests/front

test-services: .venv/dev.stamp ## the same suite on PostgreSQL and Redis, but for what asks neither
	DATABASE_URL=$${DATABASE_URL:-postgres://postgres@127.0.0.1:5432/eoffice} \
	CELERY_BROKER_URL=$${CELERY_BROKER_URL:-redis://127.0.0.1:6379/9} \
	$(PYTEST) -n $(WORKERS) -m "not journey" $(PURE) $(ARGS)

journeys: .venv/dev.stamp ## the browser journeys, with screenshots in test-results/
	@.ci/missing
	$(PYTEST) -n 2 -m journey $(ARGS)

check: lint types templates translations migrations deploy-check house ## everything but the tests

lint: .venv/dev.stamp
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: .venv/dev.stamp
	$(BIN)/mypy

templates: .venv/dev.stamp
	$(BIN)/djlint --lint --quiet templates
	$(BIN)/python .ci/styles.py --check

styles: .venv/runtime.stamp ## keep those rules of Bootstrap that the pages use, in static/css/bootstrap.css
	$(BIN)/python .ci/styles.py

house: .venv/dev.stamp
	$(PYTEST) -n 0 -q tests/house

translations: .venv/dev.stamp
	$(BIN)/python .ci/translations.py

migrations: .venv/dev.stamp
	EOFFICE_ENV=development VAR_DIR=var/check $(BIN)/python manage.py makemigrations --check --dry-run

deploy-check: .venv/dev.stamp
	.ci/deploy-check

messages: .venv/dev.stamp ## collect the texts into locale/ and compile them (needs gettext)
	$(BIN)/python manage.py makemessages --locale=id --no-location --no-obsolete \
	  --ignore=.venv --ignore=var --ignore=tests
	$(BIN)/python manage.py compilemessages --locale=id --ignore=.venv

bench: .venv/dev.stamp ## the figures, as ratios to yardsticks of the same run (needs PostgreSQL)
	$(BIN)/python -m tests.bench $(ARGS)

clean: ## forget everything made here, the environment too
	rm -rf var .venv .pytest_cache .mypy_cache .ruff_cache test-results
