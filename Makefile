# Every target sets up what it needs; nothing outside this folder is written.
PYTHON ?= python3
DATA   ?= ../shared/data
SCORERS ?= ../shared/eval
SEEDS  ?= ../shared/seeds
BIN    := .venv/bin
READY  := .venv/.ready

.PHONY: help demo test check quality bench docs models clean
help:            ## list the targets
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*##/\t/' | expand -t 12

$(READY): pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $@

demo: $(READY)   ## compare the example reports; writes build/demo/*.html
	@mkdir -p build/demo
	@for story in examples/*/; do name=$$(basename $$story); \
	  $(BIN)/synopse compare $$story --format html --output build/demo/$$name.html && \
	  $(BIN)/synopse compare $$story && echo "dossier: build/demo/$$name.html" && echo || exit 1; done

test: $(READY)   ## run the tests
	$(BIN)/python -m pytest

check: $(READY)  ## formatting, lint, types, import rules, generated docs
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python docs/generate.py --check

quality: $(READY)  ## accuracy gates with pinned floors, on $(DATA) where it is there
	DATA=$(DATA) SCORERS=$(SCORERS) SEEDS=$(SEEDS) $(BIN)/python quality/gate.py

bench: $(READY)  ## tokens per second and peak memory, whole and per step
	DATA=$(DATA) $(BIN)/python quality/bench.py
	DATA=$(DATA) $(BIN)/python quality/group_bench.py
	$(BIN)/python quality/link_bench.py

docs: $(READY)   ## write the reference of commands and record from the code
	$(BIN)/python docs/generate.py

models: $(READY) ## train the name taggers again from $(DATA), analyse the frequent words again
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[training]'
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps rigour==1.3.10
	$(BIN)/python -m training.names --data $(DATA)
	$(BIN)/python -m training.words

clean:           ## remove what the other targets made
	rm -rf .venv build
