"""An OCDS release as a tender draft: puts together what the modules of this room read."""

import re
from datetime import date, timedelta
from typing import Any

from bidbuilder.domain.basics.dates import Deadline
from bidbuilder.domain.basics.findings import translatable
from bidbuilder.domain.basics.money import Money
from bidbuilder.domain.tenders.tenders import Addendum, Security, Tender, TenderDocument, TenderReading
from bidbuilder.formats.readers.codes import language_of
from bidbuilder.formats.readers.days import find_day
from bidbuilder.formats.readers.json_text import Node
from bidbuilder.formats.readers.moments import deadline_of
from bidbuilder.formats.readers.notes import Notes
from bidbuilder.formats.readers.ocds.amounts import money_of, read_unit_values
from bidbuilder.formats.readers.ocds.buyers import read_buyer, read_contact
from bidbuilder.formats.readers.ocds.lots import (
    cpv_of,
    read_lot_groups,
    read_lots,
    read_place,
    texts_of,
)
from bidbuilder.formats.readers.ocds.packages import find_release, list_procedures
from bidbuilder.formats.readers.ocds.remarks import remark
from bidbuilder.formats.readers.ocds.requirements import read_requirements
from bidbuilder.formats.readers.ocds.terms import read_contract_period, read_terms

FORMAT = "ocds"
_LONGEST_DAYS = 40_000
_PLANNED = {"planning", "planned"}
_CLOSED = {"complete", "cancelled", "unsuccessful", "withdrawn"}
_OFFERED_LANGUAGES = re.compile(r"[a-zA-Z]{2,3}(-[a-zA-Z0-9]+)*")


def read_ocds(name: str, data: Any, chosen: str = "") -> TenderReading:
    """The tender draft of a package, record or release. `name` is the file's name; what is odd becomes a finding.

    Of several procedures the one with the `chosen` ocid is read, else the first.
    """
    notes = Notes(name)
    release = find_release(data, notes, chosen)
    tender = release.node("tender")
    _check(tender, notes)
    remark(tender, notes)
    return TenderReading(
        format=FORMAT,
        tender=_read_tender(release, tender, notes),
        findings=notes.findings,
        procedures=list_procedures(data, Notes(name)),
    )


def _read_tender(release: Node, node: Node, notes: Notes) -> Tender:
    language = language_of(release.text("language") or "en")
    deadline = _period_end(node, "tenderPeriod", notes) or _interest_deadline(node, notes)
    value, days = money_of(node.node("value")), _validity_days(node, deadline)
    lots = read_lots(node, language, deadline, notes)
    return Tender(
        reference=node.text("id") or release.text("ocid"),
        title=texts_of(node, "title", language),
        description=texts_of(node, "description", language),
        buyer=read_buyer(release, node),
        currency=_currency(node, [*([value] if value else []), *(lot.value for lot in lots if lot.value)]),
        languages=_languages(node, language, notes),
        submission_deadline=deadline,
        clarification_deadline=_period_end(node, "enquiryPeriod", notes),
        expected_award_on=find_day(node.node("awardPeriod").text("endDate")),
        delivery_until=_contract_end(node.node("contractPeriod"), notes) or _last_delivery(node),
        bid_validity=f"P{days}D" if days else "",
        bid_validity_days=days,
        delivery_place=read_place(node),
        variants_allowed=_variants(node),
        notice_type=" ".join(release.texts("tag")),
        securities=_securities(node),
        documents=_documents(node),
        lots=lots,
        requirements=read_requirements(node, language, notes),
        addenda=_addenda(node),
        lot_groups=read_lot_groups(node, language),
        cpv=cpv_of(node),
        value=value,
        notice_id=release.text("id"),
        procedure_id=release.text("ocid"),
        procedure=node.text("procurementMethod"),
        submission_url=_submission_url(node),
        terms=(
            *read_terms(node),
            *read_contact(release, node),
            *read_unit_values(node, ""),
            *(() if lots else read_contract_period(node)),
        ),
        group_rules=node.node("contractTerms").text("tendererLegalForm"),
    )


def _check(node: Node, notes: Notes) -> None:
    if not node:
        notes.warn(
            "not-a-call", translatable("The release holds no tender: nothing can be handed in for it."), node.place
        )
        return
    if node.text("status") in _CLOSED:
        message = translatable("The tender is closed ({status}): nothing can be handed in for it.")
        notes.warn("not-a-call", message, node.place, status=node.text("status"))
    if node.text("status") in _PLANNED:
        message = translatable("The tender is only planned: nothing can be handed in for it yet.")
        notes.warn("not-a-call", message, node.place)
    if not node.text("title"):
        notes.warn("title-missing", translatable("The tender has no title."), node.place)
    if not node.node("tenderPeriod").text("endDate"):
        notes.warn("deadline-missing", translatable("The tender names no deadline."), node.place)


def _period_end(node: Node, key: str, notes: Notes) -> Deadline | None:
    period = node.node(key)
    return deadline_of(period.text("endDate"), period.place, notes)


