"""Change notices (BT-140, BT-141, BT-758): what a buyer changed in an earlier notice, as an addendum to acknowledge."""

from bidbuilder.domain.basics.findings import translatable
from bidbuilder.domain.tenders.tenders import Addendum
from bidbuilder.formats.readers.days import find_day
from bidbuilder.formats.readers.eforms.elements import (
    EXTENSION,
    Element,
    best_text_at,
    children,
    find_child,
    place_of,
    text_at,
    text_of,
)
from bidbuilder.formats.readers.eforms.headings import in_language
from bidbuilder.formats.readers.notes import Notes

_CHANGED = (
    "change-notice",
    translatable("This notice changes the earlier notice {notice}; compare it with what was imported before."),
)
# Code list change-corrig-justification, as far as more than the text of the call is changed.
_TOLD = {
    "cancel": (
        "not-a-call",
        translatable("The buyer withdraws the call of the notice {notice}: nothing can be handed in for it any more."),
    ),
    "cancel-intent": (
        "change-notice",
        translatable("The buyer intends to withdraw the call of the notice {notice}; wait for its decision."),
    ),
    "susp-review": (
        "change-notice",
        translatable("The call of the notice {notice} rests while a complaint is looked into."),
    ),
}

# The same as the first line of the addendum, which is read where the changes are decided on.
_HALTED = {
    "cancel": "The call is withdrawn.",
    "cancel-intent": "The call is going to be withdrawn.",
    "susp-review": "The call rests while a complaint is looked into.",
}


def read_addenda(root: Element, language: str, notes: Notes) -> tuple[Addendum, ...]:
    """The addendum a change notice is: its number is the version of the notice, its summary every change in words."""
    changes = find_child(root, f"{EXTENSION}/efac:Changes")
    if changes is None:
        return ()
    code = text_at(changes, "efac:ChangeReason/cbc:ReasonCode")
    told, message = _TOLD.get(code, _CHANGED)
    changed = text_at(changes, "efbc:ChangedNoticeIdentifier")
    notes.warn(told, message, place_of(changes, notes), notice=changed)
    reason = best_text_at(changes, "efac:ChangeReason/efbc:ReasonDescription", language)
    lines = [_line(change, language) for change in children(changes, "efac:Change")]
    return (
        Addendum(
            number=text_at(root, "cbc:VersionID") or text_at(root, "cbc:ID"),
            issued_on=find_day(text_at(root, "cbc:IssueDate")),
            summary="\n".join(filter(None, [in_language(_HALTED.get(code, ""), language), reason, *lines])),
        ),
    )


def _line(change: Element, language: str) -> str:
    """One change: the sections of the notice it is about, then the buyer's words, then whether documents changed too."""
    sections = ", ".join(
        text_of(one) for one in children(change, "efac:ChangedSection/efbc:ChangedSectionIdentifier") if text_of(one)
    )
    words = best_text_at(change, "efbc:ChangeDescription", language)
    changed_on = text_at(change, "efbc:ProcurementDocumentsChangeDate")[:10]
    return " · ".join(filter(None, (sections, words, changed_on)))
