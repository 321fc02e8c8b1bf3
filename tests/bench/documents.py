"""How long the documents of a large bid take, beside what a user would otherwise take: `python -m tests.bench documents`.

All figures are processor time, of LibreOffice too; memory is that of Python above the data, the finished file included.
"""

from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal
from functools import partial
from io import BytesIO

import openpyxl
from docx import Document

from bidbuilder.domain.basics.money import Money
from bidbuilder.domain.bids.internal_price import InternalPrice
from bidbuilder.domain.bids.snapshot import BidSnapshot, SnapshotPriceLine
from bidbuilder.domain.pricing.calculation import price_bid
from bidbuilder.domain.pricing.risks import RateRisk
from bidbuilder.formats.office.conversion import to_pdf
from bidbuilder.formats.writers.compliance_document import write_compliance_docx
from bidbuilder.formats.writers.compliance_workbook import write_compliance_xlsx
from bidbuilder.formats.writers.envelopes import split_envelopes
from bidbuilder.formats.writers.internal_workbook import write_internal_workbook
from bidbuilder.formats.writers.ooxml.printing import for_printing
from bidbuilder.formats.writers.pack import make_pack
from bidbuilder.formats.writers.price_workbook import write_price_schedules
from bidbuilder.formats.writers.soundness import list_unsound
from bidbuilder.garbage import collect_seldom
from tests.bench import buyer_workbooks
from tests.bench.recalculated import report_recalculated
from tests.bench.timing import report_cpu, report_processes
from tests.factories.pricing import RATES, make_line, make_policy, make_shared_cost
from tests.factories.snapshots import large_snapshot, price, price_line, small_snapshot

ITEMS, MEMBERS = 300, 12
_COLUMNS = 12
SOFFICE = "soffice"


def goods_snapshot(lines: int) -> BidSnapshot:
    """A bid of so many lines of goods, a third in each schedule of goods: 11 to 14 columns."""
    made = tuple(_goods(number) for number in range(1, lines + 1))
    return replace(small_snapshot(), price=price(made))


def _goods(number: int) -> SnapshotPriceLine:
    schedule = ("abroad", "imported", "domestic")[number % 3]
    quantity, goods = Decimal(number % 17 + 1), Decimal("1134.49")
    inland = Decimal("3.01")
    return price_line(
        number, schedule=schedule, quantity=quantity, goods_unit_price=goods, unit_price=goods + inland,
        inland=inland * quantity, total=(goods + inland) * quantity, duties_per_unit=Decimal("20.50"),
        tax_percent=Decimal(23), tax=((goods + inland) * quantity * 23 / 100).quantize(Decimal("0.01"), ROUND_HALF_UP),
        local_percent=Decimal(35),
    )  # fmt: skip


def large_internal(lines: int) -> InternalPrice:
    """The build-up of so many lines: 20 columns, seven of them formulas."""
    policy = make_policy(
        markup_percent="12.5",
        contingency_percent="3",
        discount_percent="2",
        shared_costs=(make_shared_cost("99.99"),),
        rate_risks=(RateRisk(currency="DKK", forward_percent=Decimal("1.5")),),
    )
    costs = [
        make_line(
            str(number), f"{number % 971 + 1}.37", "DKK" if number % 9 == 0 else "EUR",
            quantity=Decimal(number % 17 + 1), lot=f"L{number % 5}",
            one_off=Money(Decimal(250), "EUR") if number % 50 == 0 else None,
        )
        for number in range(lines)
    ]  # fmt: skip
    made, snapshot = price_bid(costs, RATES, policy), small_snapshot()
    return InternalPrice(
        title="Heat", reference="T-1", language="en", lead=snapshot.lead, made_at=snapshot.frozen_at, made_by="Karen",
        price=made, policy=policy, members={0: "Lead", 1: "Pumps"},
    )  # fmt: skip


