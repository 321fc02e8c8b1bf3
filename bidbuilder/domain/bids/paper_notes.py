"""What people noted of a paper the call asks for: that it is there, until when it holds, and which file it is."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperNote:
    """A note on one paper of one bid. `organisation_id` is the member that brings it, 0 for a paper of the whole bid."""

    requirement_key: str
    organisation_id: int = 0
    is_there: bool = False
    file_key: str | None = None
    file_name: str = ""
    valid_until: date | None = None
    note: str = ""
    by: str = ""
