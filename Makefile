# make serve   the learner's server on this machine, and the address to open
# make test    everything: style, types, tests, real nbgrader, real browser
# make bench   how quick it is beside the stock tools, measured in the same run
#
# Needs Python 3.11 to 3.13 and make. uv is used where it is there, venv and pip where not.

SHELL := /bin/sh
PYTHON ?= python3
BIN := .venv/bin
UV := $(shell command -v uv 2>/dev/null)

.PHONY: serve test check bench pictures format clean

serve: .venv/.ready
	@echo "To stop: Ctrl and C. Other commands: $(BIN)/wholepicture --help" >&2
	@$(BIN)/wholepicture serve $(ARGS)

# Three runs of pytest, as the browser's event loop cannot share a process with others' loops. The
# pages of the real server mostly wait, so the other two run beside them, one after the other, and
# say what they have to say afterwards.
test: .venv/.ready-dev check
	@$(BIN)/python tests/chromium.py
	@$(BIN)/wholepicture check
	@said=$$(mktemp); \
	( $(BIN)/python -m pytest $(ARGS) --ignore tests/unit/activities --ignore tests/pages; others=$$?; \
	  $(BIN)/python -m pytest $(ARGS) tests/unit/activities; exit $$((others + $$?)) ) >"$$said" 2>&1 & rest=$$!; \
	$(BIN)/python -m pytest $(ARGS) tests/pages; pages=$$?; \
	wait $$rest; others=$$?; cat "$$said"; rm -f "$$said"; \
	exit $$((pages + others))

# Style and types, of Python and of JavaScript.
check: .venv/.ready-dev
	@$(BIN)/ruff check
	@$(BIN)/ruff format --check
	@$(BIN)/mypy
	@if command -v npm >/dev/null 2>&1; then \
	  [ -x node_modules/.bin/tsc ] || npm ci --no-audit --no-fund --silent; \
	  node_modules/.bin/tsc -p tsconfig.json; \
	else echo "Node is not installed, so the JavaScript types were not checked here."; fi

bench: .venv/.ready-dev
	@$(BIN)/python tests/chromium.py
	@$(BIN)/python -m tests.bench $(ARGS)

# The pictures in README, taken anew from the real pages.
pictures: .venv/.ready-dev
	@$(BIN)/python tests/chromium.py
	@$(BIN)/python -m tests.pictures

format: .venv/.ready-dev
	@$(BIN)/ruff check --fix
	@$(BIN)/ruff format

clean:
	rm -rf .venv node_modules dist build .mypy_cache .ruff_cache .pytest_cache .hypothesis

# What a learner's server needs.
.venv/.ready: pyproject.toml uv.lock
	@$(PYTHON) -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' || { \
	  echo "Whole Picture needs Python 3.11, 3.12 or 3.13; '$(PYTHON)' is not one of them." ; \
	  echo "Try: make $(MAKECMDGOALS) PYTHON=python3.12"; exit 1; }
	@echo "Preparing what Whole Picture needs (once; a minute or two)…" >&2
ifdef UV
	@uv sync --quiet --frozen --no-default-groups --inexact --python "$$(command -v $(PYTHON))"
else
	@[ -x $(BIN)/python ] || $(PYTHON) -m venv .venv || { \
	  echo "This Python cannot make an environment. On Debian or Ubuntu: apt install python3-venv"; \
	  rm -rf .venv; exit 1; }
	@$(BIN)/python -m pip install --quiet --upgrade "pip>=25.1"
	@$(BIN)/python -m pip install --quiet --editable .
endif
	@touch $@

# What its developers need on top.
.venv/.ready-dev: .venv/.ready
ifdef UV
	@uv sync --quiet --frozen --inexact --python "$$(command -v $(PYTHON))"
else
	@$(BIN)/python -m pip install --quiet --group dev
endif
	@touch $@
