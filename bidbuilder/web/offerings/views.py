"""The catalogue with its filters, the pages of one offering, and the supplier's list as a workbook."""

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from bidbuilder.domain.basics.findings import translatable
from bidbuilder.domain.catalogue.kits import ConsentMissing
from bidbuilder.domain.catalogue.offerings import OfferingKind
from bidbuilder.domain.catalogue.quality import assess_quality
from bidbuilder.domain.matching.querying.queries import Order, Paging
from bidbuilder.domain.people.permissions import Permission
from bidbuilder.services import offering_lists, offering_uses, offerings, searching
from bidbuilder.web.access import access
from bidbuilder.web.addresses import find_key
from bidbuilder.web.context import current_actor, now, the_database
from bidbuilder.web.language import _, current_language, hint_of, message_of, ngettext
from bidbuilder.web.offerings.blueprint import room
from bidbuilder.web.offerings.calendar_picture import GROUND, columns_of
from bidbuilder.web.offerings.differences import list_changes
from bidbuilder.web.offerings.facets import facet_titles
from bidbuilder.web.uploads import send_workbook
from bidbuilder.web.words import word_of

PAGE_SIZE = 50
LAST_PAGE = 100_000
ARGUMENTS = ("q", "sort")
ORDERS = {
    Order.RELEVANCE: translatable("Best match"),
    Order.NAME: translatable("Name"),
    Order.CHANGED: translatable("Last changed"),
    Order.CODE: translatable("Product code"),
    Order.LEAD_TIME: translatable("Lead time"),
    Order.PRICE: translatable("Price"),
}


