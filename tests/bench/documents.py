"""How long the documents of a large bid take: matrix, price workbook and a whole pack."""

from dataclasses import replace

from bidbuilder.domain.bids.snapshot import BidSnapshot
from bidbuilder.formats.writers.compliance_document import write_compliance_docx
from bidbuilder.formats.writers.compliance_workbook import write_compliance_xlsx
from bidbuilder.formats.writers.envelopes import split_envelopes
from bidbuilder.formats.writers.pack import make_pack
from bidbuilder.formats.writers.price_workbook import write_price_schedules
from bidbuilder.formats.writers.soundness import list_unsound
from tests.bench.timing import report
from tests.factories.snapshots import coverage, item, price, price_line, requirement, small_snapshot


def large_snapshot(requirements: int, items: int) -> BidSnapshot:
    """A bid of that size."""
    made = small_snapshot()
    lines = tuple(price_line(number) for number in range(1, items + 1))
    numbers = range(1, requirements + 1)
    return replace(
        made,
        tender=replace(made.tender, requirements=tuple(requirement(number) for number in numbers)),
        coverage=tuple(coverage(number) for number in numbers),
        items=tuple(item(number) for number in range(1, items + 1)),
        price=price(lines),
    )


def measure() -> None:
    """Print the figures of issue sizes."""
    for requirements in (2_000, 10_000):
        snapshot = large_snapshot(requirements, 300)
        report(
            f"compliance matrix .docx, {requirements} requirements", lambda one=snapshot: write_compliance_docx(one), 3
        )
        report(
            f"compliance matrix .xlsx, {requirements} requirements", lambda one=snapshot: write_compliance_xlsx(one), 3
        )
    prices = large_snapshot(10, 10_000)
    report("price schedules .xlsx, 10000 lines", lambda: write_price_schedules(prices), 3)
    whole = large_snapshot(2_000, 300)
    report("whole pack without PDF, 2000 requirements, 300 items", lambda: make_pack(whole), 1)
    pack = make_pack(whole)
    report("the same split into two envelopes", lambda: split_envelopes(whole, pack), 1)
    parts = {"buyer": pack, **split_envelopes(whole, pack)}
    report("the same read back: totals, names, blanks, leaks", lambda: list(list_unsound(whole, parts)), 1)
