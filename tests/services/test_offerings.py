"""Offerings as use cases: drafts, versions, second savers, certificates, and who sees a price."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from bidbuilder.domain.basics.errors import NotFound, NotPermitted, StaleRevision
from bidbuilder.domain.catalogue.offerings import Certificate, Offering, OfferingKind, OfferingState
from bidbuilder.domain.catalogue.prices import PriceAudience, PriceBreak, PriceList
from bidbuilder.domain.matching.querying.queries import Order, Paging
from bidbuilder.domain.people.permissions import Actor, Role
from bidbuilder.services.offerings import (
    CodeMissing,
    CodeTaken,
    NameMissing,
    add_certificate,
    change_offering,
    count_unfinished,
    get_certificate_file,
    get_offering_page,
    get_own_offering_page,
    get_published_version,
    list_expiring,
    publish_many,
    publish_offering,
    register_offering,
    remove_certificate,
    withdraw_offering,
)
from bidbuilder.services.searching import search_by_text
from bidbuilder.storage.audit import list_entries
from bidbuilder.storage.users import get_actor
from tests.factories.offerings import number
from tests.factories.offerings import offering as make_offering
from tests.factories.people import NOW
from tests.factories.web_people import World

PRICES = PriceList(currency="DKK", breaks=(PriceBreak(from_quantity=Decimal(1), unit_price=Decimal("1250.50")),))


@pytest.fixture
def supplier(world: World) -> Actor:
    return world.actor(Role.SUPPLIER_EDITOR)


@pytest.fixture
def rival(world: World) -> Actor:
    with world.database.read() as session:
        return get_actor(session, world.rival)


def register(
    world: World, supplier: Actor, code: str = "P-1", prices: PriceList | None = PRICES, **fields: object
) -> int:
    """A draft of the member; gives its id."""
    given: dict[str, object] = {
        "names": {"en": "Pump", "da": "Pumpe"},
        "organisation_id": world.member.id,
        "code": code,
    }
    draft = replace(make_offering(number("rated_power", "7.5", "kW")), **(given | fields))  # type: ignore[arg-type]
    return register_offering(world.database, supplier, draft, prices, now=NOW).id or 0


def names_of(world: World, actor: Actor, asked: str = "", sort: Order = Order.NAME, language: str = "en") -> list[str]:
    """The names a list shows."""
    paging = Paging(order=sort, language=language)
    return [row.name for row in search_by_text(world.database, actor, asked, paging).rows]


def change(
    world: World, actor: Actor, offering_id: int, prices: PriceList | None = PRICES, **fields: object
) -> Offering:
    """Save a change on the newest revision."""
    page = get_own_offering_page(world.database, actor, offering_id)
    after = replace(page.offering, **fields)  # type: ignore[arg-type]
    return change_offering(world.database, actor, after, prices, page.revision, now=NOW)


def test_a_draft_is_its_owners_alone_until_it_is_published(world: World, supplier: Actor, rival: Actor) -> None:
    offering_id = register(world, supplier)
    with pytest.raises(NotFound):
        get_offering_page(world.database, rival, offering_id)
    publish_offering(world.database, supplier, offering_id, now=NOW)
    assert get_offering_page(world.database, rival, offering_id).offering.version == 1
    assert [entry.action for entry in list_entries_of(world, offering_id)] == [
        "offering.published",
        "offering.registered",
    ]


def list_entries_of(world: World, offering_id: int) -> list:  # type: ignore[type-arg]
    """The audit entries of an offering, the newest first."""
    with world.database.read() as session:
        return list(list_entries(session, f"offering:{offering_id}", limit=10))


def test_a_firm_outside_the_cluster_knows_nothing_of_it(world: World, supplier: Actor) -> None:
    offering_id = register(world, supplier)
    publish_offering(world.database, supplier, offering_id, now=NOW)
    stranger = Actor(user_id=99, name="Stranger")
    with pytest.raises(NotFound):
        get_offering_page(world.database, stranger, offering_id)
    assert names_of(world, stranger) == []


def test_every_change_of_a_published_offering_is_a_new_version_and_the_old_one_stays(
    world: World, supplier: Actor
) -> None:
    offering_id = register(world, supplier)
    publish_offering(world.database, supplier, offering_id, now=NOW)
    change(world, supplier, offering_id, names={"en": "Better pump"})
    second, first = get_published_version(world.database, supplier, offering_id, 2)
    assert second.names == {"en": "Better pump"}
    assert first is not None
    assert first.names["da"] == "Pumpe"
    assert [number for number, _ in get_offering_page(world.database, supplier, offering_id).versions] == [2, 1]


def test_a_withdrawn_offering_leaves_the_catalogue_and_can_come_back(
    world: World, supplier: Actor, rival: Actor
) -> None:
    offering_id = register(world, supplier)
    publish_offering(world.database, supplier, offering_id, now=NOW)
    withdraw_offering(world.database, supplier, offering_id, now=NOW)
    assert names_of(world, rival) == []
    assert get_offering_page(world.database, supplier, offering_id).offering.state is OfferingState.WITHDRAWN
    publish_offering(world.database, supplier, offering_id, now=NOW)
    assert names_of(world, rival) == ["Pump"]


def test_the_second_saver_is_told_who_was_first_and_nothing_is_lost(world: World, supplier: Actor) -> None:
    offering_id = register(world, supplier)
    page = get_own_offering_page(world.database, supplier, offering_id)
    change(world, supplier, offering_id, manufacturer="First")
    with pytest.raises(StaleRevision) as stale:
        change_offering(
            world.database, supplier, replace(page.offering, manufacturer="Second"), PRICES, page.revision, now=NOW
        )
    assert stale.value.params["who"] == supplier.name
    assert get_own_offering_page(world.database, supplier, offering_id).offering.manufacturer == "First"


def test_an_offering_needs_a_code_of_its_own_and_a_name(world: World, supplier: Actor) -> None:
    register(world, supplier)
    with pytest.raises(CodeTaken):
        register(world, supplier)
    with pytest.raises(CodeMissing):
        register(world, supplier, " ")
    with pytest.raises(NameMissing):
        register(world, supplier, "P-2", names={})


def test_nobody_registers_or_changes_for_another_firm(world: World, supplier: Actor, rival: Actor) -> None:
    offering_id = register(world, supplier)
    publish_offering(world.database, supplier, offering_id, now=NOW)
    with pytest.raises(NotPermitted):
        register(world, rival, code="P-2")
    page = get_own_offering_page(world.database, supplier, offering_id)
    for attempt in (
        lambda: get_own_offering_page(world.database, rival, offering_id),
        lambda: change_offering(world.database, rival, page.offering, PRICES, page.revision, now=NOW),
        lambda: publish_offering(world.database, rival, offering_id, now=NOW),
        lambda: publish_many(world.database, rival, [offering_id], now=NOW),
        lambda: withdraw_offering(world.database, rival, offering_id, now=NOW),
        lambda: remove_certificate(world.database, rival, offering_id, 0, now=NOW),
    ):
        with pytest.raises(NotFound):
            attempt()


WHO_SEES_PRICES = (
    # role                   opened to leads, on request
    (Role.SUPPLIER_EDITOR,    True,  True),
    (Role.SIGNATORY,          True,  True),
    (Role.ORGANISATION_ADMIN, True,  True),
    (Role.BID_MANAGER,        True,  False),
    (Role.EXPORT_MANAGER,     True,  False),
    (Role.FACILITATOR,        False, False),
    (Role.SITE_ADMIN,         False, False),
)  # fmt: skip


def test_a_price_is_its_owners_and_where_opened_the_leads(world: World, supplier: Actor) -> None:
    opened = register(world, supplier, "P-1", replace(PRICES, audience=PriceAudience.LEADS))
    closed = register(world, supplier, "P-2", replace(PRICES, audience=PriceAudience.ON_REQUEST))
    publish_many(world.database, supplier, [opened, closed], now=NOW)
    seen = [(who, *(sees_price(world, who, one) for one in (opened, closed))) for who, _, _ in WHO_SEES_PRICES]
    assert tuple(seen) == WHO_SEES_PRICES


def sees_price(world: World, who: Role, offering_id: int) -> bool:
    """Whether the page of an offering has a price for that role's user."""
    try:
        return get_offering_page(world.database, world.actor(who), offering_id).prices is not None
    except NotFound:
        return False


