"""The form of a quote: its terms, and a small form for every line the member was asked to price."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from wtforms import BooleanField, DateField, Field, SelectField, StringField

from bidbuilder.domain.basics.errors import Refusal
from bidbuilder.domain.consortium.plausibility import PriceUnlikely
from bidbuilder.domain.consortium.quotes import Quote, QuoteLine
from bidbuilder.domain.consortium.quoting import LineAnswer, QuoteAnswer
from bidbuilder.web.forms import Form, NumberField, at_most, choices, optional
from bidbuilder.web.language import lazy
from bidbuilder.web.trade_fields import INCOTERMS


class TermsForm(Form):
    """What holds for all lines."""

    currency = StringField(lazy("Currency"), [optional(), at_most(3)])
    incoterm = SelectField(lazy("Incoterm"), choices=choices((one, one) for one in INCOTERMS))
    place = StringField(lazy("Named place"), [optional(), at_most(200)])
    valid_until = DateField(lazy("The quote holds until"), [optional()])
    is_meant = BooleanField(lazy("The prices are meant as typed"))

    def __init__(self, *arguments: object, **named: object) -> None:
        super().__init__(*arguments, **named)
        _mark_as_needed(self.currency, self.valid_until)


class LineForm(Form):
    """The price of one line. The token stands in the terms."""

    class Meta(Form.Meta):
        """Settings of WTForms."""

        csrf = False

    unit_price = NumberField(lazy("Price of one"), [optional()])
    one_off = NumberField(lazy("One-off cost"), [optional()])
    remark = StringField(lazy("Remark"), [optional(), at_most(500)])

    def __init__(self, *arguments: object, **named: object) -> None:
        super().__init__(*arguments, **named)
        _mark_as_needed(self.unit_price)


class QuoteForm:
    """Terms and lines together, in the order of the request."""

    def __init__(self, quote: Quote, *, is_sent: bool) -> None:
        stored = {"formdata": None} if not is_sent else {}
        terms = {name: getattr(quote, name) for name in ("currency", "incoterm", "place", "valid_until")}
        self.terms = TermsForm(data=terms, **stored)
        self.has_unlikely_prices = False
        self.lines = {
            line.item_key: LineForm(data=_line_data(line), prefix=f"line-{place}-", **stored)
            for place, line in enumerate(quote.lines)
        }

    def validate(self) -> bool:
        """Whether everything can be read; errors stand at the fields."""
        return all([self.terms.validate(), *(line.validate() for line in self.lines.values())])

    def refuse(self, refusal: Refusal) -> None:
        """Show a refusal at the price of its line, at a field of the terms, or above the form."""
        self.has_unlikely_prices = isinstance(refusal, PriceUnlikely)
        line = self.lines.get(refusal.where)
        if line is None:
            self.terms.refuse(refusal)
        else:
            refusal.where = "unit_price"
            line.refuse(refusal)

    def answer(self) -> QuoteAnswer:
        """What the member has typed."""
        return QuoteAnswer(
            currency=(self.terms.currency.data or "").upper(),
            incoterm=self.terms.incoterm.data,
            place=self.terms.place.data or "",
            valid_until=self.terms.valid_until.data,
            lines=_answers(self.lines),
        )


def total_of(lines: Sequence[QuoteLine]) -> Decimal:
    """What the priced lines come to, one-off costs included."""
    return sum((line_total(line) or Decimal(0) for line in lines), Decimal(0))


def line_total(line: QuoteLine) -> Decimal | None:
    """Price times quantity and the one-off cost; None while there is no price."""
    return None if line.unit_price is None else line.unit_price * line.quantity + line.one_off


def _mark_as_needed(*fields: Field) -> None:
    """A draft may leave them empty, but the quote that is handed in may not."""
    for field in fields:
        field.flags.required = True


def _line_data(line: QuoteLine) -> dict[str, object]:
    return {"unit_price": line.unit_price, "one_off": line.one_off or None, "remark": line.remark}


def _answers(lines: Mapping[str, LineForm]) -> dict[str, LineAnswer]:
    return {
        key: LineAnswer(
            unit_price=line.unit_price.data, one_off=line.one_off.data or Decimal(0), remark=line.remark.data or ""
        )
        for key, line in lines.items()
    }
