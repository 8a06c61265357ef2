# Every command of the project; a fresh clone needs none of them before another. `make help` lists them.

PORT ?= 8000
SITE_URL ?= http://127.0.0.1:$(PORT)/
# The tests build and serve their own copy: an address equal to the one it was built for, and not the reader's port.
TEST_PORT ?= 8765
SECONDS ?= 60
TEST_SITE := .cache/site-test

PY := .venv/bin/python
READY := .venv/.ready node_modules/.ready
export PYTHONUTF8 := 1

.DEFAULT_GOAL := help
.PHONY: help serve build lms pdf test check fmt clean single pages nginx load fuzz sbom doctor bench zensical

help: ## List these commands
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-8s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)
	@echo "Variables: PORT=8000  SITE_URL=http://127.0.0.1:PORT/  AS_OF=YYYY-MM-DD  PYTHON=…  CHROMIUM=…  FULL=1 (test: without caps)"

serve: build ## Build the site and serve it on http://127.0.0.1:8000/ (PORT= changes it)
	@$(PY) -m scripts.serve --site site --port $(PORT)

build: $(READY) ## Build the site into site/
	@$(PY) -m scripts.build --out site --url "$(SITE_URL)"

bench: build ## Measure the waits for figures, pages and growth, and write them for the page Performance (ARGS="--only growth")
	@$(PY) -m scripts.bench --site site $(ARGS)

single: $(READY) ## Write dist/leak-liability-calculators.html: every calculator in one file that opens from a disk
	@$(PY) -m scripts.single --out dist/leak-liability-calculators.html

lms: $(READY) ## Write dist/*.zip: each learning path as SCORM 1.2 and SCORM 2004, and the questions in QTI 2.1
	@$(PY) -m scripts.lms --out dist

pdf: build ## Write dist/*.pdf: the whole guide of each language, with bookmarks
	@sh scripts/ensure_chromium.sh >/dev/null
	@$(PY) -m scripts.print_book --site site --out dist --url "$(SITE_URL)"

pages: $(READY) ## Build site/ for a host that sends no headers: each page carries its policy
	@$(PY) -m scripts.build --out site --url "$(SITE_URL)" --policy-in-pages

nginx: build ## Write dist/nginx.conf for site/ (SITE_URL= its address, FOLDER= where it will stand)
	@mkdir -p dist && $(PY) -m scripts.nginx --site site --url "$(SITE_URL)" --folder "$(FOLDER)" >dist/nginx.conf && echo dist/nginx.conf

load: build ## Measure site/ behind a real nginx on loopback, 30 seconds
	@sh scripts/ensure_nginx.sh >/dev/null
	@$(PY) -m scripts.load --site site

fuzz: .venv/.ready ## Fuzz everything that reads what others wrote (SECONDS=60)
	@$(PY) -m tests.fuzz --seconds $(SECONDS)

sbom: build ## Bills of materials: of site/, and of all tools that build and check it
	@$(PY) -m scripts.sbom --site site

zensical: build ## Build the same pages with Zensical and list what differs
	@$(PY) -m scripts.second_generator --site site --url "$(SITE_URL)"

doctor: $(READY) ## What is due: facts to read again, law that comes, dependencies
	@$(PY) -m scripts.doctor

test: $(READY) ## Check, build and test everything, in a real browser too
	@sh scripts/ensure_chromium.sh >/dev/null
	@sh scripts/ensure_nginx.sh >/dev/null
	@$(MAKE) --no-print-directory check
	@$(PY) -m scripts.build --loosely --out $(TEST_SITE) --url http://127.0.0.1:$(TEST_PORT)/
	@FULL=$(FULL) TEST_PORT=$(TEST_PORT) $(PY) -m pytest -n 2 --dist worksteal $(ARGS)

check: $(READY) ## Lint and type-check the code, check the data
	@.venv/bin/ruff check --quiet
	@.venv/bin/ruff format --check --quiet
	@.venv/bin/mypy --no-error-summary
	@node_modules/.bin/tsc --project tsconfig.json
	@$(PY) -m scripts.site_data --check
	@echo "check: ruff, mypy --strict, tsc --strict and site-data are clean"

fmt: .venv/.ready ## Format the Python code
	@.venv/bin/ruff check --quiet --fix-only
	@.venv/bin/ruff format

clean: ## Remove what was built (the environments stay)
	@rm -rf site .cache build calculators.egg-info calculators/facts.json

# The environments are made once; a changed pin makes them again.
.venv/.ready: requirements.txt pyproject.toml scripts/find_python.sh
	@python=$$(sh scripts/find_python.sh) && echo "Python environment: .venv from $$python" \
	  && { [ -x $(PY) ] || "$$python" -m venv .venv; }
	@$(PY) -m pip install -qq --disable-pip-version-check --require-hashes -r requirements.txt
	@$(PY) -m pip install -qq --disable-pip-version-check --no-deps --no-index --no-build-isolation --editable .
	@touch $@

node_modules/.ready: package-lock.json .npmrc
	@sh scripts/ensure_node.sh
	@echo "Node packages: node_modules from package-lock.json"
	@npm ci --ignore-scripts --no-audit --no-fund --loglevel=error
	@touch $@
