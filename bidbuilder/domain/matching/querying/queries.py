"""A query on the catalogue, typed. All its parts have to hold; of several kinds, countries and the like one is enough."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from bidbuilder.domain.catalogue.offerings import OfferingKind, OfferingState
from bidbuilder.domain.tenders.constraints import Constraint


class Lack(StrEnum):
    """What an own offering may still lack."""

    PRICE = "price"
    PROPERTIES = "properties"


class Order(StrEnum):
    """The order of answers. Without words there is no relevance: names decide. Price orders only what may be seen."""

    RELEVANCE = "relevance"
    NAME = "name"
    CHANGED = "changed"
    CODE = "code"
    LEAD_TIME = "lead-time"
    PRICE = "price"


@dataclass(frozen=True, slots=True, kw_only=True)
class PriceBound:
    """The first unit price lies between `low` and `high` (None is open), both included, in this currency."""

    currency: str
    low: Decimal | None = None
    high: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferingQuery:
    """What is asked for. `words` are free words, `phrases` stand together; `constraints` are conditions on properties.

    `countries` are those of suppliers; `clusters` and `suppliers` names or parts of them; `cpv` beginnings of codes.
    `own_only` and `lacks` find own offerings only. What is withdrawn is found only where `states` name it.
    """

    words: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
    constraints: tuple[Constraint, ...] = ()
    kinds: tuple[OfferingKind, ...] = ()
    states: tuple[OfferingState, ...] = ()
    clusters: tuple[str, ...] = ()
    suppliers: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    cpv: tuple[str, ...] = ()
    price: PriceBound | None = None
    own_only: bool = False
    lacks: Lack | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Paging:
    """Which of the answers are wanted, in which order; names in which language."""

    order: Order = Order.RELEVANCE
    language: str = "en"
    limit: int = 50
    offset: int = 0
