"""The lead's internal workbook: the build-up of every line with live formulas; its other sheets stand in `internal_sheets`.

It is never part of a pack: `pack_documents` does not know it. The percentages stand in cells of their own, so that a lead can
try others; every formula carries the value of the bid as it is.
"""

from collections.abc import Iterator, Mapping
from decimal import ROUND_DOWN, ROUND_HALF_UP, ROUND_UP, Decimal
from functools import cache

from bidbuilder.domain.basics.money import minor_units, rounding_step
from bidbuilder.domain.bids.internal_price import InternalPrice
from bidbuilder.domain.pricing.breakdown import steps_of, sum_steps
from bidbuilder.domain.pricing.build_up import PricedLine, PricingPolicy
from bidbuilder.domain.pricing.risks import contingency_for
from bidbuilder.formats.writers.extracts import sound_brand
from bidbuilder.formats.writers.internal_columns import KNOWN, LETTERS, WIDTHS, BuildUp
from bidbuilder.formats.writers.internal_groups import add_groups
from bidbuilder.formats.writers.internal_sheets import add_flow, add_shares, add_summary
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
_TEXTS = ("item", "member", "lot", "origin", "source", "quantity", "unit")
_FUNCTIONS = (("ROUND", ROUND_HALF_UP), ("ROUNDDOWN", ROUND_DOWN), ("ROUNDUP", ROUND_UP))
_ROW = "#"
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
    build_up = BuildUp(sheet=sheet_name(words.say("Build-up")), first_row=_FIRST_ROW, count=len(price.lines))
    sheet = workbook.add_sheet(build_up.sheet, tuple(WIDTHS.values()), _rows(internal, words, title))
    set_page(sheet, words, reference=internal.reference, title=title, header_row=_FIRST_ROW - 1)
    sheet.freeze_panes(_FIRST_ROW - 1, 1)
    workbook.define_name(MARKUP, build_up.sheet, f"${LETTERS['markup']}$3")
    workbook.define_name(SUBTOTAL, build_up.sheet, f"${LETTERS['price']}${build_up.total_row}")
    add_summary(workbook, internal, words, build_up)
    add_groups(workbook, internal, words, build_up)
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
    yield Row([warning, *[None] * (list(LETTERS).index("markup") - 2), label, percent])
    yield Row([])
    yield Row(_header(words, internal.price.currency))
    for number, (line, taken_off) in enumerate(
        zip(internal.price.lines, internal.price.taken_off, strict=True), start=_FIRST_ROW
    ):
        yield Row(_line_cells(line, taken_off, number, internal, words))
    yield Row(_total_cells(internal, words))


def _header(words: Words, currency: str) -> list[Cell]:
    _ = words.say
    numbers = (
        *(_(STEP_WORDS[kind]) for kind in KNOWN),
        _("Contingency, %"),
        *(_(STEP_WORDS[kind]) for kind in ("contingency", "markup", "duties", "paid-duties")),
        _("Unit price, {currency}", currency=currency),
        _("Rounding"),
        _("Price, {currency}", currency=currency),
        _("Discount"),
        _("Price after discount, {currency}", currency=currency),
    )
    return [
        *(TextCell("header", text) for text in (_("Item"), _("Member"), _("Lot"), _("Country of origin"), _("Source"))),
        TextCell("header-number", _("Quantity")),
        TextCell("header", _("Unit")),
        *(TextCell("header-number", text) for text in numbers),
    ]


