"""How long reading takes and how much memory: a notice of a hundred lots, ten thousand rows, three hundred pages of Word."""

import io
import multiprocessing
import resource
from collections.abc import Callable
from time import perf_counter

from openpyxl import Workbook

from bidbuilder.formats.readers.registry import read_tender
from tests.bench.timing import report
from tests.corpus import CORPUS
from tests.factories.word_documents import add_table, document, saved

_PARAGRAPHS_OF_A_PAGE, _PAGES = 9, 300
_SENTENCE = (
    "The unit number {} shall deliver at least {} kW at 400 V, and the supplier must train the operators on site."
)
_FILLING = (
    "The works lie beside the river and were built in three stages; the town council has published their history. "
)


def measure() -> None:
    """Print the figures, the notice only where the shared corpus is; memory is the peak of a process that reads once."""
    notice = CORPUS / "eforms" / "cn_24_maximal_100_lots.xml"
    files: list[tuple[str, str, Callable[[], bytes]]] = [
        ("requirement workbook, 10000 rows", "large.xlsx", lambda: _large_workbook(10_000)),
        ("Word document, 300 pages", "large.docx", _long_document),
    ]
    if notice.exists():
        files.insert(0, ("eForms notice of 100 lots", notice.name, notice.read_bytes))
    for label, name, make in files:
        content = make()
        report(label, lambda name=name, content=content: read_tender(name, content, {}), 3)
        _report_memory(label, name, content)


def _report_memory(label: str, name: str, content: bytes) -> None:
    context = multiprocessing.get_context("spawn")
    with context.Pool(1) as pool:
        seconds, megabytes = pool.apply(_read_once, (name, content))
    print(f"  {label:<45} first reading {seconds:6.2f} s   peak {megabytes:5.0f} MB")


def _read_once(name: str, content: bytes) -> tuple[float, float]:
    start = perf_counter()
    read_tender(name, content, {})
    return perf_counter() - start, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


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


def _long_document() -> bytes:
    """Chapters of a page each: a heading, paragraphs of some fifty words, a list, and every tenth page a table."""
    doc = document()
    for page in range(1, _PAGES + 1):
        doc.add_heading(f"Chapter {page}", 1)
        for number in range(_PARAGRAPHS_OF_A_PAGE - 3):
            doc.add_paragraph(_FILLING * 2 + _SENTENCE.format(page, number + 10))
        doc.add_paragraph("The contractor shall provide the following:")
        for item in ("drawings of every part", "a list of spare parts"):
            doc.add_paragraph(item, style="List Bullet")
        if page % 10 == 0:
            add_table(
                doc,
                [
                    ["No.", "Requirement", "Response"],
                    *([f"T{row}", _SENTENCE.format(page, row), ""] for row in range(20)),
                ],
            )
    return saved(doc)
