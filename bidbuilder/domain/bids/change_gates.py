"""Gates about changes of the call: addenda nobody acknowledged, and what has to be confirmed again because of them."""

from collections.abc import Iterator, Mapping

from bidbuilder.domain.basics.findings import Finding, translatable
from bidbuilder.domain.bids.blocking import blocker
from bidbuilder.domain.bids.dossier import Dossier
from bidbuilder.domain.bids.touches import Touch

_ADDENDUM = translatable("Addendum {number} is not acknowledged.")
_ACKNOWLEDGE = translatable("Read what changed, then acknowledge it.")
_AGAIN: Mapping[Touch, str] = {
    Touch.DEADLINE: translatable("Addendum {addendum} moved a deadline; look whether your plan still holds."),
    Touch.CONDITIONS: translatable("Addendum {addendum} changed requirement {title}; confirm its conditions again."),
    Touch.VERDICT: translatable("Addendum {addendum} changed requirement {title}, about which a person had decided."),
    Touch.ITEM: translatable("Addendum {addendum} changed what “{title}” answers; confirm that it still fits."),
    Touch.QUOTE: translatable("Addendum {addendum} touches items that {title} has quoted."),
    Touch.COMMITMENT: translatable("Addendum {addendum} touches what {title} has committed to."),
}
_LOOK = translatable("Look at what changed, then confirm it there.")


def list_change_findings(dossier: Dossier) -> Iterator[Finding]:
    """Every addendum has to be acknowledged, and everything it touches confirmed again, before the bid goes out."""
    for addendum in dossier.tender.addenda:
        if addendum.number not in dossier.bid.acknowledged_addenda:
            number = addendum.number
            yield blocker("addendum-open", _ADDENDUM, _ACKNOWLEDGE, "changes", number, number=number)
    for one in dossier.reconfirmations:
        yield blocker(
            f"confirm-again-{one.kind}", _AGAIN[one.kind], _LOOK, "changes", one.addendum,
            addendum=one.addendum, title=one.title,
        )  # fmt: skip
