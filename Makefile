# `make run` and `make test` are all there is to know. Both need Python 3.11, 3.12 or 3.13 and
# nothing else: they make .venv, install the locked and hashed dependencies, and go.

VENV := .venv
PY := $(VENV)/bin/python

# Whatever Python was found first; `make run PYTHON=/path/to/python3.12` chooses another. A name
# may be on the PATH and still not run (a version manager's stand-in), so each one is tried.
PYTHON = $(shell for name in python3 python3.13 python3.12 python3.11; do \
  $$name -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 14))' 2>/dev/null \
  && echo $$name && break; done)

# uv is quicker and used where it is; `make run UV=` goes without. It must not fetch a Python.
UV := $(shell command -v uv 2>/dev/null)
export UV_PYTHON_DOWNLOADS := never
export PIP_DISABLE_PIP_VERSION_CHECK := 1
# Each process of Rapport would compile all of its modules anew, which takes ten times as long as
# to load them: many a container says so in its environment.
unexport PYTHONDONTWRITEBYTECODE
INSTALL = $(if $(UV),$(UV) pip install -q --compile-bytecode --python $(PY),$(PY) -m pip install -q)

# More for pytest: make test ARGS="-k cancel -x"
ARGS ?=

.DEFAULT_GOAL := help
.PHONY: help run test test-long again coverage check bench bench-compare fuzz audit bare validate format sentences manual migration lock clean
.PHONY: installed installed-dev

help: ## Say what there is
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | expand -t 12

# With a config it is the real thing; without one a playground, which needs nothing.
run: installed ## Begin: a playground in the browser; with a rapport.toml, Rapport itself
	@if test -e rapport.toml || test -n "$$RAPPORT_CONFIG"; \
	then exec $(VENV)/bin/rapport run; else exec $(VENV)/bin/rapport demo; fi

# No more than four workers: each starts a PostgreSQL of its own. Without arguments tests take turns
# (tests/effort.py); with them, and with TEST_REQUIRE=all, everything runs.
test: installed-dev ## Run the tests; more for pytest in ARGS="..."
	@TEST_TURNS=$(if $(ARGS),,1) $(PY) -m pytest -n auto --maxprocesses 4 --dist worksteal $(ARGS)

# A law with ten times its examples takes an hour on a busy machine; only what hangs is to be ended.
test-long: installed-dev ## Tests that try examples, mails and kills, with many more of them
	@TEST_LONG=1 $(PY) -m pytest -n auto --maxprocesses 4 --dist worksteal --timeout 7200 $(ARGS)

again: installed-dev ## Run the tests that failed last time
	@$(PY) -m pytest --last-failed --last-failed-no-failures none $(ARGS)

# A process of the tests, and each program that they start, writes a file of its own.
coverage: installed-dev ## Run the tests, and say which lines none of them reached
	@$(PY) -m coverage erase
	@$(PY) -m coverage run -m pytest -q -n auto --maxprocesses 4 $(ARGS)
	@$(PY) -m coverage combine -q && $(PY) -m coverage report

check: installed-dev ## Lint, format, types, layers, fresh requirements
	$(PY) -m ruff check
	$(PY) -m ruff format --check
	$(PY) -m mypy
	$(VENV)/bin/lint-imports
	@for file in requirements.txt requirements-dev.txt; do \
	  $(call export,$$file) | cmp -s - $$file \
	  || { echo "$$file is not what uv.lock says: run 'make lock'."; exit 1; }; done

bench: installed-dev ## Measure: every target, whether it is reached; shorter: ARGS="--interactions 100000"
	@$(PY) -m bench $(ARGS)

BASE ?= HEAD~1
bench-compare: installed-dev ## Measure this code beside that of another revision: BASE=main
	@$(PY) -m bench compare $(BASE) $(ARGS)

fuzz: installed-dev ## Read broken mails for an hour, then odd payloads of Slack; shorter: ARGS="--minutes 3"
	@$(PY) -m bench fuzz $(ARGS)
	@$(PY) -m pytest -q --hypothesis-profile=search -k sqlite tests/bot/faults/test_payload_fuzz.py

audit: installed-dev ## Licences, a bill of materials, known vulnerabilities (AUDIT_DATABASE)
	@$(PY) -m bench audit

validate: installed-dev ## Send every screen to Slack's own blocks.validate (needs the network, no token)
	@$(PY) -m pytest -q tests/playground/slack_validation.py $(ARGS)

