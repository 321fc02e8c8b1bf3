"""The pages of what if and N−1: steps by forms, the address that holds them, refusals, applying, and who may look."""

import pytest

from bidbuilder.domain.people.permissions import Role
from tests.factories.bids import publish
from tests.factories.web_bids import WebBid, counted_queries, fill, run_jobs
from tests.web.client import Page, StrictClient
from tests.web.fixtures import SignIn


@pytest.fixture
def client(sign_in: SignIn, bid: WebBid) -> StrictClient:
    fill(bid)
    visitor = sign_in(Role.BID_MANAGER)
    visitor.get(f"{bid.path}/what-if")
    return visitor


def follow(client: StrictClient, path: str) -> Page:
    """The page an address leads to by one redirect."""
    return client.get(client.get(path, status=302).response.headers["Location"])


def test_steps_are_added_by_forms_shown_in_words_and_taken_out_again(client: StrictClient, bid: WebBid) -> None:
    pump = bid.solution().items()[0]
    page = follow(client, f"{bid.path}/what-if?add=amount&item={pump.key}&quantity=24")
    assert "24 of “Pump”" in page.text
    page = follow(client, f"{bid.path}/what-if?step=amount:24:{pump.key}&add=bound&key=R1&place=0&value=12")
    assert "requirement 1.1: rated power at least 12 kW" in page.text
    assert "Conditions and days are the buyer's and are not applied." in page.text
    (changed,) = page.all(".//table[@id='what-if-changes']/tbody/tr")
    assert "1.1" in "".join(changed.itertext())
    page = follow(client, f"{bid.path}/what-if?step=amount:24:{pump.key}&add=date&which=award&day=2027-09-01")
    assert "Expected award: 1 Sept 2027" in page.text or "Expected award: 1 Sep 2027" in page.text
    member = pump.organisation_id
    assert "leaves" in follow(client, f"{bid.path}/what-if?add=leave&member={member}").text
    assert "Pumps of at least 8 kW" in client.get(f"{bid.path}/what-if?requirement=1.1").text


@pytest.mark.parametrize(
    ("added", "told"),
    [
        ("add=bound&key=R1&place=0&value=much", "“much” is not a number."),
        ("add=amount&item={pump}&quantity=0", "The quantity has to be more than zero"),
        ("add=amount&item={pump}&quantity=-2", "The quantity has to be more than zero"),
    ],
)
def test_a_step_that_cannot_be_is_refused_in_words_and_the_others_stay(
    client: StrictClient, bid: WebBid, added: str, told: str
) -> None:
    pump = bid.solution().items()[0].key
    page = follow(client, f"{bid.path}/what-if?step=amount:24:{pump}&" + added.format(pump=pump))
    assert told in page.text
    assert "24 of “Pump”" in page.text


def test_what_would_block_besides_requirements_is_listed(client: StrictClient, bid: WebBid) -> None:
    pump = bid.solution().items()[0]

    def arising(steps: str) -> list[str]:
        page = client.get(f"{bid.path}/what-if{steps}")
        return ["".join(one.itertext()) for one in page.all(".//section[@id='arising']//li")]

    assert arising("") == []
    assert arising(f"?step=amount:0.5:{pump.key}") == ["“Pump” has no price.Ask its member for a quote."]
    assert arising(f"?step=leave:{pump.organisation_id}") == []  # the requirement it leaves open stands in the table


def test_an_item_is_swapped_and_the_step_applied_and_undone(client: StrictClient, bid: WebBid) -> None:
    other = publish(bid.database, bid.rival, "Strong pump", "20", (("1", "500"),))
    pump = bid.solution().items()[0]
    page = client.get(f"{bid.path}/what-if?item={pump.key}")
    assert "Strong pump" in "".join(page.all(".//ul[@id='replacements']")[0].itertext())
    page = follow(client, f"{bid.path}/what-if?add=swap&swapped={pump.key}&offering={other}")
    assert "Strong pump of" in page.text
    revision = bid.solution().revision
    client.post(f"{bid.path}/what-if/apply", {"revision": revision, "step": f"swap:{other}:{pump.key}"})
    assert bid.solution().items()[0].offering_id == other
    assert bid.solution().revision == revision + 1


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("step=nonsense", "is no step that can be tried"),
        ("step=swap:99999:gone", "is not in the bid"),
        ("add=amount&item=n1-1&quantity=lots", "lots"),
        ("add=date&which=award&day=soon", "Choose the day it moves to."),
        ("add=date&which=never&day=2027-01-01", "is no step"),
        ("add=leave", "is no step"),
    ],
)
def test_what_cannot_be_tried_is_said_and_the_page_stays(
    client: StrictClient, bid: WebBid, query: str, words: str
) -> None:
    page = follow(client, f"{bid.path}/what-if?{query}")
    assert words in page.text
    assert "Before and after" in page.text


def test_the_table_is_worked_out_watched_and_a_replacement_taken(client: StrictClient, bid: WebBid) -> None:
    publish(bid.database, bid.rival, "Strong pump", "20", (("1", "500"),))
    assert "Who could not be spared?" in client.get(f"{bid.path}/consortium/members-lost").text
    page = client.post(f"{bid.path}/consortium/members-lost", {})
    assert "waiting" in page.text
    run_jobs(bid)
    page = client.get(f"{bid.path}/consortium/members-lost")
    assert "irreplaceable" in page.text
    assert "Strong pump" in page.text
    owner = bid.solution().items()[0].organisation_id
    with counted_queries(bid.database) as asked:
        client.get(f"{bid.path}/consortium/members-lost")
    assert len(asked) < 45
    client.post(f"{bid.path}/consortium/members-lost/{owner}/replace", {"revision": bid.solution().revision})
    assert owner not in {item.organisation_id for item in bid.solution().items()}
    assert "The solution has changed since" in client.get(f"{bid.path}/consortium/members-lost").text


def test_an_export_manager_may_ask_but_not_apply_and_a_supplier_nothing(bid: WebBid, sign_in: SignIn) -> None:
    fill(bid)
    pump = bid.solution().items()[0]
    page = sign_in(Role.EXPORT_MANAGER).get(f"{bid.path}/what-if?step=amount:24:{pump.key}")
    assert "24 of “Pump”" in page.text
    assert "Apply to the solution" not in page.text
    for path in ("what-if", "consortium/members-lost"):
        sign_in(Role.SUPPLIER_EDITOR).get(f"{bid.path}/{path}", status=403)
