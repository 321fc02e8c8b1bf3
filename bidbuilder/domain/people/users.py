"""Users: people who sign in, and invitations to become one."""

from dataclasses import dataclass
from datetime import datetime

from bidbuilder.domain.people.permissions import Grant


@dataclass(frozen=True, slots=True, kw_only=True)
class User:
    """A person. `language` is the language of the screen, `zone` the IANA zone for times."""

    id: int | None = None
    name: str
    email: str
    language: str = "en"
    zone: str = "Europe/Copenhagen"
    grants: tuple[Grant, ...] = ()
    is_active: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Invitation:
    """A link by which somebody may become a user with a grant, once, until it expires."""

    id: int | None = None
    email: str
    grant: Grant
    invited_by: int
    expires_at: datetime
    accepted_at: datetime | None = None
    language: str = "en"
