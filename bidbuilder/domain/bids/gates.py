"""Gates: everything that stands between a living bid and its pack, each with what to do about it and where.

Errors block freezing, warnings want a look. The parameters `page` (of the bid: tender, requirements, solution, connections,
coverage, consortium, price, rates, documents, changes) and `key` (what to go to on it) let a screen lead there. Gates about
days stand in `dated_gates`, those about members in `member_gates`, about interfaces in `interface_gates`, about capacity in
`capacity_gates`, about the call and its changes in `call_gates` and `change_gates`, about what the buyer reads as our answer
in `answer_gates`.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

from bidbuilder.domain.basics.findings import Finding, Severity, translatable
from bidbuilder.domain.bids.answer_gates import list_answer_findings
from bidbuilder.domain.bids.blocking import blocker, caution
from bidbuilder.domain.bids.call_gates import list_call_findings
from bidbuilder.domain.bids.capacity_gates import list_capacity_findings
from bidbuilder.domain.bids.change_gates import list_change_findings
from bidbuilder.domain.bids.dated_gates import buyer_day, list_dated_findings
from bidbuilder.domain.bids.dossier import Dossier
from bidbuilder.domain.bids.enclosures import list_missing_evidence
from bidbuilder.domain.bids.interface_gates import list_interface_findings
from bidbuilder.domain.bids.member_gates import list_member_findings
from bidbuilder.domain.bids.position_gates import list_position_findings
from bidbuilder.domain.bids.stages import FREEZABLE_STAGES
from bidbuilder.domain.bids.text_gates import list_text_findings
from bidbuilder.domain.bids.writing import list_writing_findings
from bidbuilder.domain.matching.interfaces import Interfaces
from bidbuilder.domain.matching.verdicts import RequirementCoverage, Verdict
from bidbuilder.domain.pricing.build_up import BidPrice
from bidbuilder.domain.tenders.constraints import ConstraintState
from bidbuilder.domain.tenders.requirements import Level, Requirement, Scope

_STAGE = translatable("The bid is not in a stage in which it can be frozen.")
_CHOOSE_STAGE = translatable("Move it to review when everything is in place.")
_EMPTY = translatable("The solution is empty.")
_ADD_ITEMS = translatable("Choose a requirement and add one of its candidates.")
_NOT_MET = translatable("Mandatory requirement {number} is not met.")
_UNKNOWN = translatable("Nobody knows yet whether mandatory requirement {number} is met.")
_PARTLY = translatable("Mandatory requirement {number} is not fully met.")
_DECIDED = translatable("{who} decided to hand in although mandatory requirement {number} is not met.")
_ANSWER = translatable("Choose another item for it, or decide by hand and say why.")
_PROVE = translatable("Hand it in under “Papers needed”, or decide by hand and say why.")
_NO_REQUIREMENTS = translatable("The tender has no requirements for the lots of this bid.")
_IMPORT = translatable("Import the buyer's requirements, or choose other lots.")
_PROPOSED = translatable("Proposed conditions that nobody has confirmed: {number}.")
_CONFIRM = translatable("Confirm or refuse them on the tender; until then they are not checked.")
_PLUG = translatable("“{title}” is only a placeholder.")
_REPLACE_PLUG = translatable("Replace it by an offering of a member.")
_UNPRICED = translatable("“{title}” has no price.")
_GET_PRICE = translatable("Ask its member for a quote.")
_SIGNATORY = translatable("Nobody is named to sign the letter of bid.")
_SIGNATORY_GONE = translatable("{name} is not among the signatories of the lead any more.")
_NAME_SIGNATORY = translatable("Choose a signatory of the lead company.")
_OTHER_CURRENCY = translatable("The bid is in {currency}, but the buyer asks for {wanted}.")
_CHOOSE_CURRENCY = translatable("Choose the buyer's currency, unless the tender allows another one.")

_OPEN_VERDICTS = {Verdict.NOT_MET: _NOT_MET, Verdict.UNKNOWN: _UNKNOWN}


def list_blockers(
    dossier: Dossier,
    coverage: Sequence[RequirementCoverage],
    interfaces: Interfaces,
    price: BidPrice,
    *,
    now: datetime,
) -> tuple[Finding, ...]:
    """Everything to mend or look at before the bid can go out, errors first, in the order of the pages of a bid.

    `coverage` is by requirement of the dossier's tender (the part the bid answers), `price` as the lead sees it, `now`
    aware. Empty for a bid that is ready.
    """
    found = (
        *_stage_findings(dossier),
        *list_call_findings(dossier.tender),
        *list_change_findings(dossier),
        *_requirement_findings(dossier, coverage),
        *list_answer_findings(dossier, coverage),
        *_solution_findings(dossier),
        *list_interface_findings(interfaces),
        *list_member_findings(dossier),
        *list_capacity_findings(dossier, buyer_day(dossier.tender, now)),
        *_price_findings(dossier, price),
        *list_dated_findings(dossier, coverage, now=now),
        *list_missing_evidence(dossier),
        *list_position_findings(dossier),
        *_paper_findings(dossier),
        *list_text_findings(dossier),
        *list_writing_findings(dossier.writing),
    )
    return tuple(sorted(found, key=lambda finding: finding.severity is not Severity.ERROR))


def count_blockers(findings: Iterable[Finding]) -> int:
    """How many things block."""
    return sum(finding.severity is Severity.ERROR for finding in findings)


def _stage_findings(dossier: Dossier) -> Iterator[Finding]:
    if dossier.bid.stage not in FREEZABLE_STAGES:
        yield blocker("stage", _STAGE, _CHOOSE_STAGE, "overview")


def _requirement_findings(dossier: Dossier, coverage: Sequence[RequirementCoverage]) -> Iterator[Finding]:
    if not dossier.tender.requirements:
        yield blocker("no-requirements", _NO_REQUIREMENTS, _IMPORT, "requirements")
    known = {one.requirement_key: one for one in coverage}
    for requirement in dossier.tender.requirements:
        if requirement.level is Level.MANDATORY and requirement.key in known:
            yield from _mandatory_findings(requirement, known[requirement.key])
    proposed = sum(
        constraint.state is ConstraintState.PROPOSED
        for requirement in dossier.tender.requirements
        for constraint in requirement.constraints
    )
    if proposed:
        yield caution("constraints-unconfirmed", _PROPOSED, _CONFIRM, "requirements", number=str(proposed))


def _mandatory_findings(requirement: Requirement, covered: RequirementCoverage) -> Iterator[Finding]:
    """A person's decision is respected but stays in sight; without one, what is open blocks and what is partial warns."""
    where = {"page": "coverage", "key": requirement.key, "number": requirement.number or requirement.key}
    open_message = _OPEN_VERDICTS.get(covered.verdict)
    hint = _PROVE if requirement.scope is Scope.BID else _ANSWER
    if covered.manual is not None:
        if open_message:
            yield caution("mandatory-waived", _DECIDED, hint, **where, who=covered.manual.by)
    elif open_message:
        yield blocker(f"mandatory-{covered.verdict}", open_message, hint, **where)
    elif covered.verdict is not Verdict.MET:
        yield caution("mandatory-partly", _PARTLY, hint, **where)


