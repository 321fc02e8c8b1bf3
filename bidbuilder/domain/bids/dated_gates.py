"""Gates about days: deadlines, certificates that end too early, quotes and list prices that do not last, old rates."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, date, datetime

from bidbuilder.domain.basics.findings import Finding, translatable
from bidbuilder.domain.bids.blocking import blocker, caution
from bidbuilder.domain.bids.dossier import Dossier, bid_valid_until
from bidbuilder.domain.catalogue.conformities import CERTIFICATE, STANDARD
from bidbuilder.domain.catalogue.offerings import Certificate
from bidbuilder.domain.consortium.cost_sources import find_offering
from bidbuilder.domain.consortium.quoting import find_quoted_line, has_answer
from bidbuilder.domain.matching.verdicts import RequirementCoverage
from bidbuilder.domain.tenders.tenders import Tender

RATES_LAST_DAYS = 14

_DEADLINE_OVER = translatable("The deadline of the buyer has passed.")
_CHECK_DEADLINE = translatable("Look whether the buyer has moved it.")
_ENDS_BEFORE_SUBMISSION = translatable(
    "The certificate {certificate} of {owner} ends on {until}, before the submission ({day})."
)
_ENDS_BEFORE_AWARD = translatable(
    "The certificate {certificate} of {owner} ends on {until}, before the expected award ({day})."
)
_ENDS_BEFORE_DELIVERY = translatable(
    "The certificate {certificate} of {owner} ends on {until}, before the end of delivery ({day})."
)
_RENEW = translatable("Ask the member for the renewed certificate, or choose another item.")
_QUOTE_SHORT = translatable("The quote of {member} ends on {until}, but the bid has to hold until {day}.")
_LONGER = translatable("Ask the member for a longer validity.")
_QUOTE_OVER = translatable("The quote of {member} ended on {until}.")
_LIST_OVER = translatable("The list price of “{title}” ended on {until}.")
_ASK = translatable("Ask the member for a quote.")
_RATES_OLD = translatable("The exchange rates are of {day}.")
_NEWER_RATES = translatable("Enter or upload newer rates before you freeze.")


def list_dated_findings(
    dossier: Dossier, coverage: Sequence[RequirementCoverage], *, now: datetime
) -> Iterator[Finding]:
    """Everything that is over, or will be when it counts. Days are those of the buyer's zone."""
    today = buyer_day(dossier.tender, now)
    if is_past_deadline(dossier.tender, now):
        yield caution("deadline-over", _DEADLINE_OVER, _CHECK_DEADLINE, "overview")
    yield from _certificate_findings(dossier, coverage)
    yield from _quote_findings(dossier, today)
    yield from _list_price_findings(dossier, today)
    yield from _rate_findings(dossier, today)


def buyer_day(tender: Tender, now: datetime) -> date:
    """The day it is where the buyer's deadline was written, or in UTC."""
    deadline = tender.submission_deadline
    return now.astimezone(deadline.moment.tzinfo if deadline is not None else UTC).date()


def is_past_deadline(tender: Tender, now: datetime) -> bool:
    """Whether bids could only be handed in before."""
    return tender.submission_deadline is not None and tender.submission_deadline.moment < now


def _certificate_findings(dossier: Dossier, coverage: Sequence[RequirementCoverage]) -> Iterator[Finding]:
    """Certificates of items and partners. One that proves something has to hold through delivery; any has to hold at award.

    One that proves something leads to the requirement it proves, any other to its item or partner.
    """
    proving = _proving_certificates(coverage)
    seen: set[tuple[str, str, date | None]] = set()
    for page, key, owner, certificate in _certificates(dossier):
        identity = (owner, certificate.name, certificate.valid_until)
        if certificate.valid_until is None or identity in seen:
            continue
        seen.add(identity)
        if certificate.name in proving:
            page, key = "coverage", proving[certificate.name]
        where = {"page": page, "key": key, "owner": owner, "certificate": certificate.name}
        yield from _certificate_end(dossier.tender, certificate.valid_until, where, certificate.name in proving)


def _certificate_end(tender: Tender, until: date, where: Mapping[str, str], proves: bool) -> Iterator[Finding]:
    submission = tender.submission_deadline.moment.date() if tender.submission_deadline else None
    for message, day in ((_ENDS_BEFORE_SUBMISSION, submission), (_ENDS_BEFORE_AWARD, tender.expected_award_on)):
        if day is not None and until < day:
            days = {"until": until.isoformat(), "day": day.isoformat()}
            yield blocker("certificate-ends", message, _RENEW, **where, **days)
            return
    day = tender.delivery_until
    if day is not None and until < day:
        make = blocker if proves else caution
        days = {"until": until.isoformat(), "day": day.isoformat()}
        yield make("certificate-ends-early", _ENDS_BEFORE_DELIVERY, _RENEW, **where, **days)


def _certificates(dossier: Dossier) -> Iterator[tuple[str, str, str, Certificate]]:
    """Page, key, owner and certificate of every item and every partner."""
    for item in dossier.solution.items():
        offering = find_offering(item, dossier.offerings)
        for certificate in offering.certificates if offering else ():
            yield "solution", item.key, item.title or item.key, certificate
    for partner in dossier.bid.partners:
        qualification = dossier.qualifications.get(partner.organisation_id)
        for certificate in qualification.certificates if qualification else ():
            yield "consortium", str(partner.organisation_id), dossier.name_of(partner.organisation_id), certificate


def _proving_certificates(coverage: Sequence[RequirementCoverage]) -> Mapping[str, str]:
    """The certificates that a proof rests on, by name, with the key of a requirement each proves."""
    return {
        proof.params["offered"]: one.requirement_key
        for one in coverage
        for proof in one.proofs
        if proof.property in {STANDARD, CERTIFICATE} and "offered" in proof.params
    }


def _quote_findings(dossier: Dossier, today: date) -> Iterator[Finding]:
    end = bid_valid_until(dossier.tender)
    for quote in dossier.quotes:
        until = quote.valid_until
        if not has_answer(quote) or until is None:
            continue
        key, member = str(quote.organisation_id), dossier.name_of(quote.organisation_id)
        if end is not None and until < end:
            days = {"until": until.isoformat(), "day": end.isoformat()}
            yield blocker("quote-ends-early", _QUOTE_SHORT, _LONGER, "consortium", key, member=member, **days)
        elif until < today:
            yield blocker("quote-over", _QUOTE_OVER, _LONGER, "consortium", key, member=member, until=until.isoformat())


def _list_price_findings(dossier: Dossier, today: date) -> Iterator[Finding]:
    for item in dossier.solution.items():
        prices = dossier.prices.get(item.offering_id or 0)
        until = prices.valid_until if prices else None
        if until is not None and until < today and find_quoted_line(dossier.quotes, item) is None:
            params = {"title": item.title or item.key, "until": until.isoformat()}
            yield caution("list-price-over", _LIST_OVER, _ASK, "price", item.key, **params)


def _rate_findings(dossier: Dossier, today: date) -> Iterator[Finding]:
    if dossier.rates is not None and (today - dossier.rates.day).days > RATES_LAST_DAYS:
        yield caution("rates-old", _RATES_OLD, _NEWER_RATES, "rates", day=dossier.rates.day.isoformat())
