.PHONY: run test lint bench bench-composer

run:
	python3 -m bidbuilder.bootstrap demo

test:
	python3 -m bidbuilder.bootstrap test

lint:
	.venv/bin/ruff check . && .venv/bin/ruff format --check . && .venv/bin/mypy bidbuilder && .venv/bin/lint-imports

bench:
	.venv/bin/python -m tests.bench

bench-composer:
	.venv/bin/python -m tests.bench.composer_figures $(ARGS)
