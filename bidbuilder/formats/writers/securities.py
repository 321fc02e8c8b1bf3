"""Securities in documents: what each is called and how large it is, and the form in which the lead undertakes to provide them.

No amount follows from the price here: the form stands in the technical part too.
"""

from bidbuilder.domain.bids.snapshot import BidSnapshot
from bidbuilder.domain.consortium.partners import PartnerRole
from bidbuilder.domain.tenders.tenders import Security
from bidbuilder.formats.writers.document import PORTRAIT_WIDTH_MM, BidDocument
from bidbuilder.formats.writers.extracts import firms_of, valid_until
from bidbuilder.formats.writers.ooxml.tables import Column, table, text_cell
from bidbuilder.formats.writers.ooxml.text import paragraph
from bidbuilder.formats.writers.terms import SECURITY_WORDS
from bidbuilder.formats.writers.words import Words

_JOINTLY_LIABLE = frozenset({PartnerRole.GROUP_LEADER, PartnerRole.GROUP_MEMBER})
_NAME_WIDTH_MM, _SIZE_WIDTH_MM = 46, 40
_BID, _PERFORMANCE = "bid", "performance"


def security_name(words: Words, security: Security) -> str:
    """What a security is called; one of a kind we do not know keeps the buyer's word."""
    return words.say(SECURITY_WORDS[security.kind]) if security.kind in SECURITY_WORDS else security.kind


def security_size(words: Words, security: Security) -> str:
    """The amount the call names, or its share of the price; empty where the call says neither."""
    sizes = []
    if security.amount is not None:
        sizes.append(words.money(security.amount.amount, security.amount.currency))
    if security.percent is not None:
        sizes.append(words.say("{percent} of the price", percent=words.percent(security.percent)))
    return words.listing(sizes) if sizes else ""


def write_security_form(document: BidDocument, snapshot: BidSnapshot) -> None:
    """What the lead undertakes: each security with its size and the buyer's condition, how long it holds, who bears it."""
    _ = document.words.say
    document.heading(1, _("What we declare"))
    document.text(_("We provide the securities that the call asks for:"), keep_next=True)
    _add_securities(document, snapshot)
    _add_terms(document, snapshot)
    _add_shares(document, snapshot)


def _add_securities(document: BidDocument, snapshot: BidSnapshot) -> None:
    words, asked = document.words, snapshot.tender.securities
    _ = words.say
    rows = [[text_cell(security_name(words, one)), text_cell(security_size(words, one))] for one in asked]
    columns = [Column(_("Security"), _NAME_WIDTH_MM), Column(_("Amount"), _SIZE_WIDTH_MM)]
    if any(one.text for one in asked):
        columns.append(Column(_("As asked for"), PORTRAIT_WIDTH_MM - _NAME_WIDTH_MM - _SIZE_WIDTH_MM))
        language = snapshot.tender.document_language
        rows = [[*row, text_cell(one.text, language=language)] for row, one in zip(rows, asked, strict=True)]
    document.add(table(columns, rows, summary=_("Securities of this bid"), keep_together=True))
    document.add(paragraph("", "TableNote"))


def _add_terms(document: BidDocument, snapshot: BidSnapshot) -> None:
    words, last_day = document.words, valid_until(snapshot)
    kinds = {one.kind for one in snapshot.tender.securities}
    if _BID in kinds and last_day is not None:
        document.text(
            words.say("The bid security holds at least until {date}, as the bid does.", date=words.day(last_day))
        )
    if _PERFORMANCE in kinds:
        document.text(words.say("If our bid is accepted, we hand over the performance security before work begins."))


def _add_shares(document: BidDocument, snapshot: BidSnapshot) -> None:
    """How leader and members bear the securities among themselves, where all of them have agreed on their shares."""
    words, firms = document.words, [one for one in firms_of(snapshot) if one.role in _JOINTLY_LIABLE]
    if len(firms) < 2 or any(one.liability_share is None for one in firms):
        return
    _ = words.say
    document.text(_("Among themselves the firms of the group bear them by these shares:"), keep_next=True)
    columns = (Column(_("Firm"), PORTRAIT_WIDTH_MM - 30), Column(_("Share"), 30, is_number=True))
    rows = [
        (text_cell(one.organisation.legal_name), text_cell(words.percent(one.liability_share), "TableNumber"))
        for one in firms
    ]
    document.add(table(columns, rows, summary=_("Shares in the securities"), keep_together=True))
