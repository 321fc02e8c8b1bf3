"""Requirements on their way into a tender: each gets a key of its own and proposals of conditions out of its words."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace

from bidbuilder.domain.catalogue.dictionary import Dictionary, standard_dictionary
from bidbuilder.domain.tenders.editing import add_proposals
from bidbuilder.domain.tenders.numbering import assign_keys
from bidbuilder.domain.tenders.proposals import propose_constraints
from bidbuilder.domain.tenders.proposals.subjects import context_of, subject_of
from bidbuilder.domain.tenders.requirements import Requirement
from bidbuilder.domain.tenders.tenders import TenderReading


def prepare(
    requirements: Iterable[Requirement],
    taken: Collection[str] = (),
    language: str | None = None,
    dictionary: Dictionary | None = None,
) -> tuple[Requirement, ...]:
    """The requirements with keys that are not `taken` and conditions proposed for a person to confirm.

    `language` is that of the tender, for words that mean different things in different languages; `dictionary` the standard
    one unless another is given.
    """
    return named(type_requirements(requirements, language, dictionary), taken)


def type_requirements(
    requirements: Iterable[Requirement], language: str | None = None, dictionary: Dictionary | None = None
) -> Iterator[Requirement]:
    """The requirements one after another, each with the conditions its words propose; a millisecond or two each."""
    known = dictionary or standard_dictionary()
    section: tuple[str, ...] = ()
    before = ""
    for one in requirements:
        before, section = (before if one.section == section else ""), one.section
        context = context_of((*one.section, one.title), before)
        yield add_proposals(one, propose_constraints(one.text, known, language, context))
        before = subject_of(one.text) or before


def named(requirements: Iterable[Requirement], taken: Collection[str] = ()) -> tuple[Requirement, ...]:
    """The requirements with keys that are not `taken` and that no other of them has."""
    freed = [replace(one, key="") if one.key in taken else one for one in requirements]
    return tuple(assign_keys(freed, taken))


def prepare_reading(
    reading: TenderReading,
    more: Iterable[Requirement] = (),
    taken: Collection[str] = (),
    language: str | None = None,
    dictionary: Dictionary | None = None,
) -> tuple[Requirement, ...]:
    """What `prepare` gives for the requirements of a reading and `more`; those of a reading that is typed stay as they are."""
    requirements: Iterable[Requirement] = reading.tender.requirements
    if not reading.is_typed:
        requirements = type_requirements(requirements, language, dictionary)
    return named([*requirements, *type_requirements(more, language, dictionary)], taken)
