"""The composer's pages: goal and rules, the run, its result, why and why not, taking it, and who sees none of it."""

from typing import Any

import pytest

from bidbuilder.domain.people.permissions import Role
from tests.factories.web_bids import WebBid, add, counted_queries, fill, run_jobs
from tests.web.client import Page, StrictClient
from tests.web.fixtures import SignIn

QUICK: dict[str, Any] = {
    "goal": "price",
    "seconds": "20",
    "alternatives": "0",
    "trade_off": "",
    "lots": ["LOT-1", "LOT-2"],
}


@pytest.fixture
def client(sign_in: SignIn, bid: WebBid) -> StrictClient:
    visitor = sign_in(Role.BID_MANAGER)
    visitor.get(f"{bid.path}/compose")
    return visitor


def composed(client: StrictClient, bid: WebBid, **rules: Any) -> Page:
    """Ask for a run, let it be done, and look at what came of it."""
    client.post(f"{bid.path}/compose", QUICK | rules)
    run_jobs(bid)
    return newest(client, bid)


def again(client: StrictClient, bid: WebBid, *changes: str) -> Page:
    """Press a button that changes the rules."""
    client.post(f"{bid.path}/compose/again", {"change": list(changes)})
    run_jobs(bid)
    return newest(client, bid)


def newest(client: StrictClient, bid: WebBid) -> Page:
    page = client.get(f"{bid.path}/compose")
    address = page.all(".//th/a")[0].get("href")
    assert address is not None
    return client.get(address)


def test_the_form_begins_with_what_the_tender_suggests(client: StrictClient, bid: WebBid) -> None:
    page = client.get(f"{bid.path}/compose")
    assert page.value_of("max_lead_time_days") == "550"
    assert page.value_of("price_weight") == "100"
    assert "Runs are kept here" in page.text


def test_while_a_run_waits_its_page_says_so_and_offers_to_stop(client: StrictClient, bid: WebBid) -> None:
    page = client.post(f"{bid.path}/compose", QUICK)
    assert "waiting" in page.text
    assert "Stop and keep the best" in page.text
    part = client.get(f"{bid.path}/compose/1/curve", headers={"HX-Request": "true"})
    assert "HX-Refresh" not in part.response.headers
    client.post(f"{bid.path}/compose/1/stop")
    run_jobs(bid)
    assert client.get(f"{bid.path}/compose/1/curve").response.headers["HX-Refresh"] == "true"


def test_a_result_shows_before_and_after_and_is_taken_with_one_button(client: StrictClient, bid: WebBid) -> None:
    page = composed(client, bid)
    assert "proven best" in page.text
    assert "less discounts for lots EUR 2,600.00" in page.text
    assert "Take this solution" in page.text
    taken = client.post(f"{bid.path}/compose/1/take", {"solution": "best", "revision": "0", "all": "yes"})
    assert "One undo takes all of it back" in taken.text
    assert {item.offering_id for item in bid.solution().items()} == {bid.pump, bid.boiler}
    after = client.get(f"{bid.path}/compose/1")
    assert "Nothing: the bid has this solution already." in after.text
    assert "Take this solution" not in after.text, "there is nothing left to take"


def test_lots_are_chosen_by_what_they_are_worth_and_what_was_typed_is_kept(client: StrictClient, bid: WebBid) -> None:
    add(bid, bid.boiler, "1", ["R2"])
    rules = {
        "lot_rule": "best",
        "value_of_lot_0": "50",
        "value_of_lot_1": "9000",
        "off_lots": ["LOT-2"],
        "off_percent": "10",
        "bounds_member": str(*bid.rival.organisation_ids),
        "bounds_most": "100",
    }
    refused = client.post(f"{bid.path}/compose", QUICK | rules | {"origins": "PL, Atlantis"}, status=422)
    assert "ATLANTIS is no country" in refused.text
    assert (refused.value_of("value_of_lot_1"), refused.value_of("off_percent")) == ("9000", "10")
    page = composed(client, bid, **rules, origins="pl")
    assert "less discounts for lots EUR 2,250.00" in page.text
    assert "10% off if lots LOT-2 are all bid for" in page.text
    assert [one.text for one in page.all(".//td[@id='lots']/span[@class='goes']")] == ["LOT-1 Pumps"]
    form = client.get(f"{bid.path}/compose")
    assert "has at most 100%" in form.text
    assert form.value_of("origins") == "PL"


