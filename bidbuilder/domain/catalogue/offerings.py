"""Offerings and their versions. An offering holds no price: prices live in `prices` and are loaded only for those who may.

Draft → published → withdrawn; every published change is a new version, and a bid keeps the version it used.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import ROUND_CEILING, Decimal
from enum import StrEnum

from bidbuilder.domain.basics.languages import Texts
from bidbuilder.domain.catalogue.kinds import ByProduct, Calendar, Competence
from bidbuilder.domain.catalogue.properties import PropertyValue
from bidbuilder.domain.catalogue.substances import ReachStatement, RohsStatement


class OfferingKind(StrEnum):
    """What a member can put into a solution."""

    COMPONENT = "component"
    SERVICE = "service"
    CAPACITY = "capacity"
    COMPETENCE = "competence"
    BY_PRODUCT = "by-product"


class OfferingState(StrEnum):
    """Where an offering is in its life."""

    DRAFT = "draft"
    PUBLISHED = "published"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True, kw_only=True)
class Port:
    """An interface: kind (electrical, hydraulic, mechanical, data, material, building), direction (in, out, both).

    `port_type` is the key of a standard type (see `ports`), or ``""``.
    """

    name: str
    kind: str
    direction: str = "both"
    properties: tuple[PropertyValue, ...] = ()
    port_type: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Certificate:
    """A certificate of an offering or an organisation. `file_key` names the stored file; dates include both ends."""

    name: str
    issuer: str = ""
    number: str = ""
    valid_from: date | None = None
    valid_until: date | None = None
    file_key: str | None = None
    file_name: str = ""

    def is_valid_on(self, day: date) -> bool:
        """Whether it holds on a day; a missing end means it does not expire."""
        return (self.valid_from is None or self.valid_from <= day) and (
            self.valid_until is None or day <= self.valid_until
        )


LONGEST_CODE = 120  # signs of a product code, which every list, search and bid carries
LONGEST_NAME = 200  # signs of a name in one language


@dataclass(frozen=True, slots=True, kw_only=True)
class SupplyTerms:
    """How it is supplied. Mass in kg, volume in m³ per unit; `local_content_percent` of the country of origin.

    The lead time is `lead_time_days` for any order and `lead_time_days_per_unit` more for every unit ordered.
    `spare_parts_years` is how long spare parts can be had after delivery; `export_control_code` is the entry of annex I of
    regulation (EU) 2021/821, such as 2B350. What is None or empty is not stated, which is not the same as no.
    """

    lead_time_days: int | None = None
    warranty_months: int | None = None
    mass_kg: Decimal | None = None
    volume_m3: Decimal | None = None
    country_of_origin: str = ""
    hs_code: str = ""
    minimum_order: Decimal | None = None
    pack_size: Decimal | None = None
    local_content_percent: Decimal | None = None
    lead_time_days_per_unit: Decimal | None = None
    spare_parts_years: int | None = None
    spare_parts: str = ""
    is_export_controlled: bool | None = None
    export_control_code: str = ""
    rohs: RohsStatement | None = None
    reach: ReachStatement | None = None
    substances: str = ""

    def lead_time_for(self, quantity: Decimal) -> int | None:
        """Whole days, rounded up, until that many units are supplied; None if no lead time is stated."""
        if self.lead_time_days is None and self.lead_time_days_per_unit is None:
            return None
        for_each = (self.lead_time_days_per_unit or Decimal(0)) * quantity
        return (self.lead_time_days or 0) + int(for_each.to_integral_value(ROUND_CEILING))


@dataclass(frozen=True, slots=True, kw_only=True)
class Component:
    """A part of a kit: the code of another offering of the same organisation, and how many."""

    code: str
    quantity: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberPart:
    """A part of a kit that another member supplies, which needs that member's consent, and how many."""

    offering_id: int
    quantity: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentLink:
    """A document that belongs to something: data sheet, drawing, declaration. `file_key` names the stored file."""

    name: str
    kind: str = "datasheet"
    file_key: str | None = None
    file_name: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Offering:
    """One version of what a member offers. `code` is unique within the organisation.

    `calendar` belongs to a capacity, `competence` to a competence, `by_product` to a by-product; others have None.
    """

    id: int | None = None
    organisation_id: int
    code: str
    version: int = 1
    state: OfferingState = OfferingState.DRAFT
    kind: OfferingKind = OfferingKind.COMPONENT
    names: Texts
    descriptions: Texts = field(default_factory=dict)
    manufacturer: str = ""
    part_number: str = ""
    gtin: str = ""
    classification: Mapping[str, str] = field(default_factory=dict)
    unit: str = "piece"
    properties: tuple[PropertyValue, ...] = ()
    ports: tuple[Port, ...] = ()
    terms: SupplyTerms = SupplyTerms()
    certificates: tuple[Certificate, ...] = ()
    documents: tuple[DocumentLink, ...] = ()
    components: tuple[Component, ...] = ()
    member_parts: tuple[MemberPart, ...] = ()
    calendar: Calendar | None = None
    competence: Competence | None = None
    by_product: ByProduct | None = None

    def find_property(self, key: str) -> PropertyValue | None:
        """The value of a property, if stated."""
        return next((value for value in self.properties if value.key == key), None)
