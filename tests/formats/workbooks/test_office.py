"""Filled workbooks in LibreOffice: they open, the values are there, and its own calculation gives the values we stored."""

import io
import re
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from subprocess import run
from zipfile import ZipFile

import openpyxl
import pytest

from bidbuilder.domain.tenders.buyer_workbooks import CellAnswer, FilledWorkbook
from bidbuilder.formats.office.conversion import has_office
from bidbuilder.formats.workbooks.filling import fill_workbook
from bidbuilder.formats.workbooks.inspection import inspect_workbook
from tests.corpus import corpus_files
from tests.factories.workbooks import workbook

pytestmark = [pytest.mark.office, pytest.mark.skipif(not has_office("soffice"), reason="LibreOffice is not installed")]

RATES = [["Step", "Rate"], [1, 0], [10, 0.025], [100, 0.05]]
HEAD = ["Item", "Description", "Qty", "Unit price", "Discount", "Total", "Origin"]


def price_workbook() -> bytes:
    """Prices with discounts looked up on another sheet, sums by origin, a name, texts and conditions."""
    rows: list[list[object]] = [HEAD]
    rows += [
        [f"P{row}", f"Pump {row}", (row * 37) % 120 + 1, None, f"=VLOOKUP(C{row},Rates!$A$2:$B$4,2)",
         f"=ROUND(C{row}*D{row}*(1-E{row}),2)", ("DK", "DE", "FI")[row % 3]]
        for row in range(2, 42)
    ]  # fmt: skip
    rows += [
        [None, "Total", "=SUM(C2:C41)", None, "=AVERAGE(E2:E41)", "=SUBTOTAL(9,F2:F41)"],
        [None, "Danish", None, None, None, '=SUMIF(G2:G41,"DK",F2:F41)'],
        [None, "Weighted", None, None, None, '=SUMPRODUCT((G2:G41="DE")*F2:F41)'],
        [None, "Verdict", None, None, None, '=IF(F42>100000,"large","small")&" "&COUNTIF(F2:F41,">500")'],
        [None, "Cheapest", None, None, None, "=INDEX(A2:A41,MATCH(MIN(D2:D41),D2:D41,0))"],
        [None, "With tax", None, None, None, "=ROUNDUP(F42*1.25,0)-MOD(F42,1)"],
        [None, "Per item", None, None, None, "=IFERROR(F42/COUNT(D2:D41),0)"],
    ]
    return workbook({"Prices": rows, "Rates": RATES})


def recalculated(contents: Mapping[str, bytes], folder: Path) -> Mapping[str, openpyxl.Workbook]:
    """Workbooks as LibreOffice calculates them, their formulas robbed of their stored values."""
    for name, content in contents.items():
        with ZipFile(io.BytesIO(content)) as archive, ZipFile(folder / name, "w") as bare:
            for part in archive.namelist():
                bare.writestr(part, re.sub(rb"(</f>|<f [^>]*/>)<v>[^<]*</v>", rb"\1", archive.read(part)))
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "xlsx:Calc MS Excel 2007 XML"]
    files = [str(folder / name) for name in contents]
    run([*command, "--outdir", str(folder / "out"), *files], check=True, timeout=300, capture_output=True)
    return {name: openpyxl.load_workbook(folder / "out" / name, data_only=True) for name in contents}


def assert_same_values(filled: FilledWorkbook, cells: tuple[str, ...], opened: openpyxl.Workbook) -> None:
    ours = openpyxl.load_workbook(io.BytesIO(filled.content), data_only=True)
    for cell in cells:
        sheet, _, reference = cell.rpartition("!")
        mine, theirs = ours[sheet][reference].value, opened[sheet][reference].value
        if isinstance(mine, int | float) and isinstance(theirs, int | float):
            assert mine == pytest.approx(theirs, rel=1e-12, abs=1e-9), cell
        else:
            assert (mine or "") == (theirs or ""), cell


def filled_price_workbook() -> FilledWorkbook:
    prices = {row: Decimal(row * 1_013 % 977) / 8 for row in range(2, 42)}
    answers = [CellAnswer(sheet="Prices", cell=f"D{row}", value=price) for row, price in prices.items()]
    return fill_workbook("b.xlsx", price_workbook(), answers)


def filled_everywhere(path: Path) -> FilledWorkbook:
    """A real workbook with every input filled."""
    content = path.read_bytes()
    answers = [
        CellAnswer(sheet=sheet.name, cell=one.cell, value=f"{place}.5" if one.kind != "text" else f"text {place}")
        for sheet in inspect_workbook(path.name, content).sheets
        for place, one in enumerate(sheet.inputs, start=1)
    ]
    return fill_workbook(path.name, content, answers)


def test_libreoffice_calculates_the_values_we_stored(tmp_path: Path) -> None:
    filled = {"own.xlsx": filled_price_workbook()}
    filled |= {
        path.name: filled_everywhere(path) for path in corpus_files("office", "*.xlsx") if "Requ" not in path.name
    }
    assert len(filled["own.xlsx"].renewed) >= 46
    opened = recalculated({name: one.content for name, one in filled.items()}, tmp_path)
    for name, one in filled.items():
        assert one.left_to_office == ()
        assert_same_values(one, one.renewed + one.filled, opened[name])