@pytest.mark.parametrize(
    ("rules", "words"),
    [
        ({"lots": []}, "Tick at least one lot."),
        ({"off_percent": "5"}, "Tick the lots the discount is for."),
        ({"off_percent": "120.5", "off_lots": ["LOT-2"]}, "The discounts on LOT-2 add up to 120.5 per cent"),
        ({"bounds_least": "20"}, "Choose the member the share is for."),
        ({"pair-first": "PUMP", "pair-kind": "excludes"}, "Choose two different offerings for the pair."),
        ({"pair-first": "PUMP", "pair-second": "PUMP", "pair-kind": "requires"}, "Choose two different offerings"),
        ({"budget": "1e13"}, "it has to be from 0 to 1,000,000,000,000."),
        ({"max_members": "1.5"}, "Write a whole number here, not 1.5."),
    ],
)
def test_what_is_said_by_half_is_refused_and_kept(
    client: StrictClient, bid: WebBid, rules: dict[str, Any], words: str
) -> None:
    add(bid, bid.pump, "1", ["R1"])
    typed = {name: str(bid.pump) if value == "PUMP" else value for name, value in rules.items()}
    page = client.post(f"{bid.path}/compose", QUICK | typed, status=422)
    assert words in page.text
    if "pair-first" in typed:
        (chosen,) = [one for one in page.all(".//select[@id='pair-first']/option") if one.get("selected") is not None]
        assert chosen.get("value") == str(bid.pump)
    assert "Runs are kept here" in page.text


def test_numbers_in_a_refusal_are_written_as_the_reader_writes_them(client: StrictClient, bid: WebBid) -> None:
    client.post("/language", {"language": "da"})
    page = client.post(f"{bid.path}/compose", QUICK | {"max_members": "1,5"}, status=422)
    assert "Skriv et helt tal her, ikke 1,5." in page.text


def test_the_log_says_runs_and_how_they_ended_in_words(client: StrictClient, bid: WebBid) -> None:
    composed(client, bid)
    client.post("/language", {"language": "da"})
    text = client.get(f"{bid.path}/log").text
    assert "Kørsel 1: den laveste pris" in text
    assert "Kørsel 1: bevist bedst" in text
    assert "arbejde i baggrunden" in text
    assert "optimal" not in text


def test_what_is_not_ticked_is_not_taken(client: StrictClient, bid: WebBid) -> None:
    composed(client, bid)
    taken = client.post(f"{bid.path}/compose/1/take", {"solution": "best", "revision": "0", "thing": ["R2"]})
    assert "What was ticked was taken." in taken.text
    assert [item.offering_id for item in bid.solution().items()] == [bid.boiler]


def test_a_solution_taken_on_an_old_tree_is_refused_with_what_changed(client: StrictClient, bid: WebBid) -> None:
    composed(client, bid)
    node = add(bid, bid.boiler, "3", ["R2"]).items()[0]
    client.post(f"{bid.path}/compose/1/take", {"solution": "best", "revision": "0", "all": "yes"})
    assert bid.solution().find(node.key) is not None


def test_why_this_pin_and_compose_again(client: StrictClient, bid: WebBid) -> None:
    composed(client, bid)
    page = client.get(f"{bid.path}/compose/1?view=why")
    assert "Nobody else can: without it there is no solution." in page.text
    page = again(client, bid, f"pin:R2:{bid.boiler}:1")
    assert "pinned" in client.get(f"{bid.path}/compose/2?view=why").text
    assert "is answered by 1 of Boiler" in client.get(f"{bid.path}/compose").text
    assert page.value_of("solution") == "best"


def test_why_not_is_told_in_the_tenders_numbers_with_a_way_out(client: StrictClient, bid: WebBid) -> None:
    page = composed(client, bid, max_members="1")
    assert "No solution keeps all of this." in page.text
    assert "1.1: Pumps of at least 8 kW" in page.text
    assert "at most 1 member" in page.text
    assert "at most 1 members" not in page.text
    assert "Allow 2 members" in page.text
    assert "proven best" in again(client, bid, "set:max_members:2").text


def test_a_way_out_names_the_amount_that_can_be_had_and_its_button_sets_it(client: StrictClient, bid: WebBid) -> None:
    add(bid, bid.pump, "4", ["R1"])
    page = composed(client, bid, budget="2750")
    ways = ["".join(one.itertext()) for one in page.all(".//section[@id='why-not']//strong")]
    assert "Settle for 2 for 1.1 instead of 4" in ways
    assert "settle:2:4:R1" in [one.get("value") for one in page.all(".//input[@name='change']")]
    page = again(client, bid, "settle:2:4:R1")
    assert "proven best" in page.text
    assert "settled for 2 for 1.1 instead of 4" in client.get(f"{bid.path}/compose/2?view=how").text
    assert "settled for 2 for 1.1 instead of 4" in client.get(f"{bid.path}/compose").text
    client.post("/language", {"language": "da", "next": "/"})
    assert "Nøj dig med 2 for 1.1 i stedet for 4" in client.get(f"{bid.path}/compose/1").text
    composed(client, bid, budget="2750", keep="settled:R1")
    assert "Bedste løsning" in client.get(f"{bid.path}/compose/3").text
    assert "Udveje" in composed(client, bid, budget="2750").text  # unticked


