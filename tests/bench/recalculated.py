"""Every cached value of a workbook held against what LibreOffice works out anew: how many cells, and how many differ."""

import subprocess
import tempfile
from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal
from io import BytesIO
from pathlib import Path

import openpyxl

_CENT = Decimal("0.01")


def differing_cells(package: bytes) -> tuple[int, list[str]]:
    """How many numbers stand beside formulas, and where LibreOffice's differs from it by a cent. Needs LibreOffice."""
    ours, theirs = (_numbers(one) for one in (package, recalculated(package)))
    wanted = set(_formula_cells(package))
    return len(wanted), [place for place in sorted(wanted) if ours.get(place) != theirs.get(place)]


def recalculated(package: bytes) -> bytes:
    """The workbook as LibreOffice saves it after working out every formula, for which its stored values are taken out."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "in" / "book.xlsx"
        source.parent.mkdir()
        source.write_bytes(_without_values(package))
        command = ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", "xlsx"]
        subprocess.run([*command, "--outdir", folder, str(source)], check=True, capture_output=True, timeout=600)
        return (Path(folder) / "book.xlsx").read_bytes()


def report_recalculated(what: str, package: bytes) -> None:
    """Print how many cached values LibreOffice confirms."""
    count, differing = differing_cells(package)
    print(f"  {what}: {count:,} formulas, {len(differing)} differ from LibreOffice {differing[:3] or ''}", flush=True)


def _without_values(package: bytes) -> bytes:
    """A copy that openpyxl has saved: its formulas are the same, and none has a value."""
    book = openpyxl.load_workbook(BytesIO(package))
    buffer = BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def _formula_cells(package: bytes) -> Iterator[str]:
    for sheet in openpyxl.load_workbook(BytesIO(package)).worksheets:
        for row in sheet.iter_rows():
            yield from (f"{sheet.title}!{cell.coordinate}" for cell in row if cell.data_type == "f")


def _numbers(package: bytes) -> dict[str, Decimal]:
    """Every number by its place, rounded to cents."""
    book = openpyxl.load_workbook(BytesIO(package), data_only=True)
    return {
        f"{sheet.title}!{cell.coordinate}": Decimal(repr(cell.value)).quantize(_CENT, ROUND_HALF_UP)
        for sheet in book.worksheets
        for row in sheet.iter_rows()
        for cell in row
        if isinstance(cell.value, int | float)
    }
