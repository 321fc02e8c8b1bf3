"""Freezing a bid, making its pack by a job, keeping both for ever."""

import io
import zipfile
from dataclasses import replace
from decimal import Decimal

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from bidbuilder import codec
from bidbuilder.codec import digest_of
from bidbuilder.domain.basics.errors import NotFound
from bidbuilder.domain.bids.bids import Stage
from bidbuilder.domain.bids.freezing import FreezeBlocked
from bidbuilder.domain.bids.snapshot import BidSnapshot
from bidbuilder.domain.bids.stages import BidFrozen, StageNotReachable
from bidbuilder.domain.pricing.build_up import PricingPolicy
from bidbuilder.domain.solutions.edits import RemoveNode
from bidbuilder.formats.writers.verification import verify_pack
from bidbuilder.jobs.worker import Worker
from bidbuilder.services.bids import change_stage, get_bid_page, rename_bid
from bidbuilder.services.packs import (
    Frozen,
    PackNotReady,
    download_pack,
    freeze,
    get_packs_page,
    make_pack_again,
    make_pack_job,
    open_new_version,
)
from bidbuilder.services.pricing import change_policy, get_price_page
from bidbuilder.services.solutions import edit_solution, load_workspace
from bidbuilder.settings import Settings
from bidbuilder.storage.database import Database
from bidbuilder.storage.jobs import JobState, get_job
from bidbuilder.storage.snapshots import get_snapshot
from tests.factories.bids import BidWorld, add_item, fill_solution, make_bid_world, quote_everything
from tests.factories.people import NOW

SETTINGS = Settings(soffice="")


@pytest.fixture
def world(database: Database) -> BidWorld:
    made = make_bid_world(database)
    fill_solution(database, made)
    quote_everything(database, made, anders="31.41", bodil="2718.28")
    page = get_price_page(database, made.manager, made.bid_id, now=NOW)
    policy = PricingPolicy(
        currency="EUR",
        contingency_percent=Decimal("7.77"),
        markup_percent=Decimal("13.13"),
        discount_percent=Decimal(2),
    )
    change_policy(database, made.manager, made.bid_id, policy, before=page.bid.policy, now=NOW)
    return made


def _frozen_bid(database: Database, world: BidWorld, snapshot_id: str) -> BidSnapshot:
    with database.read() as session:
        return get_snapshot(session, world.bid_id, snapshot_id)


def _freeze(database: Database, world: BidWorld, new_id: str = "s-1") -> Frozen:
    return freeze(database, world.exporter, world.bid_id, new_id=new_id, now=NOW)


def _work(database: Database) -> None:
    worker = Worker(database, SETTINGS, {"make-pack": make_pack_job, "send-mails": lambda context: None})
    while worker.run_one():
        pass


def test_frozen_bid_holds_final_prices_and_none_of_the_lead_s_secrets(database: Database, world: BidWorld) -> None:
    frozen = _freeze(database, world)
    snapshot = _frozen_bid(database, world, frozen.snapshot_id)
    price = get_price_page(database, world.manager, world.bid_id, now=NOW).price
    assert (snapshot.price.subtotal, snapshot.price.discount, snapshot.price.total) == (
        price.subtotal, price.discount, price.total,
    )  # fmt: skip
    assert [line.schedule for line in snapshot.price.lines] == ["abroad", "domestic"]
    text = codec.to_json(snapshot)
    for secret in ("31.41", "2718.28", "7.77", "13.13", "contingency", "markup", world.manager.name):
        assert secret not in text


def test_digest_is_over_the_snapshot_without_itself(database: Database, world: BidWorld) -> None:
    frozen = _freeze(database, world)
    snapshot = _frozen_bid(database, world, frozen.snapshot_id)
    assert snapshot.digest == frozen.digest == digest_of(replace(snapshot, digest=""))


def test_frozen_bid_refuses_every_edit_until_a_new_version_is_opened(database: Database, world: BidWorld) -> None:
    _freeze(database, world)
    with pytest.raises(BidFrozen):
        rename_bid(database, world.manager, world.bid_id, "Another", now=NOW)
    with pytest.raises(BidFrozen):
        add_item(database, world, world.pump)
    with pytest.raises(BidFrozen):
        _freeze(database, world, "s-2")
    open_new_version(database, world.manager, world.bid_id, now=NOW)
    rename_bid(database, world.manager, world.bid_id, "Another", now=NOW)
    second = _freeze(database, world, "s-2")
    assert second.version == 2
    first = _frozen_bid(database, world, "s-1")
    assert first.title == "District heating plant"


