"""The lead's internal workbook: the build-up of every line with live formulas; its other sheets stand in `internal_sheets`.

It is never part of a pack: `pack_documents` does not know it. The percentages stand in cells of their own, so that a lead can
try others; every formula carries the value of the bid as it is.
"""

from collections.abc import Iterator
from decimal import ROUND_DOWN, ROUND_HALF_UP, ROUND_UP, Decimal

from bidbuilder.domain.basics.money import minor_units, rounding_step
from bidbuilder.domain.bids.internal_price import InternalPrice
from bidbuilder.domain.pricing.build_up import PricedLine
from bidbuilder.domain.pricing.risks import contingency_for
from bidbuilder.formats.writers.extracts import sound_brand
from bidbuilder.formats.writers.internal_sheets import BuildUp, add_flow, add_shares, add_summary
from bidbuilder.formats.writers.sheets.cells import BlankCell, Cell, FormulaCell, NumberCell, TextCell
from bidbuilder.formats.writers.sheets.heights import TITLE_POINTS
from bidbuilder.formats.writers.sheets.set_up import set_page
from bidbuilder.formats.writers.sheets.styles import price_styles, quantity_style
from bidbuilder.formats.writers.sheets.workbook import Row, StreamedWorkbook, WorkbookProperties, sheet_name
from bidbuilder.formats.writers.steps import SOURCE_WORDS, STEP_WORDS
from bidbuilder.formats.writers.words import Words

MARKUP = "MarkUpPercent"
SUBTOTAL = "InternalSubtotal"

_FIRST_ROW = 6
_WIDTHS = (44, 22, 12, 20, 13, 10, 8, 15, 15, 13, 13, 13, 11, 13, 14, 13, 15, 11, 16)
# What is known stands in H to L and P as numbers; what follows from it is a formula.
_KNOWN = ("quote", "exchange", "forward", "one-off", "shared")
_FUNCTIONS = (("ROUND", ROUND_HALF_UP), ("ROUNDDOWN", ROUND_DOWN), ("ROUNDUP", ROUND_UP))
_SUMMED = "HIJKLNOPRS"


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
    build_up = BuildUp(sheet=sheet_name(words.say("Build-up")), first_row=_FIRST_ROW, count=len(price.lines))
    sheet = workbook.add_sheet(build_up.sheet, _WIDTHS, tuple(_rows(internal, words, title)))
    set_page(sheet, words, reference=internal.reference, title=title, header_row=_FIRST_ROW - 1)
    sheet.freeze_panes(_FIRST_ROW - 1, 1)
    workbook.define_name(MARKUP, build_up.sheet, "$O$3")
    workbook.define_name(SUBTOTAL, build_up.sheet, f"$S${build_up.total_row}")
    add_summary(workbook, internal, words, build_up)
    add_shares(workbook, internal, words, build_up)
    if internal.flow.months:
        add_flow(workbook, internal, words)
    return workbook.finish()


def _rows(internal: InternalPrice, words: Words, title: str) -> Iterator[Row]:
    made = f"{internal.title} · {internal.reference} · {words.day(internal.made_at.date())} · {internal.made_by}"
    warning = TextCell("subtitle", words.say("For our own eyes: never part of a pack, never for members."))
    label, percent = TextCell("text", words.say("Mark-up, %")), NumberCell("percent", internal.policy.markup_percent)
    yield Row([TextCell("title", title)], TITLE_POINTS)
    yield Row([TextCell("subtitle", made)])
    yield Row([warning, *[None] * 12, label, percent])
    yield Row([])
    yield Row(_header(words, internal.price.currency))
    for number, line in enumerate(internal.price.lines, start=_FIRST_ROW):
        yield Row(_line_cells(line, number, internal, words))
    yield Row(_total_cells(internal, words))


