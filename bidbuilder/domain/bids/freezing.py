"""Freezing: the snapshot of a bid, cut for the buyer. What may be frozen is decided by `gates` and `stages`.

Cut means: no quote, list price, contingency, mark-up, shared cost or margin; no name of a person who decided or looks after
something inside the house; no key of a stored file or row that a document does not need. Prices are final line prices.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from decimal import Context, Decimal

from bidbuilder.domain.basics.errors import Refusal
from bidbuilder.domain.basics.findings import Finding, Severity, translatable
from bidbuilder.domain.basics.languages import Texts, choose_text
from bidbuilder.domain.bids.dossier import Dossier
from bidbuilder.domain.bids.schedules import local_portion, schedule_of
from bidbuilder.domain.bids.snapshot import (
    BidSnapshot,
    SnapshotItem,
    SnapshotPartner,
    SnapshotPrice,
    SnapshotPriceLine,
    SnapshotSection,
)
from bidbuilder.domain.bids.writing import Writing
from bidbuilder.domain.catalogue.dictionary.lookup import Dictionary
from bidbuilder.domain.catalogue.offerings import Offering
from bidbuilder.domain.consortium.cost_sources import find_offering, is_service
from bidbuilder.domain.matching.verdicts import RequirementCoverage
from bidbuilder.domain.people.organisations import Organisation
from bidbuilder.domain.pricing.build_up import BidPrice, PricedLine, PricingPolicy
from bidbuilder.domain.pricing.rates import RateTable
from bidbuilder.domain.solutions.outline import OutlineRow, outline
from bidbuilder.domain.solutions.tree import NodeKind
from bidbuilder.domain.tenders.tenders import Tender

_SIX_FIGURES = Context(prec=6)


class FreezeBlocked(Refusal):
    """Something stands between the bid and its pack. `findings` says what."""

    code = "freeze-blocked"
    message = translatable("Things that block: {number}. The bid cannot be frozen yet.")
    hint = translatable("Mend what is listed beside the documents, then freeze again.")

    def __init__(self, findings: Sequence[Finding]) -> None:
        self.findings = tuple(one for one in findings if one.severity is Severity.ERROR)
        super().__init__(number=len(self.findings))


@dataclass(frozen=True, slots=True, kw_only=True)
class FreezeStamp:
    """What a snapshot is marked with. `at` is aware; `logo` is base64 of a PNG, or ``""``."""

    id: str
    version: int
    at: datetime
    tool_version: str
    logo: str = ""


def require_unblocked(findings: Sequence[Finding]) -> None:
    """Raises `FreezeBlocked` if any of the gates' findings blocks."""
    if any(one.severity is Severity.ERROR for one in findings):
        raise FreezeBlocked(findings)


def take_snapshot(
    dossier: Dossier,
    coverage: Sequence[RequirementCoverage],
    price: BidPrice,
    dictionary: Dictionary,
    stamp: FreezeStamp,
) -> BidSnapshot:
    """The bid as the buyer may see it, without its digest.

    `dossier.tender` is the part the bid answers, `coverage` is with notes; `dictionary` names properties and
    choices.
    """
    tender, bid = dossier.tender, dossier.bid
    language = tender.document_language
    rows = outline(dossier.solution)
    items = tuple(snapshot_item(row, find_offering(row.node, dossier.offerings)) for row in rows)
    used = {value.key for item in items for value in item.properties}
    used |= {proof.property for one in coverage for proof in one.proofs}
    return BidSnapshot(
        id=stamp.id,
        bid_id=bid.id or 0,
        version=stamp.version,
        language=language,
        frozen_at=stamp.at,
        tool_version=stamp.tool_version,
        title=bid.title,
        introduction=bid.introduction,
        tender=_cut_tender(tender),
        lead=_cut_organisation(dossier.lead),
        partners=_partners(dossier),
        items=items,
        coverage=tuple(_cut_coverage(one) for one in coverage),
        price=price_for_buyer(dossier, price, language),
        property_names=_names(dictionary.names_by_key(), used, language),
        choice_names=_choice_names(dictionary, used, language),
        connections=dossier.solution.connections,
        limits=dossier.solution.limits,
        acknowledged_addenda=bid.acknowledged_addenda,
        signatory_names=bid.signatory_names,
        logo=stamp.logo,
        sections=_sections(dossier.writing),
    )


