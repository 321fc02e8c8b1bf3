"""The lead's internal workbook: the build-up of every line with live formulas; its other sheets stand in `internal_sheets`.

It is never part of a pack: `pack_documents` does not know it. The percentages stand in cells of their own, so that a lead can
try others; every formula carries the value of the bid as it is.
"""

from collections.abc import Iterator, Mapping

from bidbuilder.domain.basics.money import minor_units
from bidbuilder.domain.bids.internal_price import InternalPrice
from bidbuilder.domain.pricing.breakdown import sum_steps
from bidbuilder.domain.pricing.step_words import STEP_WORDS
from bidbuilder.formats.writers.extracts import sound_brand
from bidbuilder.formats.writers.internal_columns import KNOWN, MARKUP, TEXTS, WIDTHS, BuildUp, letters_of
from bidbuilder.formats.writers.internal_groups import add_groups
from bidbuilder.formats.writers.internal_lines import BuildUpLines
from bidbuilder.formats.writers.internal_sheets import add_flow, add_shares, add_summary
from bidbuilder.formats.writers.sheets.cells import BlankCell, Cell, FormulaCell, NumberCell, TextCell
from bidbuilder.formats.writers.sheets.heights import TITLE_POINTS
from bidbuilder.formats.writers.sheets.set_up import set_page
from bidbuilder.formats.writers.sheets.shapes import ShapedRow
from bidbuilder.formats.writers.sheets.styles import price_styles
from bidbuilder.formats.writers.sheets.workbook import Row, StreamedWorkbook, WorkbookProperties, sheet_name
from bidbuilder.formats.writers.words import Words

SUBTOTAL = "InternalSubtotal"

_FIRST_ROW = 6
_UNSUMMED = frozenset({"contingency-percent", "unit-price"})


def write_internal_workbook(internal: InternalPrice) -> bytes:
    """The workbook as an .xlsx."""
    words, price, brand = Words(internal.language), internal.price, sound_brand(internal.lead.branding)
    title = words.say("Internal price build-up")
    workbook = StreamedWorkbook(
        WorkbookProperties(
            title=f"{title} – {internal.reference}".strip(" –"),
            author=internal.made_by,
            subject=internal.title,
            written_at=internal.made_at,
            font=brand.font,
        ),
        price_styles(brand, price.currency, minor_units(price.currency), words.language),
    )
    letters = letters_of(price)
    name = sheet_name(words.say("Build-up"))
    build_up = BuildUp(sheet=name, letters=letters, first_row=_FIRST_ROW, count=len(price.lines))
    widths = tuple(WIDTHS[key] for key in letters)
    sheet = workbook.add_sheet(build_up.sheet, widths, _rows(internal, words, title, letters))
    set_page(sheet, words, reference=internal.reference, title=title, header_row=_FIRST_ROW - 1)
    sheet.freeze_panes(_FIRST_ROW - 1, 1)
    workbook.define_name(MARKUP, build_up.sheet, f"${letters['markup']}$3")
    workbook.define_name(SUBTOTAL, build_up.sheet, f"${letters['price']}${build_up.total_row}")
    add_summary(workbook, internal, words, build_up)
    add_groups(workbook, internal, words, build_up)
    add_shares(workbook, internal, words, build_up)
    if internal.flow.months:
        add_flow(workbook, internal, words)
    return workbook.finish()


def _rows(internal: InternalPrice, words: Words, title: str, letters: Mapping[str, str]) -> Iterator[Row | ShapedRow]:
    made = f"{internal.title} · {internal.reference} · {words.day(internal.made_at.date())} · {internal.made_by}"
    warning = TextCell("subtitle", words.say("For our own eyes: never part of a pack, never for members."))
    label, percent = TextCell("text", words.say("Mark-up, %")), NumberCell("percent", internal.policy.markup_percent)
    yield Row([TextCell("title", title)], TITLE_POINTS)
    yield Row([TextCell("subtitle", made)])
    yield Row([warning, *[None] * (list(letters).index("markup") - 2), label, percent])
    yield Row([])
    yield Row(_header(words, internal.price.currency, letters))
    lines = BuildUpLines(internal, words, letters)
    for line, taken_off in zip(internal.price.lines, internal.price.taken_off, strict=True):
        yield lines.row(line, taken_off)
    yield Row(_total_cells(internal, words, letters))


def _header(words: Words, currency: str, letters: Mapping[str, str]) -> list[Cell]:
    _ = words.say
    numbers = {
        **{kind: _(STEP_WORDS[kind]) for kind in KNOWN},
        "contingency-percent": _("Contingency, %"),
        **{kind: _(STEP_WORDS[kind]) for kind in ("contingency", "markup", "duties", "paid-duties")},
        "unit-price": _("Unit price, {currency}", currency=currency),
        "rounding": _("Rounding"),
        "price": _("Price, {currency}", currency=currency),
        "discount": _("Discount"),
        "net": _("Price after discount, {currency}", currency=currency),
    }
    return [
        *(TextCell("header", text) for text in (_("Item"), _("Member"), _("Lot"), _("Country of origin"), _("Source"))),
        TextCell("header-number", _("Quantity")),
        TextCell("header", _("Unit")),
        *(TextCell("header-number", text) for key, text in numbers.items() if key in letters),
    ]


def _total_cells(internal: InternalPrice, words: Words, letters: Mapping[str, str]) -> list[Cell]:
    price, last = internal.price, _FIRST_ROW + len(internal.price.lines) - 1
    sums = sum_steps(price.lines) | {"price": price.subtotal, "discount": -price.discount, "net": price.total}
    cells: list[Cell] = [
        TextCell("total-label", words.say("Sum of the lines")),
        *[BlankCell("total-label")] * (len(TEXTS) - 1),
    ]
    for key, letter in list(letters.items())[len(TEXTS) :]:
        if key in _UNSUMMED or not price.lines:
            cells.append(BlankCell("total-label"))
        else:
            cells.append(FormulaCell("total-amount", f"SUM({letter}{_FIRST_ROW}:{letter}{last})", sums[key]))
    return cells
