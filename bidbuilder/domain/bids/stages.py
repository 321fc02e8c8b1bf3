"""The stages of a bid and the ways between them. What blocks the way to a pack is listed in `gates`."""

from collections.abc import Mapping
from dataclasses import replace

from bidbuilder.domain.basics.errors import Refusal
from bidbuilder.domain.basics.findings import translatable
from bidbuilder.domain.bids.bids import Bid, Stage


class StageNotReachable(Refusal):
    """There is no way from this stage to that one."""

    code = "stage-not-reachable"
    message = translatable("The bid cannot be moved there from its present stage.")
    hint = translatable("Freezing and opening a new version have buttons of their own.")


class BidFrozen(Refusal):
    """What was frozen never changes."""

    code = "bid-frozen"
    message = translatable("The bid is frozen and cannot be changed.")
    hint = translatable("Open a new version to go on working; the frozen one is kept.")


class BidEnded(Refusal):
    """Won, lost and withdrawn bids are history."""

    code = "bid-ended"
    message = translatable("The bid is closed and cannot be changed.")
    hint = translatable("Make a new bid for the tender if you want to go on.")


STAGE_NAMES: Mapping[Stage, str] = {
    Stage.GO_NO_GO: translatable("go or no-go"),
    Stage.COMPOSING: translatable("composing"),
    Stage.PRICING: translatable("pricing"),
    Stage.REVIEW: translatable("review"),
    Stage.FROZEN: translatable("frozen"),
    Stage.SUBMITTED: translatable("submitted"),
    Stage.WON: translatable("won"),
    Stage.LOST: translatable("lost"),
    Stage.WITHDRAWN: translatable("withdrawn"),
}

OPEN_STAGES = frozenset({Stage.GO_NO_GO, Stage.COMPOSING, Stage.PRICING, Stage.REVIEW})
FREEZABLE_STAGES = OPEN_STAGES - {Stage.GO_NO_GO}
REOPENABLE_STAGES = frozenset({Stage.FROZEN, Stage.SUBMITTED})

_WAYS: Mapping[Stage, frozenset[Stage]] = {
    **{stage: (OPEN_STAGES - {stage}) | {Stage.WITHDRAWN} for stage in OPEN_STAGES},
    Stage.FROZEN: frozenset({Stage.SUBMITTED, Stage.WITHDRAWN}),
    Stage.SUBMITTED: frozenset({Stage.WON, Stage.LOST, Stage.WITHDRAWN}),
}


def next_stages(stage: Stage) -> tuple[Stage, ...]:
    """The stages a person may choose from here, in their usual order."""
    ways = _WAYS.get(stage, frozenset())
    return tuple(one for one in Stage if one in ways)


def move_to(bid: Bid, stage: Stage) -> Bid:
    """The bid in another stage a person chose; raises `StageNotReachable`. Freezing and reopening are not such moves."""
    if stage not in next_stages(bid.stage):
        raise StageNotReachable(before=bid.stage, after=stage, where="stage")
    return replace(bid, stage=stage)


def require_open(bid: Bid) -> Bid:
    """The bid itself if it may be changed; raises `BidFrozen` or `BidEnded`."""
    if bid.stage in REOPENABLE_STAGES:
        raise BidFrozen
    if bid.stage not in OPEN_STAGES:
        raise BidEnded
    return bid


def freeze_stage(bid: Bid) -> Bid:
    """The bid once its snapshot is taken; raises `BidFrozen`, `BidEnded` or `StageNotReachable`."""
    if require_open(bid).stage not in FREEZABLE_STAGES:
        raise StageNotReachable(before=bid.stage, after=Stage.FROZEN, where="stage")
    return replace(bid, stage=Stage.FROZEN)


def reopen(bid: Bid) -> Bid:
    """A new version of a frozen or submitted bid, open for review; raises `StageNotReachable`."""
    if bid.stage not in REOPENABLE_STAGES:
        raise StageNotReachable(before=bid.stage, after=Stage.REVIEW, where="stage")
    return replace(bid, stage=Stage.REVIEW)
