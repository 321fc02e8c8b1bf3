"""The papers a call asks for: forms, declarations, securities, certificates; who has to bring each, and whether it is there.

A requirement of scope *bid* is one paper of the whole bid. One of scope *member* that asks for a paper is one for the lead,
for each partner, or (where any of them or all together are asked) one for the group. A paper is there when somebody said so
or gave the file, or when a member's certificate of that name is on file. It has to hold on the day of submission and of the
expected award, a security until the bid no longer binds. What is there answers its requirement; what is missing leaves it
unknown, so that the gates block.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from bidbuilder.domain.basics.findings import translatable
from bidbuilder.domain.bids.dossier import Dossier, bid_valid_until
from bidbuilder.domain.bids.paper_notes import PaperNote
from bidbuilder.domain.catalogue.conformities import CERTIFICATE, STANDARD
from bidbuilder.domain.catalogue.offerings import Certificate
from bidbuilder.domain.catalogue.standards import Likeness, find_standards, likeness
from bidbuilder.domain.consortium.partners import Partner, PartnerRole, PartnerState
from bidbuilder.domain.matching.verdicts import Proof, RequirementCoverage, Verdict
from bidbuilder.domain.tenders.member_rules import read_member_rule
from bidbuilder.domain.tenders.proposals.phrases import whole_words
from bidbuilder.domain.tenders.requirements import Level, Requirement, Scope
from bidbuilder.domain.tenders.tenders import Tender


class PaperKind(StrEnum):
    """What sort of paper it is."""

    SECURITY = "security"
    CERTIFICATE = "certificate"
    DECLARATION = "declaration"
    FORM = "form"
    REFERENCE = "reference"
    OTHER = "other"


class PaperState(StrEnum):
    """Whether it is there, and whether it holds long enough."""

    HAVE = "have"
    EXPIRES = "expires"
    MISSING = "missing"


_KIND_WORDS: Mapping[PaperKind, str] = {
    PaperKind.SECURITY: r"""
        (?:bid|tender|performance|advance payment) (?:bond|security|guarantee) | bank guarantee |
        (?:tilbuds|bank|opfyldelses|anfordrings|arbejds|forudbetalings|kautions)garanti\w* | sikkerhedsstillelse |
        (?:bietungs|vertragserfüllungs|gewährleistungs|vorauszahlungs|bank)?bürgschaft\w*
    """,
    PaperKind.CERTIFICATE: r"""
        certificates? | certified | certification | accredited | iso \d+ |
        \w*certifikat\w* | certificeret | \w*attest(?:en|er|erne)? | \w*zertifi\w* | \w*bescheinigung\w*
    """,
    PaperKind.DECLARATION: r"""
        declar\w+ | statement of | espd | self-declaration | power of attorney |
        \w*erklæring\w* | tro[- ]+og[- ]+love\w* | \w*fuldmagt\w* | \w*erklärung\w* | vollmacht\w*
    """,
    PaperKind.REFERENCE: r"""
        references? | reference (?:list|projects?) | curricul\w+ | cvs? |
        referencer? | referenceliste\w* | referenz\w* | lebenslauf\w*
    """,
    PaperKind.FORM: r"""
        forms? | letter of (?:bid|tender) | schedules? | annex\w* | appendix | questionnaire | templates? |
        skema\w* | blanket\w* | bilag\w* | formular\w* | formblatt\w* | anlage\w*
    """,
}
_KINDS = tuple((kind, whole_words(words)) for kind, words in _KIND_WORDS.items())
_SAME_STANDARD = frozenset({Likeness.SAME, Likeness.LATER, Likeness.UNDATED})
_ENCLOSED = translatable("The paper is enclosed: {papers}.")
_MISSING = translatable("The paper is still missing: {papers}.")
_TOO_SHORT = translatable("The paper does not hold long enough: {papers}.")


@dataclass(frozen=True, slots=True, kw_only=True)
class NeededPaper:
    """One paper to bring. `organisation_id` 0 and no `member` for one of the bid; `certificate` is the one that proves it."""

    requirement: Requirement
    kind: PaperKind
    organisation_id: int = 0
    member: str = ""
    note: PaperNote | None = None
    certificate: Certificate | None = None
    needed_until: date | None = None

    @property
    def valid_until(self) -> date | None:
        """The last day it holds; None where it does not end, or is not there."""
        if self.note is not None and self.note.is_there:
            return self.note.valid_until
        return self.certificate.valid_until if self.certificate else None

    @property
    def state(self) -> PaperState:
        """Whether it is there and holds long enough."""
        if not (self.note is not None and self.note.is_there) and self.certificate is None:
            return PaperState.MISSING
        until = self.valid_until
        if until is not None and self.needed_until is not None and until < self.needed_until:
            return PaperState.EXPIRES
        return PaperState.HAVE

    @property
    def title(self) -> str:
        """What to call it in a list: the file or certificate, the member, or the number of the requirement."""
        shown = self.note.file_name if self.note and self.note.is_there else ""
        shown = shown or (self.certificate.name if self.certificate else "")
        return " – ".join(filter(None, (self.member, shown))) or self.requirement.number


def find_paper_kind(requirement: Requirement) -> PaperKind | None:
    """What sort of paper a requirement asks for; None where its words ask for none."""
    words = " ".join((requirement.title, requirement.text, requirement.evidence, *requirement.section[-1:]))
    return next((kind for kind, pattern in _KINDS if pattern.search(words)), None)


def list_needed_papers(dossier: Dossier) -> tuple[NeededPaper, ...]:
    """Every paper the part of the call a bid answers asks for, in the order of the call, members in that of the bid."""
    return tuple(paper for requirement in dossier.tender.requirements for paper in _papers_of(dossier, requirement))


def with_papers(
    coverage: Sequence[RequirementCoverage], papers: Sequence[NeededPaper]
) -> tuple[RequirementCoverage, ...]:
    """The coverage with papers as answers, where nothing else answers: no person decided, no condition was confirmed."""
    by_requirement: dict[str, list[NeededPaper]] = defaultdict(list)
    for paper in papers:
        if not paper.requirement.confirmed_constraints:
            by_requirement[paper.requirement.key].append(paper)
    return tuple(_answered(one, by_requirement) for one in coverage)


def _answered(covered: RequirementCoverage, by_requirement: Mapping[str, Sequence[NeededPaper]]) -> RequirementCoverage:
    papers = by_requirement.get(covered.requirement_key, ())
    if not papers or covered.computed is not Verdict.UNKNOWN:
        return covered
    proof = _proof(papers)
    verdict = covered.verdict if covered.manual is not None else proof.verdict
    return replace(covered, verdict=verdict, computed=proof.verdict, proofs=(proof,))


def _proof(papers: Sequence[NeededPaper]) -> Proof:
    for state, verdict, message in (
        (PaperState.EXPIRES, Verdict.NOT_MET, _TOO_SHORT),
        (PaperState.MISSING, Verdict.UNKNOWN, _MISSING),
    ):
        found = [one.title for one in papers if one.state is state]
        if found:
            return Proof(verdict=verdict, message=message, params={"papers": ", ".join(found)})
    return Proof(verdict=Verdict.MET, message=_ENCLOSED, params={"papers": ", ".join(one.title for one in papers)})


def _papers_of(dossier: Dossier, requirement: Requirement) -> Iterator[NeededPaper]:
    if requirement.scope not in {Scope.BID, Scope.MEMBER} or requirement.level is Level.INFORMATION:
        return
    kind = find_paper_kind(requirement)
    if requirement.scope is Scope.MEMBER and (kind is None or _is_about_figures(requirement)):
        return
    needed = NeededPaper(
        requirement=requirement,
        kind=kind or PaperKind.OTHER,
        needed_until=_needed_until(dossier.tender, kind),
    )
    for partner in _who_brings(dossier, requirement):
        organisation_id = partner.organisation_id if partner else 0
        yield replace(
            needed,
            organisation_id=organisation_id,
            member=dossier.name_of(organisation_id) if partner else "",
            note=_find_note(dossier, requirement.key, organisation_id),
            certificate=_find_certificate(dossier, requirement, partner),
        )


def _is_about_figures(requirement: Requirement) -> bool:
    """Whether it is met by what members state of themselves, such as a number of references, not by a paper."""
    conditions = requirement.confirmed_constraints
    return bool(conditions) and not any(one.property in {STANDARD, CERTIFICATE} for one in conditions)


def _who_brings(dossier: Dossier, requirement: Requirement) -> Sequence[Partner | None]:
    """The partners a requirement asks; None stands for the bid as a whole."""
    if requirement.scope is Scope.BID or read_member_rule(requirement.member_rule).who in {"any", "together"}:
        return [None]
    partners = [one for one in dossier.bid.partners if one.state is not PartnerState.DECLINED]
    if requirement.member_rule == "lead":
        return [one for one in partners if one.role is PartnerRole.GROUP_LEADER]
    return partners


def _find_note(dossier: Dossier, key: str, organisation_id: int) -> PaperNote | None:
    wanted = (key, organisation_id)
    return next((one for one in dossier.papers if (one.requirement_key, one.organisation_id) == wanted), None)


def _find_certificate(dossier: Dossier, requirement: Requirement, partner: Partner | None) -> Certificate | None:
    """A certificate on file that the requirement names, of the member asked or (for the group) of any; the longest wins."""
    if requirement.scope is Scope.BID:
        return None
    members = [partner.organisation_id] if partner else [one.organisation_id for one in dossier.bid.partners]
    held = (
        certificate
        for member in members
        if (qualification := dossier.qualifications.get(member)) is not None
        for certificate in qualification.certificates
    )
    named = _names_in(requirement)
    found = [certificate for certificate in held if _is_named(certificate, named)]
    return max(found, key=lambda one: one.valid_until or date.max, default=None)


def _names_in(requirement: Requirement) -> str:
    """The words a certificate may be named in: the buyer's, and the values of conditions about standards."""
    conditions = (one for one in requirement.constraints if one.property in {STANDARD, CERTIFICATE})
    return " \n".join((requirement.text, *(value for one in conditions for value in one.values)))


def _is_named(certificate: Certificate, words: str) -> bool:
    """Whether the words ask for it: by its name, or by the standard it is about in any national adoption or edition."""
    if certificate.name and certificate.name.casefold() in words.casefold():
        return True
    asked, stated = find_standards(words), find_standards(certificate.name)
    return any(likeness(ours, theirs) in _SAME_STANDARD for ours in stated for theirs in asked)


def _needed_until(tender: Tender, kind: PaperKind | None) -> date | None:
    days = [tender.submission_deadline.moment.date() if tender.submission_deadline else None, tender.expected_award_on]
    if kind is PaperKind.SECURITY:
        days = [bid_valid_until(tender)]
    return max((one for one in days if one is not None), default=None)
