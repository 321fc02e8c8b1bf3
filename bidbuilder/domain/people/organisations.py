"""Legal entities. The exact legal name is used letter for letter in every document."""

from dataclasses import dataclass
from enum import StrEnum


class SizeClass(StrEnum):
    """Size of an enterprise by EU recommendation 2003/361."""

    MICRO = "micro"
    SMALL = "small"
    MEDIUM = "medium"
    LARGE = "large"


class OrganisationKind(StrEnum):
    """What sort of legal entity it is."""

    COMPANY = "company"
    RESEARCH = "research"
    PUBLIC_BODY = "public-body"
    CLUSTER_ORGANISATION = "cluster-organisation"


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """A postal address; `country` is ISO 3166-1 alpha-2."""

    street: str = ""
    postal_code: str = ""
    city: str = ""
    region: str = ""
    country: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Signatory:
    """A person who may sign for an organisation and by what authority."""

    name: str
    title: str = ""
    authority: str = ""
    email: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """What a lead says in the place of a standing sentence of its documents (`message`, in English) in one language."""

    message: str
    language: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Branding:
    """How a lead's documents look and speak. Colours are `#rrggbb`; the logo is the key of a stored file."""

    primary_colour: str = "#0b4a3b"
    accent_colour: str = "#c8703a"
    font: str = "Liberation Sans"
    logo_file: str | None = None
    phrases: tuple[Phrase, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Organisation:
    """A legal entity. `id` is None until stored."""

    id: int | None = None
    legal_name: str
    short_name: str = ""
    registration_number: str = ""
    registration_scheme: str = ""
    vat_number: str = ""
    country: str = "DK"
    address: Address = Address()
    size_class: SizeClass | None = None
    kind: OrganisationKind = OrganisationKind.COMPANY
    signatories: tuple[Signatory, ...] = ()
    email: str = ""
    phone: str = ""
    website: str = ""
    profile: str = ""
    branding: Branding = Branding()
    is_lead: bool = False
    is_fictional: bool = False

    @property
    def display_name(self) -> str:
        """The short name for screens, or the legal name."""
        return self.short_name or self.legal_name
