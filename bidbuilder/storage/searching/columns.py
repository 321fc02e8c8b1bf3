"""The columns of a whole database, kept up to date: each search first takes in what was committed since the last one.

Segments never change; what is new goes into a small segment of its own and masks the rows it replaces. A segment is merged
with the one before it unless that is much larger, so that a save costs little and a search looks at few segments. Where a
thread keeps up, it takes in long lists and merges what is large, and nobody who searches waits for that.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from threading import Lock
from typing import Any

import numpy as np
from sqlalchemy.orm import Session

from bidbuilder.storage.audit import has_mark, newest_mark
from bidbuilder.storage.memory import Memory
from bidbuilder.storage.searching.building import build_segment
from bidbuilder.storage.searching.entries import list_stamps, read_horizon
from bidbuilder.storage.searching.keeping import Kept, find_kept, save_kept
from bidbuilder.storage.searching.merging import merge
from bidbuilder.storage.searching.ranges import Mask
from bidbuilder.storage.searching.records import every_record, read_records, read_some
from bidbuilder.storage.searching.segments import Lexicon, Segment

_MUCH_LARGER = 8
_MOST_CHANGED = 4  # a file is worth loading while no more than this part of its rows has changed
_WORTH_KEEPING = 1_000
_REMEMBERED = 24
# Where a thread keeps up, who searches takes in less than this, else only the newest changes, and merges no more than so many.
_MANY, _NEWEST, _MOST_MERGED = 1_000, 200, 10_000


class WritingSession(RuntimeError):
    """A fault of ours: a transaction that writes asked for the columns, which only hold what is committed."""


@dataclass(frozen=True, slots=True, eq=False)
class Part:
    """A segment with those of its rows that no newer segment replaces."""

    segment: Segment
    alive: Mask


@dataclass(frozen=True, slots=True, eq=False)
class View:
    """The catalogue at one moment; it does not change any more. `remembered` keeps what was computed from all of it."""

    parts: tuple[Part, ...]
    lexicon: Lexicon
    remembered: Memory[Any, Any]

    @property
    def size(self) -> int:
        """How many offerings there are."""
        return sum(int(part.alive.sum()) for part in self.parts)


@dataclass(slots=True)
class _State:
    """`since` is the stamp to look from next time; `unsettled` are stamps from there on that were taken in already.

    `renewed` counts rows that the kept file does not know; `remembered` is what was computed from just these parts.
    """

    parts: tuple[Part, ...] = ()
    since: int = 0
    unsettled: dict[int, int] = field(default_factory=dict)
    renewed: int = 0
    remembered: Memory[Any, Any] = field(default_factory=lambda: Memory(_REMEMBERED))

    def put(self, parts: tuple[Part, ...]) -> None:
        """Let these be the parts from now on."""
        if parts != self.parts:
            self.parts, self.remembered = parts, Memory(_REMEMBERED)


class Columns:
    """The searchable catalogue of one open database. Safe to use from several threads."""

    def __init__(self, file: Path | None = None) -> None:
        """`file` is where they are kept for the next start; None keeps nothing."""
        self.file = file
        self._lexicon = Lexicon()
        self._state: _State | None = None
        self._is_kept_up = False
        self._lock = Lock()

    def current(self, session: Session) -> View:
        """The catalogue as committed, by a session that only reads. The first call loads all of it."""
        if session.new or session.dirty or session.deleted:
            raise WritingSession
        with self._lock:
            if self._state is None:
                self._state = self._load(session)
            else:
                self._take_in(session, self._state)
            return View(self._state.parts, self._lexicon, self._state.remembered)

    def catch_up(self, session: Session) -> None:
        """Take in what a long list has changed, while others still find what was there before.

        To be called again and again by one thread; without one, whoever asks next takes in everything.
        """
        self._is_kept_up = True
        with self._lock:
            state = self._state = self._state or self._load(session)
            parts, since, known = state.parts, state.since, dict(state.unsettled)
        horizon = read_horizon(session)
        stamps = list_stamps(session, since)
        changed = sorted(one for one, stamp in stamps.items() if known.get(one) != stamp)
        renewed = self._renew(session, parts, changed)
        if renewed == parts:
            return
        # What others have taken in meanwhile is newer than the horizon, so that they find it again.
        with self._lock:
            state.put(renewed)
            state.since = max(since, horizon)
            state.unsettled = {one: stamp for one, stamp in stamps.items() if stamp >= state.since}
            state.renewed += len(changed)

    def keep(self, session: Session, at_least: int = _WORTH_KEEPING) -> bool:
        """Write what was taken in for the next start, if so many rows and a good part of all are new; tells whether it did.

        Raises `OSError`.
        """
        view = self.current(session)
        with self._lock:
            state = self._state
            if self.file is None or state is None or state.renewed < max(at_least, view.size // _MUCH_LARGER):
                return False
            since, parts, state.renewed = state.since, state.parts, 0
        stamps = list_stamps(session, 0)
        ids = np.array(sorted(stamps), np.int64)
        settled = [stamp if stamp < since else -1 for stamp in map(stamps.__getitem__, ids.tolist())]
        segments = tuple((part.segment, part.alive) for part in parts)
        kept = Kept(newest_mark(session), segments, self._lexicon, ids, np.array(settled, np.int64))
        save_kept(self.file, kept)
        return True

    def _load(self, session: Session) -> _State:
        horizon = read_horizon(session)
        return self._load_kept(session, horizon) or self._load_all(session, horizon)

    def _load_all(self, session: Session, horizon: int) -> _State:
        segment = build_segment(read_records(session, every_record()), self._lexicon)
        stamps = list_stamps(session, horizon)
        return _State((_whole(segment),) if segment.size else (), horizon, stamps, segment.size)

    def _load_kept(self, session: Session, horizon: int) -> _State | None:
        """The segments of the file with whatever has changed since; None if it does not fit this database."""
        kept = find_kept(self.file) if self.file else None
        if kept is None or not has_mark(session, kept.origin):
            return None
        stamps = list_stamps(session, 0)
        changed = _list_changed(kept, stamps)
        if len(changed) * _MOST_CHANGED > len(stamps):
            return None
        self._lexicon = kept.lexicon
        parts = self._renew(session, tuple(Part(*one) for one in kept.parts), changed)
        return _State(parts, horizon, {one: at for one, at in stamps.items() if at >= horizon}, len(changed))

    def _take_in(self, session: Session, state: _State) -> None:
        listed = list_stamps(session, state.since, _MANY) if self._is_kept_up else {}
        if len(listed) < _MANY:
            self._take_in_all(session, state)
            return
        waiting = (one for one, stamp in listed.items() if state.unsettled.get(one) != stamp)
        newest = {one: listed[one] for one in islice(waiting, _NEWEST)}
        state.put(self._grow(session, state.parts, sorted(newest)))
        state.unsettled |= newest

    def _take_in_all(self, session: Session, state: _State) -> None:
        horizon = read_horizon(session)
        stamps = list_stamps(session, state.since)
        changed = sorted(one for one, stamp in stamps.items() if state.unsettled.get(one) != stamp)
        if changed:
            state.put(self._grow(session, state.parts, changed))
            state.renewed += len(changed)
        state.since = max(state.since, horizon)
        state.unsettled = {one: stamp for one, stamp in stamps.items() if stamp >= state.since}

    def _grow(self, session: Session, parts: tuple[Part, ...], changed: Collection[int]) -> tuple[Part, ...]:
        """As `_renew`, but what is large is left to the thread that keeps up, if there is one."""
        return self._renew(session, parts, changed, _MOST_MERGED if self._is_kept_up else None)

    def _renew(
        self, session: Session, parts: tuple[Part, ...], changed: Collection[int], most_merged: int | None = None
    ) -> tuple[Part, ...]:
        """The parts with these offerings as they are today, merged where that gives no more than so many rows."""
        ids = np.array(changed, np.int64)
        kept = [_without(part, ids) for part in parts] if changed else list(parts)
        newest = build_segment(read_some(session, changed), self._lexicon)
        if newest.size:
            kept.append(_whole(newest))
        while len(kept) > 1 and _belong_together(kept[-2].segment.size, kept[-1].segment.size, most_merged):
            last, before = kept.pop(), kept.pop()
            kept.append(_whole(merge([(before.segment, before.alive), (last.segment, last.alive)])))
        return tuple(kept)


def _belong_together(before: int, last: int, most_merged: int | None) -> bool:
    """Whether segments of these sizes that follow each other are merged."""
    return before <= _MUCH_LARGER * last and (most_merged is None or before + last <= most_merged)


def _list_changed(kept: Kept, stamps: Mapping[int, int]) -> list[int]:
    """The offerings whose stamp is not the one they were kept with, those that are no more among them."""
    known = dict(zip(kept.ids.tolist(), kept.stamps.tolist(), strict=True))
    return sorted(one for one in known.keys() | stamps.keys() if known.get(one) != stamps.get(one))


def _whole(segment: Segment) -> Part:
    return Part(segment, np.ones(segment.size, np.bool_))


def _without(part: Part, ids: "np.ndarray[tuple[int], np.dtype[np.int64]]") -> Part:
    rows = part.segment.find_rows(ids)
    if not len(rows):
        return part
    alive = part.alive.copy()
    alive[rows] = False
    return Part(part.segment, alive)
