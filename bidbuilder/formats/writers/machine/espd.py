"""ESPD responses: the buyer's request (versions 2 to 4) answered for one firm, the criteria as the buyer wrote them.

A question that asks for yes or no is answered where the bid knows: a ground for exclusion that is met as a requirement means
that it does not apply (*no*), a criterion for selection that is met means *yes*; whether there is a group, whether others are
relied upon or subcontracted to, and the size of the firm are facts of the bid. Nothing else is answered for anybody: what only
the firm can declare stays open, and the firm completes and signs its own response.
"""

from collections.abc import Iterator, Mapping
from copy import deepcopy
from datetime import UTC

from lxml import etree

from bidbuilder.domain.bids.snapshot import BidSnapshot, SnapshotPartner
from bidbuilder.domain.consortium.partners import PartnerRole
from bidbuilder.domain.matching.verdicts import Verdict
from bidbuilder.domain.people.organisations import Organisation, SizeClass
from bidbuilder.formats.readers.eforms.elements import Element, children, text_at
from bidbuilder.formats.readers.xml import parse_xml
from bidbuilder.formats.writers.extracts import coverage_of, firms_of, group_members
from bidbuilder.formats.writers.machine.offer import alpha_3, stable_uuid

_RESPONSE = "urn:oasis:names:specification:ubl:schema:xsd:QualificationApplicationResponse-2"
_CBC = "urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2"
_CAC = "urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2"
_NAMES = {None: _RESPONSE, "cac": _CAC, "cbc": _CBC}
_AUTHORITY = "http://publications.europa.eu/resource/authority"

# The lists of the Publications Office that ESPD 4.1.0 names, with their versions: every code says which it is from (BR-OTH-01).
_LISTS = {"country": "20250924-0", "economic-operator-size": "20250924-0", "eo-role-type": "20211208-0"}

# What stands before the firm in a response, in the order of the schema; the rest of the request follows it.
_BEFORE_FIRM = (
    "UBLVersionID", "CustomizationID", "ProfileID", "ProfileExecutionID", "ID", "CopyIndicator", "UUID", "ContractFolderID",
    "IssueDate", "IssueTime", "EconomicOperatorGroupName", "VersionID", "PreviousVersionID", "ProcedureCode",
    "QualificationApplicationTypeCode", "WeightScoringMethodologyNote", "WeightingTypeCode", "ContractingParty",
)  # fmt: skip
_AFTER_FIRM = ("ProcurementProject", "ProcurementProjectLot", "TenderingCriterion")
_ROLES = {
    PartnerRole.GROUP_LEADER: "group-lead",
    PartnerRole.GROUP_MEMBER: "group-mem",
    PartnerRole.RELIED_UPON: "oeron",
    PartnerRole.SUBCONTRACTOR: "subcont",
}
_SOLE = "sole-tenderer"
# Exclusion grounds by their code in version 4; in versions 2 and 3 their codes say so.
_EXCLUSION = frozenset(
    """
    crime-org corruption fraud terr-offence finan-laund human-traffic tax-pay socsec-pay envir-law socsec-law labour-law
    bankruptcy insolvency cred-arran bankr-nat liq-admin susp-act prof-misconduct distorsion partic-confl prep-confl sanction
    misrepresent nati-ground
    """.split()  # noqa: SIM905 - as a list it is a page long
)
_EXCLUSION_WORDS = "EXCLUSION"


def write_espd_responses(snapshot: BidSnapshot, request: bytes) -> Iterator[tuple[SnapshotPartner, bytes]]:
    """A response for every firm behind the bid. Raises the refusals of `parse_xml` for a request that is no XML."""
    for firm in firms_of(snapshot):
        root = _response(snapshot, firm, parse_xml(request))
        yield firm, etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True)


