"""What an open database keeps of bids between requests: documents by their text, assessments by all they follow from.

Nothing here decides who may see anything: whoever asks has loaded the rows, or their text, with its own permission, and gets
from here only what that text says.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields
from datetime import date, datetime
from decimal import Decimal
from hashlib import sha256
from operator import is_
from typing import Generic, TypeVar

from sqlalchemy.orm import Session

from bidbuilder.codec import digest_of, from_wire, to_wire
from bidbuilder.domain.bids.assessment import Assessment
from bidbuilder.domain.bids.dated_gates import buyer_day, is_past_deadline
from bidbuilder.domain.bids.dossier import Dossier
from bidbuilder.domain.catalogue.dictionary import Dictionary
from bidbuilder.domain.matching.verdicts import RequirementCoverage
from bidbuilder.domain.pricing.build_up import BidPrice
from bidbuilder.domain.pricing.sensitivity import Swing
from bidbuilder.domain.solutions.tree import Solution
from bidbuilder.domain.tenders.requirements import Requirement
from bidbuilder.storage.memory import Memory

Thing = TypeVar("Thing")

_TENDERS = 64
_BIDS = 64
_PAPERS = 256
_KEPT = "kept"


@dataclass(frozen=True, slots=True)
class Decoded(Generic[Thing]):
    """Stored texts and the objects they say, in the same order."""

    texts: tuple[str, ...]
    things: tuple[Thing, ...]


@dataclass(frozen=True, slots=True)
class Grounds:
    """All that an assessment follows from. `rest` is the dossier without its requirements and offerings, as exact text.

    Requirements and coverage are compared as the very objects: the memories give the same ones as long as nothing changed.
    Published versions never change, so that their numbers stand for the offerings.
    """

    requirements: tuple[Requirement, ...]
    offerings: frozenset[tuple[int, int]]
    coverage: tuple[RequirementCoverage, ...]
    dictionary: Dictionary
    rest: bytes
    day: date
    is_late: bool

    def allow(self, others: "Grounds") -> bool:
        """Whether the same assessment follows from both."""
        return (
            self.coverage is others.coverage
            and self.dictionary is others.dictionary
            and (self.day, self.is_late, self.offerings) == (others.day, others.is_late, others.offerings)
            and self.rest == others.rest
            and len(self.requirements) == len(others.requirements)
            and all(map(is_, self.requirements, others.requirements))
        )


@dataclass(frozen=True, slots=True)
class Kept:
    """The memories of one open database: requirements by tender, the newest solution and the assessment by bid.

    `digests` are by bid and paper: the hash of the quick JSON of what the paper is made from, and that of the canonical one.
    `swings` are by bid and per cent, of the very price they stand beside.
    """

    requirements: Memory[int, Decoded[Requirement]] = field(default_factory=lambda: Memory(_TENDERS))
    solutions: Memory[int, Decoded[Solution]] = field(default_factory=lambda: Memory(_BIDS))
    assessments: Memory[int, tuple[Grounds, Assessment]] = field(default_factory=lambda: Memory(_BIDS))
    swings: Memory[tuple[int, Decimal], tuple[BidPrice, tuple[Swing, ...]]] = field(
        default_factory=lambda: Memory(_BIDS)
    )
    digests: Memory[tuple[int, str], tuple[bytes, str]] = field(default_factory=lambda: Memory(_PAPERS))


def session_info(kept: Kept) -> dict[str, Kept]:
    """What a session is opened with, so that `kept_of` finds the memories of its database."""
    return {_KEPT: kept}


def kept_of(session: Session) -> Kept:
    """The memories of the session's database; a session opened otherwise has its own."""
    kept: Kept = session.info.setdefault(_KEPT, Kept())
    return kept


def decode_again(
    memory: Memory[int, Decoded[Thing]], key: int, texts: Sequence[str], wanted: type[Thing]
) -> tuple[Thing, ...]:
    """The objects those stored texts say: the very objects kept under `key` wherever the text is the same to the letter."""

    def decode(known: Decoded[Thing] | None) -> Decoded[Thing]:
        if known is not None and known.texts == tuple(texts):
            return known
        before: Mapping[str, Thing] = dict(zip(known.texts, known.things, strict=True)) if known else {}
        things = tuple(before[text] if text in before else from_wire(text, wanted) for text in texts)
        return Decoded(tuple(texts), things)

    return memory.renew(key, decode).things


def digest_again(session: Session, bid_id: int, paper: str, source: object) -> str:
    """`codec.digest_of` of what a paper of a bid is made from, worked out anew only if its quick JSON has changed."""
    quick = sha256(to_wire(source)).digest()

    def digest(known: tuple[bytes, str] | None) -> tuple[bytes, str]:
        return known if known is not None and known[0] == quick else (quick, digest_of(source))

    return kept_of(session).digests.renew((bid_id, paper), digest)[1]


def grounds_of(
    dossier: Dossier, coverage: tuple[RequirementCoverage, ...], dictionary: Dictionary, now: datetime
) -> Grounds:
    """What the assessment of a dossier at that moment follows from."""
    apart = {"tender", "offerings"}
    head = {one.name: getattr(dossier.tender, one.name) for one in fields(dossier.tender) if one.name != "requirements"}
    rest = [getattr(dossier, one.name) for one in fields(dossier) if one.name not in apart]
    return Grounds(
        requirements=dossier.tender.requirements,
        offerings=frozenset(dossier.offerings),
        coverage=coverage,
        dictionary=dictionary,
        rest=to_wire([head, rest]),
        day=buyer_day(dossier.tender, now),
        is_late=is_past_deadline(dossier.tender, now),
    )
