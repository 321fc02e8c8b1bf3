"""How a firm of the demo is written down: its organisation, its figures and the certificates many of them hold."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bidbuilder.demo.stated import Certified
from bidbuilder.domain.people.organisations import (
    Address,
    Branding,
    Organisation,
    OrganisationKind,
    Signatory,
    SizeClass,
)

_INVENTED = "Invented for the demo."


@dataclass(frozen=True, slots=True, kw_only=True)
class Firm:
    """A member: its organisation, the sub-networks it belongs to, and its figures and certificates.

    `figures` are values as `stated.read_values` reads them.
    """

    key: str
    organisation: Organisation
    clusters: tuple[str, ...]
    figures: str
    certificates: tuple[Certified, ...] = ()


def quality(number: str) -> Certified:
    """Quality management, certified by an invented body."""
    return Certified(name="ISO 9001:2015", issuer="Nordcert Demo", number=f"Q-{number}", left_days=940)


def environment(number: str) -> Certified:
    """Environmental management, certified by an invented body."""
    return Certified(name="ISO 14001:2015", issuer="Nordcert Demo", number=f"E-{number}", left_days=940)


def safety(number: str) -> Certified:
    """Occupational safety, certified by an invented body."""
    return Certified(name="ISO 45001:2018", issuer="Nordcert Demo", number=f"S-{number}", left_days=870)


def welding(number: str) -> Certified:
    """Comprehensive quality requirements for welding, certified by an invented body."""
    return Certified(name="EN ISO 3834-2", issuer="Svejsetilsyn Demo", number=f"W-{number}", left_days=910)


def steelwork(number: str) -> Certified:
    """Factory production control of load-bearing steel, certified by an invented body."""
    return Certified(name="EN 1090-1", issuer="Svejsetilsyn Demo", number=f"FPC-{number}", left_days=820)


def make_firm(
    key: str,
    number: str,
    legal_name: str,
    short_name: str,
    *,
    street: str,
    city: str,
    region: str,
    size: SizeClass,
    profile: str,
    signatories: Sequence[tuple[str, str, str]],
    clusters: tuple[str, ...],
    figures: str,
    certificates: tuple[Certified, ...] = (),
    kind: OrganisationKind = OrganisationKind.COMPANY,
) -> Firm:
    """A firm out of its own words; `city` begins with the postal code, `signatories` are name, title and authority."""
    postal_code, _, place = city.partition(" ")
    domain = f"{key}.example"
    organisation = Organisation(
        legal_name=legal_name,
        short_name=short_name,
        registration_number=number,
        registration_scheme="DK:CVR",
        vat_number=f"DK{number}",
        address=Address(street=street, postal_code=postal_code, city=place, region=region, country="DK"),
        size_class=size,
        kind=kind,
        signatories=tuple(
            Signatory(name=name, title=title, authority=authority, email=f"{name.split()[0].lower()}@{domain}")
            for name, title, authority in signatories
        ),
        email=f"post@{domain}",
        website=f"https://{domain}",
        profile=f"{profile} {_INVENTED}",
        is_fictional=True,
    )
    return Firm(key=key, organisation=organisation, clusters=clusters, figures=figures, certificates=certificates)


def leading(firm: Firm) -> Firm:
    """The firm as a lead company with colours of its own."""
    branding = Branding(primary_colour="#12483c", accent_colour="#c8703a")
    return replace(firm, organisation=replace(firm.organisation, is_lead=True, branding=branding))
