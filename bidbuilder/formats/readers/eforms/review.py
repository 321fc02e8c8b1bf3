"""Whom bidders of an eForms lot turn to with complaints: review body, where to ask about it, mediation (OPT-301).

Until when a complaint has to be made (BT-99) stands among the other terms of the lot.
"""

from collections.abc import Iterator

from bidbuilder.domain.tenders.terms import Term, TermKind
from bidbuilder.formats.readers.eforms.elements import Element, children, text_at
from bidbuilder.formats.readers.eforms.organisations import company_of, organisations_of, read_company

_APPEAL = "cac:TenderingTerms/cac:AppealTerms"
_ROLES = (
    ("review-body", f"{_APPEAL}/cac:AppealReceiverParty"),
    ("review-information", f"{_APPEAL}/cac:AppealInformationParty"),
    ("mediation-body", f"{_APPEAL}/cac:MediationParty"),
)


def read_review(lot: Element, language: str) -> Iterator[Term]:
    """One term for each body with its role as code, and as words its name, address, mail, telephone and web page."""
    parties = [(role, party) for role, path in _ROLES for party in children(lot, path)]
    organisations = organisations_of(lot.getroottree().getroot()) if parties else {}
    for role, party in parties:
        if words := _contact(company_of(party, organisations), language):
            yield Term(kind=TermKind.REVIEW, text=words, code=role)


def _contact(company: Element, language: str) -> str:
    body = read_company(company, language)
    ways = (text_at(company, "cac:Contact/cbc:Telephone"), text_at(company, "cbc:WebsiteURI"))
    return ", ".join(filter(None, (body.name, *body.address.splitlines(), body.country, body.email, *ways)))