def _sections(writing: Writing) -> tuple[SnapshotSection, ...]:
    """What people wrote, without who did; sections without text are left out."""
    return tuple(
        SnapshotSection(chapter=one.chapter, title=one.title, text=one.text)
        for one in writing.sections
        if one.text.strip()
    )


def _cut_tender(tender: Tender) -> Tender:
    return replace(
        tender, owner_id=None, documents=tuple(replace(document, file_key=None) for document in tender.documents)
    )


def _cut_organisation(organisation: Organisation) -> Organisation:
    return replace(organisation, branding=replace(organisation.branding, logo_file=None), profile="")


def _without_phrases(organisation: Organisation) -> Organisation:
    """Whose documents they are, the lead, speaks in its own words; a member's stay with it."""
    return replace(organisation, branding=replace(organisation.branding, phrases=()))


def _partners(dossier: Dossier) -> tuple[SnapshotPartner, ...]:
    return tuple(
        SnapshotPartner(
            organisation=_without_phrases(_cut_organisation(dossier.organisations[partner.organisation_id])),
            role=partner.role,
            work_share=partner.work_share,
            liability_share=partner.liability_share,
        )
        for partner in dossier.bid.partners
    )


def _cut_coverage(covered: RequirementCoverage) -> RequirementCoverage:
    """The verdict that counts with proofs that speak for it; who overruled what stays in the house."""
    proofs = covered.proofs
    if covered.verdict is not covered.computed:
        proofs = tuple(proof for proof in proofs if proof.verdict is covered.verdict)
    return replace(covered, computed=covered.verdict, proofs=proofs, manual=None, owner="")


def _names(names: Mapping[str, Texts], keys: Iterable[str], language: str) -> tuple[tuple[str, str], ...]:
    return tuple((key, choose_text(names[key], language)) for key in sorted(keys) if key in names)


def _choice_names(dictionary: Dictionary, keys: Iterable[str], language: str) -> tuple[tuple[str, str, str], ...]:
    """Property, code and name of the choices that do not speak for themselves."""
    definitions = ((key, dictionary.find_key(key)) for key in sorted(keys))
    return tuple(
        (key, code, choose_text(names, language))
        for key, definition in definitions
        if definition
        for code, names in definition.choice_names.items()
    )


def snapshot_item(row: OutlineRow, offering: Offering | None) -> SnapshotItem:
    """A node of the solution with what documents say of its offering."""
    node = row.node
    bare = SnapshotItem(key=node.key, number=row.number, depth=row.depth, kind=node.kind, title=node.title, lot=row.lot)
    if node.kind is not NodeKind.ITEM or offering is None:
        return bare
    return replace(
        bare,
        partner_id=node.organisation_id,
        offering_id=node.offering_id,
        offering_version=node.offering_version,
        code=offering.code,
        names=offering.names,
        descriptions=offering.descriptions,
        manufacturer=offering.manufacturer,
        part_number=offering.part_number,
        quantity=row.quantity,
        unit=node.unit,
        properties=offering.properties,
        ports=offering.ports,
        certificates=offering.certificates,
        documents=offering.documents,
        country_of_origin=offering.terms.country_of_origin,
        lead_time_days=offering.terms.lead_time_for(row.quantity),
        warranty_months=offering.terms.warranty_months,
        spare_parts_years=offering.terms.spare_parts_years,
        spare_parts=offering.terms.spare_parts,
        is_service=is_service(offering),
        answers=node.answers,
    )


