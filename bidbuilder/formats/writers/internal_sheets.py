"""The further sheets of the lead's internal workbook: summary with waterfall, shares by member and origin, cash flow."""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from xlsxwriter.worksheet import Worksheet

from bidbuilder.domain.basics.money import minor_units
from bidbuilder.domain.bids.internal_price import InternalPrice
from bidbuilder.domain.pricing.adding_up import COST_KINDS, STEP_KINDS
from bidbuilder.domain.pricing.step_words import STEP_WORDS
from bidbuilder.formats.writers.extracts import sound_brand
from bidbuilder.formats.writers.internal_columns import BuildUp
from bidbuilder.formats.writers.price_formulas import equal_to
from bidbuilder.formats.writers.sheets.cells import BlankCell, FormulaCell, NumberCell, TextCell
from bidbuilder.formats.writers.sheets.heights import TITLE_POINTS, TOTAL_POINTS
from bidbuilder.formats.writers.sheets.set_up import set_page
from bidbuilder.formats.writers.sheets.workbook import Row, StreamedWorkbook, quoted, sheet_name
from bidbuilder.formats.writers.words import Words

TOTAL = "InternalTotal"

_AXIS_FORMAT = "#,##0"
FIRST = 5  # the row of the first figure on each sheet
_CHART = {"width": 860, "height": 380}
_BAR_POINTS, _PLOT_POINTS = 24, 120  # a bar with its name; title and scale around all bars


def add_summary(workbook: StreamedWorkbook, internal: InternalPrice, words: Words, build_up: BuildUp) -> None:
    """The waterfall as a table and a picture, the total and the margin."""
    title = words.say("Waterfall")
    name = sheet_name(title)
    sheet = add_plain_sheet(
        workbook, internal, words, title, (40, 24, 18, 18, 18), _summary_rows(internal, words, build_up)
    )
    last = FIRST + len(STEP_KINDS) + 1
    workbook.define_name(TOTAL, name, f"$B${last}")
    chart = workbook.chart("column", "stacked")
    brand = sound_brand(internal.lead.branding)
    fills = (("C", None), ("D", brand.primary_colour), ("E", brand.accent_colour))
    for column, colour in fills:
        chart.add_series(
            {
                "categories": f"={quoted(name)}!$A${FIRST}:$A${last}",
                "values": f"={quoted(name)}!${column}${FIRST}:${column}${last}",
                "fill": {"color": colour} if colour else {"none": True},
                "gap": 40,
            }
        )
    chart.set_y_axis({"num_format": _AXIS_FORMAT})
    _place(sheet, chart, title, last + 3)


def _summary_rows(internal: InternalPrice, words: Words, build_up: BuildUp) -> Iterator[Row]:
    price = internal.price
    sums = {step.kind: step.amount for step in price.waterfall}
    yield header(words.say("Step"), words.say("Amount, {currency}", currency=price.currency), *_helpers(words))
    level = Decimal(0)
    for row, kind in enumerate(STEP_KINDS, start=FIRST):
        amount = sums.get(kind, Decimal(0))
        yield _waterfall_row(words.say(STEP_WORDS[kind]), build_up.total(kind), amount, level, row)
        level += amount
    row = FIRST + len(STEP_KINDS)
    yield _waterfall_row(words.say("Discount"), f"-{price.discount:f}", -price.discount, level, row)
    yield Row(
        [
            TextCell("grand-label", words.say("Price of the bid")),
            FormulaCell("grand-amount", f"SUM(B{FIRST}:B{row})", price.total),
            NumberCell("amount", 0),
            FormulaCell("amount", f"B{row + 1}", price.total),
            NumberCell("amount", 0),
        ],
        TOTAL_POINTS,
    )
    if price.margin_percent is not None:
        rows = [FIRST + STEP_KINDS.index(kind) for kind in STEP_KINDS if kind in COST_KINDS]
        cost = "+".join(f"B{one}" for one in rows)
        formula = f"ROUND((B{row + 1}-({cost}))*100/B{row + 1},2)"
        yield Row([TextCell("text", words.say("Margin, %")), FormulaCell("percent", formula, price.margin_percent)])


def _helpers(words: Words) -> tuple[str, str, str]:
    return words.say("Stands on"), words.say("Adds"), words.say("Takes off")


def _waterfall_row(label: str, formula: str, amount: Decimal, level: Decimal, row: int) -> Row:
    before = f"SUM(B${FIRST}:B{row - 1})" if row > FIRST else "0"
    return Row(
        [
            TextCell("text", label),
            FormulaCell("amount", formula, amount),
            FormulaCell("amount", f"MIN({before},{before}+B{row})", min(level, level + amount)),
            FormulaCell("amount", f"MAX(B{row},0)", max(amount, Decimal(0))),
            FormulaCell("amount", f"MAX(-B{row},0)", max(-amount, Decimal(0))),
        ]
    )


