"""The form of a proposal: what a facilitator knows of a member's offering. It has no price, which only the member sees."""

from collections.abc import Sequence
from dataclasses import replace

from wtforms import FieldList, FormField, SelectField, StringField, TextAreaField
from wtforms import Form as PlainForm

from bidbuilder.domain.basics.languages import fill_texts
from bidbuilder.domain.catalogue.offerings import Offering, OfferingKind
from bidbuilder.domain.catalogue.properties import PropertyValue
from bidbuilder.domain.people.organisations import Organisation
from bidbuilder.web.forms import Form, at_most, choices, choices_of, optional, required
from bidbuilder.web.language import lazy
from bidbuilder.web.offerings.values import read_property, refuse_row
from bidbuilder.web.trade_fields import UnitField
from bidbuilder.web.trade_words import property_name, property_value

SPARE_ROWS = 3


class PropertyRow(PlainForm):  # type: ignore[misc]
    """One property by the dictionary's name, with its value as people write it."""

    name = StringField(lazy("Property"), [optional(), at_most(200)])
    value = StringField(lazy("Value with unit"), [optional(), at_most(200)])


class ProposalForm(Form):
    """An offering as a facilitator writes it down for a member."""

    organisation = SelectField(lazy("Member"), coerce=int)
    code = StringField(lazy("Product code"), [required(), at_most(120)])
    kind = SelectField(lazy("Kind"), choices=choices_of(OfferingKind))
    unit = UnitField(lazy("Sold by"), [required(), at_most(30)], default="piece")
    name_en = StringField(lazy("Name in English"), [optional(), at_most(200)])
    name_da = StringField(lazy("Name in Danish"), [optional(), at_most(200)])
    description_en = TextAreaField(lazy("Description in English"), [optional(), at_most(4000)], render_kw={"rows": "2"})
    description_da = TextAreaField(lazy("Description in Danish"), [optional(), at_most(4000)], render_kw={"rows": "2"})
    properties = FieldList(FormField(PropertyRow), max_entries=200)

    def offer_members(self, members: Sequence[Organisation]) -> None:
        """The firms the facilitator may write something down for."""
        self.organisation.choices = choices((str(one.id), one.display_name) for one in members)

    def to_offering(self, before: Offering | None) -> Offering | None:
        """The offering as typed, None if a row could not be read; what the form does not show stays as it was."""
        properties = self._read_properties(before)
        if properties is None:
            return None
        stated = before or Offering(organisation_id=self.organisation.data, code="", names={})
        return replace(
            stated,
            code=self.code.data,
            kind=OfferingKind(self.kind.data),
            unit=self.unit.data,
            names={**stated.names, **_texts(self.name_en.data, self.name_da.data)},
            descriptions={**stated.descriptions, **_texts(self.description_en.data, self.description_da.data)},
            properties=properties,
        )

    def _read_properties(self, before: Offering | None) -> tuple[PropertyValue, ...] | None:
        stored = {tuple(_row_of(one).values()): one for one in (before.properties if before else ())}
        values, sound = [], True
        for row in self.properties:
            typed = (row.form.name.data or "", row.form.value.data or "")
            if not any(typed):
                continue
            value, wrong = (stored[typed], "") if typed in stored else read_property(*typed)
            if value is None:
                refuse_row(row.form, wrong)
                sound = False
            else:
                values.append(value)
        return tuple(values) if sound else None


def data_of(offering: Offering | None, property_key: str = "") -> dict[str, object]:
    """What the form shows of an offering; without one, an empty form that begins with a property that is asked for."""
    rows: list[dict[str, str]] = [_row_of(one) for one in (offering.properties if offering else ())]
    if property_key:
        rows.append({"name": property_name(property_key), "value": ""})
    data: dict[str, object] = {"properties": [*rows, *[{}] * SPARE_ROWS]}
    if offering is None:
        return data
    return data | {
        "organisation": offering.organisation_id,
        "code": offering.code,
        "kind": offering.kind.value,
        "unit": offering.unit,
        "name_en": offering.names.get("en", ""),
        "name_da": offering.names.get("da", ""),
        "description_en": offering.descriptions.get("en", ""),
        "description_da": offering.descriptions.get("da", ""),
    }


def _row_of(value: PropertyValue) -> dict[str, str]:
    return {"name": property_name(value.key) if value.key else value.source_name, "value": property_value(value)}


def _texts(english: str | None, danish: str | None) -> dict[str, str]:
    return dict(fill_texts([("en", english or ""), ("da", danish or "")]))
