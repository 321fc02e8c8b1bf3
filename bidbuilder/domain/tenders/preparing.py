"""Requirements on their way into a tender: each gets a key of its own and proposals of conditions out of its words."""

from collections.abc import Collection, Iterable
from dataclasses import replace

from bidbuilder.domain.catalogue.dictionary import Dictionary, standard_dictionary
from bidbuilder.domain.tenders.editing import add_proposals
from bidbuilder.domain.tenders.numbering import assign_keys
from bidbuilder.domain.tenders.proposals import propose_constraints
from bidbuilder.domain.tenders.requirements import Requirement


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
    known = dictionary or standard_dictionary()
    freed = [replace(one, key="") if one.key in taken else one for one in requirements]
    return tuple(
        add_proposals(one, propose_constraints(one.text, known, language)) for one in assign_keys(freed, taken)
    )
