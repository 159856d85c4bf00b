# The lines that CI runs, for people too. Everything happens in a local virtual environment.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
DATA ?= ../shared/data/danish
COUNT ?= 200000
ROUNDS ?= 5
SEED ?= 1
GOLD ?= corpus
OUT ?= evaluation/out

.PHONY: demo test search lint types check evaluate gate report bench bench-link model model-initiatives model-entities themes schema wheel clean parity fuzz

demo: $(VENV)/.ready      ## set up, then annotate and link the documents that come along
	$(BIN)/strategitekst demo

test: $(VENV)/.ready      ## set up, then run the tests
	$(BIN)/python -m pytest

$(VENV)/.ready: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade pip
	$(BIN)/python -m pip install --quiet --editable ".[dev]"
	touch $@

lint: $(VENV)/.ready      ## ruff: rules and format
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/.ready     ## mypy, strict
	$(BIN)/mypy

search: $(VENV)/.ready    ## run the property tests on new inputs, ROUNDS times
	for round in $$(seq $(ROUNDS)); do \
	  $(BIN)/python -m pytest -q -m hypothesis --hypothesis-profile=search || exit 1; done

check: lint types test    ## all that CI checks before the wheel

evaluate: $(VENV)/.ready  ## tables, error page and pictures of GOLD (its part dev) in OUT
	$(BIN)/strategitekst evaluate $(GOLD) --robustness --out $(OUT)
	if [ -d $(DATA)/uner-ddt ]; then $(BIN)/python evaluation/treebank.py --data $(DATA) > $(OUT)/treebank.md; fi

gate: $(VENV)/.ready      ## fail where a figure fell below its floor
	$(BIN)/python evaluation/gate.py

report: $(VENV)/.ready    ## dated reports on dev and test in evaluation/results, never written over
	$(BIN)/python evaluation/report.py --data $(DATA)

bench: $(VENV)/.ready     ## speed and memory of the layers, as ratios in one run
	$(BIN)/python evaluation/bench.py

bench-link: $(VENV)/.ready ## how the linker grows, 1,000 to 1,000,000 mentions (SIZES="1000 10000" for fewer)
	$(BIN)/python evaluation/bench_link.py $(if $(SIZES),--sizes $(SIZES))

parity: $(VENV)/.ready    ## one document in eight kinds of file: the same passages, and how fast
	$(BIN)/python evaluation/parity.py

fuzz: $(VENV)/.ready      ## mutated inputs through all readers and layers
	$(BIN)/python tests/hostile/fuzz.py --count $(COUNT) --seed $(SEED)

model: $(VENV)/.ready     ## rebuild the embedded pipeline from the treebanks in DATA
	$(BIN)/python -m pip install --quiet --editable ".[train]"
	$(BIN)/python models/train/build.py all --data $(DATA)

themes: $(VENV)/.ready    ## train the theme model anew from the corpus' train part
	$(BIN)/python models/themes/train.py

model-initiatives: $(VENV)/.ready ## learn the weights of initiatives and linking anew from corpus/train and corpus/demo
	$(BIN)/python models/train/initiatives.py

model-entities: $(VENV)/.ready ## learn the scores of names, dates and amounts anew from corpus/train and corpus/demo
	$(BIN)/python models/train/entities.py

model-documents: $(VENV)/.ready ## learn the weights of title, publisher and kind anew from corpus/train
	$(BIN)/python models/train/documents.py

schema: $(VENV)/.ready    ## write the JSON Schema of the annotation format anew
	$(BIN)/python -m strategitekst.schema > docs/annotation.schema.json

wheel: $(VENV)/.ready     ## the package, with models and data inside
	$(BIN)/python -m build --wheel --outdir dist .

clean:
	rm -rf $(VENV) dist build .pytest_cache .mypy_cache .ruff_cache .hypothesis