def _contract_end(period: Node, notes: Notes) -> date | None:
    """The last day of the contract; where only its length is stated, counted from the first day, with a finding."""
    days = period.number("durationInDays")
    if period.has("endDate") or days is None or not 0 < days <= _LONGEST_DAYS:
        return find_day(period.text("endDate"))
    start = find_day(period.text("startDate"))
    if start is None:
        message = translatable("The contract runs for {days} days; the release does not say from when.")
        notes.info("contract-length", message, period.place, days=int(days))
        return None
    end = start + timedelta(days=int(days) - 1)
    message = translatable("The contract runs for {days} days from {start}; {end} is taken as its last day.")
    notes.info("contract-length", message, period.place, days=int(days), start=start, end=end)
    return end


def _last_delivery(node: Node) -> date | None:
    """The last day anything is delivered, where the items say so (openprocurement.org)."""
    periods = (item.node("deliveryDate") for item in node.nodes("items") if item.is_object("deliveryDate"))
    return max((day for one in periods if (day := find_day(one.text("endDate")))), default=None)


def _interest_deadline(node: Node, notes: Notes) -> Deadline | None:
    """Where no day for tenders is set, the one for expressions of interest (pre-qualification), with a finding."""
    written = node.text("expressionOfInterestDeadline") or node.node("expressionOfInterestPeriod").text("endDate")
    deadline = deadline_of(written, node.place, notes)
    if deadline is not None:
        message = translatable("The deadline is the one for expressions of interest; tenders come later.")
        notes.info("deadline-of-first-stage", message, node.place)
    return deadline


def _currency(node: Node, values: list[Money]) -> str:
    least = node.node("minValue").text("currency").upper()
    return values[0].currency if values else least


def _submission_terms(node: Node) -> list[Node]:
    """The terms of the tender, then those of its lots."""
    return [owner.node("submissionTerms") for owner in (node, *node.nodes("lots"))]


def _languages(node: Node, language: str, notes: Notes) -> tuple[str, ...]:
    written = [one for terms in _submission_terms(node) for one in terms.texts("languages")]
    found = tuple(dict.fromkeys(language_of(one) for one in written if _OFFERED_LANGUAGES.fullmatch(one)))
    if found:
        return found
    message = translatable("No language for tenders is named; that of the notice, {language}, is assumed.")
    notes.warn("languages-missing", message, node.place, language=language)
    return (language,)


def _validity_days(node: Node, deadline: Deadline | None) -> int | None:
    """The longest validity asked for: in days, or counted from the deadline to the day it ends."""
    periods = [terms.node("bidValidityPeriod") for terms in _submission_terms(node)]
    days = [int(number) for one in periods if (number := one.number("durationInDays")) is not None]
    if deadline is not None:
        ends = (find_day(one.text("endDate")) for one in periods if not one.has("durationInDays"))
        days += [(end - deadline.moment.date()).days for end in ends if end]
    return max((count for count in days if 0 < count < 10_000), default=None)


def _variants(node: Node) -> bool | None:
    policies = [policy for terms in _submission_terms(node) for policy in terms.texts("variantPolicy")]
    return any(policy in {"allowed", "required", "mandatory"} for policy in policies) if policies else None


def _securities(node: Node) -> tuple[Security, ...]:
    """The guarantees of the tender and its lots, each wording and amount once; amounts as openprocurement.org writes them."""
    texts = dict.fromkeys(terms.text("depositsGuarantees") for terms in _submission_terms(node))
    owners = (one for one in (node, *node.nodes("lots")) if one.is_object("guarantee"))
    amounts = dict.fromkeys(money for one in owners if (money := money_of(one.node("guarantee"))) and money.amount)
    return (
        *(Security(kind="bid", text=text) for text in texts if text),
        *(Security(kind="bid", amount=amount) for amount in amounts),
    )


def _documents(node: Node) -> tuple[TenderDocument, ...]:
    return tuple(
        TenderDocument(
            name=_name_of(document),
            url=document.text("url"),
            language=language_of(document.text("language")) if document.text("language") else "",
        )
        for document in node.nodes("documents")
    )


def _name_of(document: Node) -> str:
    """Title and words of a document; where it has neither, what kind it is."""
    title, words = document.text("title"), document.text("description")
    named = ": ".join(filter(None, (title, words))) if words not in title else title
    return named or document.text("documentType") or document.text("id")


def _addenda(node: Node) -> tuple[Addendum, ...]:
    """The amendments; OCDS 1.0 knew one, and named the fields it changed."""
    single = [node.node("amendment")] if node.is_object("amendment") and not node.has("amendments") else []
    return tuple(
        Addendum(
            number=amendment.text("id") or str(index),
            issued_on=find_day(amendment.text("date")),
            summary="\n".join(
                filter(None, (amendment.text("description"), amendment.text("rationale"), *_changed(amendment)))
            ),
        )
        for index, amendment in enumerate((*node.nodes("amendments"), *single), start=1)
        if amendment
    )


def _changed(amendment: Node) -> list[str]:
    """The fields an amendment changed, with what stood there before."""
    return [
        " ← ".join(filter(None, (change.text("property"), change.text("former_value"))))
        for change in amendment.nodes("changes")
    ]


def _submission_url(node: Node) -> str:
    words = node.text("submissionMethodDetails").split()
    return next((word.rstrip(".,;)") for word in words if word.startswith(("http://", "https://"))), "")
