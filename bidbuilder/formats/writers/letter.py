"""The letter of bid: what is offered, at which price, how long it binds, who stands behind it, and who signs."""

from collections.abc import Mapping
from decimal import Decimal

from bidbuilder.domain.bids.audiences import TECHNICAL
from bidbuilder.domain.bids.snapshot import BidSnapshot
from bidbuilder.domain.tenders.tenders import Security
from bidbuilder.formats.writers.amounts import amount_in_words
from bidbuilder.formats.writers.blocks import (
    addressee,
    facts,
    firms_table,
    letterhead,
    signature_blocks,
    signing,
    tender_facts,
)
from bidbuilder.formats.writers.document import PORTRAIT_WIDTH_MM, BidDocument
from bidbuilder.formats.writers.extracts import (
    count_met,
    delivery_terms,
    group_members,
    lot_title,
    offered_lots,
    tender_title,
    total_by_lot,
    valid_until,
    words_of,
)
from bidbuilder.formats.writers.letter_awards import add_award_table
from bidbuilder.formats.writers.ooxml.fields import content_control
from bidbuilder.formats.writers.ooxml.tables import Column, table, text_cell
from bidbuilder.formats.writers.ooxml.text import paragraph, run
from bidbuilder.formats.writers.price_promises import discount_basis, discount_lines, promises
from bidbuilder.formats.writers.securities import security_name, security_size
from bidbuilder.formats.writers.words import Words

TOTAL_TAG = "bid-total"
TOTAL_WORDS_TAG = "bid-total-words"


def write_letter(snapshot: BidSnapshot, pages: Mapping[str, int] | None = None) -> bytes:
    """The letter as a .docx; that of the technical envelope names no price. `pages` is not needed: a letter has no contents."""
    words = words_of(snapshot)
    document = BidDocument(snapshot, words.say("Letter of bid"), pages)
    _head(document, snapshot)
    _offer(document, snapshot)
    if snapshot.audience == TECHNICAL:
        _price_elsewhere(document)
    else:
        _price(document, snapshot)
    _validity(document, snapshot)
    _securities(document, snapshot)
    _conformity(document, snapshot)
    _bidders(document, snapshot)
    signing(document, snapshot)
    signature_blocks(document, snapshot)
    return document.finish()


def _head(document: BidDocument, snapshot: BidSnapshot) -> None:
    words = document.words
    _ = words.say
    letterhead(document, snapshot.lead, document.logo())
    addressee(document, snapshot)
    document.text(words.day(snapshot.frozen_at.date()), "LetterDate")
    document.text(_("Letter of bid"), "Title")
    document.text(tender_title(snapshot, words), "Subtitle")
    facts(document, tender_facts(document, snapshot), _("The call this letter answers"))


def _offer(document: BidDocument, snapshot: BidSnapshot) -> None:
    _ = document.words.say
    document.heading(1, _("Our offer"))
    document.text(
        _(
            "Having read the documents of the call, {name} offers to supply, install and hand over what they ask for,"
            " on their conditions and as described in this bid.",
            name=snapshot.lead.legal_name,
        )
    )
    document.text(snapshot.introduction)
    document.text(_addenda_words(document.words, snapshot))


def _addenda_words(words: Words, snapshot: BidSnapshot) -> str:
    if not snapshot.acknowledged_addenda:
        return words.say("We have received no addendum to the documents of the call.")
    issued = {one.number: words.day(one.issued_on) for one in snapshot.tender.addenda}
    named = [
        words.say("no. {number} of {date}", number=number, date=issued[number])
        if issued.get(number)
        else words.say("no. {number}", number=number)
        for number in snapshot.acknowledged_addenda
    ]
    return words.say(
        "We have received the following addenda and taken them into account: {addenda}.", addenda=words.listing(named)
    )


def _price(document: BidDocument, snapshot: BidSnapshot) -> None:
    words, price = document.words, snapshot.price
    _ = words.say
    document.heading(1, _("Price"))
    document.text(
        _("The total price of our bid, {terms}, is", terms=delivery_terms(snapshot))
        if price.incoterm
        else _("The total price of our bid is"),
        keep_next=True,
    )
    total = content_control(run(words.money(price.total, price.currency)), TOTAL_TAG, _("Total price"))
    document.add(paragraph(total, "Amount"))
    before, _space, after = _("In words: {words}.", words="\0").partition("\0")
    spelled = run(amount_in_words(words, price.total, price.currency))
    control = content_control(spelled, TOTAL_WORDS_TAG, _("Total price in words"))
    document.add(paragraph(run(before) + control + run(after), "AmountWords"))
    _discount(document, snapshot)
    _lots_table(document, snapshot)
    for text in promises(snapshot, words):
        document.text(text)
    add_award_table(document, snapshot)
    document.text(_("The price is made up line by line in the price schedules, which are part of this bid."))