def test_members_are_told_with_their_items_and_their_share(client: StrictClient, bid: WebBid) -> None:
    composed(client, bid)
    page = client.get(f"{bid.path}/compose/1?view=others")
    rows = [
        ["".join(cell.itertext()).strip() for cell in row] for row in page.all(".//section[@id='members']//tbody/tr")
    ]
    assert [row[1:4] for row in rows] == [["1", "2,500.00", "96.2%"], ["1", "100.00", "3.8%"]]


def test_every_run_says_what_it_was_asked_for(client: StrictClient, bid: WebBid) -> None:
    rival = bid.world.rival.grants[0].organisation_id
    composed(client, bid, max_members="1", max_lead_time_days="", budget="9000", lead_min_share="40")
    composed(client, bid, **{"bar-member": str(rival)}, goal="score", origins="DK", lots=["LOT-1"])
    page = client.get(f"{bid.path}/compose")
    asked = ["".join(row[1].itertext()).replace("\xa0", " ") for row in page.all(".//section/form//tbody/tr")]
    assert asked[1] == "the lowest price; at most 1 member; a budget of EUR 9,000.00; the lead has at least 40%"
    assert asked[0].startswith("the most points, then the lowest price; only lots LOT-1; goods from Denmark only")
    assert "without anything of" in asked[0]
    assert "Asked for: the most points" in client.get(f"{bid.path}/compose/2?view=how").text


def test_an_offering_that_is_left_out_is_named(client: StrictClient, bid: WebBid) -> None:
    composed(client, bid)
    page = again(client, bid, f"bar-offering:{bid.boiler}")
    assert "without Boiler" in page.text
    assert "1 offering left out" not in page.text
    assert "without Boiler" in client.get(f"{bid.path}/compose").text


def test_a_button_changes_the_rules_of_the_run_it_stands_with(client: StrictClient, bid: WebBid) -> None:
    composed(client, bid, budget="9000")
    composed(client, bid, budget="8000", origins="DK, PL")
    first = client.get(f"{bid.path}/compose/1?view=why")
    assert f"{bid.path}/compose?run=1" in [one.get("href") for one in first.all(".//a")]
    form = client.get(f"{bid.path}/compose?run=1")
    assert (form.value_of("budget"), form.value_of("origins"), form.value_of("run")) == ("9000", "", "1")
    assert "The rules of run 1." in form.text
    assert "The rules of run" not in client.get(f"{bid.path}/compose?run=2").text
    assert client.get(f"{bid.path}/compose?run=99").value_of("budget") == "8000"
    (run,) = {one.get("value") for one in first.all(".//form/input[@name='run']")}
    client.post(f"{bid.path}/compose/again", {"change": f"pin:R2:{bid.boiler}:1", "run": run})
    run_jobs(bid)
    asked = ["".join(row[1].itertext()) for row in client.get(f"{bid.path}/compose").all(".//section/form//tbody/tr")]
    assert "EUR\xa09,000.00" in asked[0]
    assert "Denmark" not in asked[0]


def test_two_results_are_offered_for_comparison_and_one_is_not(client: StrictClient, bid: WebBid) -> None:
    composed(client, bid)
    assert "Compare side by side" not in client.get(f"{bid.path}/compose").text
    composed(client, bid)
    page = client.get(f"{bid.path}/compose")
    chosen = [
        (one.get("name"), one.get("value"))
        for one in page.all(".//input[@type='radio']")
        if one.get("checked") is not None
    ]
    assert chosen == [("a", "2:best"), ("b", "1:best")]


def test_a_member_left_out_can_come_back(client: StrictClient, bid: WebBid) -> None:
    rival = bid.world.rival.grants[0].organisation_id
    page = composed(client, bid, **{"bar-member": str(rival)})
    assert "Why not" in page.text
    told = [one.text for one in page.all(".//section[@id='why-not']/ul[1]/li")]
    assert told[1:] == ["without anything of Lindholm Reaktorer A/S"]
    ways = ["".join(one.itertext()) for one in page.all(".//section[@id='why-not']//strong")]
    assert ways[:2] == ["Leave 2.1 open for now", "Let Lindholm Reaktorer A/S in again"]
    assert "without anything of" in client.get(f"{bid.path}/compose").text
    assert "proven best" in composed(client, bid).text  # nothing ticked: nothing stands from before


