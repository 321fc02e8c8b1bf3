"""The parts of the form that belong to one kind read back. What is stated for another kind than the offering's is left out."""

import re
from decimal import Decimal

from bidbuilder.domain.catalogue.kinds import (
    ByProduct,
    Calendar,
    CalendarException,
    Competence,
    Expert,
    Ingredient,
    Period,
    Reference,
)
from bidbuilder.web.offerings.kind_forms import ByProductForm, CalendarForm, CompetenceForm

_BETWEEN_CODES = re.compile(r"[,;\s]+")


def calendar_from(form: CalendarForm) -> Calendar | None:
    """The calendar of a capacity; None while no amount is given."""
    if form.amount.data is None:
        return None
    return Calendar(
        amount=form.amount.data,
        period=Period(form.period.data),
        available_from=form.available_from.data,
        available_until=form.available_until.data,
        place=_text(form.place.data),
        conditions=_text(form.conditions.data),
        exceptions=tuple(
            CalendarException(
                first_day=row["first_day"],
                last_day=row["last_day"] or row["first_day"],
                amount=row["amount"] or Decimal(0),
                note=_text(row["note"]),
            )
            for row in form.exceptions.data
            if row["first_day"]
        ),
    )


def competence_from(form: CompetenceForm) -> Competence | None:
    """People and references; None while there are none."""
    experts = tuple(
        Expert(
            profile=_text(row["profile"]),
            name=_text(row["name"]),
            years_of_experience=row["years"],
            qualifications=_text(row["qualifications"]),
            languages=tuple(filter(None, _BETWEEN_CODES.split(_text(row["languages"]).lower()))),
        )
        for row in form.experts.data
        if _text(row["profile"])
    )
    references = tuple(
        Reference(client=_text(row["client"]), work=_text(row["work"]), year=row["year"], country=row["country"] or "")
        for row in form.references.data
        if _text(row["client"])
    )
    return Competence(experts=experts, references=references) if experts or references else None


def by_product_from(form: ByProductForm) -> ByProduct | None:
    """What is left over; None while nothing is stated of it."""
    stated = ByProduct(
        amount=form.amount.data,
        period=Period(form.period.data),
        months=tuple(sorted(form.months.data or ())),
        shelf_life_days=form.shelf_life_days.data,
        storage=_text(form.storage.data),
        composition=tuple(
            Ingredient(substance=_text(row["substance"]), low=row["low"], high=row["high"])
            for row in form.composition.data
            if _text(row["substance"])
        ),
        uses=tuple(filter(None, (line.strip() for line in _text(form.uses.data).splitlines()))),
    )
    return stated if stated != ByProduct(period=stated.period) else None


def _text(typed: str | None) -> str:
    return (typed or "").strip()