def test_another_member_never_sees_a_price(world: World, supplier: Actor, rival: Actor) -> None:
    offering_id = register(world, supplier)
    publish_offering(world.database, supplier, offering_id, now=NOW)
    page = get_offering_page(world.database, rival, offering_id)
    assert page.prices is None
    assert not page.may_see_prices


def test_taking_all_prices_off_a_form_takes_the_list_away(world: World, supplier: Actor) -> None:
    offering_id = register(world, supplier)
    change(world, supplier, offering_id, prices=None)
    assert get_own_offering_page(world.database, supplier, offering_id).prices is None


def test_publishing_many_leaves_published_ones_alone(world: World, supplier: Actor) -> None:
    ids = [register(world, supplier, code) for code in ("A", "B", "C")]
    publish_offering(world.database, supplier, ids[0], now=NOW)
    assert publish_many(world.database, supplier, ids, now=NOW) == 2
    assert get_own_offering_page(world.database, supplier, ids[0]).offering.version == 1


def test_a_certificate_comes_with_its_file_and_goes_with_a_new_version(
    world: World, supplier: Actor, rival: Actor
) -> None:
    offering_id = register(world, supplier)
    publish_offering(world.database, supplier, offering_id, now=NOW)
    certificate = Certificate(name="EN 1090", file_name="en1090.pdf")
    saved = add_certificate(world.database, supplier, offering_id, certificate, b"%PDF-1.7", now=NOW)
    assert saved.version == 2
    file, content = get_certificate_file(world.database, rival, offering_id, 0)
    assert (file.name, content) == ("en1090.pdf", b"%PDF-1.7")
    assert remove_certificate(world.database, supplier, offering_id, 0, now=NOW).certificates == ()
    with pytest.raises(NotFound):
        get_certificate_file(world.database, rival, offering_id, 0)
    old, _ = get_published_version(world.database, supplier, offering_id, 2)
    assert old.certificates[0].name == "EN 1090"


