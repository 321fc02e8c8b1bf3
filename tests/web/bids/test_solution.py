"""The solution page: edits with and without a script, undo, two people at once, refusals, and how often it asks the database."""

from typing import Any

import pytest

from bidbuilder.domain.people.permissions import Role
from bidbuilder.domain.tenders.requirements import Scope
from bidbuilder.storage.tenders import replace_requirements
from tests.factories.people import NOW
from tests.factories.requirements import requirement
from tests.factories.web_bids import WebBid, add, counted_queries, fill
from tests.web.client import Page, StrictClient
from tests.web.fixtures import SignIn

SCRIPT = {"HX-Request": "true"}


def edit(client: StrictClient, bid: WebBid, action: str, **fields: Any) -> Page:
    """An edit as a browser without scripts sends it, on the newest revision."""
    given = {"action": action, "revision": bid.solution().revision, **fields}
    return client.post(f"{bid.path}/solution/edit", given)


@pytest.fixture
def client(sign_in: SignIn, bid: WebBid) -> StrictClient:
    visitor = sign_in(Role.BID_MANAGER)
    visitor.get(f"{bid.path}/solution")
    return visitor


def test_what_needs_work_comes_first(client: StrictClient, bid: WebBid) -> None:
    add(bid, bid.pump, answers=["R1"])
    page = client.get(f"{bid.path}/solution")
    numbers = [one.text for one in page.all(".//ul[@data-lines]//strong")]
    assert numbers == ["2.1", "3", "1.1", "4"]
    assert "2 of 4 need work" in page.text


def test_candidates_come_with_verdict_and_reason(client: StrictClient, bid: WebBid) -> None:
    page = client.get(f"{bid.path}/solution?requirement=R2")
    candidates = page.all(".//li[@class='candidate']")
    words = [" ".join("".join(one.itertext()).split()) for one in candidates]
    assert [("Boiler" in one, "✓" in one) for one in words] == [(True, True), (False, False)]
    assert "500 kW offered against at least 400 kW" in words[0]
    assert "EUR 2,500.00" in words[0]


def test_adding_a_candidate_covers_the_requirement_and_prices_it(client: StrictClient, bid: WebBid) -> None:
    page = edit(client, bid, "add", offering=bid.boiler, answers="R2", quantity="2", requirement="R2")
    assert "1 met" in page.text
    assert "EUR 5,000.00" in page.text
    (item,) = bid.solution().items()
    assert (item.offering_id, str(item.quantity), item.answers) == (bid.boiler, "2", ("R2",))


def test_a_script_gets_the_panes_and_the_bar_alone(client: StrictClient, bid: WebBid) -> None:
    given = {"action": "add", "revision": 0, "offering": bid.pump, "answers": "R1", "quantity": "1"}
    part = client.post(f"{bid.path}/solution/edit", given, status=200, headers=SCRIPT)
    ids = [one.get("id") for one in part.root.iter() if one.get("hx-swap-oob") or one.get("id") == "panes"]
    assert ids == ["panes", "bid-bar", "said"]
    assert "1 of 3 requirements met" in part.text
    assert part.root.find(".//header") is None


def test_going_back_in_the_browser_brings_the_whole_page(client: StrictClient, bid: WebBid) -> None:
    headers = {**SCRIPT, "HX-History-Restore-Request": "true"}
    assert client.get(f"{bid.path}/solution", headers=headers).h1 == "District heating plant"


def test_groups_hold_items_and_count_them(client: StrictClient, bid: WebBid) -> None:
    edit(client, bid, "group", title="Pump station", lot="LOT-1")
    (group,) = bid.solution().roots
    add(bid, bid.pump, "2", parent=group.key)
    page = edit(client, bid, "quantity", key=group.key, quantity="3", node=group.key)
    assert "EUR 600.00" in page.text
    assert "New items go to 1 Pump station." in page.text


def test_new_items_go_to_the_group_of_their_lot(client: StrictClient, bid: WebBid) -> None:
    for title, lot in (("Pumping", "LOT-1"), ("Heating", "LOT-2")):
        edit(client, bid, "group", title=title, lot=lot)
    assert "New items go to 2 Heating." in client.get(f"{bid.path}/solution?requirement=R2").text
    pumping = bid.solution().roots[0].key
    assert "New items go to 2 Heating." in client.get(f"{bid.path}/solution?requirement=R2&node={pumping}").text
    assert "New items go to 1 Pumping." in client.get(f"{bid.path}/solution?requirement=R3&node={pumping}").text


