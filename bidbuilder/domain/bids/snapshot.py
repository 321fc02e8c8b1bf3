"""`BidSnapshot`: the whole bid as plain frozen data. Every writer takes a snapshot and nothing else.

A snapshot is cut for its audience *before* a writer gets it: for the buyer it holds final prices only, no member quotes,
no contingency, no mark-up. It never changes; its digest is over its canonical JSON.
"""

from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal

from bidbuilder.domain.basics.languages import Texts
from bidbuilder.domain.bids.writing import Chapter
from bidbuilder.domain.catalogue.offerings import Certificate, DocumentLink, Port
from bidbuilder.domain.catalogue.properties import PropertyValue
from bidbuilder.domain.consortium.partners import PartnerRole
from bidbuilder.domain.matching.verdicts import RequirementCoverage
from bidbuilder.domain.people.organisations import Organisation
from bidbuilder.domain.pricing.adjusting import AdjustmentFormula
from bidbuilder.domain.pricing.award_totals import AwardTotal
from bidbuilder.domain.pricing.currencies import CurrencyAmount
from bidbuilder.domain.pricing.discounts import Discount
from bidbuilder.domain.solutions.connections import BatteryLimit, Connection
from bidbuilder.domain.tenders.tenders import Tender


@dataclass(frozen=True, slots=True, kw_only=True)
class SnapshotPartner:
    """A partner as it stands in the documents: the whole organisation, role and shares in per cent."""

    organisation: Organisation
    role: PartnerRole
    work_share: Decimal | None = None
    liability_share: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SnapshotItem:
    """A node of the solution with what a document says of it. `depth` 0 is a system; `number` is like 1.2.3.

    For systems and subsystems only key, number, depth, kind and title are set.
    """

    key: str
    number: str
    depth: int
    kind: str
    title: str
    lot: str = ""
    partner_id: int | None = None
    offering_id: int | None = None
    offering_version: int | None = None
    code: str = ""
    names: Texts = field(default_factory=dict)
    descriptions: Texts = field(default_factory=dict)
    manufacturer: str = ""
    part_number: str = ""
    quantity: Decimal = Decimal(1)
    unit: str = ""
    properties: tuple[PropertyValue, ...] = ()
    ports: tuple[Port, ...] = ()
    certificates: tuple[Certificate, ...] = ()
    documents: tuple[DocumentLink, ...] = ()
    country_of_origin: str = ""
    lead_time_days: int | None = None
    warranty_months: int | None = None
    spare_parts_years: int | None = None
    spare_parts: str = ""
    is_service: bool = False
    answers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SnapshotPriceLine:
    """A price the buyer sees. `schedule` is a code of `schedules`, spares or options; unit × quantity = total.

    `total` is before `discount` of the grand summary; all in the bid's currency, rounded. Of it `inland` is transport in the
    buyer's country, the rest goods at `goods_unit_price` each (None: the unit price). `duties_per_unit` and `local_percent`
    are as in `PricedLine`.
    """

    item_key: str
    number: str
    title: str
    lot: str
    schedule: str
    quantity: Decimal
    unit: str
    unit_price: Decimal
    total: Decimal
    country_of_origin: str = ""
    delivery_on: date | None = None
    tax_percent: Decimal = Decimal(0)
    tax: Decimal = Decimal(0)
    local: Decimal = Decimal(0)  # of the total, what is asked for in another currency than the bid's
    goods_unit_price: Decimal | None = None
    inland: Decimal = Decimal(0)
    duties_per_unit: Decimal = Decimal(0)
    local_percent: Decimal | None = None

    @property
    def goods_each(self) -> Decimal:
        """The unit price of the goods alone."""
        return self.unit_price if self.goods_unit_price is None else self.goods_unit_price

    @property
    def goods(self) -> Decimal:
        """The price of the goods alone."""
        return self.total - self.inland

    @property
    def duties(self) -> Decimal:
        """Duties and taxes paid on all of the line, rounded as its total is."""
        return (self.duties_per_unit * self.quantity).quantize(self.total, ROUND_HALF_UP)


