"""How long reading takes: a notice of a hundred lots and a workbook of ten thousand requirements."""

import io

from openpyxl import Workbook

from bidbuilder.formats.readers.registry import read_tender
from tests.bench.timing import report
from tests.corpus import CORPUS


def measure() -> None:
    """Print the figures, the notice only where the shared corpus is."""
    notice = CORPUS / "eforms" / "cn_24_maximal_100_lots.xml"
    if notice.exists():
        content = notice.read_bytes()
        report("eForms notice of 100 lots", lambda: read_tender(notice.name, content, {}))
    workbook = _large_workbook(10_000)
    report("requirement workbook, 10000 rows", lambda: read_tender("large.xlsx", workbook, {}), 3)


def _large_workbook(rows: int) -> bytes:
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Requirements")
    sheet.append(["Req. ID", "Category", "Requirement", "Priority", "Response"])
    for number in range(1, rows + 1):
        text = f"The unit number {number} shall deliver at least {number % 900 + 10} kW at 400 V and be IP65."
        sheet.append([f"R-{number}", f"Section {number // 200}", text, "Mandatory", None])
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()
