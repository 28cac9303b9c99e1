# `make demo` and `make test` need nothing but Python 3.11 or newer: each makes its own .venv with what it
# needs. The first run of each fetches packages, later runs work without a network.

TODAY = 2026-11-21
BIN = .venv/bin
DEMO = build/demo-vault
pip = $(BIN)/python -m pip install -qq --disable-pip-version-check

.PHONY: help demo test check check-format check-lint check-types check-layers format docs bench mutants clean

help:
	@echo 'make demo     build the example vault (a copy of it) and show what is due'
	@echo 'make test     run all tests'
	@echo 'make check    formatting, lint, types, layers'
	@echo 'make format   put the source into its format'
	@echo 'make docs     the documentation as web pages, into build/docs; a link that leads nowhere stops it'
	@echo 'make bench    time netnotes against its limits, into docs/benchmarks.md (ARGS="--notes 100000 --rivals")'
	@echo 'make mutants  which changes to the rules would no test notice (takes long)'
	@echo 'make clean    remove build output and caches; the environment is .venv/'

# The copy has its own cache and state, so the demo leaves nothing outside build/.
demo: .venv/demo.stamp
	@rm -rf $(DEMO) build/demo-data
	@mkdir -p build
	@cp -Rp example-vault $(DEMO)
	@rm -rf $(DEMO)/dashboards
	@export NETNOTES_CACHE_DIR="$(CURDIR)/build/demo-data/cache" NETNOTES_STATE_DIR="$(CURDIR)/build/demo-data/state"; \
	set -e; set -x; \
	$(BIN)/netnotes build $(DEMO) --today $(TODAY); \
	$(BIN)/netnotes today --vault $(DEMO) --today $(TODAY)
	@echo
	@echo 'The dashboards are in $(DEMO)/dashboards/: begin with $(DEMO)/dashboards/Home.md'
	@echo 'Open the folder $(DEMO) as a vault in Obsidian, or read the notes in any editor.'

# Chromium, axe-core, Beancount's checker, the SARIF Multitool, mdbase, Neovim, shells, man and cron are used where they are,
# installed where that may be done; without them the tests that need them are skipped with a loud line, but in CI they fail.
test: .venv/dev.stamp
	@$(BIN)/python -m tests.site.tools
	@$(BIN)/python -m tests.exporters.bean_check
	@$(BIN)/python -m tests.cli.shell_tools
	@$(BIN)/python -m tests.cli.sarif_tool
	@$(BIN)/python -m tests.edits.obsidian.tool
	@$(BIN)/python -m tests.serving.lsp.tools
	$(BIN)/python -m pytest $(ARGS)

check: check-format check-lint check-types check-layers

check-format: .venv/dev.stamp
	$(BIN)/ruff format --check

check-lint: .venv/dev.stamp
	$(BIN)/ruff check

check-types: .venv/dev.stamp
	$(BIN)/mypy

check-layers: .venv/dev.stamp
	$(BIN)/lint-imports --no-logo

format: .venv/dev.stamp
	$(BIN)/ruff format
	$(BIN)/ruff check --fix

docs: .venv/dev.stamp
	$(BIN)/python -m sphinx -b html -W -n --keep-going -q -d build/doctrees docs build/docs
	@echo 'The documentation is in build/docs/: open build/docs/index.html'
	@echo 'Its search wants a server: $(BIN)/python -m http.server --bind 127.0.0.1 --directory build/docs'

bench: .venv/demo.stamp
	$(BIN)/python -m tests.benchmarks.bench --write docs/benchmarks.md $(ARGS)

mutants: .venv/mutants.stamp
	$(BIN)/mutmut run
	$(BIN)/mutmut results

clean:
	rm -rf build dist mutants .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	find netnotes tests -name __pycache__ -type d -prune -exec rm -rf {} +

# A stamp says that .venv holds what pyproject.toml asked for; as long as it is fresh nothing calls pip.
.venv/demo.stamp: pyproject.toml
	@$(venv)
	@echo 'installing netnotes into .venv …'
	@$(pip) --editable .
	@touch $@

.venv/dev.stamp: pyproject.toml
	@$(venv)
	@echo 'installing netnotes and its development tools into .venv …'
	@$(pip) --editable '.[dev]'
	@touch $@ .venv/demo.stamp

.venv/mutants.stamp: .venv/dev.stamp
	$(pip) --editable '.[mutants]'
	@touch $@

# Makes .venv with the first Python on PATH that is new enough and can make environments.
define venv
[ -x $(BIN)/python ] && exit 0; \
for python in $(or $(PYTHON),python3 python3.14 python3.13 python3.12 python3.11 python); do \
  $$python -c 'import sys, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || continue; \
  echo "$$python -m venv .venv"; \
  $$python -m venv --clear .venv && exit 0; \
  rm -rf .venv; exit 1; \
done; \
echo 'netnotes needs Python 3.11 or newer with its venv module; none was found on PATH.' >&2; \
echo 'Install it (on Debian and Ubuntu: python3 and python3-venv), or name one: make $(MAKECMDGOALS) PYTHON=/path/to/python3' >&2; \
exit 1
endef