def matrix_with_python_docx(requirements: int) -> bytes:
    """The same table of seven columns by python-docx with its rows cached, which is the fast way to use it."""
    document = Document()
    table = document.add_table(rows=requirements, cols=7)
    for number, row in enumerate(table.rows):
        for column, cell in enumerate(row.cells):
            cell.text = f"Requirement {number} column {column}"
    buffer = BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def workbook_with_openpyxl(lines: int, columns: int) -> bytes:
    """As many cells by openpyxl, two of a row formulas, which it stores without a value."""
    book = openpyxl.Workbook()
    sheet = book.active
    for row in range(1, lines + 1):
        sheet.append([row, "Item", f"=A{row}*C{row}", f"=ROUND(C{row},2)", *[round(row * 1.37, 2)] * (columns - 4)])
    buffer = BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def measure() -> None:
    """Print the figures of issue sizes; the target stands behind each. Garbage is looked for as in a worker."""
    collect_seldom()
    for requirements, target in ((2_000, "≤ 1 s, ≤ 60 MB"), (10_000, "≤ 1.5 s")):
        snapshot = large_snapshot(requirements, ITEMS, MEMBERS)
        name = f"compliance matrix, {requirements:,} requirements"
        report_cpu(f"{name}, .docx", partial(write_compliance_docx, snapshot), target=target, runs=3)
        report_cpu("  the same rows by python-docx, cached", partial(matrix_with_python_docx, requirements))
        report_cpu(f"{name}, .xlsx", partial(write_compliance_xlsx, snapshot), runs=3)
    _measure_workbooks()
    _measure_packs()
    _measure_printing()
    print("\nfilling 10,000 cells of a buyer's workbook, target ≤ 2 s")
    buyer_workbooks.measure()


def _measure_workbooks() -> None:
    goods, internal = goods_snapshot(10_000), large_internal(100_000)
    work = partial(write_price_schedules, goods)
    report_cpu("price schedules, 10,000 lines × 11–14 columns", work, target="≤ 0.5 s for 12", runs=3)
    report_cpu("  as many cells by openpyxl", partial(workbook_with_openpyxl, 10_000, _COLUMNS))
    work = partial(write_internal_workbook, internal)
    report_cpu("internal price workbook, 100,000 lines × 20 columns", work, target="≤ 5 s, ≤ 20 MB")
    theirs = partial(workbook_with_openpyxl, 100_000, 20)
    report_cpu("  as many cells by openpyxl, 20 columns", theirs, is_weighed=False)
    report_recalculated("price schedules, 10,000 lines", write_price_schedules(goods))
    report_recalculated("internal price workbook, 10,000 lines", write_internal_workbook(large_internal(10_000)))


def _measure_packs() -> None:
    seconds = {}
    for requirements in (2_000, 20_000):
        whole = large_snapshot(requirements, ITEMS, MEMBERS)
        name = f"whole pack without PDF, {requirements:,} requirements, {ITEMS} items, {MEMBERS} members"
        seconds[requirements] = report_cpu(
            name, partial(make_pack, whole), target="≤ 10 s, ≤ 512 MB" if requirements == 2_000 else "linear"
        )
    print(f"  growth from 2,000 to 20,000 requirements: {seconds[20_000] / seconds[2_000]:.1f} times")
    whole = large_snapshot(2_000, ITEMS, MEMBERS)
    pack = make_pack(whole)
    report_cpu("  the smaller split into two envelopes", partial(split_envelopes, whole, pack))
    parts = {"buyer": pack, **split_envelopes(whole, pack)}
    report_cpu("  the smaller read back: totals, names, blanks, leaks", lambda: list(list_unsound(whole, parts)))


def _measure_printing() -> None:
    whole = large_snapshot(2_000, ITEMS, MEMBERS)
    matrix = {"matrix.docx": for_printing(write_compliance_docx(whole))}
    report_processes("compliance matrix, 2,000 requirements, PDF", partial(to_pdf, matrix, SOFFICE), target="≤ 15 s")
    report_processes("whole pack with PDF, 2,000 requirements", partial(make_pack, whole, soffice=SOFFICE))
