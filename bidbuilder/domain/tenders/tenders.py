"""Tenders, lots and award criteria; and what a reader of a buyer's file found."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

from bidbuilder.domain.basics.dates import Deadline
from bidbuilder.domain.basics.findings import Finding
from bidbuilder.domain.basics.languages import Texts
from bidbuilder.domain.basics.money import Money
from bidbuilder.domain.tenders.requirements import Requirement
from bidbuilder.domain.tenders.terms import Term


class CriterionKind(StrEnum):
    """Award criterion types of eForms (BT-539)."""

    PRICE = "price"
    COST = "cost"
    QUALITY = "quality"


@dataclass(frozen=True, slots=True, kw_only=True)
class AwardCriterion:
    """One award criterion. `weight_kind` is like percentage-exact, percentage-middle, points-exact, order, fixed-total.

    `fixed` is a price or cost the buyer has laid down, of the whole or a unit (`fixed_kind` total, unit). It also stands in
    for a weight that is not stated. `minimum_score` is what a tender needs, `maximum_passing` how many tenders go on.
    """

    kind: CriterionKind
    name: str = ""
    description: str = ""
    weight: Decimal | None = None
    weight_kind: str = ""
    minimum_score: Decimal | None = None
    maximum_passing: Decimal | None = None
    fixed: Decimal | None = None
    fixed_kind: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Buyer:
    """Who calls. `country` is ISO 3166-1 alpha-2."""

    name: str = ""
    country: str = ""
    address: str = ""
    email: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Security:
    """A bid or performance security: `kind` bid or performance, a percentage or an amount."""

    kind: str
    percent: Decimal | None = None
    amount: Money | None = None
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TenderDocument:
    """A document of the call: name, address at the buyer's, and the stored file if it was imported here.

    `is_restricted` where the address only leads to a request for it (BT-14).
    """

    name: str
    url: str = ""
    language: str = ""
    file_key: str | None = None
    is_restricted: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Lot:
    """A part of a tender that can be won by itself. `cpv` has the main code first.

    `submission_deadline` is when the first paper of a bidder is due: the tender, or in procedures of several stages the
    request to participate (then also in `participation_deadline`) or the expression of interest (`interest_deadline`).
    """

    id: str
    title: Texts
    description: Texts = field(default_factory=dict)
    cpv: tuple[str, ...] = ()
    value: Money | None = None
    submission_deadline: Deadline | None = None
    award_criteria: tuple[AwardCriterion, ...] = ()
    internal_id: str = ""  # the buyer's own number of the lot
    nature: str = ""  # works, supplies, services
    framework_maximum: Money | None = None
    participation_deadline: Deadline | None = None
    interest_deadline: Deadline | None = None
    opening: Deadline | None = None
    starts_on: date | None = None
    ends_on: date | None = None
    duration: str = ""  # ISO 8601, like P48M
    place: str = ""
    quantity: Decimal | None = None
    unit: str = ""
    terms: tuple[Term, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class LotGroup:
    """Lots that may be tendered for and won together, with their own criteria. `lots` are lot ids."""

    id: str
    title: Texts = field(default_factory=dict)
    lots: tuple[str, ...] = ()
    value: Money | None = None
    award_criteria: tuple[AwardCriterion, ...] = ()
    framework_maximum: Money | None = None
    description: Texts = field(default_factory=dict)
    terms: tuple[Term, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Addendum:
    """A change the buyer sent; each has to be acknowledged in the letter of bid."""

    number: str
    issued_on: date | None = None
    summary: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tender:
    """A buyer's call, confirmed or still a draft (then `id` is None). `version` grows with each confirmed change.

    `bid_validity` is how long bids bind as the buyer states it (ISO 8601, one unit, like P6M; see `validity`), and
    `bid_validity_days` the days that makes from the deadline.
    """

    id: int | None = None
    owner_id: int | None = None  # the lead organisation that imported it
    version: int = 1
    reference: str = ""
    title: Texts = field(default_factory=dict)
    description: Texts = field(default_factory=dict)
    buyer: Buyer = Buyer()
    currency: str = ""
    languages: tuple[str, ...] = ()
    submission_deadline: Deadline | None = None
    clarification_deadline: Deadline | None = None
    expected_award_on: date | None = None
    delivery_until: date | None = None
    bid_validity_days: int | None = None
    incoterm: str = ""
    delivery_place: str = ""
    variants_allowed: bool | None = None
    group_rules: str = ""
    notice_type: str = ""
    securities: tuple[Security, ...] = ()
    documents: tuple[TenderDocument, ...] = ()
    lots: tuple[Lot, ...] = ()
    requirements: tuple[Requirement, ...] = ()
    addenda: tuple[Addendum, ...] = ()
    lot_groups: tuple[LotGroup, ...] = ()
    cpv: tuple[str, ...] = ()
    value: Money | None = None
    notice_id: str = ""
    procedure_id: str = ""
    procedure: str = ""  # open, restricted, neg-w-call and the like (eForms code list)
    submission_url: str = ""
    terms: tuple[Term, ...] = ()
    bid_validity: str = ""

    @property
    def document_language(self) -> str:
        """The language a bid is written in: the first the buyer accepts, English if it says none."""
        return self.languages[0] if self.languages else "en"

    def find_requirement(self, key: str) -> Requirement | None:
        """The requirement with that key, if any."""
        return next((one for one in self.requirements if one.key == key), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetReading:
    """How a table of a workbook was understood: its header rows and which column means what.

    `header_row` counts from 1. `columns`: letter, title in the file, role (number, text, section, level, …, "" unknown).
    `preview`: the first rows of the sheet as text, for the person who corrects the columns.
    """

    name: str
    kind: str  # requirements | prices | instructions | lists | other
    is_hidden: bool = False
    header_row: int | None = None
    columns: tuple[tuple[str, str, str], ...] = ()
    preview: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ProcedureInFile:
    """One procedure of a file that holds several: what tells it from the others. `due` is the day as the file writes it."""

    ocid: str
    title: str = ""
    buyer: str = ""
    due: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TenderReading:
    """A buyer's file as read: a draft that a person confirms, and everything the reader was not sure of.

    `is_typed` once conditions were proposed out of the words of its requirements. `price_rows` are the lines of its price
    sheets (number, words, quantity, unit), which ask for amounts and are no requirements. `procedures` are those of a file that
    holds several; the tender's `procedure_id` says which was read.
    """

    format: str  # eforms | ocds | ubl | gaeb | xlsx | docx | pdf | csv
    tender: Tender
    findings: tuple[Finding, ...] = ()
    sheets: tuple[SheetReading, ...] = ()
    is_typed: bool = False
    price_rows: tuple[Requirement, ...] = ()
    procedures: tuple[ProcedureInFile, ...] = ()
