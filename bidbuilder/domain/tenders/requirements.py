"""Requirements of a tender, one verbatim statement each, with where it stands in the buyer's file."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from bidbuilder.domain.basics.findings import SourcePlace
from bidbuilder.domain.tenders.constraints import Constraint, ConstraintState


class Level(StrEnum):
    """How binding a requirement is."""

    MANDATORY = "mandatory"
    RATED = "rated"
    INFORMATION = "information"


class Scope(StrEnum):
    """Who or what must meet it: one item, the solution as a whole, the members, or the bid's papers."""

    ITEM = "item"
    SYSTEM = "system"
    MEMBER = "member"
    BID = "bid"


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerForm:
    """How the buyer wants the answer: `kind` is text, choice, number, yes-no or none; `choices` the allowed answers.

    `pattern` is the regular expression an answer has to match where the buyer's format gives one; it is shown, never run.
    """

    kind: str = "text"
    choices: tuple[str, ...] = ()
    pattern: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Requirement:
    """One requirement. `key` is stable across versions of the tender (assigned at confirmation, unique in the tender).

    `section` is the path of headings, outermost first; `text` is verbatim, `title` the buyer's own short name for it.
    `lot` is a lot id or ``""`` for all lots, `member_rule` for scope member one of lead, each, any, together, the last also
    with least parts (see `member_rules`).
    `confidence` (high, medium, low) is how sure a reader is that this is a requirement and not an explanation.
    """

    key: str = ""
    number: str
    lot: str = ""
    section: tuple[str, ...] = ()
    title: str = ""
    text: str
    level: Level = Level.MANDATORY
    weight: Decimal | None = None
    scope: Scope = Scope.ITEM
    quantity: Decimal | None = None
    unit: str = ""
    constraints: tuple[Constraint, ...] = ()
    answer: AnswerForm = AnswerForm()
    evidence: str = ""
    member_rule: str = ""
    source: SourcePlace = SourcePlace()
    confidence: str = "high"
    is_confirmed: bool = False

    @property
    def confirmed_constraints(self) -> tuple[Constraint, ...]:
        """The constraints a person has confirmed; only they are checked."""
        return tuple(one for one in self.constraints if one.state is ConstraintState.CONFIRMED)