@dataclass(frozen=True, slots=True, kw_only=True)
class SnapshotPrice:
    """The price as the buyer sees it: Σ line totals = `subtotal`; `subtotal` − `discount` = `total`.

    `discounts` lists what makes up `discount` and what is promised beside it (empty in snapshots older than it). `by_currency`
    adds up to the total by its equivalents. `outside` are options and spares: like sales taxes, in no sum. `net_by_lot` adds
    up to the total; `awards` are the prices under the discounts on a condition.
    """

    currency: str
    incoterm: str
    place: str
    lines: tuple[SnapshotPriceLine, ...]
    subtotal: Decimal
    discount: Decimal
    discount_text: str
    total: Decimal
    by_lot: tuple[tuple[str, Decimal], ...] = ()
    rates: tuple[tuple[str, Decimal], ...] = ()
    rates_on: date | None = None
    rates_source: str = ""
    discounts: tuple[Discount, ...] = ()
    by_currency: tuple[CurrencyAmount, ...] = ()
    outside: tuple[SnapshotPriceLine, ...] = ()
    adjustment: AdjustmentFormula | None = None
    is_plant: bool = False
    net_by_lot: tuple[tuple[str, Decimal], ...] = ()
    awards: tuple[AwardTotal, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SnapshotSection:
    """A section that people wrote, for the end of a chapter of the technical proposal."""

    chapter: Chapter
    title: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SnapshotMaster:
    """The lead's own master of a document: `document` is the file it makes (`01-letter-of-bid.docx`), `content` base64."""

    document: str
    name: str
    content: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SnapshotForm:
    """A file of the buyer that goes out filled: its bytes as base64 and what goes into its places, by their keys.

    `has_prices` keeps it out of a technical part without prices.
    """

    name: str
    format: str
    content: str
    values: tuple[tuple[str, str], ...] = ()
    has_prices: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SnapshotEvidence:
    """A piece of evidence. `reference` is what the compliance matrix calls it; `subject` and `sha256` find the stored file.

    Without a file `sha256` is ``""``: then `url` says where it is to be read, or nobody has it. `owner` is a legal name.
    """

    reference: str
    title: str
    owner: str = ""
    subject: str = ""
    sha256: str = ""
    file_name: str = ""
    url: str = ""
    valid_until: date | None = None
    item_keys: tuple[str, ...] = ()
    requirement_keys: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SnapshotSource:
    """A file of the buyer's that is answered in its own format, `gaeb` or `espd`; `subject` and `sha256` find it."""

    name: str
    format: str
    subject: str
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BidSnapshot:
    """The frozen bid. `language` is the language of the documents; `audience` is as in `audiences`.

    `frozen_at` is aware and the only time any writer may print or store. `digest` is set by whoever freezes, over all else.
    """

    id: str
    bid_id: int
    version: int
    audience: str = "buyer"
    language: str
    frozen_at: datetime
    tool_version: str
    title: str
    introduction: str
    tender: Tender
    lead: Organisation
    partners: tuple[SnapshotPartner, ...]
    items: tuple[SnapshotItem, ...]
    coverage: tuple[RequirementCoverage, ...]
    price: SnapshotPrice
    property_names: tuple[tuple[str, str], ...] = ()
    choice_names: tuple[tuple[str, str, str], ...] = ()  # property, code, name
    connections: tuple[Connection, ...] = ()
    limits: tuple[BatteryLimit, ...] = ()
    acknowledged_addenda: tuple[str, ...] = ()
    signatory_names: tuple[str, ...] = ()
    logo: str = ""  # base64 of a PNG, or ""
    forms: tuple[SnapshotForm, ...] = ()
    sections: tuple[SnapshotSection, ...] = ()
    evidence: tuple[SnapshotEvidence, ...] = ()
    sources: tuple[SnapshotSource, ...] = ()
    masters: tuple[SnapshotMaster, ...] = ()
    digest: str = ""
