"""Who calls, in an OCDS release: as the standard has it, or as publishers write it in the wild, then with a finding."""

from collections.abc import Iterator

from bidbuilder.domain.basics.findings import translatable
from bidbuilder.domain.tenders.tenders import Buyer
from bidbuilder.domain.tenders.terms import Term, TermKind
from bidbuilder.formats.readers.codes import country_by_name
from bidbuilder.formats.readers.json_text import Node

# In the order in which they are asked; some publishers write them with other capitals or blanks.
_ROLES = ("buyer", "procuringentity")


def read_buyer(release: Node, tender: Node) -> Buyer:
    """The buyer, else the procuring entity; address and mail stand with the party it refers to.

    Where neither is an object, the name may be a bare text, or only a party with the role says who it is.
    """
    owner, key = (release, "buyer") if release.has("buyer") else (tender, "procuringEntity")
    if owner.is_object(key):
        reference = owner.node(key)
        party = _party_of(release, reference.text("id"), "") or _party_with_role(release) or reference
        return _buyer(reference.text("name") or party.text("name"), party)
    name = " ".join(owner.texts(key))
    party = _party_of(release, name, name) if name else _party_with_role(release)
    buyer = _buyer(party.text("name") if name == party.text("id") and party else name or party.text("name"), party)
    if buyer.name:
        message = translatable("The buyer is not given as the format has it; {name} is taken for it.")
        release.notes.warn("buyer-taken", message, party.place if party else owner.place, name=buyer.name)
    return buyer


def read_contact(release: Node, tender: Node) -> Iterator[Term]:
    """Whom to ask, and how; the mail stands with the buyer. The procuring entity has the word where both have one."""
    for owner, key in ((tender, "procuringEntity"), (release, "buyer")):
        reference = owner.node(key) if owner.is_object(key) else Node(None, owner.pointer, owner.notes)
        for party in (_party_of(release, reference.text("id"), ""), reference):
            contact = party.node("contactPoint") if party.is_object("contactPoint") else Node(None, "", party.notes)
            if words := ", ".join(filter(None, (contact.text(name) for name in ("name", "telephone", "url")))):
                yield Term(kind=TermKind.CONTACT, text=words)
                return


def _party_of(release: Node, key: str, name: str) -> Node:
    """The party with that id or name; an empty node where there is none."""
    found = (
        party
        for party in release.nodes("parties")
        if (key and party.text("id") == key) or (name and party.text("name") == name)
    )
    return next(found, Node(None, "", release.notes))


def _party_with_role(release: Node) -> Node:
    parties = [
        (party, {"".join(role.lower().split()) for role in party.texts("roles")}) for party in release.nodes("parties")
    ]
    found = (party for role in _ROLES for party, roles in parties if role in roles)
    return next(found, Node(None, "", release.notes))


def _buyer(name: str, party: Node) -> Buyer:
    address = party.node("address")
    lines = (address.text(key) for key in ("streetAddress", "postalCode", "locality"))
    return Buyer(
        name=name,
        country=country_by_name(address.text("country") or address.text("countryName")),
        address="\n".join(filter(None, lines)),
        email=party.node("contactPoint").text("email"),
    )