def _header(words: Words, currency: str) -> list[Cell]:
    _ = words.say
    numbers = (
        *(_(STEP_WORDS[kind]) for kind in _KNOWN),
        _("Contingency, %"),
        _("Contingency"),
        _("Mark-up"),
        _("Import duties"),
        _("Unit price, {currency}", currency=currency),
        _("Rounding"),
        _("Price, {currency}", currency=currency),
    )
    return [
        *(TextCell("header", text) for text in (_("Item"), _("Member"), _("Lot"), _("Country of origin"), _("Source"))),
        TextCell("header-number", _("Quantity")),
        TextCell("header", _("Unit")),
        *(TextCell("header-number", text) for text in numbers),
    ]


def _line_cells(line: PricedLine, row: int, internal: InternalPrice, words: Words) -> list[Cell]:
    steps = {kind: Decimal(0) for kind in STEP_WORDS}
    for step in line.steps:
        steps[step.kind] += step.amount
    policy, decimals = internal.policy, minor_units(internal.price.currency)
    contingency, _name = contingency_for(
        line.item_key, line.source, policy.risk_classes, policy.line_risks, policy.contingency_percent
    )
    before = f"SUM(H{row}:L{row})"
    whole = f"({before}+N{row}+O{row}+P{row})"
    amount = line.total - steps["rounding"]
    step_of = policy.rounding_step or rounding_step(internal.price.currency)
    unit_formula = _unit_formula(whole, row, amount / line.quantity, line.unit_price, step_of)
    return [
        TextCell("text", line.title),
        TextCell("text", internal.members.get(line.organisation_id or 0, "")),
        TextCell("text", line.lot or "–"),
        TextCell("text", words.country(line.country_of_origin) or "–"),
        TextCell("text", words.say(SOURCE_WORDS[line.source]) if line.source in SOURCE_WORDS else line.source),
        NumberCell(quantity_style(line.quantity), line.quantity),
        TextCell("text", words.unit(line.unit)),
        *(NumberCell("amount", steps[kind]) for kind in _KNOWN),
        NumberCell("percent", contingency),
        FormulaCell("amount", f"ROUND({before}*M{row}/100,{decimals})", steps["contingency"]),
        FormulaCell("amount", f"ROUND(({before}+N{row})*{MARKUP}/100,{decimals})", steps["markup"]),
        NumberCell("amount", steps["duties"]),
        FormulaCell("amount", unit_formula, line.unit_price),
        FormulaCell("amount", f"ROUND(S{row}-{whole},{decimals})", steps["rounding"]),
        FormulaCell("amount", f"ROUND(Q{row}*F{row},{decimals})", line.total),
    ]


def _unit_formula(whole: str, row: int, exact: Decimal, unit_price: Decimal, step: Decimal) -> str:
    """The unit price rounded to its step by whichever function gives the price of the bid (see `price_formulas`)."""
    steps = (exact / step).normalize()
    function = next(
        (name for name, mode in _FUNCTIONS if steps.quantize(Decimal(1), rounding=mode) * step == unit_price), "ROUND"
    )
    # Binary noise of the division would turn a whole number of steps into one more or less.
    return f"ROUND({function}(ROUND({whole}/F{row}/{step:f},6),0)*{step:f},6)"


def _total_cells(internal: InternalPrice, words: Words) -> list[Cell]:
    lines, last = internal.price.lines, _FIRST_ROW + len(internal.price.lines) - 1
    kinds = dict(zip("HIJKLNOPR", (*_KNOWN, "contingency", "markup", "duties", "rounding"), strict=True))
    sums = {
        letter: sum((step.amount for line in lines for step in line.steps if step.kind == kind), Decimal(0))
        for letter, kind in kinds.items()
    } | {"S": internal.price.subtotal}
    cells: list[Cell] = [TextCell("total-label", words.say("Sum of the lines")), *[BlankCell("total-label")] * 6]
    for letter in "HIJKLMNOPQRS":
        if letter in _SUMMED and lines:
            cells.append(FormulaCell("total-amount", f"SUM({letter}{_FIRST_ROW}:{letter}{last})", sums[letter]))
        else:
            cells.append(BlankCell("total-label"))
    return cells