def test_bid_with_something_missing_is_not_frozen_and_says_what(database: Database, world: BidWorld) -> None:
    add_item(database, world, world.pump, quantity="1")
    workspace = load_workspace(database, world.manager, world.bid_id, now=NOW)
    boiler = next(item for item in workspace.solution.items() if item.offering_id == world.boiler)
    revision = workspace.solution.revision
    edit_solution(database, world.manager, world.bid_id, RemoveNode(key=boiler.key), base_revision=revision, now=NOW)
    with pytest.raises(FreezeBlocked) as refused:
        _freeze(database, world)
    assert [(one.code, one.params["key"]) for one in refused.value.findings] == [("mandatory-unknown", "R2")]
    assert get_bid_page(database, world.manager, world.bid_id, now=NOW).bid.stage is Stage.COMPOSING
    assert get_packs_page(database, world.manager, world.bid_id, now=NOW).versions == ()


def test_pack_is_made_by_a_job_and_downloaded_byte_for_byte(database: Database, world: BidWorld) -> None:
    frozen = _freeze(database, world)
    with pytest.raises(PackNotReady):
        download_pack(database, world.exporter, world.bid_id, frozen.snapshot_id)
    _work(database)
    first = download_pack(database, world.exporter, world.bid_id, frozen.snapshot_id)
    names = zipfile.ZipFile(io.BytesIO(first.content)).namelist()
    assert {"01-letter-of-bid.docx", "03-compliance-matrix.xlsx", "04-price-schedules.xlsx", "manifest.json"} <= set(
        names
    )
    open_new_version(database, world.manager, world.bid_id, now=NOW)
    again = download_pack(database, world.exporter, world.bid_id, frozen.snapshot_id)
    assert again.content == first.content
    (version,) = get_packs_page(database, world.manager, world.bid_id, now=NOW).versions
    assert (version.file_size, version.file_key) == (len(first.content), first.file.key)


def test_each_envelope_is_kept_beside_the_pack_and_verifies_alone(database: Database, world: BidWorld) -> None:
    frozen = _freeze(database, world)
    _work(database)
    page = get_packs_page(database, world.manager, world.bid_id, now=NOW)
    assert page.versions[0].envelopes == ("technical", "financial")
    for envelope in page.versions[0].envelopes:
        made = download_pack(database, world.exporter, world.bid_id, frozen.snapshot_id, envelope)
        assert verify_pack(made.content) == ()
        assert envelope in made.file.name
    with pytest.raises(NotFound):
        download_pack(database, world.exporter, world.bid_id, frozen.snapshot_id, "third")
    with pytest.raises(DBAPIError), database.write("somebody", NOW) as work:
        work.session.execute(text("DELETE FROM pack_envelope"))


def test_job_that_runs_twice_makes_one_pack(database: Database, world: BidWorld) -> None:
    frozen = _freeze(database, world)
    _work(database)
    first = download_pack(database, world.manager, world.bid_id, frozen.snapshot_id)
    job_id = make_pack_again(database, world.manager, world.bid_id, frozen.snapshot_id, now=NOW)
    _work(database)
    with database.read() as session:
        assert get_job(session, job_id).state is JobState.DONE
    assert download_pack(database, world.manager, world.bid_id, frozen.snapshot_id).file.key == first.file.key


def test_asking_for_a_pack_that_is_being_made_gives_the_same_job(database: Database, world: BidWorld) -> None:
    frozen = _freeze(database, world)
    assert make_pack_again(database, world.manager, world.bid_id, frozen.snapshot_id, now=NOW) == frozen.job_id


def test_nothing_unsealed_reaches_any_file_of_the_pack(database: Database, world: BidWorld) -> None:
    frozen = _freeze(database, world)
    _work(database)
    pack = zipfile.ZipFile(io.BytesIO(download_pack(database, world.manager, world.bid_id, frozen.snapshot_id).content))
    for name in pack.namelist():
        content = pack.read(name)
        parts = [content]
        if name.endswith((".docx", ".xlsx")):
            inner = zipfile.ZipFile(io.BytesIO(content))
            parts = [inner.read(part) for part in inner.namelist()]
        for secret in (b"31.41", b"2718.28", b"7.77", b"13.13"):
            assert all(secret not in part for part in parts), (name, secret)


@pytest.mark.parametrize("who", ["anders", "bodil"])
def test_member_gets_no_pack(database: Database, world: BidWorld, who: str) -> None:
    frozen = _freeze(database, world)
    _work(database)
    actor = getattr(world, who)
    for attempt in (
        lambda: download_pack(database, actor, world.bid_id, frozen.snapshot_id),
        lambda: freeze(database, actor, world.bid_id, new_id="x", now=NOW),
        lambda: open_new_version(database, actor, world.bid_id, now=NOW),
    ):
        with pytest.raises(NotFound):
            attempt()


def test_stages_after_freezing(database: Database, world: BidWorld) -> None:
    with pytest.raises(StageNotReachable):
        change_stage(database, world.manager, world.bid_id, Stage.SUBMITTED, now=NOW)
    _freeze(database, world)
    change_stage(database, world.manager, world.bid_id, Stage.SUBMITTED, now=NOW)
    won = change_stage(database, world.manager, world.bid_id, Stage.WON, now=NOW)
    assert won.stage is Stage.WON
    with pytest.raises(StageNotReachable):
        open_new_version(database, world.manager, world.bid_id, now=NOW)