def test_what_ends_soon_is_listed_the_first_first(world: World, supplier: Actor, rival: Actor) -> None:
    today = date(2026, 11, 22)
    register(world, supplier, "A", replace(PRICES, valid_until=today + timedelta(days=60)), names={"en": "Late"})
    certificates = (
        Certificate(name="EN 1090", valid_until=today - timedelta(days=1)),
        Certificate(name="ISO 9001", valid_until=today + timedelta(days=900)),
    )
    register(world, supplier, "B", certificates=certificates, names={"en": "Gone"})
    gone = register(world, supplier, "C", replace(PRICES, valid_until=today), names={"en": "Withdrawn"})
    withdraw_offering(world.database, supplier, gone, now=NOW)
    found = list_expiring(world.database, supplier, today + timedelta(days=90))
    assert [(row.name, what) for row, what, _ in found] == [("Gone", "EN 1090"), ("Late", "")]
    assert list_expiring(world.database, rival, today + timedelta(days=90)) == ()


def test_what_is_unfinished_is_counted(world: World, supplier: Actor, rival: Actor) -> None:
    register(world, supplier, "A")
    bare = register(world, supplier, "B", None, properties=())
    publish_offering(world.database, supplier, bare, now=NOW)
    found = count_unfinished(world.database, supplier)
    assert (found.drafts, found.without_price, found.without_properties) == (1, 1, 1)
    assert count_unfinished(world.database, rival).drafts == 0


def test_lists_filter_and_sort_by_what_is_stated(world: World, supplier: Actor, rival: Actor) -> None:
    register(world, supplier, "Z-1", names={"en": "Blower", "da": "Ventilator"}, kind=OfferingKind.SERVICE)
    register(world, supplier, "A-1", None, names={"en": "Valve", "da": "Afspærringsventil"}, manufacturer="Krohne")
    for offering_id in (1, 2):
        publish_offering(world.database, supplier, offering_id, now=NOW)
    register(world, supplier, "M-1", names={"en": "Draft"})
    assert names_of(world, rival) == ["Blower", "Valve"]
    assert names_of(world, rival, language="da") == ["Afspærringsventil", "Ventilator"]
    assert names_of(world, rival, sort=Order.CODE) == ["Valve", "Blower"]
    assert names_of(world, rival, "kind:service") == ["Blower"]
    assert names_of(world, rival, "krohne valve") == ["Valve"]
    assert names_of(world, rival, "krohne blower") == []
    assert names_of(world, rival, "country:DK") == ["Blower", "Valve"]
    assert names_of(world, rival, "country:SE") == []
    assert names_of(world, rival, "own:yes") == []
    assert names_of(world, supplier, "state:draft") == ["Draft"]
    assert names_of(world, supplier, "lacks:price") == ["Valve"]
    assert names_of(world, rival, "lacks:price") == [], "what another firm has not priced is nobody's business"
    assert names_of(world, supplier, sort=Order.CHANGED)[0] == "Draft"
    second = Paging(order=Order.NAME, limit=1, offset=1)
    assert [row.name for row in search_by_text(world.database, supplier, "", second).rows] == ["Draft"]


def test_what_is_withdrawn_is_found_only_where_it_is_asked_for(world: World, supplier: Actor) -> None:
    for code in ("V-1", "V-2"):
        register(world, supplier, code, names={"en": f"Valve {code}"})
    publish_offering(world.database, supplier, 1, now=NOW)
    withdraw_offering(world.database, supplier, 1, now=NOW)
    assert names_of(world, supplier, "valve") == ["Valve V-2"]
    assert names_of(world, supplier, "valve state:withdrawn") == ["Valve V-1"]
    assert names_of(world, supplier, "valve own:yes") == ["Valve V-2"]