@room.get("/offerings")
@access(Permission.SIGNED_IN)
def list_offerings() -> ResponseReturnValue:
    """What the members of the own clusters offer, and one's own drafts."""
    actor, page = current_actor(), min(LAST_PAGE, max(1, request.args.get("page", 1, type=int)))
    order, text = _order(), request.args.get("q", "").strip()
    paging = Paging(order=order, language=current_language(), limit=PAGE_SIZE, offset=(page - 1) * PAGE_SIZE)
    found = searching.search_by_text(the_database(), actor, text, paging, with_facets=True)
    return render_template(
        "offerings/list.html",
        found=found,
        text=text,
        order=order,
        orders=[(one.value, _(words)) for one, words in ORDERS.items() if one is not Order.PRICE or found.sees_prices],
        titles=facet_titles(found.facets),
        kind_words={one.value: word_of(one) for one in OfferingKind},
        most_compared=searching.MOST_COMPARED,
        page=page,
        pages=max(1, -(-found.count // PAGE_SIZE)),
        own=actor.organisations_with(Permission.EDIT_OFFERINGS),
        arguments={name: value for name, value in request.args.items() if name in ARGUMENTS and value},
    )


@room.post("/offerings/publish")
@access(Permission.EDIT_OFFERINGS)
def publish_selected() -> ResponseReturnValue:
    """Publish the chosen drafts."""
    chosen = [key for one in request.form.getlist("offering") if (key := find_key(one))]
    count = offerings.publish_many(the_database(), current_actor(), chosen, now=now())
    flash(ngettext("{count} offering is published.", "{count} offerings are published.", count), "success")
    return redirect(url_for("offerings.list_offerings", q="own:yes"))


@room.get("/offerings/template")
@access(Permission.EDIT_OFFERINGS)
def download_template() -> ResponseReturnValue:
    """The empty workbook to fill in, in the language of the screen."""
    content = offering_lists.make_list_template(current_language())
    return send_workbook("bidbuilder-offerings.xlsx", content)


@room.get("/offerings/export")
@access(Permission.EDIT_OFFERINGS)
def export_own() -> ResponseReturnValue:
    """The own offerings that pass the filter, as a workbook that can be imported again."""
    asked, language = request.args.get("q", ""), current_language()
    content = offering_lists.export_own(the_database(), current_actor(), asked, language, now=now())
    return send_workbook("bidbuilder-offerings.xlsx", content)


@room.get("/offerings/<int:offering_id>")
@access(Permission.SIGNED_IN)
def show_offering(offering_id: int) -> ResponseReturnValue:
    """The data of an offering; prices only for those who may see them."""
    page = offerings.get_offering_page(the_database(), current_actor(), offering_id)
    slots = offering_uses.load_calendar(the_database(), current_actor(), page.offering, now=now())
    return render_template(
        "offerings/data.html",
        page=page,
        offering=page.offering,
        columns=columns_of(slots),
        ground=GROUND,
        quality=assess_quality(page.offering, page.prices, now().date()) if page.may_edit else None,
    )


@room.get("/offerings/<int:offering_id>/prices")
@access(Permission.SIGNED_IN)
def show_prices(offering_id: int) -> ResponseReturnValue:
    """The price list, for those who may see it; for others there is no such page."""
    page = offerings.get_offering_page(the_database(), current_actor(), offering_id)
    if not page.may_see_prices:
        return redirect(url_for("offerings.show_offering", offering_id=offering_id))
    return render_template("offerings/prices.html", page=page, offering=page.offering)


@room.get("/offerings/<int:offering_id>/certificates")
@access(Permission.SIGNED_IN)
def show_certificates(offering_id: int) -> ResponseReturnValue:
    """The certificates with their dates and files."""
    return _tab("offerings/certificates.html", offering_id)


@room.get("/offerings/<int:offering_id>/versions")
@access(Permission.SIGNED_IN)
def show_versions(offering_id: int) -> ResponseReturnValue:
    """What was published when."""
    return _tab("offerings/versions.html", offering_id)


@room.get("/offerings/<int:offering_id>/uses")
@access(Permission.SIGNED_IN)
def show_uses(offering_id: int) -> ResponseReturnValue:
    """The bids that use it, of those the reader may know of."""
    uses = offering_uses.list_offering_uses(the_database(), current_actor(), offering_id, current_language())
    return _tab("offerings/uses.html", offering_id, uses=uses)


@room.get("/offerings/<int:offering_id>/versions/<int:version>")
@access(Permission.SIGNED_IN)
def show_version(offering_id: int, version: int) -> ResponseReturnValue:
    """One published version, as bids that use it keep it, and what it changed."""
    page = offerings.get_offering_page(the_database(), current_actor(), offering_id)
    old, before = offerings.get_published_version(the_database(), current_actor(), offering_id, version)
    return render_template(
        "offerings/version.html",
        page=page,
        offering=page.offering,
        old=old,
        before=before,
        changes=list_changes(before, old) if before else [],
    )


@room.post("/offerings/<int:offering_id>/publish")
@access(Permission.EDIT_OFFERINGS)
def publish(offering_id: int) -> ResponseReturnValue:
    """Publish the newest state."""
    try:
        saved = offerings.publish_offering(the_database(), current_actor(), offering_id, now=now())
    except ConsentMissing as missing:
        flash(f"{message_of(missing)} {hint_of(missing)}", "error")
        return redirect(url_for("offerings.show_kit", offering_id=offering_id))
    flash(ngettext("It is published.", "Version {count} is published.", saved.version), "success")
    return redirect(url_for("offerings.show_offering", offering_id=offering_id))


@room.post("/offerings/<int:offering_id>/withdraw")
@access(Permission.EDIT_OFFERINGS)
def withdraw(offering_id: int) -> ResponseReturnValue:
    """Take it out of the catalogue; publishing it again undoes that."""
    offerings.withdraw_offering(the_database(), current_actor(), offering_id, now=now())
    return redirect(url_for("offerings.show_offering", offering_id=offering_id))


def _tab(template: str, offering_id: int, **shown: object) -> str:
    page = offerings.get_offering_page(the_database(), current_actor(), offering_id)
    return render_template(template, page=page, offering=page.offering, today=now().date(), **shown)


def _order() -> Order:
    asked = request.args.get("sort", "")
    return Order(asked) if asked in set(Order) else Order.RELEVANCE
