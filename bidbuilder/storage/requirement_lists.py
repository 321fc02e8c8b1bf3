"""Requirements of a tender as pages show them: filtered, counted and cut into pages by the database, however many there are."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from sqlalchemy import ColumnElement, Integer, cast, func, select
from sqlalchemy.orm import Session

from bidbuilder.domain.basics.errors import NotFound
from bidbuilder.storage.tenders import DbRequirement, RequirementLine, line_of

PAGE_SIZE = 100
_LONGEST_PAGE_NUMBER = 6  # digits


@dataclass(frozen=True, slots=True)
class RequirementFilter:
    """Empty fields filter nothing. `state` is open, confirmed, proposals or unsure; `page` counts from 1."""

    words: str = ""
    section: str = ""
    lot: str = ""
    level: str = ""
    scope: str = ""
    state: str = ""
    page: str = ""

    def arguments(self) -> dict[str, Any]:
        """The filter as arguments of an address."""
        return {name: value for name, value in asdict(self).items() if value}

    @property
    def page_number(self) -> int:
        """The page asked for; 1 for anything that is no number."""
        asked = self.page
        is_number = asked.isascii() and asked.isdigit() and len(asked) <= _LONGEST_PAGE_NUMBER
        return max(1, int(asked)) if is_number else 1


@dataclass(frozen=True, slots=True)
class Stretch:
    """The lines of one page out of all that pass: a buyer's list of thousands is not sent at once."""

    lines: tuple[RequirementLine, ...]
    page: int
    pages: int
    all: int


@dataclass(frozen=True, slots=True)
class Counts:
    """How far the requirements of a tender are. `mark` changes with every change of any of them."""

    all: int
    confirmed: int
    unsure: int
    proposals: int
    mark: str

    @property
    def open(self) -> int:
        """How many nobody has confirmed."""
        return self.all - self.confirmed


def count_requirements(session: Session, tender_id: int) -> Counts:
    """How many requirements a tender has and how far they are."""
    one = DbRequirement
    found = session.execute(
        select(
            func.count(),
            func.coalesce(func.sum(cast(one.is_confirmed, Integer)), 0),
            func.coalesce(func.sum(cast(one.is_unsure, Integer)), 0),
            func.coalesce(func.sum(one.proposals), 0),
            func.coalesce(func.sum(one.revision), 0),
            func.coalesce(func.sum(one.position), 0),
        ).where(one.tender_id == tender_id)
    ).one()
    every, confirmed, is_unsure, proposals, revisions, positions = map(int, found)
    return Counts(every, confirmed, is_unsure, proposals, f"{every}.{revisions}.{positions}")


