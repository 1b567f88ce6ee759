# Everything here sets itself up; it needs Python 3.11 or newer and make.
PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11; do \
  $$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 && echo $$p && break; done)
BIN := .venv/bin
# As many at once as there are cores, and no more than fit into the memory of a small machine.
AT_ONCE := -n auto --maxprocesses 4 --dist worksteal
UV := build/uv/bin/uv
ARGS ?=

.DEFAULT_GOAL := help
.PHONY: help run test e2e soak speech reader figure-proof check format bench bench-sound sheet wheel clean set-up set-up-window python

help: ## show this list
	@grep -hE '^[a-z0-9-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

run: set-up-window ## open SpasmFree (ARGS="--data-dir DIR" passes options on)
	@$(BIN)/spasmfree $(ARGS)

test: set-up ## run all tests, those from outside where their rig is there
	@QT_QPA_PLATFORM=offscreen $(BIN)/python -m pytest --ignore=tests/e2e $(AT_ONCE) $(ARGS)
	@$(if $(ARGS),,$(BIN)/python -m pytest tests/e2e || [ $$? -eq 5 ]) # 5: left out, and it said so

e2e: set-up ## run only the tests that drive the program from outside
	@$(BIN)/python -m pytest tests/e2e $(ARGS)

soak: set-up ## run what takes long: chance at work, many kills, every look of every screen
	@QT_QPA_PLATFORM=offscreen $(BIN)/python -m pytest --ignore=tests/e2e $(AT_ONCE) -m soak $(ARGS)

speech: set-up ## lead a session for two minutes with this computer's speech server; no line may be dropped
	@command -v speech-dispatcher >/dev/null || { echo 'This brings the speech server:' \
	  'sudo apt install speech-dispatcher speech-dispatcher-espeak-ng' >&2; exit 2; }
	@$(BIN)/python -m pytest -m soak tests/e2e/test_speech.py $(ARGS)

reader: set-up ## lead a session for five minutes and hold all that a screen reader is told to the script
	@$(BIN)/python -m pytest -m soak tests/e2e/test_announcements.py $(ARGS)

figure-proof: set-up ## hold every moment of every figure, both builds, to the ground, the text and the screen
	@QT_QPA_PLATFORM=offscreen $(BIN)/python -m pytest $(AT_ONCE) -m "soak or not soak" tests/body tests/ui/figure $(ARGS)

check: set-up ## lint, format, types, lock file
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(UV) lock --check

format: set-up ## put the source into the project's format
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .

bench: set-up-window ## measure the ratios of docs/performance.md in one run
	@$(BIN)/python -m bench $(ARGS)

bench-sound: set-up-window ## measure for ten minutes how far sounds are from their time
	@$(BIN)/python bench/sound.py $(ARGS)

sheet: set-up ## draw the figures of docs/ and the small ones of resources/ again
	@$(BIN)/python scripts/thumbnails.py
	@$(BIN)/python scripts/sheet.py

wheel: set-up ## build dist/*.whl
	@$(UV) build --wheel --out-dir dist

clean: ## remove everything that was made here, .venv too
	@rm -rf .venv build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +

set-up: python
	@$(PYTHON) scripts/set_up.py

set-up-window: python
	@$(PYTHON) scripts/set_up.py window

python:
	@test -n "$(PYTHON)" || { echo 'SpasmFree needs Python 3.11 or newer;' \
	  'install it and run this again (Debian 12: sudo apt-get install -y python3 python3-venv)' >&2; exit 2; }
