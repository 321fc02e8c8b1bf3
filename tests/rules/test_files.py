"""Habits of all Python files: they say what lives in them, they are short, and they are called by the words of the trade."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from bidbuilder.i18n.extraction import PACKAGE

FILES = sorted(PACKAGE.rglob("*.py"))
LONGEST_FILE = 400
LONGEST_FUNCTION = 60
EMPTY_WORDS = {"utils", "util", "helpers", "helper", "manager", "common", "misc", "base_utils"}


def name_of(path: Path) -> str:
    """The path inside the package, for the test's name."""
    return str(path.relative_to(PACKAGE))


def is_data(tree: ast.Module) -> bool:
    """Whether a file is a table: hardly any functions, only assignments of literals."""
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
    return len(functions) <= 3


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_a_file_says_what_lives_in_it_and_is_short(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    tree = ast.parse(text)
    assert ast.get_docstring(tree), "begin with one or two sentences: what lives here and what does not"
    assert text.count("\n") <= LONGEST_FILE or is_data(tree), "two things live here: make two files"
    assert path.stem not in EMPTY_WORDS, "call it by the word of the trade"


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_public_functions_state_their_rule_and_are_short(path: Path) -> None:
    if "migrations" in path.parts:
        pytest.skip("a migration lists tables; nobody calls it")
    definitions = list(definitions_of(ast.parse(path.read_text(encoding="utf-8"))))
    silent = [one.name for one in definitions if not one.name.startswith("_") and not ast.get_docstring(one)]
    functions = [one for one in definitions if isinstance(one, ast.FunctionDef)]
    long = [one.name for one in functions if (one.end_lineno or 0) - one.lineno > LONGEST_FUNCTION]
    assert not silent, f"write the rule of: {silent}"
    assert not long, f"think again about: {long}"


def definitions_of(node: ast.Module | ast.ClassDef) -> Iterator[ast.FunctionDef | ast.ClassDef]:
    """Classes, functions and methods, without overloads, the insides of private classes and the insides of functions."""
    for one in node.body:
        if isinstance(one, ast.FunctionDef) and not _is_overload(one):
            yield one
        elif isinstance(one, ast.ClassDef):
            yield one
            if not one.name.startswith("_"):
                yield from definitions_of(one)


def _is_overload(function: ast.FunctionDef) -> bool:
    return any(isinstance(one, ast.Name) and one.id == "overload" for one in function.decorator_list)