@pytest.mark.parametrize(
    ("field", "typed", "told"),
    [
        ("max_members", "many", "many"),
        ("max_members", "1.5", "Write a whole number here, not 1.5."),
        ("lead_min_share", "140", "140 is not possible here: it has to be from 0 to 100."),
        ("budget", "-1", "-1 is not possible here"),
    ],
)
def test_a_rule_that_cannot_be_is_told_and_what_was_typed_is_kept(
    client: StrictClient, bid: WebBid, field: str, typed: str, told: str
) -> None:
    page = client.post(f"{bid.path}/compose", QUICK | {field: typed}, status=422)
    assert told in page.text or page.value_of(field) == told
    assert page.value_of(field) == typed
    assert "Runs are kept here" in page.text


def test_a_change_that_no_page_sends_is_refused(client: StrictClient, bid: WebBid) -> None:
    page = client.post(f"{bid.path}/compose/again", {"change": "set:goal:price"}, status=422)
    assert "The page sent a change of the rules that cannot be made." in page.text


def test_two_runs_stand_side_by_side(client: StrictClient, bid: WebBid) -> None:
    composed(client, bid)
    again(client, bid, "open:R2")
    page = client.get(f"{bid.path}/compose/compare?a=1:best&b=2:best")
    assert "Run 1: Best solution" in page.text
    assert "Run 2: Best solution" in page.text
    rows = {
        "".join(row[0].itertext()): ["".join(cell.itertext()) for cell in row[1:]] for row in page.all(".//tbody/tr")
    }
    assert "2.1 may stay open" in rows["What was asked for"][1]
    assert rows["Landed cost"][1].replace("\xa0", " ") == "EUR 100.00 −2,500.00"
    assert "A boiler of at least 400 kW" in next(head for head in rows if head.startswith("2.1"))
    same = client.get(f"{bid.path}/compose/compare?a=1:best&b=1:best")
    assert "What was asked for" not in same.text
    client.get(f"{bid.path}/compose/compare?a=1:best&b=9:best", status=404)
    client.get(f"{bid.path}/compose/compare?a=best", status=404)


@pytest.mark.parametrize("address", ["1?view=changes", "1?view=why", "1?view=others", "compare?a=1:best&b=1:best"])
def test_on_a_telephone_nothing_of_a_result_stands_beside_the_screen(
    client: StrictClient, bid: WebBid, address: str
) -> None:
    composed(client, bid)
    tables = client.get(f"{bid.path}/compose/{address}").all(".//table")
    wide = [one for one in tables if len(one.findall("./thead/tr/*")) > 2]
    assert wide
    assert all("table--stacks" in (one.get("class") or "") for one in wide)


@pytest.mark.parametrize("view", ["changes", "why", "others", "how"])
def test_every_part_is_told_in_danish_too(client: StrictClient, bid: WebBid, view: str) -> None:
    composed(client, bid)
    client.post("/language", {"language": "da", "next": "/"})
    page = client.get(f"{bid.path}/compose/1?view={view}")
    assert "Kørsel 1: Bedste løsning" in page.text


def test_whoever_may_not_compose_reads_why(client: StrictClient, bid: WebBid, sign_in: SignIn) -> None:
    page = sign_in(Role.EXPORT_MANAGER).get(f"{bid.path}/compose")
    assert "Only a bid manager of the lead composes." in page.text
    fill(bid)
    client.post(f"{bid.path}/documents/freeze")
    page = client.get(f"{bid.path}/compose")
    assert "so nothing is composed for it." in page.text
    assert "A frozen bid can be opened again" in page.text


@pytest.mark.parametrize("role", [Role.SUPPLIER_EDITOR, Role.FACILITATOR])
def test_members_and_the_facilitator_find_no_composer(
    sign_in: SignIn, client: StrictClient, bid: WebBid, role: Role
) -> None:
    composed(client, bid)
    visitor = sign_in(role)
    visitor.get("/")
    for path in ("compose", "compose/1", "compose/1/curve", "compose/compare?a=1:best&b=1:best"):
        assert visitor.plain.get(f"{bid.path}/{path}").status_code in {403, 404}
    for path in ("compose", "compose/again", "compose/1/stop", "compose/1/take"):
        token = {"csrf_token": visitor.token}
        assert visitor.plain.post(f"{bid.path}/{path}", data=token).status_code in {403, 404}
    assert bid.solution().items() == ()


def test_a_run_is_found_through_its_own_bid_only(client: StrictClient, bid: WebBid) -> None:
    composed(client, bid)
    client.get(f"/bids/{bid.bid_id + 1}/compose/1", status=404)


def test_a_result_with_more_items_asks_the_database_no_oftener(client: StrictClient, bid: WebBid) -> None:
    composed(client, bid)
    with counted_queries(bid.database) as few:
        client.get(f"{bid.path}/compose/1")
    for _ in range(6):
        add(bid, bid.pump, "1", ["R1"])
    with counted_queries(bid.database) as many:
        client.get(f"{bid.path}/compose/1")
    assert len(many) <= len(few) + 1
