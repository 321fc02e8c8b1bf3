"""What a master may show: plain texts in the language of the bid, out of a snapshot, so that nothing of the house is in it."""

from typing import Any

from bidbuilder.domain.bids.form_labels import Meaning
from bidbuilder.domain.bids.snapshot import BidSnapshot
from bidbuilder.domain.people.organisations import Organisation
from bidbuilder.formats.forms.facts import collect_facts
from bidbuilder.formats.writers.compliance import compliance_rows
from bidbuilder.formats.writers.extracts import firms_of, lead_signatories, registration, role_words, tender_title
from bidbuilder.formats.writers.firm_sheets import supplied
from bidbuilder.formats.writers.terms import VERDICT_LOOKS
from bidbuilder.formats.writers.words import Words

Data = dict[str, Any]

# What the elements of lists have that may be empty in a bid, so that their fields are told all the same.
_OF_LISTS = {
    "signatories": ("name", "title"),
    "items": ("number", "title", "quantity", "unit", "supplier"),
    "prices": ("number", "title", "quantity", "unit", "unit_price", "total"),
    "sections": ("title", "text"),
}


def master_data(snapshot: BidSnapshot) -> Data:
    """Every field there is. A snapshot cut of its prices gives no amounts: their fields are empty and price lines none."""
    words = Words(snapshot.language)
    return {
        "bid": _bid(snapshot, words),
        "tender": _tender(snapshot, words),
        "lead": _firms(snapshot, words)[0],
        "firms": _firms(snapshot, words),
        "signatories": [{"name": one.name, "title": one.title} for one in lead_signatories(snapshot)],
        "items": _items(snapshot, words),
        "prices": _prices(snapshot, words),
        "requirements": _requirements(snapshot, words),
        "sections": [{"title": one.title, "text": one.text} for one in snapshot.sections],
        "addenda": list(snapshot.acknowledged_addenda),
    }


def declaration_data(snapshot: BidSnapshot, signer: Organisation, title: str) -> Data:
    """The fields of a declaration: those of the bid, its title, and `firm`, which declares. It may be none of the bid."""
    words = Words(snapshot.language)
    firms = {one["name"]: one for one in _firms(snapshot, words)}
    empty = dict.fromkeys(firms[snapshot.lead.legal_name], "")
    firm = firms.get(signer.legal_name, {**empty, "name": signer.legal_name})
    signatories = [{"name": one.name, "title": one.title} for one in signer.signatories]
    supplies = [line for line in supplied(snapshot, signer, words).split("\n") if line]
    return master_data(snapshot) | {
        "declaration": {"title": title},
        "firm": {**firm, "supplies": supplies, "signatories": signatories},
    }


def _bid(snapshot: BidSnapshot, words: Words) -> Data:
    facts = collect_facts(snapshot, None, words)
    is_priced = bool(snapshot.price.lines)
    return {
        "title": snapshot.title,
        "introduction": snapshot.introduction,
        "date": facts.get(Meaning.DATE, ""),
        "valid_until": facts.get(Meaning.VALID_UNTIL, ""),
        "currency": snapshot.price.currency,
        "total": facts.get(Meaning.TOTAL, "") if is_priced else "",
        "total_in_words": facts.get(Meaning.TOTAL_IN_WORDS, "") if is_priced else "",
        "delivery_terms": facts.get(Meaning.INCOTERM, ""),
    }


def _tender(snapshot: BidSnapshot, words: Words) -> Data:
    tender = snapshot.tender
    return {
        "reference": tender.reference,
        "title": tender_title(snapshot, words),
        "buyer": tender.buyer.name,
        "country": words.country(tender.buyer.country),
        "lots": [{"id": lot.id, "title": words.choose(lot.title)} for lot in tender.lots],
    }


def _firms(snapshot: BidSnapshot, words: Words) -> list[Data]:
    found = []
    for firm in firms_of(snapshot):
        one = firm.organisation
        facts = collect_facts(snapshot, one.id, words)
        found.append(
            {
                "name": one.legal_name,
                "registration": registration(one),
                "vat": one.vat_number,
                "address": facts.get(Meaning.ADDRESS, ""),
                "email": one.email,
                "phone": one.phone,
                "role": role_words(snapshot, firm, words),
                "share": words.percent(firm.work_share),
            }
        )
    return found


def _items(snapshot: BidSnapshot, words: Words) -> list[Data]:
    firms = {one.organisation.id: one.organisation.legal_name for one in firms_of(snapshot)}
    return [
        {
            "number": one.number,
            "title": words.choose(one.names) or one.title,
            "description": words.choose(one.descriptions),
            "quantity": words.number(one.quantity),
            "unit": words.unit(one.unit),
            "supplier": firms.get(one.partner_id, ""),
            "manufacturer": one.manufacturer,
            "type": one.part_number,
            "origin": words.country(one.country_of_origin) if one.country_of_origin else "",
        }
        for one in snapshot.items
        if one.kind == "item"
    ]


def _prices(snapshot: BidSnapshot, words: Words) -> list[Data]:
    currency = snapshot.price.currency
    return [
        {
            "number": one.number,
            "title": one.title,
            "quantity": words.number(one.quantity),
            "unit": words.unit(one.unit),
            "unit_price": words.amount(one.unit_price, currency),
            "total": words.amount(one.total, currency),
        }
        for one in snapshot.price.lines
    ]


def _requirements(snapshot: BidSnapshot, words: Words) -> list[Data]:
    return [
        {
            "number": row.number,
            "section": row.section,
            "text": row.text,
            "level": row.level,
            "verdict": words.say(VERDICT_LOOKS[row.verdict].word) if row.verdict else "",
            "offered": "\n".join(row.offered),
            "proof": "\n".join(row.proof),
            "remark": "\n".join(row.remark),
        }
        for row in compliance_rows(snapshot, words)
    ]


def list_fields(data: Data) -> list[tuple[str, tuple[str, ...]]]:
    """The fields of the data by group, as a master writes them: `lead.name`; of lists, those of one element."""
    found = []
    for name, value in data.items():
        sample = value[0] if isinstance(value, list) and value else value
        found.append((name, tuple(sample) if isinstance(sample, dict) else _OF_LISTS.get(name, ())))
    return found
