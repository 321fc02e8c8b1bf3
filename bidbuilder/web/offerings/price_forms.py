"""The prices of an offering's form: steps, hourly rates, and further tables in other currencies. Read back here as well."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

from wtforms import DateField, FieldList, FormField, SelectField, StringField
from wtforms import Form as PlainForm

from bidbuilder.domain.catalogue.prices import HourlyRate, PriceBreak, PriceTable
from bidbuilder.web.forms import NumberField, at_most, choices, optional
from bidbuilder.web.language import _, lazy
from bidbuilder.web.offerings.kind_filling import Rows, with_spares
from bidbuilder.web.offerings.kind_forms import refuse_field, refuse_negative
from bidbuilder.web.trade_fields import INCOTERMS, check_currency

Validators = Mapping[str, Sequence[object]] | None


class BreakForm(PlainForm):  # type: ignore[misc]
    """One step of a price table; a row without a price is left out."""

    from_quantity = NumberField(lazy("From quantity"), [optional()])
    unit_price = NumberField(lazy("Unit price"), [optional()])

    def validate(self, extra_validators: Validators = None) -> bool:
        """Neither is below zero."""
        return bool(super().validate(extra_validators)) and refuse_negative(self.from_quantity, self.unit_price)


class RateForm(PlainForm):  # type: ignore[misc]
    """What an hour of one profile costs; a row without a rate is left out."""

    profile = StringField(lazy("Profile"), [optional(), at_most(120)])
    rate = NumberField(lazy("Rate for an hour"), [optional()])

    def validate(self, extra_validators: Validators = None) -> bool:
        """A rate belongs to a profile and is not below zero."""
        sound = bool(super().validate(extra_validators)) and refuse_negative(self.rate)
        if self.rate.data is not None and not (self.profile.data or "").strip():
            return refuse_field(self.profile, _("Write whose hour it is."))
        return sound


class FurtherForm(PlainForm):  # type: ignore[misc]
    """A price table in a further currency; one without a price is left out."""

    currency = StringField(lazy("Currency"), [optional(), at_most(3), check_currency])
    label = StringField(lazy("Called"), [optional(), at_most(60)])
    per = NumberField(lazy("Price is for so many"), [optional()])
    one_off = NumberField(lazy("One-off cost"), [optional()])
    incoterm = SelectField(lazy("Incoterm"), default=INCOTERMS[0])
    place = StringField(lazy("Named place"), [optional(), at_most(200)])
    valid_from = DateField(lazy("Prices valid from"), [optional()])
    valid_until = DateField(lazy("Prices valid until"), [optional()])
    breaks = FieldList(FormField(BreakForm), max_entries=20)

    def __init__(self, *arguments: object, **named: object) -> None:
        super().__init__(*arguments, **named)
        offer_incoterms(self.incoterm)

    def validate(self, extra_validators: Validators = None) -> bool:
        """Prices need a currency, and the table holds what every table must."""
        sound = bool(super().validate(extra_validators)) and check_table(self)
        if breaks_from(self.breaks.data) and not self.currency.data:
            return refuse_field(self.currency, _("Write the currency of these prices."))
        return sound


def offer_incoterms(field: SelectField) -> None:
    """The terms of today; a list that was imported may still state one of an older edition."""
    field.choices = choices((one, one) for one in dict.fromkeys([*INCOTERMS, *filter(None, [field.data])]))


def check_table(form: PlainForm) -> bool:
    """No amount below zero, a positive price unit, days in their order, no two steps from one quantity; says what is wrong."""
    sound = refuse_negative(form.one_off)
    if form.per.data is not None and form.per.data <= 0:
        sound = refuse_field(form.per, _("Write a number above zero."))
    begin, end = form.valid_from.data, form.valid_until.data
    if begin and end and end < begin:
        sound = refuse_field(form.valid_until, _("The last day is before the first."))
    steps = [row.form for row in form.breaks if row.form.unit_price.data is not None]
    begins = [step.from_quantity.data for step in steps]
    for place, step in enumerate(steps):
        if begins[place] in begins[:place]:
            sound = refuse_field(step.from_quantity, _("Another step begins at this quantity."))
    return sound


def breaks_from(rows: Iterable[Mapping[str, Decimal | None]]) -> tuple[PriceBreak, ...]:
    """The steps with a price by rising quantity; one without a quantity begins at one."""
    steps = [
        PriceBreak(from_quantity=row["from_quantity"] or Decimal(1), unit_price=row["unit_price"])
        for row in rows
        if row["unit_price"] is not None
    ]
    return tuple(sorted(steps, key=lambda one: one.from_quantity))


def rates_from(rows: Iterable[Mapping[str, object]]) -> tuple[HourlyRate, ...]:
    """The rates of the rows that have one."""
    return tuple(
        HourlyRate(profile=str(row["profile"] or "").strip(), rate=row["rate"])
        for row in rows
        if isinstance(row["rate"], Decimal)
    )


def further_from(forms: Iterable[FurtherForm], before: Sequence[PriceTable]) -> tuple[PriceTable, ...]:
    """The further tables; one that keeps its place and currency keeps what the form does not show."""
    found = []
    for place, form in enumerate(forms):
        breaks = breaks_from(form.breaks.data)
        if breaks:
            known = before[place] if place < len(before) else None
            currency = form.currency.data or ""
            stated = known if known and known.currency == currency else PriceTable(currency=currency, breaks=())
            found.append(replace(stated, breaks=breaks, **table_terms(form)))
    return tuple(found)


def table_terms(form: PlainForm) -> dict[str, Any]:
    """What the form of a table says beside its steps and currency."""
    return {
        "per": form.per.data or Decimal(1),
        "one_off": form.one_off.data or Decimal(0),
        "incoterm": form.incoterm.data,
        "place": (form.place.data or "").strip(),
        "valid_from": form.valid_from.data,
        "valid_until": form.valid_until.data,
        "label": (form.label.data or "").strip(),
    }


def table_data(table: PriceTable) -> dict[str, object]:
    """A table as the data of its form."""
    steps: Rows = [{"from_quantity": one.from_quantity, "unit_price": one.unit_price} for one in table.breaks]
    return {
        "currency": table.currency,
        "label": table.label,
        "per": table.per if table.per != 1 else None,
        "one_off": table.one_off or None,
        "incoterm": table.incoterm,
        "place": table.place,
        "valid_from": table.valid_from,
        "valid_until": table.valid_until,
        "breaks": with_spares(steps),
    }