bare: installed-dev ## Try run and test on a bare Debian in a chroot (slow, as root, needs the network)
	@$(PY) -m pytest -q -s --timeout=1800 tests/system/bare_machine.py $(ARGS)

format: installed-dev ## Put the code into the formatter's shape
	$(PY) -m ruff check --fix
	$(PY) -m ruff format

sentences: installed-dev ## Collect the sentences of the bot for translators (rapport.pot)
	$(PY) -m cli.sentences > bot/locale/rapport.pot.new && mv bot/locale/rapport.pot.new bot/locale/rapport.pot

manual: installed-dev ## Write docs/commands.md from the help of every command
	$(PY) -m cli.manual > docs/commands.md.new && mv docs/commands.md.new docs/commands.md

# They are numbered one after another; what is in it is written by hand.
migration: installed-dev ## Begin a new step of the database: make migration NAME=what_it_adds
	@test -n "$(NAME)" || { echo "Say what it adds: make migration NAME=what_it_adds"; exit 1; }
	@$(VENV)/bin/alembic revision -m "$(NAME)" --rev-id "$$(printf %04d $$(( \
	  $$(ls journal/migrations/versions | sed -n 's/^0*\([0-9][0-9]*\)_.*/\1/p' | sort -n | tail -1) + 1 )))"

lock: installed-dev ## Renew uv.lock and the requirements made from it
	$(VENV)/bin/uv lock
	@for file in requirements.txt requirements-dev.txt; do \
	  $(call export,$$file) > $$file.new && mv $$file.new $$file || exit 1; done

clean: ## Remove .venv and the caches
	rm -rf $(VENV) .mypy_cache .pytest_cache .ruff_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -prune -exec rm -rf {} +

# What a requirements file says: everything locked, with hashes, and the build backend (see below).
export = case $(1) in *-dev.txt) dev=;; *) dev=--no-dev;; esac; \
  $(VENV)/bin/uv export -q --locked --no-emit-project --all-extras --group build $$dev --no-header

# ── the environment ──────────────────────────────────────────────────────────────────────────────
# It is up to date when what it was installed from is what lies here now, byte for byte: times of
# files say little after a `git checkout`. What `test` installs is enough for `run`.

installed:
	@$(call up_to_date,requirements.txt) || { \
	  $(whole_venv) && $(call install,requirements.txt) && $(call note,requirements.txt); }

installed-dev:
	@$(call up_to_date,requirements-dev.txt) || { \
	  $(whole_venv) && $(call install,requirements-dev.txt) \
	  && $(call note,requirements-dev.txt) && $(call note,requirements.txt); }

up_to_date = $(sound) && cat $(1) pyproject.toml | cmp -s - $(VENV)/installed-$(1)
note = cat $(1) pyproject.toml > $(VENV)/installed-$(1)

# The project's own build backend is among the requirements, so that building needs no second,
# unhashed download and the same bytes are used everywhere.
install = echo "Installing what $(1) names into $(VENV) ..." \
  && $(INSTALL) --require-hashes -r $(1) && $(INSTALL) --no-deps --no-build-isolation -e .

# Half made (it has no `activate` until the end), moved here from another place (`activate` knows
# the old one), or made by a Python that is gone: then it is made anew.
sound = $(PY) -c '' 2>/dev/null && grep -qF '$(CURDIR)/$(VENV)' $(VENV)/bin/activate 2>/dev/null
whole_venv = { $(sound) || { $(python_found) && $(venv_possible) && $(make_venv); }; }

make_venv = rm -rf $(VENV) && echo "Making $(VENV) with $$($(PYTHON) -V) ..." \
  && $(if $(UV),$(UV) venv -q --python $(PYTHON),$(PYTHON) -m venv) $(VENV)

python_found = { test -n '$(PYTHON)' || { \
  echo "Rapport needs Python 3.11, 3.12 or 3.13. None of python3, python3.13, python3.12 and"; \
  echo "python3.11 is one: python3 is $$(python3 -V 2>/dev/null || echo not here at all)."; \
  echo "Install one, or say where it is: make run PYTHON=/path/to/python3.12"; false; }; }

venv_possible = { test -n '$(UV)' || $(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { \
  echo "$(PYTHON) can't make a virtual environment. On Debian and Ubuntu this adds what is missing:"; \
  $(PYTHON) -c '$(remedy)'; \
  echo "Then run make again."; false; }; }
remedy = import os, sys; print("\n    %sapt install python%d.%d-venv\n" \
  % ("sudo " * (os.getuid() > 0), *sys.version_info[:2]))
