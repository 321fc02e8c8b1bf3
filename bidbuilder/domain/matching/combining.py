"""How verdicts add up. *Unknown* never becomes met by being put together with others."""

from collections.abc import Iterable

from bidbuilder.domain.matching.verdicts import Verdict

_FAILING = frozenset({Verdict.NOT_MET, Verdict.PARTLY, Verdict.DEVIATION})
_SOMETHING = frozenset({Verdict.MET, Verdict.PARTLY, Verdict.DEVIATION})
_BEST_FIRST = (Verdict.MET, Verdict.UNKNOWN, Verdict.PARTLY, Verdict.DEVIATION, Verdict.NOT_MET)


def all_of(verdicts: Iterable[Verdict]) -> Verdict:
    """The verdict where every part has to be met.

    All met: *met*. Something fails: *partly* if anything else is met at least in part, else *not met*. Otherwise, and for
    no parts at all: *unknown*.
    """
    found = frozenset(verdicts)
    if found & _FAILING:
        return Verdict.PARTLY if found & _SOMETHING else Verdict.NOT_MET
    return Verdict.MET if found == {Verdict.MET} else Verdict.UNKNOWN


def any_of(verdicts: Iterable[Verdict]) -> Verdict:
    """The verdict where one part is enough: the best there is; *unknown* stands before partly, as it may yet be met."""
    found = frozenset(verdicts)
    return next((verdict for verdict in _BEST_FIRST if verdict in found), Verdict.UNKNOWN)