def price_for_buyer(dossier: Dossier, price: BidPrice, language: str) -> SnapshotPrice:
    """The price as the buyer sees it, titles in the language of the documents."""
    tender, policy = dossier.tender, dossier.bid.policy
    places = {row.node.key: row for row in outline(dossier.solution)}
    used = _used_rates(dossier.rates, price)
    return SnapshotPrice(
        currency=price.currency,
        incoterm=tender.incoterm,
        place=tender.delivery_place,
        lines=tuple(_line(dossier, line, places.get(line.item_key), language) for line in price.lines),
        subtotal=price.subtotal,
        discount=price.discount,
        discount_text=_discount_text(price, policy),
        total=price.total,
        by_lot=price.by_lot,
        rates=used,
        rates_on=dossier.rates.day if dossier.rates and used else None,
        rates_source=dossier.rates.source if dossier.rates and used else "",
        discounts=price.discounts,
        by_currency=price.by_currency if len(price.by_currency) > 1 else (),
        outside=tuple(_line(dossier, line, places.get(line.item_key), language) for line in price.outside),
        adjustment=policy.adjustment,
        is_plant=policy.is_plant,
        net_by_lot=price.net_by_lot,
        awards=price.awards,
    )


def _used_rates(rates: RateTable | None, price: BidPrice) -> tuple[tuple[str, Decimal], ...]:
    """Units of each currency that was converted for one unit of the bid's, to six significant figures where divided."""
    if rates is None:
        return ()
    if rates.base == price.currency:
        return tuple((currency, rates.rate_of(currency)) for currency in price.converted)
    own = rates.rate_of(price.currency) if price.converted else Decimal(1)
    return tuple((currency, _SIX_FIGURES.divide(rates.rate_of(currency), own)) for currency in price.converted)


def _line(dossier: Dossier, line: PricedLine, row: OutlineRow | None, language: str) -> SnapshotPriceLine:
    offering = find_offering(row.node, dossier.offerings) if row else None
    policy = dossier.bid.policy
    return SnapshotPriceLine(
        item_key=line.item_key,
        number=row.number if row else "S" + line.item_key.rpartition("-")[2],
        title=(choose_text(offering.names, language) if offering else "") or line.title,
        lot=line.lot,
        schedule=_schedule(dossier, line, offering),
        quantity=line.quantity,
        unit=line.unit,
        unit_price=line.unit_price,
        total=line.total,
        country_of_origin=line.country_of_origin,
        delivery_on=_delivery_on(dossier.tender, offering, line.quantity),
        tax_percent=line.tax_percent,
        tax=line.tax,
        local=local_portion(line, policy.portions, dossier.tender.buyer.country, policy.currency),
        goods_unit_price=line.goods_unit_price,
        inland=line.inland,
        duties_per_unit=line.duties_per_unit,
        local_percent=_local_percent(line, offering),
    )


def _local_percent(line: PricedLine, offering: Offering | None) -> Decimal | None:
    """What the lead states of the line, else what the member states of its offering."""
    if line.local_percent is not None or offering is None:
        return line.local_percent
    return offering.terms.local_content_percent


def _schedule(dossier: Dossier, line: PricedLine, offering: Offering | None) -> str:
    policy = dossier.bid.policy
    beside = dict(policy.outside).get(line.item_key)
    if beside is not None:
        return "spares" if beside == "spare" else "options"
    return schedule_of(line, dossier.tender.buyer.country, is_plant=policy.is_plant, offering=offering)


def _delivery_on(tender: Tender, offering: Offering | None, quantity: Decimal) -> date | None:
    """The buyer's last day of delivery; without one, the expected award and the lead time for as many of the offering."""
    if tender.delivery_until is not None:
        return tender.delivery_until
    days = offering.terms.lead_time_for(quantity) if offering is not None else None
    return None if days is None or tender.expected_award_on is None else tender.expected_award_on + timedelta(days=days)


def _discount_text(price: BidPrice, policy: PricingPolicy) -> str:
    """Percentage on the whole bid and reason; no words of ours, as the document may be in any language."""
    if not (price.discount and policy.discount_percent):
        return ""
    percent, reason = f"{policy.discount_percent.normalize():f} %", policy.discount_reason
    return f"{percent} · {reason}" if reason else percent
