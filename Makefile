# One target does all of a job, set-up included; nothing but Python, git and make is needed before.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
CFFCONVERT := $(VENV)/tools/cffconvert/bin/cffconvert

export PIP_DISABLE_PIP_VERSION_CHECK = 1
unexport VIRTUAL_ENV PYTHONPATH PYTHONHOME

.PHONY: build test release generate docs serve explorer bench lock lint clean

build: $(READY)  ## build the dataset and print what it built
	$(BIN)/python build_dataset.py

test: $(READY) $(CFFCONVERT)  ## run all tests
	$(BIN)/python -m pytest

release: $(READY)  ## make a release from what is committed, into build/release and dataset/releases
	$(BIN)/python build_dataset.py --release

generate: $(READY)  ## write every generated file that is committed: a build does
	$(BIN)/python build_dataset.py

docs: $(READY)  ## build the site into build/site, with the release's files in it
	$(BIN)/python -m torkham.pages.downloads
	NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --strict --site-dir build/site

serve: docs  ## build the site and serve the bare folder, as any web server would
	$(BIN)/python -m http.server --bind 127.0.0.1 --directory build/site 8000

explorer:  ## bundle the explorer of the site anew, into docs/assets/explorer
	cd explorer && npm ci && npm run --silent build

bench: $(READY)  ## measure, beside what one would do instead
	$(BIN)/python -m benchmarks.reading
	$(BIN)/python -m benchmarks.speed

lock: $(READY)  ## renew the hashed lock
	$(BIN)/uv pip compile pyproject.toml --all-extras --universal --python-version 3.11 --generate-hashes \
	  --no-emit-index-url --no-emit-find-links --quiet --upgrade --custom-compile-command "make lock" -o requirements.lock
	echo cffconvert | $(BIN)/uv pip compile - --universal --python-version 3.11 --generate-hashes \
	  --no-emit-index-url --no-emit-find-links --quiet --upgrade --custom-compile-command "make lock" -o tests/tools/cffconvert.lock

$(READY): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "torkham needs Python 3.11 or later; name one: make PYTHON=python3.12 $(MAKECMDGOALS)"; exit 1; }
	@$(PYTHON) -c 'import venv, ensurepip' 2>/dev/null || { echo "Python lacks venv: on Debian and Ubuntu, apt-get install python3-venv"; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

# Alone: it wants an older jsonschema than we do.
$(CFFCONVERT): tests/tools/cffconvert.lock | $(READY)
	$(PYTHON) -m venv $(VENV)/tools/cffconvert
	$(VENV)/tools/cffconvert/bin/python -m pip install --quiet --require-hashes -r tests/tools/cffconvert.lock
	@touch $@

clean:  ## remove everything that is not committed
	rm -rf $(VENV) build dist .hypothesis .mypy_cache .pytest_cache .ruff_cache