def _response(snapshot: BidSnapshot, firm: SnapshotPartner, request: Element) -> Element:
    made = etree.Element(f"{{{_RESPONSE}}}QualificationApplicationResponse", nsmap=_NAMES)
    for name in _BEFORE_FIRM:
        made.extend(_head(snapshot, firm, request, name))
    made.append(_operator(snapshot, firm))
    for name in _AFTER_FIRM:
        made.extend(_copies(request, name))
    made.extend(_answers(snapshot, firm, request))
    etree.cleanup_namespaces(made, keep_ns_prefixes=["cac", "cbc"])
    return made


def _head(snapshot: BidSnapshot, firm: SnapshotPartner, request: Element, name: str) -> list[Element]:
    """What stands at the head of the request under that name, with what is our own: ids, dates, the name of the group."""
    moment = snapshot.frozen_at.astimezone(UTC)
    number = stable_uuid(snapshot, f"espd/{firm.organisation.id}/{firm.organisation.legal_name}")
    own = {
        "ID": f"ESPDRES-{number}",
        "UUID": number,
        "IssueDate": moment.date().isoformat(),
        "IssueTime": f"{moment:%H:%M:%S}Z",
        "EconomicOperatorGroupName": snapshot.title if _role_of(snapshot, firm) == "group-lead" else "",
    }
    copies = _copies(request, name)
    if name not in own:
        return copies
    if not own[name]:
        return []
    made = copies[0] if copies else etree.Element(f"{{{_CBC}}}{name}")
    made.text = own[name]
    return [made]


def _copies(request: Element, name: str) -> list[Element]:
    found = [deepcopy(one) for one in request if etree.QName(one).localname == name]
    for one in found:
        one.tail = None
    return found


def _role_of(snapshot: BidSnapshot, firm: SnapshotPartner) -> str:
    """The firm's role in the code list of ESPD; a lead without a group is the sole contractor."""
    if firm.role is PartnerRole.GROUP_LEADER and not group_members(snapshot):
        return _SOLE
    return _ROLES[firm.role]


def _operator(snapshot: BidSnapshot, firm: SnapshotPartner) -> Element:
    """The firm with role, size and address, in the order of the schema."""
    organisation = firm.organisation
    party = _aggregate(
        "Party",
        _basic("WebsiteURI", organisation.website),
        _code("IndustryClassificationCode", organisation.size_class or "", "economic-operator-size"),
        _aggregate("PartyIdentification", _identity(organisation)),
        _aggregate("PartyName", _basic("Name", organisation.legal_name)),
        _address(organisation),
        _aggregate(
            "Contact",
            _basic("Name", organisation.signatories[0].name if organisation.signatories else ""),
            _basic("Telephone", organisation.phone),
            _basic("ElectronicMail", organisation.email),
        ),
    )
    role = _code("RoleCode", _role_of(snapshot, firm), "eo-role-type")
    made = _aggregate("EconomicOperatorParty", _aggregate("EconomicOperatorRole", role), party)
    assert made is not None  # noqa: S101 - a role is never empty
    return made


def _address(organisation: Organisation) -> Element | None:
    address = organisation.address
    country = alpha_3(address.country or organisation.country)
    return _aggregate(
        "PostalAddress",
        _basic("StreetName", address.street),
        _basic("CityName", address.city),
        _basic("PostalZone", address.postal_code),
        _aggregate("Country", _code("IdentificationCode", country, "country")),
    )


def _identity(organisation: Organisation) -> Element | None:
    """The number of the firm with the register it stands in: that of VAT numbers, or its own (BR-OTH-02)."""
    if organisation.vat_number:
        return _basic("ID", organisation.vat_number, schemeAgencyID="VIES")
    register = organisation.registration_scheme or organisation.country
    return _basic("ID", organisation.registration_number, schemeAgencyID=register)


def _answers(snapshot: BidSnapshot, firm: SnapshotPartner, request: Element) -> Iterator[Element]:
    """The yes or no to the leading question of each criterion that the bid knows the answer to."""
    facts, known = _facts(snapshot, firm), _verdicts(snapshot)
    for number, criterion in enumerate(children(request, "cac:TenderingCriterion"), start=1):
        question = _leading_question(criterion)
        if question is None:
            continue
        answer = facts.get(text_at(criterion, "cbc:CriterionTypeCode"))
        if answer is None and known.get(f"ESPD-{number}") is Verdict.MET:
            answer = _answer_of_met(criterion, firm)
        if answer is not None:
            yield _response_to(question, is_yes=answer)


