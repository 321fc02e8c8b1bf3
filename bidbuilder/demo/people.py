"""The people of the demo: one who can sign in for each role, and a second supplier who competes with the first."""

from collections.abc import Mapping
from dataclasses import dataclass

from bidbuilder.demo.firms import CLUSTERS
from bidbuilder.domain.people.permissions import Grant, Role
from bidbuilder.domain.people.users import User

PASSWORD = "biogas-og-fjernvarme"  # noqa: S105 - printed when the demo starts; it serves on loopback only


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Who can sign in. `places` are keys of firms or names of clusters; none is the whole site."""

    label: str
    name: str
    email: str
    language: str
    role: Role
    places: tuple[str, ...] = ()


PEOPLE = (
    Person(
        label="Bid manager (lead)",
        name="Anna Kjeldsen",
        email="bid@hedelund.example",
        language="en",
        role=Role.BID_MANAGER,
        places=("hedelund",),
    ),
    Person(
        label="Supplier (Vandborre)",
        name="Lotte Krag",
        email="salg@vandborre.example",
        language="da",
        role=Role.SUPPLIER_EDITOR,
        places=("vandborre",),
    ),
    Person(
        label="Supplier (Nørre Tange, a rival)",
        name="Peder Nørtoft",
        email="salg@tange.example",
        language="da",
        role=Role.SUPPLIER_EDITOR,
        places=("tange",),
    ),
    Person(
        label="Export manager",
        name="Piotr Lind",
        email="export@hedelund.example",
        language="en",
        role=Role.EXPORT_MANAGER,
        places=("hedelund",),
    ),
    Person(
        label="Signatory",
        name="Karen Hedelund",
        email="karen@hedelund.example",
        language="en",
        role=Role.SIGNATORY,
        places=("hedelund",),
    ),
    Person(
        label="Organisation admin (Vandborre)",
        name="Niels Vandborre",
        email="niels@vandborre.example",
        language="en",
        role=Role.ORGANISATION_ADMIN,
        places=("vandborre",),
    ),
    Person(
        label="Facilitator of the cluster",
        name="Birgit Aaby Holm",
        email="birgit@klynge.example",
        language="en",
        role=Role.FACILITATOR,
        places=tuple(CLUSTERS),
    ),
    Person(
        label="Site admin",
        name="Ida Drift",
        email="drift@bidbuilder.example",
        language="en",
        role=Role.SITE_ADMIN,
    ),
)


def make_user(person: Person, organisations: Mapping[str, int], clusters: Mapping[str, int]) -> User:
    """The user a person is. `organisations` by the key of the firm, `clusters` by name."""
    grants = tuple(
        Grant(person.role, organisation_id=organisations.get(place), cluster_id=clusters.get(place))
        for place in person.places
    )
    return User(name=person.name, email=person.email, language=person.language, grants=grants or (Grant(person.role),))
