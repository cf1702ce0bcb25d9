# Each target sets itself up from a checkout and a Python ≥ 3.11 alone, and again only when
# pyproject.toml or constraints/ has changed. `make PYTHON=/path/to/python …` chooses the Python.

PYTHONS := $(PYTHON) python3.13 python3.12 python3.11 python3
BIN := .venv/bin
INSTALL := PIP_ROOT_USER_ACTION=ignore $(BIN)/python -m pip install -qq --disable-pip-version-check
# What is pinned comes by its hash; we ourselves come without anything more.
OURSELVES := --no-deps --no-build-isolation --editable .
LOCK := $(BIN)/uv pip compile -q --no-config --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-emit-find-links --no-annotate \
	--custom-compile-command 'make lock' pyproject.toml
# The oldest PostgreSQL that we support, where it is installed, and what is most likely to notice.
OLDEST := 15
OF_SQL := tests/schema tests/server/store tests/server/api/test_edits.py \
	--ignore tests/server/store/test_embedded.py

.PHONY: help demo test check regen lock bench soak clean

help:  ## says what there is to make
	@sed -n 's/^\([a-z]*\):.*## /make \1: /p' Makefile

demo: .venv/.server  ## starts a server with an example map in an embedded PostgreSQL
	@$(BIN)/counterpoint demo

test: check  ## runs all checks, then the tests
	$(BIN)/pytest -n 2 -m "not soak"
	$(BIN)/pytest -n 2 -m "not soak" --postgres $(OLDEST) $(OF_SQL)

check: .venv/.dev  ## runs what finds faults without running the program
	$(BIN)/ruff format --check
	$(BIN)/ruff check
	$(BIN)/mypy
	$(BIN)/pyright
	$(BIN)/lint-imports --no-logo
	$(BIN)/python -m counterpoint_server.contract --check
	$(BIN)/python -m counterpoint_codegen --check

regen: .venv/.dev  ## writes the contract and the SDK made from it anew
	$(BIN)/python -m counterpoint_server.contract
	$(BIN)/python -m counterpoint_codegen

lock: .venv/.made  ## pins all dependencies anew, by their hashes
	@$(INSTALL) uv
	$(LOCK) --upgrade --extra build --extra server --output-file constraints/server.txt
	$(LOCK) --upgrade --extra build --extra dev --output-file constraints/dev.txt

bench: .venv/.dev  ## measures
	PYTHONPATH=tests $(BIN)/python tests/bench/run.py

soak: .venv/.dev  ## runs the longer proofs, and all tests on the oldest PostgreSQL
	$(BIN)/pytest -n 2 -m soak -raP
	$(BIN)/pytest -n 2 -m "not soak" --postgres $(OLDEST)

clean:  ## takes away all that was made here; no data
	rm -rf .venv .mypy_cache .ruff_cache .import_linter_cache .hypothesis dist build
	find . -name __pycache__ -prune -exec rm -rf {} +

.venv/.made:
	@$(BIN)/python -m pip --version >/dev/null 2>&1 || { \
	  for python in $(PYTHONS); do \
	    $$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || continue; \
	    $$python -c 'import ensurepip, venv' 2>/dev/null || { bare=$$python; continue; }; \
	    echo "Making .venv with $$python"; \
	    $$python -m venv --clear .venv; exit; \
	  done; \
	  if [ "$$bare" ]; then \
	    echo "$$bare has no venv module: install it (Debian, Ubuntu: apt install python3-venv)."; \
	  else \
	    echo "Counterpoint needs Python 3.11 or newer, and none was found ($(strip $(PYTHONS)))."; \
	  fi >&2; exit 1; }
	@touch $@

.venv/.server: .venv/.made pyproject.toml constraints/server.txt
	@echo "Installing counterpoint[server] into .venv"
	@$(INSTALL) --require-hashes -r constraints/server.txt
	@$(INSTALL) $(OURSELVES)
	@touch $@

# What [server] asks for is in [dev].
.venv/.dev: .venv/.made pyproject.toml constraints/dev.txt
	@echo "Installing counterpoint[dev] into .venv"
	@$(INSTALL) --require-hashes -r constraints/dev.txt
	@$(INSTALL) $(OURSELVES)
	@touch $@ .venv/.server