def _price_elsewhere(document: BidDocument) -> None:
    _ = document.words.say
    document.heading(1, _("Price"))
    document.text(
        _(
            "The price of this bid stands in its financial part alone, which is handed in separately. Nothing in this"
            " technical part names a price."
        )
    )


def _discount(document: BidDocument, snapshot: BidSnapshot) -> None:
    words, price = document.words, snapshot.price
    if not price.discount:
        if not price.discounts:
            document.text(words.say("No discount is offered beyond this price."))
        return
    document.text(
        words.say(
            "The total contains a discount of {discount} on {subtotal}, the sum of all schedules. It is taken off that sum"
            " once, in the grand summary of the price schedules; unit prices are stated before it.",
            discount=words.money(price.discount, price.currency),
            subtotal=words.money(price.subtotal, price.currency),
        )
    )
    for line in discount_lines(snapshot, words):
        document.text(line, "ListBullet")
    basis = discount_basis(snapshot, words)
    if basis and not discount_lines(snapshot, words):
        document.text(words.say("Basis of the discount: {text}", text=basis))


def _lots_table(document: BidDocument, snapshot: BidSnapshot) -> None:
    words, currency = document.words, snapshot.price.currency
    lots, sums = offered_lots(snapshot), total_by_lot(snapshot)
    if len(lots) < 2:
        return
    _ = words.say
    before, alone = _("Price before discount, {currency}", currency=currency), _("Price, {currency}", currency=currency)
    columns = (
        Column(_("Lot"), PORTRAIT_WIDTH_MM - 52),
        Column(before if snapshot.price.discount else alone, 52, is_number=True),
    )
    named = [(lot_title(lot, words), sums.get(lot.id, Decimal(0))) for lot in lots]
    if shared := sum((amount for lot, amount in sums.items() if lot not in {one.id for one in lots}), Decimal(0)):
        named.append((_("For all lots together"), shared))
    named.append((_("Sum"), snapshot.price.subtotal))
    rows = [(text_cell(name), text_cell(words.amount(amount, currency), "TableNumber")) for name, amount in named]
    document.text(_("Price by lot"), "Caption")
    document.add(table(columns, rows, summary=_("Price by lot"), has_total=True))
    document.add(paragraph("", "TableNote"))


def _validity(document: BidDocument, snapshot: BidSnapshot) -> None:
    words, last_day = document.words, valid_until(snapshot)
    _ = words.say
    document.heading(1, _("Validity"))
    if last_day is None:
        document.text(_("This bid binds us for as long as the documents of the call ask for."))
        return
    document.text(
        _(
            "This bid binds us for {days} days from the last day for handing in bids, that is until {date}."
            " You may accept it on any day until then.",
            days=snapshot.tender.bid_validity_days,
            date=words.day(last_day),
        )
    )


def _securities(document: BidDocument, snapshot: BidSnapshot) -> None:
    if not snapshot.tender.securities:
        return
    _ = document.words.say
    document.heading(1, _("Securities"))
    document.text(_("We provide the securities that the call asks for:"), keep_next=True)
    for security in snapshot.tender.securities:
        document.text(_security_words(document.words, security), "ListBullet")


def _security_words(words: Words, security: Security) -> str:
    return ": ".join(filter(None, (security_name(words, security), security_size(words, security), security.text)))


def _conformity(document: BidDocument, snapshot: BidSnapshot) -> None:
    words = document.words
    _ = words.say
    if not snapshot.coverage:
        return
    document.heading(1, _("Conformity"))
    met, count = count_met(snapshot)
    if met == count:
        document.text(_("We meet all {count} requirements. The compliance matrix proves it one by one.", count=count))
        return
    document.text(
        _(
            "We meet {met} of {count} requirements in full. Every other one, and how we answer it, is listed at the"
            " front of the compliance matrix.",
            met=met,
            count=count,
        )
    )


def _bidders(document: BidDocument, snapshot: BidSnapshot) -> None:
    _ = document.words.say
    document.heading(1, _("Who stands behind this bid"))
    if group_members(snapshot):
        document.text(
            _(
                "The firms named as leader and members bid as a group and are jointly and severally liable to the buyer."
                " {name} leads the group, speaks and signs for it and receives payments on its behalf.",
                name=snapshot.lead.legal_name,
            )
        )
    firms_table(document, snapshot)
