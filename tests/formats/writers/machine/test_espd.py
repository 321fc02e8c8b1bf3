"""ESPD responses: valid against the schema, one for each firm, answering only what the bid knows."""

from dataclasses import replace

import pytest
from lxml import etree

from bidbuilder.domain.bids.snapshot import BidSnapshot
from bidbuilder.domain.consortium.partners import PartnerRole
from bidbuilder.domain.matching.verdicts import RequirementCoverage, Verdict
from bidbuilder.domain.people.organisations import SizeClass
from bidbuilder.formats.readers.ubl.espd import read_espd
from bidbuilder.formats.readers.xml import parse_xml
from bidbuilder.formats.writers.machine.espd import write_espd_responses
from tests.corpus import corpus_file
from tests.factories.snapshots import lead, organisation, small_snapshot, tender
from tests.formats.writers.machine.schematron import broken_rules

pytestmark = pytest.mark.corpus
REQUESTS = ("v4.1.0_ESPD-Request.xml", "v2.1.1_BASIC-ESPDRequest-2.1.1.xml")


def snapshot_for(request: bytes, verdict: Verdict) -> BidSnapshot:
    """A bid of three firms in which every criterion of the request stands alike."""
    read = read_espd("espd.xml", parse_xml(request)).tender.requirements
    requirements = tuple(replace(one, key=one.number) for one in read)
    coverage = tuple(
        RequirementCoverage(requirement_key=one.key, verdict=verdict, computed=verdict) for one in requirements
    )
    made = small_snapshot(
        tender=tender(requirements=requirements), coverage=coverage, lead=lead(size_class=SizeClass.SMALL)
    )
    firms = {
        PartnerRole.GROUP_LEADER: made.lead,
        PartnerRole.GROUP_MEMBER: organisation(4),
        PartnerRole.SUBCONTRACTOR: organisation(2),
    }
    known = {one.role: one for one in made.partners}
    fallback = made.partners[0]
    partners = tuple(replace(known.get(role, fallback), organisation=firm, role=role) for role, firm in firms.items())
    return replace(made, partners=partners)


def answers_of(response: bytes) -> dict[str, str]:
    """The answers by the code of their criterion."""
    root = etree.fromstring(response)
    by_question = {
        one.findtext("{*}ValidatedCriterionPropertyID"): one.findtext(".//{*}ResponseIndicator")
        for one in root.findall("{*}TenderingCriterionResponse")
    }
    found = {}
    for criterion in root.findall("{*}TenderingCriterion"):
        ids = [one.findtext("{*}ID") for one in criterion.iter("{*}TenderingCriterionProperty")]
        found |= {
            str(criterion.findtext("{*}CriterionTypeCode")): by_question[one] for one in ids if one in by_question
        }
    return found


@pytest.mark.parametrize("name", REQUESTS)
def test_every_response_is_valid_and_keeps_the_criteria(name: str) -> None:
    request = corpus_file("espd", name).read_bytes()
    path = corpus_file("espd", "schema", "ubl-2.3", "xsdrt", "maindoc", "UBL-QualificationApplicationResponse-2.3.xsd")
    schema = etree.XMLSchema(etree.parse(str(path)))
    snapshot = snapshot_for(request, Verdict.MET)
    asked = len(etree.fromstring(request).findall("{*}TenderingCriterion"))
    responses = list(write_espd_responses(snapshot, request))
    assert [firm.organisation.legal_name for firm, _xml in responses] == [
        one.organisation.legal_name for one in snapshot.partners
    ]
    for _firm, xml in responses:
        root = etree.fromstring(xml)
        assert schema.validate(root), schema.error_log
        assert len(root.findall("{*}TenderingCriterion")) == asked
        assert root.findall("{*}TenderingCriterionResponse")


def test_grounds_for_exclusion_are_denied_and_selection_confirmed_but_not_by_a_subcontractor() -> None:
    request = corpus_file("espd", REQUESTS[0]).read_bytes()
    responses = list(write_espd_responses(snapshot_for(request, Verdict.MET), request))
    leader, _member, subcontractor = (answers_of(xml) for _firm, xml in responses)
    assert leader["crime-org"] == "false"
    assert leader["prof-regist"] == "true"
    assert subcontractor["crime-org"] == "false"
    assert "prof-regist" not in subcontractor
    assert (leader["eo-group"], leader["relied"], leader["subco-ent"], leader["sme"]) == (
        "true",
        "false",
        "true",
        "true",
    )


def test_what_the_bid_does_not_know_stays_open() -> None:
    request = corpus_file("espd", REQUESTS[0]).read_bytes()
    responses = list(write_espd_responses(snapshot_for(request, Verdict.UNKNOWN), request))
    assert set(answers_of(responses[0][1])) == {"eo-group", "relied", "subco-ent", "sme"}
    roles = [etree.fromstring(xml).findtext(".//{*}RoleCode") for _firm, xml in responses]
    assert roles == ["group-lead", "group-mem", "subcont"]


@pytest.mark.parametrize(
    "rules",
    ["common/sch/04-ESPD-common-other-br.sch", "common/sch/01-ESPD-common-cl-attributes.sch"]
    + [f"ESPDResponse/sch/{name}.sch" for name in ("02-ESPD-resp-cardinality-br", "05-ESPD-resp-eo-br")],
)
def test_a_response_keeps_the_rules_that_come_with_the_schema(rules: str) -> None:
    request = corpus_file("espd", REQUESTS[0]).read_bytes()
    _lead, response = next(write_espd_responses(snapshot_for(request, Verdict.MET), request))
    broken, count = broken_rules(corpus_file("espd", "schema", "validation", *rules.split("/")), response)
    assert (broken, count > 0) == (set(), True)
