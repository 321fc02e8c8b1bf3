"""What an offering states by its kind as the data of its form, with empty rows for more."""

from collections.abc import Sequence

from bidbuilder.domain.catalogue.kinds import ByProduct, Calendar, Competence
from bidbuilder.domain.catalogue.offerings import Offering

SPARE_ROWS = 2
Rows = list[dict[str, object]]


def kind_data(offering: Offering | None) -> dict[str, object]:
    """The data of the three parts; those of other kinds are empty."""
    return {
        "calendar": _calendar(offering.calendar if offering else None),
        "competence": _competence((offering.competence if offering else None) or Competence()),
        "by_product": _by_product((offering.by_product if offering else None) or ByProduct()),
    }


def with_spares(rows: Sequence[dict[str, object]]) -> Rows:
    """The rows and empty ones after them."""
    return [*rows, *[{} for _ in range(SPARE_ROWS)]]


def _calendar(calendar: Calendar | None) -> dict[str, object]:
    if calendar is None:
        return {"exceptions": with_spares([])}
    names = ("amount", "available_from", "available_until", "place", "conditions")
    exceptions: Rows = [
        {"first_day": one.first_day, "last_day": one.last_day, "amount": one.amount, "note": one.note}
        for one in calendar.exceptions
    ]
    stated = {name: getattr(calendar, name) for name in names}
    return {**stated, "period": calendar.period.value, "exceptions": with_spares(exceptions)}


def _competence(competence: Competence) -> dict[str, object]:
    experts: Rows = [
        {
            "profile": one.profile,
            "name": one.name,
            "years": one.years_of_experience,
            "qualifications": one.qualifications,
            "languages": ", ".join(one.languages),
        }
        for one in competence.experts
    ]
    references: Rows = [
        {"client": one.client, "work": one.work, "year": one.year, "country": one.country}
        for one in competence.references
    ]
    return {"experts": with_spares(experts), "references": with_spares(references)}


def _by_product(by_product: ByProduct) -> dict[str, object]:
    composition: Rows = [
        {"substance": one.substance, "low": one.low, "high": one.high} for one in by_product.composition
    ]
    return {
        "amount": by_product.amount,
        "period": by_product.period.value,
        "months": list(by_product.months),
        "shelf_life_days": by_product.shelf_life_days,
        "storage": by_product.storage,
        "composition": with_spares(composition),
        "uses": "\n".join(by_product.uses),
    }
