"""The pack in LibreOffice: everything opens, contents are right, and its own calculation gives the values we wrote."""

import re
from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal
from io import BytesIO
from pathlib import Path
from subprocess import run
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook

from bidbuilder.domain.basics.money import RoundingMode
from bidbuilder.formats.office.conversion import has_office, to_pdf
from bidbuilder.formats.office.pages import count_pages, heading_pages, page_texts
from bidbuilder.formats.writers.compliance_document import write_compliance_docx
from bidbuilder.formats.writers.compliance_workbook import write_compliance_xlsx
from bidbuilder.formats.writers.internal_workbook import write_internal_workbook
from bidbuilder.formats.writers.ooxml.printing import for_printing
from bidbuilder.formats.writers.pack import make_pack, zip_pack
from bidbuilder.formats.writers.pack_pages import pages_of
from bidbuilder.formats.writers.price_workbook import write_price_schedules
from bidbuilder.formats.writers.verification import verify_pack
from tests.bench.documents import goods_snapshot
from tests.factories.snapshots import large_snapshot, price, price_line, small_snapshot
from tests.formats.writers.opened import W, body_of
from tests.formats.writers.test_goods_schedules import conditional
from tests.formats.writers.test_internal_workbook import make_internal

pytestmark = [pytest.mark.office, pytest.mark.skipif(not has_office("soffice"), reason="LibreOffice is not installed")]


def without_values(xlsx: bytes) -> bytes:
    """The workbook with its formulas only, so that whoever opens it has to calculate."""
    buffer = BytesIO()
    with ZipFile(BytesIO(xlsx)) as source, ZipFile(buffer, "w") as target:
        for name in source.namelist():
            target.writestr(name, re.sub(rb"(</f>)<v>[^<]*</v>", rb"\1", source.read(name)))
    return buffer.getvalue()


def recalculated(xlsx: bytes, folder: Path) -> bytes:
    """The workbook as LibreOffice calculates and saves it."""
    (folder / "in.xlsx").write_bytes(without_values(xlsx))
    command = [
        "soffice",
        f"-env:UserInstallation={(folder / 'profile').as_uri()}",
        "--headless",
        "--convert-to",
        "xlsx:Calc MS Excel 2007 XML",
    ]
    run(
        [*command, "--outdir", str(folder / "out"), str(folder / "in.xlsx")],
        check=True,
        timeout=120,
        capture_output=True,
    )
    return (folder / "out" / "in.xlsx").read_bytes()


def formula_values(xlsx: bytes, like: bytes) -> dict[tuple[str, str], Decimal]:
    """The values of all cells that hold a formula in the workbook `like`."""
    formulas, values = load_workbook(BytesIO(like)), load_workbook(BytesIO(xlsx), data_only=True)
    return {
        (sheet.title, cell.coordinate): Decimal(repr(values[sheet.title][cell.coordinate].value))
        for sheet in formulas
        for row in sheet.iter_rows()
        for cell in row
        if cell.data_type == "f"
    }


def lines_that_round(count: int = 400) -> tuple[object, ...]:
    """Lines whose exact product lies on or beside half a cent."""
    quantities = (Decimal("0.5"), Decimal("1.005"), Decimal("2.675"), Decimal("33.333"), Decimal("0.045"))
    made = []
    for number in range(1, count + 1):
        quantity, unit = quantities[number % 5], Decimal(number * 37 + 1) / 100
        total = (quantity * unit).quantize(Decimal("0.01"), ROUND_HALF_UP)
        schedule = ("abroad", "imported", "domestic", "services")[number % 4]
        made.append(replace(price_line(number), quantity=quantity, unit_price=unit, total=total, schedule=schedule))
    return tuple(made)


def test_libreoffice_calculates_the_prices_we_wrote(tmp_path: Path) -> None:
    awarded = conditional().price
    offered = price((*lines_that_round(), *goods_snapshot(60).price.lines), "0.03")
    offered = replace(offered, awards=awarded.awards, net_by_lot=awarded.net_by_lot, discounts=awarded.discounts)
    written = write_price_schedules(small_snapshot(price=offered))
    ours = formula_values(written, written)
    assert len(ours) > 400
    assert formula_values(recalculated(written, tmp_path), written) == ours


@pytest.mark.parametrize(("mode", "step"), [("half-up", None), ("half-even", "0.05")])
def test_libreoffice_calculates_the_internal_build_up_as_we_did(mode: str, step: str | None, tmp_path: Path) -> None:
    written = write_internal_workbook(make_internal(rounding_mode=RoundingMode(mode), rounding_step=step))
    ours = formula_values(written, written)
    assert formula_values(recalculated(written, tmp_path), written) == ours


def test_libreoffice_counts_the_requirements_as_we_did(tmp_path: Path) -> None:
    written = write_compliance_xlsx(large_snapshot(80))
    assert formula_values(recalculated(written, tmp_path), written) == formula_values(written, written)


def test_the_contents_name_the_page_each_heading_is_on_after_one_run() -> None:
    snapshot = large_snapshot(60)
    printed = to_pdf({"m.docx": for_printing(write_compliance_docx(snapshot))}, "soffice")["m.docx"]
    final = write_compliance_docx(snapshot, pages_of(printed))
    laid_out = to_pdf({"m.docx": final}, "soffice")["m.docx"]
    assert page_texts(printed) == page_texts(laid_out)
    found = heading_pages(laid_out)
    listed = [
        (link.find(f".//{W}t").text, int([text.text for text in link.iter(f"{W}t")][-1]))
        for link in body_of(final).iter(f"{W}hyperlink")
    ]
    assert listed == found


def test_every_file_of_a_pack_becomes_pages_and_the_pack_verifies() -> None:
    files = make_pack(small_snapshot(language="da"), soffice="soffice")
    documents = [name for name in files if name.endswith((".docx", ".xlsx"))]
    made = {name: content for name, content in files.items() if name.endswith(".pdf")}
    assert len(made) == len(documents)
    assert all(count_pages(pdf) >= 1 for pdf in made.values())
    assert verify_pack(zip_pack(files)) == ()
