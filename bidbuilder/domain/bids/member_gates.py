"""Gates about the members: who declined, whose quote is missing or not about the present solution, whose share is open."""

from collections.abc import Iterator
from decimal import Decimal

from bidbuilder.domain.basics.findings import Finding, translatable
from bidbuilder.domain.bids.blocking import blocker, caution
from bidbuilder.domain.bids.dossier import Dossier
from bidbuilder.domain.consortium.partnering import find_partner, members_of
from bidbuilder.domain.consortium.partners import PartnerState
from bidbuilder.domain.consortium.quotes import Quote, QuoteLine, QuoteState
from bidbuilder.domain.consortium.quoting import find_quoted_line, has_answer, lines_to_quote

_DECLINED = translatable("{member} has declined, but its items are in the solution.")
_REPLACE_MEMBER = translatable("Replace its items, or talk to the member and ask again.")
_NO_QUOTE = translatable("{member} has not been asked for a quote; its list prices are used.")
_ASK = translatable("Ask for quotes on the page of the consortium.")
_WAITING = translatable("The quote of {member} is not in, or still sealed; its list prices are used until then.")
_REMIND = translatable("Remind the members, or go on with the list prices.")
_QUANTITY = translatable("{member} quoted {quoted} of “{title}”, but {needed} are in the solution.")
_NOT_QUOTED = translatable("“{title}” is not in the quote of {member}.")
_ASK_AGAIN = translatable("Ask the member again.")
_SHARES = translatable("The work shares of the partners add up to {sum} %.")
_COMPLETE_SHARES = translatable("Complete the shares on the page of the consortium.")


def list_member_findings(dossier: Dossier) -> Iterator[Finding]:
    """What the partners still have to do or have refused to do. The lead's own items need no quote."""
    quotes = {quote.organisation_id: quote for quote in dossier.quotes}
    for member in sorted(members_of(dossier.solution)):
        quote = quotes.get(member)
        partner = find_partner(dossier.bid.partners, member)
        declined = quote is not None and quote.state is QuoteState.DECLINED
        if declined or (partner is not None and partner.state is PartnerState.DECLINED):
            yield _about(member, dossier, "member-declined", _DECLINED, _REPLACE_MEMBER)
        elif quote is not None:
            yield from _quote_findings(dossier, quote)
        elif member != dossier.bid.lead_id:
            yield _about(member, dossier, "quote-missing", _NO_QUOTE, _ASK, blocks=False)
    yield from _share_findings(dossier)


def _quote_findings(dossier: Dossier, quote: Quote) -> Iterator[Finding]:
    is_sealed = all(line.unit_price is None for line in quote.lines)
    if not has_answer(quote) or is_sealed:
        yield _about(quote.organisation_id, dossier, "quote-open", _WAITING, _REMIND, blocks=False)
        return
    for line in lines_to_quote(dossier.solution, quote.organisation_id):
        yield from _line_findings(dossier, quote, line)


def _line_findings(dossier: Dossier, quote: Quote, needed: QuoteLine) -> Iterator[Finding]:
    member = dossier.name_of(quote.organisation_id)
    where = {"page": "consortium", "key": str(quote.organisation_id), "member": member, "title": needed.title}
    item = dossier.solution.find(needed.item_key)
    found = find_quoted_line(dossier.quotes, item) if item is not None else None
    if found is None:
        yield caution("line-not-quoted", _NOT_QUOTED, _ASK_AGAIN, **where)
    elif found[1].quantity != needed.quantity:
        amounts = {"quoted": str(found[1].quantity), "needed": str(needed.quantity)}
        yield caution("quantity-not-quoted", _QUANTITY, _ASK_AGAIN, **where, **amounts)


def _share_findings(dossier: Dossier) -> Iterator[Finding]:
    shares = [partner.work_share for partner in dossier.bid.partners if partner.work_share is not None]
    if shares and sum(shares, Decimal(0)) != Decimal(100):
        total = str(sum(shares, Decimal(0)))
        yield caution("shares-incomplete", _SHARES, _COMPLETE_SHARES, "consortium", sum=total)


def _about(member: int, dossier: Dossier, code: str, message: str, hint: str, *, blocks: bool = True) -> Finding:
    make = blocker if blocks else caution
    return make(code, message, hint, "consortium", str(member), member=dossier.name_of(member))