def _facts(snapshot: BidSnapshot, firm: SnapshotPartner) -> Mapping[str, bool]:
    """What the bid knows of the firm, by the code of the criterion that asks for it."""
    roles = {one.role for one in firms_of(snapshot)}
    in_group = firm.role in {PartnerRole.GROUP_LEADER, PartnerRole.GROUP_MEMBER}
    facts: dict[str, bool] = {}
    if in_group:
        facts = {
            "eo-group": bool(group_members(snapshot)),
            "relied": PartnerRole.RELIED_UPON in roles,
            "subco-ent": PartnerRole.SUBCONTRACTOR in roles,
        }
    size = firm.organisation.size_class
    return facts if size is None else {**facts, "sme": size is not SizeClass.LARGE}


def _answer_of_met(criterion: Element, firm: SnapshotPartner) -> bool | None:
    """No to a ground for exclusion, yes to a criterion for selection, which a subcontractor is not asked."""
    if _is_exclusion(criterion):
        return False
    return None if firm.role is PartnerRole.SUBCONTRACTOR else True


def _response_to(question: Element, *, is_yes: bool) -> Element:
    identity, scheme = text_at(question, "cbc:ID"), _scheme_of(question)
    value = _aggregate(
        "ResponseValue",
        _basic("ID", f"{identity}/response/value", **scheme),
        _basic("ResponseIndicator", "true" if is_yes else "false"),
    )
    made = _aggregate(
        "TenderingCriterionResponse",
        _basic("ID", f"{identity}/response", **scheme),
        _basic("ValidatedCriterionPropertyID", identity, **scheme),
        value,
    )
    assert made is not None  # noqa: S101 - the value is never empty
    return made


def _scheme_of(question: Element) -> dict[str, str]:
    """What the request says of the ids of its questions; those of the answers are of the same kind."""
    named = next(iter(children(question, "cbc:ID")), None)
    return {} if named is None else {str(name): str(value) for name, value in named.attrib.items()}


def _verdicts(snapshot: BidSnapshot) -> Mapping[str, Verdict]:
    covered = coverage_of(snapshot)
    return {one.number: covered[one.key].verdict for one in snapshot.tender.requirements if one.key in covered}


def _leading_question(criterion: Element) -> Element | None:
    """The first question of a criterion, if it asks for yes or no."""
    questions = (
        one
        for one in children(criterion, ".//cac:TenderingCriterionProperty")
        if text_at(one, "cbc:TypeCode") == "QUESTION"
    )
    first = next(questions, None)
    return first if first is not None and text_at(first, "cbc:ValueDataTypeCode") == "INDICATOR" else None


def _is_exclusion(criterion: Element) -> bool:
    code = text_at(criterion, "cbc:CriterionTypeCode")
    return code in _EXCLUSION or _EXCLUSION_WORDS in code.upper()


def _basic(name: str, text: str, **attributes: str) -> Element | None:
    if not text:
        return None
    made = etree.Element(f"{{{_CBC}}}{name}", attributes)
    made.text = text
    return made


def _code(name: str, value: str, code_list: str) -> Element | None:
    """A code with its list, which the Publications Office keeps."""
    attributes = {
        "listID": f"{_AUTHORITY}/{code_list}",
        "listAgencyID": "OP",
        "listVersionID": _LISTS[code_list],
    }
    return _basic(name, value, **attributes)


def _aggregate(name: str, *inner: Element | None) -> Element | None:
    """An element of elements; nothing where all of them are nothing."""
    present = [one for one in inner if one is not None]
    if not present:
        return None
    made = etree.Element(f"{{{_CAC}}}{name}")
    made.extend(present)
    return made