def add_shares(workbook: StreamedWorkbook, internal: InternalPrice, words: Words, build_up: BuildUp) -> None:
    """Sums by member and by country of origin, each with a picture."""
    by_member: dict[str, Decimal] = {}
    by_origin: dict[str, Decimal] = {}
    for line in internal.price.lines:
        member = internal.members.get(line.organisation_id or 0, "")
        origin = words.country(line.country_of_origin) or "–"
        by_member[member] = by_member.get(member, Decimal(0)) + line.total
        by_origin[origin] = by_origin.get(origin, Decimal(0)) + line.total
    groups = (
        (words.say("By member"), words.say("Member"), "member", by_member, "bar"),
        (words.say("By country of origin"), words.say("Country of origin"), "origin", by_origin, "pie"),
    )
    for title, head, column, sums, kind in groups:
        rows = _share_rows(head, column, sums, internal, words, build_up)
        sheet = add_plain_sheet(workbook, internal, words, title, (44, 20, 12), rows)
        last, name = FIRST + len(sums) - 1, quoted(sheet_name(title))
        chart = workbook.chart(kind)
        series = {"categories": f"={name}!$A${FIRST}:$A${last}", "values": f"={name}!$B${FIRST}:$B${last}"}
        if kind == "pie":
            chart.add_series(series | {"data_labels": {"percentage": True, "position": "outside_end"}})
            _place(sheet, chart, title, last + 3, has_legend=True)
            continue
        chart.add_series(series | {"fill": {"color": sound_brand(internal.lead.branding).primary_colour}})
        chart.set_y_axis({"reverse": True, "interval_unit": 1})
        chart.set_x_axis({"num_format": _AXIS_FORMAT})
        _place(sheet, chart, title, last + 3, height=_PLOT_POINTS + _BAR_POINTS * len(sums))


def _share_rows(
    head: str, column: str, sums: dict[str, Decimal], internal: InternalPrice, words: Words, build_up: BuildUp
) -> Iterator[Row]:
    price, decimals = internal.price, minor_units(internal.price.currency)
    yield header(head, words.say("Amount, {currency}", currency=price.currency), "%")
    last = FIRST + len(sums) - 1
    for row, (name, amount) in enumerate(sorted(sums.items(), key=lambda one: (-one[1], one[0])), start=FIRST):
        formula = f"ROUND(SUMIF({build_up.cells(column)},{equal_to(name)},{build_up.cells('price')}),{decimals})"
        share = (amount * 100 / price.subtotal).quantize(Decimal("0.01")) if price.subtotal else Decimal(0)
        percent = FormulaCell("percent", f"ROUND(B{row}*100/B${last + 1},2)", share)
        yield Row([TextCell("text", name), FormulaCell("amount", formula, amount), percent])
    total = FormulaCell("total-amount", f"SUM(B{FIRST}:B{last})", price.subtotal) if sums else BlankCell("total-label")
    yield Row([TextCell("total-label", words.say("Sum of the lines")), total, BlankCell("total-label")])


def add_flow(workbook: StreamedWorkbook, internal: InternalPrice, words: Words) -> None:
    """Month by month what is received and paid, the balance and what a debt costs."""
    title = words.say("Cash flow")
    sheet = add_plain_sheet(workbook, internal, words, title, (26, 18, 18, 18, 18), _flow_rows(internal, words))
    last, name = FIRST + len(internal.flow.months) - 1, quoted(sheet_name(title))
    chart = workbook.chart("column")
    chart.add_series(
        {
            "name": words.say("Balance"),
            "categories": f"={name}!$A${FIRST}:$A${last}",
            "values": f"={name}!$D${FIRST}:$D${last}",
            "fill": {"color": sound_brand(internal.lead.branding).primary_colour},
            "invert_if_negative": True,
            "invert_if_negative_color": sound_brand(internal.lead.branding).accent_colour,
        }
    )
    chart.set_x_axis({"label_position": "low"})
    chart.set_y_axis({"num_format": _AXIS_FORMAT})
    _place(sheet, chart, title, last + 3)


def _flow_rows(internal: InternalPrice, words: Words) -> Iterator[Row]:
    decimals, rate = minor_units(internal.price.currency), internal.policy.payments.interest_percent
    _ = words.say
    yield header(_("Months after the award"), _("Received"), _("Paid"), _("Balance"), _("Interest"))
    for row, month in enumerate(internal.flow.months, start=FIRST):
        before = f"D{row - 1}+" if row > FIRST else ""
        yield Row(
            [
                NumberCell("count", month.month),
                NumberCell("amount", month.received),
                NumberCell("amount", month.paid),
                FormulaCell("amount", f"ROUND({before}B{row}-C{row},{decimals})", month.balance),
                FormulaCell("amount", f"ROUND(MAX(-D{row},0)*{rate:f}/100/12,{decimals})", month.interest),
            ]
        )
    last = FIRST + len(internal.flow.months) - 1
    yield Row(
        [
            *(
                TextCell("total-label", _("Sum")),
                BlankCell("total-label"),
                BlankCell("total-label"),
                BlankCell("total-label"),
            ),
            FormulaCell("total-amount", f"SUM(E{FIRST}:E{last})", internal.flow.interest),
        ]
    )


def add_plain_sheet(
    workbook: StreamedWorkbook,
    internal: InternalPrice,
    words: Words,
    title: str,
    widths: Sequence[float],
    rows: Iterable[Row],
) -> Worksheet:
    """A sheet whose rows begin below its title, their header in row `FIRST` − 1."""
    head = [Row([TextCell("title", title)], TITLE_POINTS), Row([TextCell("subtitle", internal.title)]), Row([])]
    sheet = workbook.add_sheet(sheet_name(title), widths, (*head, *rows))
    set_page(sheet, words, reference=internal.reference, title=title, header_row=None)
    sheet.fit_to_pages(1, 1)
    return sheet


def header(first: str, *numbers: str) -> Row:
    """A header of one column of text and columns of numbers."""
    return Row([TextCell("header", first), *(TextCell("header-number", text) for text in numbers)])


def _place(sheet: Worksheet, chart: object, title: str, row: int, *, has_legend: bool = False, height: int = 0) -> None:
    chart.set_title({"name": title, "name_font": {"size": 12}})  # type: ignore[attr-defined]
    if not has_legend:
        chart.set_legend({"none": True})  # type: ignore[attr-defined]
    chart.set_size(_CHART | ({"height": height} if height else {}))  # type: ignore[attr-defined]
    sheet.insert_chart(row, 0, chart, {"description": title})
