"""What an offering or a member states, ready to be held against constraints. Only collects; compares nothing."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from bidbuilder.domain.basics.languages import choose_text
from bidbuilder.domain.catalogue.offerings import Certificate, Offering
from bidbuilder.domain.catalogue.properties import PropertyValue
from bidbuilder.domain.catalogue.stating import stated_values


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """Everything one offering or one member states. `title` names it in proofs; `values` by property key."""

    title: str
    values: Mapping[str, PropertyValue]
    certificates: tuple[Certificate, ...] = ()
    offering_id: int | None = None
    offering_version: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberEvidence:
    """What a partner brings to member-scope requirements: figures, certificates, and whether it leads the group.

    Who is not in the group is relied upon: its figures count for the whole, but no part is asked of it.
    """

    organisation_id: int
    name: str
    is_lead: bool = False
    is_in_group: bool = True
    properties: tuple[PropertyValue, ...] = ()
    certificates: tuple[Certificate, ...] = ()
    evidence: Evidence = field(init=False)

    def __post_init__(self) -> None:
        values = {value.key: value for value in self.properties}
        gathered = Evidence(title=self.name, values=values, certificates=self.certificates)
        object.__setattr__(self, "evidence", gathered)

    @property
    def key(self) -> str:
        """What proofs put in place of an item's key."""
        return f"member:{self.organisation_id}"


def gather_evidence(
    offering: Offering, merged: Mapping[str, str] | None = None, quantity: Decimal = Decimal(1)
) -> Evidence:
    """What an offering states: its properties, and its supply terms as properties where it has none of that key.

    The lead time is that of `quantity` units of the offering. `merged` says which key took the place of another: a version
    from before the merge states the same property.
    """
    current = merged or {}
    values = {current.get(value.key, value.key): value for value in stated_values(offering, quantity)}
    return Evidence(
        title=choose_text(offering.names, "en") or offering.code,
        values=values,
        certificates=offering.certificates,
        offering_id=offering.id,
        offering_version=offering.version,
    )