def _solution_findings(dossier: Dossier) -> Iterator[Finding]:
    if not dossier.solution.items():
        yield blocker("solution-empty", _EMPTY, _ADD_ITEMS, "solution")
    for plug in dossier.solution.plugs():
        yield blocker("plug", _PLUG, _REPLACE_PLUG, "solution", plug.key, title=plug.title or plug.key)


def _price_findings(dossier: Dossier, price: BidPrice) -> Iterator[Finding]:
    titles = {node.key: node.title or node.key for node in dossier.solution.walk()}
    for key in price.unpriced:
        yield blocker("unpriced", _UNPRICED, _GET_PRICE, "price", key, title=titles.get(key, key))
    yield from price.findings
    wanted = dossier.tender.currency
    if wanted and wanted != price.currency:
        yield caution(
            "other-currency", _OTHER_CURRENCY, _CHOOSE_CURRENCY, "price", currency=price.currency, wanted=wanted
        )


def _paper_findings(dossier: Dossier) -> Iterator[Finding]:
    bid = dossier.bid
    if not bid.signatory_names:
        yield blocker("signatory-missing", _SIGNATORY, _NAME_SIGNATORY, "documents")
    known = {one.name for one in dossier.lead.signatories}
    for name in bid.signatory_names:
        if name not in known:
            yield blocker("signatory-gone", _SIGNATORY_GONE, _NAME_SIGNATORY, "documents", name, name=name)
