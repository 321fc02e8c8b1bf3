"""The columns of a buyer's table as a person may correct them: which roles there are, and what the form says."""

import re
from collections.abc import Mapping

from bidbuilder.domain.basics.findings import translatable
from bidbuilder.web.language import LazyMessage, lazy

_PREFIX = "column-"

# The roles of the workbook reader that a person chooses among, in the order people look for them.
_ROLES = {
    "": translatable("Leave out"),
    "number": translatable("Number"),
    "text": translatable("Requirement text"),
    "title": translatable("Short title"),
    "section": translatable("Section"),
    "subsection": translatable("Subsection"),
    "level": translatable("Mandatory or rated"),
    "weight": translatable("Weight"),
    "quantity": translatable("Quantity"),
    "unit": translatable("Unit"),
    "lot": translatable("Lot"),
    "answer": translatable("Bidder's answer"),
    "remark": translatable("Bidder's remark"),
    "evidence": translatable("Evidence asked for"),
    "price": translatable("Price"),
}


def role_choices() -> list[tuple[str, LazyMessage]]:
    """What a column can be, as pairs of value and words."""
    return [(role, lazy(words)) for role, words in _ROLES.items()]


def columns_from(form: Mapping[str, str]) -> str:
    """The chosen roles as the reader's option `A=number,C=text`; unknown names and roles are left out."""
    chosen = (
        (name.removeprefix(_PREFIX), role)
        for name, role in form.items()
        if name.startswith(_PREFIX) and role and role in _ROLES
    )
    return ",".join(f"{letter}={role}" for letter, role in chosen if re.fullmatch(r"[A-Z]{1,3}", letter))
