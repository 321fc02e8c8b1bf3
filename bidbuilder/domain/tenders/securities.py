"""Securities a call names without asking for them in words: each becomes a requirement that a paper is in the bid."""

from collections.abc import Iterator

from bidbuilder.domain.tenders.requirements import AnswerForm, Requirement, Scope
from bidbuilder.domain.tenders.tenders import Tender

SECTION = "Securities"


def list_asked_securities(tender: Tender) -> Iterator[Requirement]:
    """A requirement of scope *bid* for every security whose words no requirement of the tender has."""
    said = [one.text for one in tender.requirements]
    for number, security in enumerate(tender.securities, start=1):
        amount = f"{security.percent} %" if security.percent is not None else ""
        if security.amount is not None:
            amount = f"{security.amount.amount} {security.amount.currency}"
        text = security.text or f"{security.kind.capitalize()} security {amount}".strip()
        if not any(security.text and security.text in one for one in said):
            yield Requirement(
                number=f"SEC-{number}",
                section=(SECTION,),
                title=f"{security.kind.capitalize()} security",
                text=text,
                scope=Scope.BID,
                answer=AnswerForm(kind="none"),
                confidence="high" if security.text else "medium",
            )