def test_items_move_are_renamed_assigned_and_removed(client: StrictClient, bid: WebBid) -> None:
    edit(client, bid, "group", title="Station")
    item = add(bid, bid.pump).items()[0]
    group = bid.solution().roots[0]
    edit(client, bid, "move", key=item.key, parent=group.key, index="0")
    edit(client, bid, "rename", key=item.key, title="Feed pump")
    page = edit(client, bid, "assign", key=item.key, answers="R1", node=item.key, requirement="R1")
    assert "1 met" in page.text
    assert "Does not answer 1.1" in page.text
    (moved,) = bid.solution().roots[0].children
    assert (moved.title, moved.answers) == ("Feed pump", ("R1",))
    assert "Nothing in the solution yet" in edit(client, bid, "remove", key=group.key).text


def test_a_placeholder_is_counted_and_blocks(client: StrictClient, bid: WebBid) -> None:
    page = edit(client, bid, "plug", title="Trench work", amount="1,500.50", answers="R3")
    assert "EUR 1,500.50" in page.text
    assert "“Trench work” is only a placeholder." in page.text


def test_undo_and_redo_step_through_the_edits(client: StrictClient, bid: WebBid) -> None:
    add(bid, bid.pump, "3")
    revision = bid.solution().revision
    page = client.post(f"{bid.path}/solution/undo", {"revision": revision})
    assert not bid.solution().items()
    assert "Nothing in the solution yet" in page.text
    client.post(f"{bid.path}/solution/redo", {"revision": bid.solution().revision})
    assert [str(one.quantity) for one in bid.solution().items()] == ["3"]


def test_an_undo_does_not_hit_somebody_elses_edit(client: StrictClient, bid: WebBid) -> None:
    add(bid, bid.pump)
    seen = bid.solution().revision
    add(bid, bid.boiler)
    page = client.post(f"{bid.path}/solution/undo", {"revision": seen})
    assert "Bid Manager" in page.text
    assert len(bid.solution().items()) == 2


def test_edits_that_do_not_touch_are_both_kept(client: StrictClient, bid: WebBid) -> None:
    seen = bid.solution().revision
    add(bid, bid.boiler)
    client.post(f"{bid.path}/solution/edit", {"action": "add", "revision": seen, "offering": bid.pump})
    assert {one.offering_id for one in bid.solution().items()} == {bid.pump, bid.boiler}


def test_the_second_saver_is_told_what_changed_and_nothing_is_lost(client: StrictClient, bid: WebBid) -> None:
    item = add(bid, bid.pump, "2").items()[0]
    seen = bid.solution().revision
    edit(client, bid, "quantity", key=item.key, quantity="5")
    given = {"action": "quantity", "revision": seen, "key": item.key, "quantity": "7"}
    part = client.post(f"{bid.path}/solution/edit", given, status=200, headers=SCRIPT)
    assert "This was not carried out" in part.text
    assert "The quantity of “Pump” went from 2 to 5." in part.text
    assert [str(one.quantity) for one in bid.solution().items()] == ["5"]


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"action": "explode"}, "The page sent something that cannot be done."),
        ({"action": "add", "offering": "999"}, "There is nothing here"),
        ({"action": "add", "offering": "PUMP", "quantity": "-1"}, "more than zero"),
        ({"action": "add", "offering": "PUMP", "quantity": "many"}, "many"),
        ({"action": "group", "title": " "}, "Give it a name."),
    ],
)
def test_what_cannot_be_done_is_refused_in_words(
    client: StrictClient, bid: WebBid, fields: dict[str, str], words: str
) -> None:
    given = {name: str(bid.pump) if value == "PUMP" else value for name, value in fields.items()}
    page = client.post(f"{bid.path}/solution/edit", {"revision": 0, **given}, status=200, headers=SCRIPT)
    assert words in page.text
    assert not bid.solution().roots


