"""The style page, with examples of everything the macros take."""

from datetime import timedelta
from decimal import Decimal

from flask import render_template
from flask.typing import ResponseReturnValue
from wtforms import (
    BooleanField,
    DateField,
    FileField,
    RadioField,
    SelectField,
    StringField,
    TextAreaField,
)

from bidbuilder.domain.basics.dates import Deadline
from bidbuilder.domain.basics.errors import StaleRevision
from bidbuilder.domain.basics.findings import Finding, Severity, SourcePlace
from bidbuilder.domain.basics.money import Money
from bidbuilder.domain.catalogue.offerings import OfferingKind
from bidbuilder.domain.matching.verdicts import CoverageCount, Verdict
from bidbuilder.domain.people.permissions import Permission
from bidbuilder.web.access import access
from bidbuilder.web.context import now
from bidbuilder.web.forms import Form, NumberField, choices, choices_of, optional, required
from bidbuilder.web.language import lazy
from bidbuilder.web.styleguide.blueprint import room


class ExampleForm(Form):
    """One field of each kind."""

    name = StringField(lazy("Name"), [required()])
    power = NumberField(lazy("Rated power"), [optional()])
    day = DateField(lazy("Date"), [optional()])
    kind = SelectField(lazy("Kind"), choices=choices_of(OfferingKind))
    answer = RadioField(lazy("Answer"), choices=choices([("yes", lazy("Yes")), ("no", lazy("No"))]))
    remark = TextAreaField(lazy("Remark"), [optional()])
    file = FileField(lazy("File"))
    agreed = BooleanField(lazy("I have read it"))


@room.get("/styleguide")
@access(Permission.ADMINISTER_SITE)
def show_styles() -> ResponseReturnValue:
    """Every macro once."""
    form = ExampleForm(formdata=None)
    form.process(data={"power": Decimal("12.5")})
    form.refuse(StaleRevision(where="name", who="Karen"))
    return render_template(
        "styleguide/styles.html",
        form=form,
        verdicts=list(Verdict),
        count=CoverageCount(met=82, partly=14, deviation=6, not_met=9, unknown=39),
        findings=_findings(),
        deadlines=[Deadline(now() + timedelta(days=days, hours=3), "Europe/Athens") for days in (23, 3, -2)],
        money=Money(Decimal("1234567.5"), "EUR"),
    )


def _findings() -> list[Finding]:
    return [
        Finding(
            severity=severity,
            code="example",
            message=StaleRevision.message,
            params={"who": "Karen"},
            hint=StaleRevision.hint,
            where=SourcePlace(file="prices.xlsx", sheet="Ark1", cell="C7"),
        )
        for severity in Severity
    ]
