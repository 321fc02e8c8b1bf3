"""Truth tables written as aligned text: one row a line, cells parted by `|`, each row a test of its own."""

import pytest


def rows(table: str) -> list[object]:
    """The rows of a table as pytest parameters, named by their first cell."""
    found: list[object] = []
    for line in table.strip("\n").splitlines():
        cells = [cell.strip() for cell in line.split("|")]
        found.append(pytest.param(*cells, id=cells[0]))
    return found
