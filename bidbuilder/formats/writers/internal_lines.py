"""The lines of the build-up in the lead's internal workbook: their values, and the formulas that give them."""

from collections.abc import Mapping
from decimal import ROUND_DOWN, ROUND_HALF_UP, ROUND_UP, Decimal
from functools import lru_cache
from operator import itemgetter

from bidbuilder.domain.basics.money import minor_units, rounding_step
from bidbuilder.domain.bids.internal_price import InternalPrice
from bidbuilder.domain.pricing.breakdown import steps_of
from bidbuilder.domain.pricing.build_up import PricedLine
from bidbuilder.domain.pricing.risks import contingency_for
from bidbuilder.domain.pricing.step_words import SOURCE_WORDS
from bidbuilder.formats.writers.internal_columns import KNOWN, MARKUP, TEXTS, WIDTHS
from bidbuilder.formats.writers.sheets.shapes import ROW, Holds, RowShape, ShapeColumn, ShapedRow
from bidbuilder.formats.writers.sheets.styles import quantity_style
from bidbuilder.formats.writers.words import Words

_FUNCTIONS = (("ROUND", ROUND_HALF_UP), ("ROUNDDOWN", ROUND_DOWN), ("ROUNDUP", ROUND_UP))
_ONE = Decimal(1)
_ADDED = ("contingency", "markup", "duties", "paid-duties")  # after what is known of a line, side by side


class BuildUpLines:
    """Makes the rows of one workbook."""

    def __init__(self, internal: InternalPrice, words: Words, letters: Mapping[str, str]) -> None:
        """`letters` of the columns that the sheet has, by their keys."""
        self._internal, self._columns = internal, tuple(letters)
        self._in_sheet = itemgetter(*(list(WIDTHS).index(key) for key in letters))
        self._step = internal.policy.rounding_step or rounding_step(internal.price.currency)
        self._formulas = _formulas(minor_units(internal.price.currency), letters)
        self._shape = lru_cache(self._make_shape)
        self._country, self._unit = lru_cache(words.country), lru_cache(words.unit)
        self._sources = {source: words.say(said) for source, said in SOURCE_WORDS.items()}

    def row(self, line: PricedLine, taken_off: Decimal) -> ShapedRow:
        """The row of a line; `taken_off` is its share of the discounts."""
        steps = steps_of(line)
        function = self._rounding_of(line, line.total - steps["rounding"])
        values = (
            line.title,
            self._internal.members.get(line.organisation_id or 0, ""),
            line.lot or "–",
            self._country(line.country_of_origin) or "–",
            self._sources.get(line.source, line.source),
            line.quantity,
            self._unit(line.unit),
            *[steps[kind] for kind in KNOWN],
            self._contingency(line),
            steps["contingency"],
            steps["markup"],
            steps["duties"],
            steps["paid-duties"],
            line.unit_price,
            steps["rounding"],
            line.total,
            -taken_off,
            line.total - taken_off,
        )
        return ShapedRow(self._shape(quantity_style(line.quantity), function), self._in_sheet(values))

    def _make_shape(self, quantity: str, function: str) -> RowShape:
        """The shape of lines whose quantity has that style and whose unit price is rounded by that function."""
        styles = {"quantity": quantity, "contingency-percent": "percent"}
        exact, step = self._formulas["unit-price"], f"{self._step:f}"
        # Binary noise of the division would turn a whole number of steps into one more or less.
        unit_price = f"ROUND({function}(ROUND({exact}/{step},6),0)*{step},6)"
        formulas = {**self._formulas, "unit-price": unit_price}
        return RowShape(
            [
                ShapeColumn("text", Holds.TEXT)
                if key in TEXTS and key != "quantity"
                else ShapeColumn(styles.get(key, "amount"), formula=formulas.get(key, ""))
                for key in self._columns
            ]
        )

    def _rounding_of(self, line: PricedLine, amount: Decimal) -> str:
        """The function that rounds the unit price of an amount to its step and gives that of the bid (see `price_formulas`)."""
        steps = amount / line.quantity / self._step
        wanted = line.unit_price / self._step
        return next((name for name, mode in _FUNCTIONS if steps.quantize(_ONE, rounding=mode) == wanted), "ROUND")

    def _contingency(self, line: PricedLine) -> Decimal:
        policy = self._internal.policy
        if not policy.risk_classes:
            return policy.contingency_percent
        percent, _name = contingency_for(
            line.item_key, line.source, policy.risk_classes, policy.line_risks, policy.contingency_percent
        )
        return percent


def _formulas(decimals: int, letters: Mapping[str, str]) -> Mapping[str, str]:
    """The formulas of a line by their column, with a sign where the number of the row goes; of the unit price its exact value."""
    at = {key: f"{letter}{ROW}" for key, letter in letters.items()}
    known, added = ([key for key in keys if key in at] for keys in (KNOWN, _ADDED))
    before = f"SUM({at[known[0]]}:{at[known[-1]]})"
    whole = f"({before}+SUM({at[added[0]]}:{at[added[-1]]}))"
    return {
        "contingency": f"ROUND({before}*{at['contingency-percent']}/100,{decimals})",
        "markup": f"ROUND(({before}+{at['contingency']})*{MARKUP}/100,{decimals})",
        "unit-price": f"{whole}/{at['quantity']}",
        "rounding": f"ROUND({at['price']}-{whole},{decimals})",
        "price": f"ROUND({at['unit-price']}*{at['quantity']},{decimals})",
        "net": f"ROUND({at['price']}+{at['discount']},{decimals})",
    }
