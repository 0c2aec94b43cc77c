# Every command of the repository. `make help` lists them; each prepares what it needs and does nothing twice.

PORT ?= 8000
export UV_PYTHON_DOWNLOADS = never
# Pytest's own options, for example: make test OPTIONS="-k backup -x"
OPTIONS ?=

UV = .uv/bin/uv
BIN = .venv/bin
RUN_TIME = .venv/.run-time-installed
DEVELOPMENT = .venv/.development-installed
ASSETS = src/mutirao/design/static/vendor/built-from.txt
TRANSLATIONS = .venv/.translations-compiled
LOCK = uv.lock pyproject.toml
CATALOGUES = $(wildcard src/mutirao/locale/*/LC_MESSAGES/*.po)

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help demo demo-reset test check bench bench-trickleup format clean

help: ## Show this list
	@printf 'Usage: make COMMAND\n\n'
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /\1\t/' | while IFS="$$(printf '\t')" read -r name what; do printf '  %-12s %s\n' "$$name" "$$what"; done

demo: $(RUN_TIME) $(ASSETS) $(TRANSLATIONS) ## Serve the demonstration on this machine (PORT=8000)
	@exec $(BIN)/mutirao demo --port $(PORT)

demo-reset: $(RUN_TIME) $(ASSETS) $(TRANSLATIONS) ## Delete what the demonstration made and prepare it afresh
	@exec $(BIN)/mutirao demo-reset

test: $(DEVELOPMENT) $(ASSETS) $(TRANSLATIONS) ## Run the whole suite on SQLite, on PostgreSQL and in Chromium
	@exec $(BIN)/python -m tools.run_tests $(OPTIONS)

check: $(DEVELOPMENT) $(ASSETS) $(TRANSLATIONS) ## Check format, lint, types, contracts, translations and docs
	@exec $(BIN)/python tools/run_checks.py

bench: $(DEVELOPMENT) $(ASSETS) $(TRANSLATIONS) ## Measure pages, plans, imports and the demonstration's start
	@exec $(BIN)/python -m bench

bench-trickleup: $(DEVELOPMENT) ## Measure the trickle-up engine beside others (ONLY=cascades, GRAPH=FILE)
	@$(UV) run --quiet --all-extras --group bench-trickleup python -m bench_trickleup $(ONLY)

format: $(DEVELOPMENT) ## Put the code into its format
	@$(BIN)/ruff check --quiet --fix-only .
	@$(BIN)/ruff format .

clean: ## Delete what was built; the deployment's folder var/ stays
	rm -rf .venv .uv .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache docs/_build
	rm -rf assets/node_modules src/mutirao/design/static/vendor
	find src tests tools -name __pycache__ -type d -prune -exec rm -rf {} +
	find src -name '*.mo' -delete

.uv/ready: tools/install_uv.sh
	@sh tools/install_uv.sh

# `--inexact` lets the two groups share one environment without undoing each other.
$(RUN_TIME): $(LOCK) .uv/ready
	@sh tools/install_environment.sh --no-dev
	@touch $@

$(DEVELOPMENT): $(LOCK) .uv/ready
	@sh tools/install_environment.sh --dev
	@touch $(RUN_TIME) $@

$(ASSETS): assets/build.py assets/package-lock.json | .uv/ready
	@.uv/python assets/build.py
	@touch $@

$(TRANSLATIONS): tools/compile_translations.py $(CATALOGUES) | $(RUN_TIME)
	@$(BIN)/python tools/compile_translations.py
	@touch $@
