"""The build-up by member, by lot and of the whole bid in the lead's internal workbook, as sums over the lines' sheet; and what
the discounts on a condition lead to."""

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from string import ascii_uppercase

from bidbuilder.domain.basics.money import minor_units
from bidbuilder.domain.bids.internal_price import InternalPrice
from bidbuilder.domain.pricing.breakdown import KEYS, BreakdownRow, Grouping, break_down, kinds_used
from bidbuilder.domain.pricing.build_up import PricedLine
from bidbuilder.domain.pricing.step_words import STEP_WORDS
from bidbuilder.formats.writers.award_table import AWARD_WIDTHS, AwardTable
from bidbuilder.formats.writers.internal_columns import BuildUp
from bidbuilder.formats.writers.internal_sheets import FIRST, add_plain_sheet, header
from bidbuilder.formats.writers.price_formulas import equal_to
from bidbuilder.formats.writers.sheets.cells import Cell, FormulaCell, TextCell
from bidbuilder.formats.writers.sheets.workbook import Row, StreamedWorkbook
from bidbuilder.formats.writers.words import Words

_FIRST_WIDTH, _WIDTH = 36, 16


def add_groups(workbook: StreamedWorkbook, internal: InternalPrice, words: Words, build_up: BuildUp) -> None:
    """A sheet by member and one by lot, each with the sum over the bid; one more for combinations of lots."""
    if not internal.price.lines:
        return
    for column, title, head in (
        ("member", words.say("Build-up by member"), words.say("Member")),
        ("lot", words.say("Build-up by lot"), words.say("Lot")),
    ):
        rows = tuple(_rows(column, head, internal, words, build_up))
        widths = (_FIRST_WIDTH, *[_WIDTH] * (len(rows[0].cells) - 1))
        add_plain_sheet(workbook, internal, words, title, widths, rows)
    if internal.price.awards:
        title, table = words.say("Combinations of lots"), _award_table(internal)
        add_plain_sheet(workbook, internal, words, title, AWARD_WIDTHS, tuple(table.rows(words)))


def _award_table(internal: InternalPrice) -> AwardTable:
    price = internal.price
    return AwardTable(
        awards=price.awards,
        by_lot=price.net_by_lot,
        names={},
        discounts=price.discounts,
        currency=price.currency,
        first_row=FIRST - 1,
    )


def _rows(column: str, head: str, internal: InternalPrice, words: Words, build_up: BuildUp) -> Iterator[Row]:
    price, _ = internal.price, words.say
    kinds = kinds_used(price)
    yield header(
        head,
        *(_(STEP_WORDS[kind]) for kind in kinds),
        _("Price, {currency}", currency=price.currency),
        _("Discount"),
        _("Price after discount, {currency}", currency=price.currency),
    )
    found = break_down(price, _by_name(internal) if column == "member" else lambda line: line.lot or "–")
    for one in found:
        yield Row(_group_cells(one, column, kinds, internal, build_up))
    yield Row(_sum_cells(len(found), kinds, internal, words))


def _by_name(internal: InternalPrice) -> Callable[[PricedLine], str]:
    """By the name that stands in the build-up: the lead's own costs stand with its lines as a member."""
    return lambda line: internal.members.get(line.organisation_id or 0, "")


def _amounts(row: BreakdownRow, kinds: Sequence[str]) -> list[tuple[str, Decimal]]:
    """The columns of a row: the key in the build-up, and the value."""
    return [
        *((kind, row.steps[kind]) for kind in kinds),
        ("price", row.price),
        ("discount", -row.discount),
        ("net", row.net),
    ]


def _group_cells(
    row: BreakdownRow, column: str, kinds: Sequence[str], internal: InternalPrice, build_up: BuildUp
) -> list[Cell]:
    decimals, groups = minor_units(internal.price.currency), build_up.cells(column)
    return [
        TextCell("text", row.key),
        *(
            FormulaCell(
                "amount", f"ROUND(SUMIF({groups},{equal_to(row.key)},{build_up.cells(key)}),{decimals})", amount
            )
            for key, amount in _amounts(row, kinds)
        ),
    ]


def _sum_cells(count: int, kinds: Sequence[str], internal: InternalPrice, words: Words) -> list[Cell]:
    (whole,) = break_down(internal.price, KEYS[Grouping.BID])
    letters = ascii_uppercase[1 : len(kinds) + 4]
    return [
        TextCell("total-label", words.say("The whole bid")),
        *(
            FormulaCell("total-amount", f"SUM({letter}{FIRST}:{letter}{FIRST + count - 1})", amount)
            for letter, (_key, amount) in zip(letters, _amounts(whole, kinds), strict=True)
        ),
    ]
