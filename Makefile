# Everything runs in .venv, which make builds by itself from the lock file,
# and builds again when the lock file or pyproject.toml changes.

# the tests start the program some hundred times: what is compiled once is kept
unexport PYTHONDONTWRITEBYTECODE
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

.DEFAULT_GOAL := help
.PHONY: help run test check format bench soak fuzz lock docs claims.db clean

help: ## list the targets
	@grep -hE '^[a-z.]+:.*##' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-10s %s\n", $$1, $$2}'

$(READY): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed; name it with: make PYTHON=python3.12")'
	$(PYTHON) -m venv --clear $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-input --require-hashes --no-deps -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-input --no-deps --no-build-isolation --editable .
	@touch $@

run: $(READY) ## open the desk on the sample (without a terminal: print the state of the work)
	@$(BIN)/python main.py

test: $(READY) ## run the tests
	@$(BIN)/python -m pytest -n 3 --dist worksteal -q -m "not soak"

check: $(READY) ## lint, formatting, types, import contracts
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-cache

format: $(READY) ## format and fix what can be fixed
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .

bench: $(READY) ## measure: splitting quality and speed, start-up, the desk with 100,000 claims
	@$(BIN)/python -m tests.bench

soak: $(READY) ## long runs: kill -9 at random moments, many writers
	@$(BIN)/python -m pytest -q -m soak --timeout 1800

fuzz: $(READY) ## long property tests on hostile text
	@HYPOTHESIS_PROFILE=fuzz $(BIN)/python -m pytest -q -m "not soak" --timeout 3600 -k "property or hostile"

docs: $(READY) ## make the generated parts of docs/ and the picture of the desk again
	@$(BIN)/python -m tools.make_docs

claims.db: $(READY) ## make the sample database from seeds/ again
	@$(BIN)/python -m tools.make_sample

lock: ## resolve requirements.lock again (needs uv and network)
	uv pip compile --universal --python-version 3.11 --extra dev --generate-hashes --no-header --no-annotate --no-emit-index-url --quiet --upgrade pyproject.toml --output-file requirements.lock

clean: ## remove what make built
	rm -rf $(VENV)
