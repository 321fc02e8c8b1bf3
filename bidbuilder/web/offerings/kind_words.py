"""What an offering states by its kind, statement by statement in words, so that two versions can be laid side by side."""

from collections.abc import Iterator
from decimal import Decimal

from bidbuilder.domain.catalogue.kinds import ByProduct, Calendar, Competence, Ingredient
from bidbuilder.domain.catalogue.offerings import Offering
from bidbuilder.i18n.formats import country_name, format_date, format_number, month_names
from bidbuilder.web.language import _, current_language
from bidbuilder.web.words import word_of

Statements = Iterator[tuple[str, str]]


def kind_statements(offering: Offering) -> Statements:
    """Title and words of each statement; nothing for kinds that state no more than others."""
    if offering.calendar:
        yield from _calendar(offering.calendar)
    if offering.competence:
        yield from _competence(offering.competence)
    if offering.by_product:
        yield from _by_product(offering.by_product)


def _calendar(calendar: Calendar) -> Statements:
    language = current_language()
    yield _("Free for others"), f"{format_number(language, calendar.amount)} {word_of(calendar.period)}"
    for title, day in (
        (_("Available from"), calendar.available_from),
        (_("Available until"), calendar.available_until),
    ):
        yield title, format_date(language, day) if day else ""
    yield _("Where"), calendar.place
    yield _("Conditions of sharing"), calendar.conditions
    for one in calendar.exceptions:
        days = " – ".join(format_date(language, day) for day in dict.fromkeys((one.first_day, one.last_day)))
        yield days, " ".join((format_number(language, one.amount) if one.amount else _("closed"), one.note)).strip()


def _competence(competence: Competence) -> Statements:
    for expert in competence.experts:
        years = str(expert.years_of_experience or "")
        parts = (expert.name, years, expert.qualifications, ", ".join(expert.languages))
        yield f"{_('Profile')}: {expert.profile}", " · ".join(filter(None, parts))
    for one in competence.references:
        country = country_name(current_language(), one.country) if one.country else ""
        yield f"{_('References')}: {one.client}", " · ".join(filter(None, (one.work, str(one.year or ""), country)))


def _by_product(stated: ByProduct) -> Statements:
    language, names = current_language(), dict(month_names(current_language()))
    if stated.amount is not None:
        yield _("Amount available"), f"{format_number(language, stated.amount)} {word_of(stated.period)}"
    yield _("Season"), ", ".join(names[one] for one in stated.months) or _("all year round")
    if stated.shelf_life_days is not None:
        yield _("Shelf life"), f"{stated.shelf_life_days} {_('days')}"
    yield _("How it is kept"), stated.storage
    yield _("What it can become"), " · ".join(stated.uses)
    for part in stated.composition:
        yield f"{_('Substance')}: {part.substance}", _share(part)


def _share(part: Ingredient) -> str:
    ends = [_percent(end) for end in (part.low, part.high)]
    return " – ".join(dict.fromkeys(ends)) if any(ends) else ""


def _percent(share: Decimal | None) -> str:
    return "" if share is None else f"{format_number(current_language(), share)} %"