def list_page(session: Session, tender_id: int, chosen: RequirementFilter, key: str = "") -> Stretch:
    """The page the filter asks for, or the one that holds the requirement with that key."""
    passing = (DbRequirement.tender_id == tender_id, *_conditions(chosen))
    every = session.scalar(select(func.count()).select_from(DbRequirement).where(*passing)) or 0
    pages = max(1, -(-every // PAGE_SIZE))
    place = _place_of(session, passing, key) if key else None
    page = min(pages, chosen.page_number) if place is None else place // PAGE_SIZE + 1
    query = select(DbRequirement).where(*passing).order_by(DbRequirement.position)
    rows = session.scalars(query.limit(PAGE_SIZE).offset((page - 1) * PAGE_SIZE))
    return Stretch(tuple(line_of(row) for row in rows), page, pages, every)


def get_requirement_line(session: Session, tender_id: int, key: str) -> RequirementLine:
    """One requirement with its revision. Raises `NotFound`."""
    query = select(DbRequirement).where(DbRequirement.tender_id == tender_id, DbRequirement.key == key)
    row = session.scalar(query)
    if row is None:
        raise NotFound
    return line_of(row)


def find_open_key(
    session: Session, tender_id: int, chosen: RequirementFilter, key: str = "", *, unsure_only: bool = False
) -> str:
    """The key of the next requirement nobody has confirmed, after the one with that key and then from the top; or `""`."""
    wanted = [DbRequirement.tender_id == tender_id, DbRequirement.is_confirmed.is_(False), *_conditions(chosen)]
    if unsure_only:
        wanted.append(DbRequirement.is_unsure.is_(True))
    here = select(DbRequirement.position).where(DbRequirement.tender_id == tender_id, DbRequirement.key == key)
    start = func.coalesce(here.scalar_subquery(), -1)
    query = select(DbRequirement.key).where(*wanted, DbRequirement.key != key)
    return session.scalar(query.order_by(DbRequirement.position <= start, DbRequirement.position).limit(1)) or ""


def list_neighbours(session: Session, tender_id: int, chosen: RequirementFilter, key: str) -> tuple[str, str]:
    """The keys before and after a requirement among those that pass; ``""`` where there is none."""
    here = session.scalar(
        select(DbRequirement.position).where(DbRequirement.tender_id == tender_id, DbRequirement.key == key)
    )
    if here is None:
        return "", ""
    passing = select(DbRequirement.key).where(DbRequirement.tender_id == tender_id, *_conditions(chosen)).limit(1)
    before = passing.where(DbRequirement.position < here).order_by(DbRequirement.position.desc())
    after = passing.where(DbRequirement.position > here).order_by(DbRequirement.position)
    return session.scalar(before) or "", session.scalar(after) or ""


def list_sections(session: Session, tender_id: int) -> tuple[str, ...]:
    """The sections of a tender in their order."""
    query = (
        select(DbRequirement.section, func.min(DbRequirement.position))
        .where(DbRequirement.tender_id == tender_id, DbRequirement.section != "")
        .group_by(DbRequirement.section)
        .order_by(func.min(DbRequirement.position))
    )
    return tuple(section for section, _ in session.execute(query))


def count_patterns(session: Session, tender_id: int) -> Mapping[str, int]:
    """How many open proposals of each pattern a tender has, the most frequent first."""
    query = select(DbRequirement.patterns).where(DbRequirement.tender_id == tender_id, DbRequirement.proposals > 0)
    counted = Counter(pattern for patterns in session.scalars(query) for pattern in patterns.split("\n"))
    return dict(counted.most_common())


def list_of_pattern(session: Session, tender_id: int, pattern: str, most: int) -> tuple[RequirementLine, ...]:
    """The first requirements with an open proposal of a pattern."""
    lines = "\n" + DbRequirement.patterns + "\n"
    query = (
        select(DbRequirement)
        .where(DbRequirement.tender_id == tender_id, DbRequirement.proposals > 0)
        .where(func.replace(lines, f"\n{pattern}\n", "") != lines)
        .order_by(DbRequirement.position)
        .limit(most)
    )
    return tuple(line_of(row) for row in session.scalars(query))


def list_from_lines(session: Session, tender_id: int, file: str, addresses: list[str]) -> tuple[RequirementLine, ...]:
    """The requirements that come from lines of a file."""
    query = (
        select(DbRequirement)
        .where(DbRequirement.tender_id == tender_id, DbRequirement.file == file, DbRequirement.line.in_(addresses))
        .order_by(DbRequirement.position)
    )
    return tuple(line_of(row) for row in session.scalars(query))


def _place_of(session: Session, passing: tuple[ColumnElement[bool], ...], key: str) -> int | None:
    here = session.scalar(select(DbRequirement.position).where(*passing, DbRequirement.key == key))
    if here is None:
        return None
    before = select(func.count()).select_from(DbRequirement).where(*passing, DbRequirement.position < here)
    return session.scalar(before)


def _conditions(chosen: RequirementFilter) -> tuple[ColumnElement[bool], ...]:
    one = DbRequirement
    exact = ((one.lot, chosen.lot), (one.level, chosen.level), (one.scope, chosen.scope), (one.section, chosen.section))
    conditions = [column == wanted for column, wanted in exact if wanted]
    conditions += [one.words.contains(word, autoescape=True) for word in chosen.words.lower().split()]
    match chosen.state:
        case "open":
            conditions.append(one.is_confirmed.is_(False))
        case "confirmed":
            conditions.append(one.is_confirmed.is_(True))
        case "proposals":
            conditions.append(one.proposals > 0)
        case "unsure":
            conditions.append(one.is_unsure.is_(True))
    return tuple(conditions)


def filter_from(arguments: Mapping[str, str]) -> RequirementFilter:
    """The filter an address asks for."""
    known = {name: arguments.get(name, "").strip() for name in RequirementFilter.__slots__}
    return RequirementFilter(**known)
