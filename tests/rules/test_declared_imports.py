"""Every library imported by name is one that pyproject.toml asks for: lying about in an environment is not enough."""

import ast
import re
import sys
import tomllib
from collections.abc import Iterable
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

from bidbuilder.i18n.extraction import PACKAGE

CHECKOUT = PACKAGE.parent
OUR_OWN = {"bidbuilder", "tests"}


def canonical(requirement: str) -> str:
    """The name of a requirement as the package index compares it: "Flask_WTF>=1" is "flask-wtf"."""
    (name,) = re.findall(r"^[A-Za-z0-9._-]+", requirement)
    return re.sub(r"[-_.]+", "-", name).lower()


def imported_by(folder: Path) -> dict[str, str]:
    """Each imported top-level name below a folder, with one file that imports it."""
    names: dict[str, str] = {}
    for path in folder.rglob("*.py"):
        for node in _statements(ast.parse(path.read_text(encoding="utf-8"))):
            names |= dict.fromkeys(_top_level_names(node), str(path.relative_to(CHECKOUT)))
    return names


def _statements(parent: ast.AST) -> Iterable[ast.AST]:
    """Everything an import may stand among; what expressions are made of is most of a file and holds none."""
    for block in ("body", "orelse", "handlers", "finalbody", "cases"):
        for node in getattr(parent, block, ()):
            yield node
            yield from _statements(node)


def _top_level_names(node: ast.AST) -> Iterable[str]:
    if isinstance(node, ast.Import):
        return [alias.name.partition(".")[0] for alias in node.names]
    if isinstance(node, ast.ImportFrom) and node.module and not node.level:
        return [node.module.partition(".")[0]]
    return []


def declared(*, development: bool) -> set[str]:
    """What pyproject.toml asks for."""
    project = tomllib.loads((CHECKOUT / "pyproject.toml").read_text(encoding="utf-8"))
    wanted = project["project"]["dependencies"] + (project["dependency-groups"]["dev"] if development else [])
    return {canonical(requirement) for requirement in wanted}


@pytest.mark.parametrize(
    ("folder", "development"), [(PACKAGE, False), (CHECKOUT / "tests", True)], ids=["package", "tests"]
)
def test_every_imported_library_is_asked_for(folder: Path, development: bool) -> None:
    asked = declared(development=development)
    distributions = packages_distributions()
    missing = {
        name: where
        for name, where in imported_by(folder).items()
        if name not in sys.stdlib_module_names | OUR_OWN
        and not asked & {canonical(one) for one in distributions.get(name, [name])}
    }
    assert not missing, "ask for it in pyproject.toml and write the lock files again"


@pytest.mark.parametrize(("lock", "development"), [("requirements.lock", False), ("requirements-dev.lock", True)])
def test_the_lock_files_hold_everything_asked_for(lock: str, development: bool) -> None:
    held = {canonical(line) for line in (CHECKOUT / lock).read_text(encoding="utf-8").splitlines() if "==" in line}
    assert declared(development=development) <= held
