"""Whom bidders of an eForms lot turn to: with complaints, for mediation, with questions, with their bids (OPT-301).

Until when a complaint has to be made (BT-99) stands among the other terms of the lot.
"""

from collections.abc import Iterator

from bidbuilder.domain.tenders.terms import Term, TermKind
from bidbuilder.formats.readers.eforms.elements import Element, children, text_at
from bidbuilder.formats.readers.eforms.organisations import buyer_ids, company_of, organisations_of, read_company

_T = "cac:TenderingTerms"
_APPEAL = f"{_T}/cac:AppealTerms"
_COMPLAINTS = (
    ("review-body", f"{_APPEAL}/cac:AppealReceiverParty"),
    ("review-information", f"{_APPEAL}/cac:AppealInformationParty"),
    ("mediation-body", f"{_APPEAL}/cac:MediationParty"),
)
# Told only where it is not the buyer.
_CONTACTS = (
    ("questions-to", f"{_T}/cac:AdditionalInformationParty"),
    ("papers-from", f"{_T}/cac:DocumentProviderParty"),
    ("bids-to", f"{_T}/cac:TenderRecipientParty"),
    ("bids-weighed-by", f"{_T}/cac:TenderEvaluationParty"),
    ("tax-law", f"{_T}/cac:FiscalLegislationDocumentReference/cac:IssuerParty"),
    ("environment-law", f"{_T}/cac:EnvironmentalLegislationDocumentReference/cac:IssuerParty"),
    ("employment-law", f"{_T}/cac:EmploymentLegislationDocumentReference/cac:IssuerParty"),
)
_ID = "cac:PartyIdentification/cbc:ID"


def read_review(lot: Element, language: str) -> Iterator[Term]:
    """One term for each body with its role as code, and as words its name, address, mail, telephone and web page."""
    root = lot.getroottree().getroot()
    buyers = buyer_ids(root)
    parties = [(TermKind.REVIEW, role, one) for role, path in _COMPLAINTS for one in children(lot, path)]
    others = ((TermKind.CONTACT, role, one) for role, path in _CONTACTS for one in children(lot, path))
    parties += [one for one in others if text_at(one[2], _ID) not in buyers]
    organisations = organisations_of(root) if parties else {}
    for kind, role, party in parties:
        if words := _contact(company_of(party, organisations), language):
            yield Term(kind=kind, text=words, code=role)


def _contact(company: Element, language: str) -> str:
    body = read_company(company, language)
    ways = (text_at(company, "cac:Contact/cbc:Telephone"), text_at(company, "cbc:WebsiteURI"))
    return ", ".join(filter(None, (body.name, *body.address.splitlines(), body.country, body.email, *ways)))