def test_the_page_asks_the_database_as_often_for_thirty_items_as_for_two(client: StrictClient, bid: WebBid) -> None:
    fill(bid)
    client.get(f"{bid.path}/solution")
    with counted_queries(bid.database) as few:
        client.get(f"{bid.path}/solution?requirement=R1")
    for _round in range(14):
        fill(bid)
    client.get(f"{bid.path}/solution")
    with counted_queries(bid.database) as many:
        client.get(f"{bid.path}/solution?requirement=R1")
    assert len(many) == len(few) <= 44


def test_a_candidate_takes_the_place_of_an_item_or_a_placeholder_in_one_step(client: StrictClient, bid: WebBid) -> None:
    edit(client, bid, "plug", title="Boiler to be found", amount="900", answers="R2")
    (plug,) = bid.solution().plugs()
    page = client.get(f"{bid.path}/solution?requirement=R2&node={plug.key}")
    assert "Instead of Boiler to be found" in page.text
    edit(
        client,
        bid,
        "replace",
        key=plug.key,
        kind="plug",
        offering=bid.pump,
        answers="R2",
        quantity="3",
        parent="",
        index="0",
    )
    (item,) = bid.solution().items()
    assert (item.offering_id, str(item.quantity), item.answers, bid.solution().plugs()) == (bid.pump, "3", ("R2",), ())
    edit(client, bid, "replace", key=item.key, kind="item", offering=bid.boiler)
    (item,) = bid.solution().items()
    assert (item.offering_id, str(item.quantity), item.answers) == (bid.boiler, "3", ("R2",))


def test_a_requirement_for_a_paper_leads_to_the_papers_not_to_items(client: StrictClient, bid: WebBid) -> None:
    with bid.database.write("test", NOW) as work:
        asked = requirement(key="R9", number="9", text="A bid security shall be enclosed.", scope=Scope.BID)
        replace_requirements(work.session, bid.tender_id, (asked,))
        work.record("test.tender", f"tender:{bid.tender_id}")
    page = client.get(f"{bid.path}/solution?requirement=R9")
    assert "This asks for a paper, not for an item" in page.text
    assert page.all(f".//section[@id='pane-candidates']//a[@href='{bid.path}/papers']")
    assert not page.all(".//li[@class='candidate']")
    assert page.all(".//title")[0].text == "Solution · District heating plant · bidbuilder"
    assert "Hand it in under “Papers needed”" in client.get(f"{bid.path}/documents").text


def test_a_requirement_on_firms_leads_to_who_would_close_it_not_to_items(client: StrictClient, bid: WebBid) -> None:
    with bid.database.write("test", NOW) as work:
        asked = requirement(key="R9", number="9", text="The members shall have 40 engineers.", scope=Scope.MEMBER)
        replace_requirements(work.session, bid.tender_id, (asked,))
        work.record("test.tender", f"tender:{bid.tender_id}")
    page = client.get(f"{bid.path}/solution?requirement=R9")
    assert "This is asked of the firms, not of an item" in page.text
    assert page.all(f".//section[@id='pane-candidates']//a[@href='{bid.path}/coverage?requirement=R9#proof']")
    assert not page.all(".//li[@class='candidate']")
    found = client.get(f"{bid.path}/solution?requirement=R9&find=pump")  # who looks for words all the same finds items
    assert found.all(".//li[@class='candidate']")


def test_a_long_list_opens_with_its_first_lines_and_the_rest_follows(
    client: StrictClient, bid: WebBid, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bidbuilder.web.bids.panes.LINES_AT_FIRST", 1)
    path = f"{bid.path}/solution?requirement=R1"
    lines = {key: f'id="line-{key}"' for key in ("R1", "R2")}
    opened = client.get(path).response.text
    first = [key for key, line in lines.items() if line in opened]
    assert len(first) == 1
    assert "more requirement" in opened
    rest = client.get(f"{path}&lines=rest", headers=SCRIPT, status=200).response.text
    assert [key for key, line in lines.items() if line in rest] == [key for key in lines if key not in first]
    assert "pane" not in rest
    without_script = client.get(f"{path}&lines=all").response.text
    assert all(line in without_script for line in lines.values())
    assert "more requirement" not in without_script
