# Ratusha. `make run` and `make test` are all that a newcomer needs; `make help` lists the rest.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
SETTINGS ?= cms.settings.dev
export DJANGO_SETTINGS_MODULE ?= $(SETTINGS)
WORKERS ?= 2

.DEFAULT_GOAL := help
.PHONY: help run dev demo test test-fast test-slow test-next check format messages bench lock clean environment environment-dev

help: ## List what can be made
	@awk -F':.*## ' '/^[a-z-]+:.*## /{printf "  make %-12s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

environment:
	@command -v $(PYTHON) >/dev/null || { echo "ratusha: Python 3.11 or newer is needed: sudo apt install python3 python3-venv"; exit 1; }
	@$(PYTHON) tools/environment.py $(VENV) requirements/base.txt

environment-dev: environment
	@$(PYTHON) tools/environment.py $(VENV) requirements/dev.txt

run: environment ## Install, prepare and start everything (PORT=8000 HOST=localhost)
	@exec $(BIN)/python manage.py run

dev: environment-dev ## The same with Django's debug pages and reloading
	@DEBUG=1 exec $(BIN)/python manage.py run

demo: environment ## Write the demo content (again, where parts of it are missing)
	@$(BIN)/python manage.py migrate --verbosity 0
	@$(BIN)/python manage.py load_demo

test: environment-dev ## Every test but the slow ones
	@$(BIN)/python manage.py compile_po
	@DJANGO_SETTINGS_MODULE=cms.settings.test $(BIN)/python -m pytest -n $(WORKERS) --dist loadfile -m "not slow" $(ARGS)

test-slow: environment-dev ## The slow tests: sweeps, processes that are killed, whole walks
	@$(BIN)/python manage.py compile_po
	@DJANGO_SETTINGS_MODULE=cms.settings.test $(BIN)/python -m pytest -n $(WORKERS) --dist loadfile -m slow $(ARGS)

test-fast: environment-dev ## The tests without browser and services too
	@$(BIN)/python manage.py compile_po
	@DJANGO_SETTINGS_MODULE=cms.settings.test $(BIN)/python -m pytest -n $(WORKERS) --dist loadfile -m "not browser and not service and not slow" $(ARGS)

test-next: ## The tests on the next Wagtail (8.0)
	@$(PYTHON) tools/environment.py .venv-next requirements/next.txt
	@.venv-next/bin/python manage.py compile_po
	@DJANGO_SETTINGS_MODULE=cms.settings.test .venv-next/bin/python -m pytest -n $(WORKERS) --dist loadfile -m "not browser and not service and not slow" $(ARGS)

check: environment-dev ## Style, floors, deployment, migrations, translations
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/djlint --lint --quiet .
	@$(BIN)/lint-imports
	@DJANGO_SETTINGS_MODULE=cms.settings.production SECRET_KEY=$$(head -c 50 /dev/urandom | base64 -w 0) \
		ALLOWED_HOSTS=example.org EDITOR_BASE_URL=https://example.org \
		$(BIN)/python manage.py check --deploy --fail-level WARNING
	@DJANGO_SETTINGS_MODULE=cms.settings.test $(BIN)/python manage.py makemigrations --check --dry-run
	@DJANGO_SETTINGS_MODULE=cms.settings.test $(BIN)/python manage.py check_messages

format: environment-dev ## Put the code in order
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .

messages: environment-dev ## Gather strings into the catalogues (needs gettext)
	@$(BIN)/python manage.py makemessages --all --no-location --no-wrap --ignore ".venv*" --ignore var --ignore tests --verbosity 0
	@$(BIN)/python manage.py compile_po

bench: environment-dev ## Measure: JSON lines
	@$(BIN)/python -m tools.bench $(ARGS)

lock: ## Lock the dependencies again (needs uv)
	uv pip compile -q --upgrade --universal --python-version 3.11 --generate-hashes --no-emit-index-url --custom-compile-command "make lock" pyproject.toml -o requirements/base.txt
	uv pip compile -q --upgrade --universal --python-version 3.11 --generate-hashes --no-emit-index-url --custom-compile-command "make lock" --extra production -c requirements/base.txt pyproject.toml -o requirements/production.txt
	uv pip compile -q --upgrade --universal --python-version 3.11 --generate-hashes --no-emit-index-url --custom-compile-command "make lock" --extra production --extra dev -c requirements/production.txt pyproject.toml -o requirements/dev.txt
	uv pip compile -q --upgrade --universal --python-version 3.11 --generate-hashes --no-emit-index-url --custom-compile-command "make lock" --override requirements/next.in --extra production --extra dev pyproject.toml -o requirements/next.txt

clean: ## Remove the environment and everything made (the content too)
	rm -rf .venv .venv-next .cache var
