"""How complete own offerings are, with what each still needs. Prices are those of the supplier's own, loaded for who may."""

from dataclasses import dataclass
from datetime import datetime

from bidbuilder.domain.basics.languages import choose_text
from bidbuilder.domain.catalogue.quality import Quality, assess_quality
from bidbuilder.domain.people.permissions import Actor
from bidbuilder.storage.database import Database
from bidbuilder.storage.offering_lists import list_last_changed
from bidbuilder.storage.offerings import map_visible_prices

# More are not looked at on the front page; the list of offerings finds the others by what they lack.
LOOKED_AT = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Incomplete:
    """An own offering with its score and what is missing."""

    id: int
    name: str
    quality: Quality


def list_incomplete(
    database: Database, actor: Actor, *, now: datetime, language: str = "en", limit: int = 5
) -> tuple[Incomplete, ...]:
    """Of the own offerings changed last the least complete ones, the one with most to gain first."""
    with database.read() as session:
        offerings = list_last_changed(session, actor, LOOKED_AT)
        prices = map_visible_prices(session, actor, {one.id or 0 for one in offerings})
    rated = [
        Incomplete(
            id=one.id or 0,
            name=choose_text(one.names, language) or one.code,
            quality=assess_quality(one, prices.get(one.id or 0), now.date()),
        )
        for one in offerings
    ]
    incomplete = [one for one in rated if one.quality.missing]
    return tuple(sorted(incomplete, key=lambda one: (one.quality.score, one.id))[:limit])
