"""The list of what blocks stays short however much there is."""

from bidbuilder.domain.basics.findings import Finding, Severity
from bidbuilder.web.bids.frame import FOLDED_OF_A_KIND, SHOWN_OF_A_KIND, group_findings


def test_findings_of_a_kind_beyond_what_a_page_holds_are_counted() -> None:
    listed = SHOWN_OF_A_KIND + FOLDED_OF_A_KIND
    many = [Finding(severity=Severity.ERROR, code="a", message="A") for _number in range(listed + 7)]
    few = [Finding(severity=Severity.WARNING, code="b", message="B")]
    first, second = group_findings([*many, *few])
    assert (len(first.shown), len(first.folded), first.left) == (SHOWN_OF_A_KIND, FOLDED_OF_A_KIND, 7)
    assert (len(second.shown), second.folded, second.left) == (1, (), 0)
