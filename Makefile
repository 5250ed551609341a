# Two commands do everything: `make run` and `make test`. What is missing is installed first.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PORT ?= 8050
STATE := $(or $(SPIEGEL_HOME),.spiegel)
FONTS := node_modules/@fontsource-variable/source-sans-3/files/source-sans-3
FONT := $(FONTS)-latin-wght-normal.woff2
NAMES_FONT := $(FONTS)-latin-ext-wght-normal.woff2

.PHONY: install run test bench check lock browser programs clean

install: $(VENV)/.installed assets/vendor/.installed
	$(BIN)/spiegel build

run: install
	$(BIN)/spiegel serve --port $(PORT)

test: $(VENV)/.installed assets/vendor/.installed browser programs
	$(BIN)/python -m pytest --numprocesses 2 --dist worksteal

bench: $(VENV)/.installed assets/vendor/.installed browser programs
	$(BIN)/spiegel build
	$(BIN)/python -m tests.performance

check: $(VENV)/.installed
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

$(VENV)/.installed: requirements.lock pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --requirement requirements.lock
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	touch $@

# The browser's own files come from npm, and the font of a PDF; without npm those inside Dash and Typst serve.
assets/vendor/.installed: assets/package.json assets/package-lock.json benchmark/report/pdf/fonts.py | $(VENV)/.installed
	mkdir -p assets/vendor $(STATE)/npm
	@if command -v npm >/dev/null 2>&1; then \
	  cp assets/package.json assets/package-lock.json $(STATE)/npm/ && \
	  ( cd $(STATE)/npm && npm ci --silent --no-audit --no-fund ) && \
	  cp $(STATE)/npm/node_modules/plotly.js-basic-dist-min/plotly-basic.min.js assets/vendor/ && \
	  cp $(STATE)/npm/$(FONT) assets/vendor/source-sans-3.woff2 && \
	  $(BIN)/python -m benchmark.report.pdf.fonts assets/vendor $(STATE)/npm/$(FONT) $(STATE)/npm/$(NAMES_FONT) && \
	  printf '%s\n' '@font-face { font-family: "Source Sans 3 Variable"; font-weight: 200 900; font-display: swap; src: url("source-sans-3.woff2") format("woff2"); }' > assets/vendor/font.css || \
	  { rm -rf assets/vendor/*; echo "npm kon de bestanden niet ophalen; de grotere van Dash doen dienst."; }; \
	else echo "npm is er niet; de grotere bestanden van Dash doen dienst."; fi
	rm -rf $(STATE)/npm
	touch $@

browser:
	@command -v chromium >/dev/null 2>&1 || command -v chromium-browser >/dev/null 2>&1 || \
	  { if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then \
	      apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium >/dev/null; \
	    else echo "Installeer eerst Chromium (pakket chromium)."; exit 1; fi; }

# Other programs that tests read our files with, and the database that they run the ledger on.
programs:
	@wanted=""; \
	command -v initdb >/dev/null 2>&1 || ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || wanted="$$wanted postgresql"; \
	command -v pdftotext >/dev/null 2>&1 || wanted="$$wanted poppler-utils"; \
	command -v redis-server >/dev/null 2>&1 || wanted="$$wanted redis-server"; \
	command -v soffice >/dev/null 2>&1 || \
	  wanted="$$wanted libreoffice-calc-nogui libreoffice-writer-nogui libreoffice-impress-nogui"; \
	for library in libpangoft2-1.0:libpangoft2-1.0-0 libharfbuzz-subset:libharfbuzz-subset0; do \
	  $(PYTHON) -c "import ctypes; ctypes.CDLL('$${library%%:*}.so.0')" 2>/dev/null || wanted="$$wanted $${library##*:}"; done; \
	if [ -n "$$wanted" ]; then \
	  if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then \
	    apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $$wanted >/dev/null; \
	  else echo "Installeer eerst:$$wanted."; exit 1; fi; fi

lock:
	$(BIN)/python -m pip install --quiet uv
	$(BIN)/uv pip compile --quiet --extra dev --no-emit-index-url --no-emit-find-links --no-header --no-annotate \
	  --output-file requirements.lock pyproject.toml

clean:
	rm -rf $(VENV) .spiegel assets/vendor *.egg-info .mypy_cache .ruff_cache .pytest_cache