def _line_cells(line: PricedLine, taken_off: Decimal, row: int, internal: InternalPrice, words: Words) -> list[Cell]:
    steps = steps_of(line)
    formulas = {
        key: template.replace(_ROW, str(row))
        for key, template in _formulas(minor_units(internal.price.currency)).items()
    }
    unit_formula = _unit_formula(formulas["unit-price"], line, line.total - steps["rounding"], internal)
    return [
        *_text_cells(line, internal, words),
        *(NumberCell("amount", steps[kind]) for kind in KNOWN),
        NumberCell("percent", _contingency(line, internal.policy)),
        FormulaCell("amount", formulas["contingency"], steps["contingency"]),
        FormulaCell("amount", formulas["markup"], steps["markup"]),
        NumberCell("amount", steps["duties"]),
        NumberCell("amount", steps["paid-duties"]),
        FormulaCell("amount", unit_formula, line.unit_price),
        FormulaCell("amount", formulas["rounding"], steps["rounding"]),
        FormulaCell("amount", formulas["price"], line.total),
        NumberCell("amount", -taken_off),
        FormulaCell("amount", formulas["net"], line.total - taken_off),
    ]


@cache
def _formulas(decimals: int) -> Mapping[str, str]:
    """The formulas of a line by their column, with a sign where the number of the row goes; of the unit price its exact value."""
    at = {key: f"{letter}{_ROW}" for key, letter in LETTERS.items()}
    before = f"SUM({at[KNOWN[0]]}:{at[KNOWN[-1]]})"
    whole = f"({before}+SUM({at['contingency']}:{at['paid-duties']}))"
    return {
        "contingency": f"ROUND({before}*{at['contingency-percent']}/100,{decimals})",
        "markup": f"ROUND(({before}+{at['contingency']})*{MARKUP}/100,{decimals})",
        "unit-price": f"{whole}/{at['quantity']}",
        "rounding": f"ROUND({at['price']}-{whole},{decimals})",
        "price": f"ROUND({at['unit-price']}*{at['quantity']},{decimals})",
        "net": f"ROUND({at['price']}+{at['discount']},{decimals})",
    }


def _text_cells(line: PricedLine, internal: InternalPrice, words: Words) -> list[Cell]:
    return [
        TextCell("text", line.title),
        TextCell("text", internal.members.get(line.organisation_id or 0, "")),
        TextCell("text", line.lot or "–"),
        TextCell("text", words.country(line.country_of_origin) or "–"),
        TextCell("text", words.say(SOURCE_WORDS[line.source]) if line.source in SOURCE_WORDS else line.source),
        NumberCell(quantity_style(line.quantity), line.quantity),
        TextCell("text", words.unit(line.unit)),
    ]


def _contingency(line: PricedLine, policy: PricingPolicy) -> Decimal:
    percent, _name = contingency_for(
        line.item_key, line.source, policy.risk_classes, policy.line_risks, policy.contingency_percent
    )
    return percent


def _unit_formula(exact: str, line: PricedLine, amount: Decimal, internal: InternalPrice) -> str:
    """The unit price rounded to its step by whichever function gives the price of the bid (see `price_formulas`)."""
    step = internal.policy.rounding_step or rounding_step(internal.price.currency)
    steps = (amount / line.quantity / step).normalize()
    function = next(
        (name for name, mode in _FUNCTIONS if steps.quantize(Decimal(1), rounding=mode) * step == line.unit_price),
        "ROUND",
    )
    # Binary noise of the division would turn a whole number of steps into one more or less.
    return f"ROUND({function}(ROUND({exact}/{step:f},6),0)*{step:f},6)"


def _total_cells(internal: InternalPrice, words: Words) -> list[Cell]:
    price, last = internal.price, _FIRST_ROW + len(internal.price.lines) - 1
    sums = sum_steps(price.lines) | {"price": price.subtotal, "discount": -price.discount, "net": price.total}
    cells: list[Cell] = [
        TextCell("total-label", words.say("Sum of the lines")),
        *[BlankCell("total-label")] * (len(_TEXTS) - 1),
    ]
    for key, letter in list(LETTERS.items())[len(_TEXTS) :]:
        if key in _UNSUMMED or not price.lines:
            cells.append(BlankCell("total-label"))
        else:
            cells.append(FormulaCell("total-amount", f"SUM({letter}{_FIRST_ROW}:{letter}{last})", sums[key]))
    return cells
