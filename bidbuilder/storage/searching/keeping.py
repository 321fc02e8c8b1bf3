"""Segments kept in a file beside the database, so that a process that starts need not read a million records.

The file is never the only copy of anything: one that is missing, broken or of another database is left alone and made anew.
With each row goes the stamp it was taken in by; whatever has another one in the database today is read again.
"""

import json
import tempfile
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bidbuilder.storage.searching.ranges import Mask, Measured, Ranges, ranges_of
from bidbuilder.storage.searching.segments import Lexicon, Pairs, Postings, Prices, Segment, pairs_of
from bidbuilder.storage.searching.terms import Terms

FORMAT = 2
_BROKEN = (OSError, ValueError, KeyError, EOFError, TypeError, zipfile.BadZipFile, NotImplementedError)
_PLAIN = ("ids", "owners", "published", "states", "kinds", "cpv", "changed", "property_counts", "code_starts")
_POSTED = ("named", "told", "phrases", "pieces")

_Arrays = Mapping[str, NDArray[Any]]


@dataclass(frozen=True, slots=True, eq=False)
class Kept:
    """What a file holds: segments with their living rows, the terms they name, and the stamp of each offering.

    `origin` names the database and a moment of its history; `stamps` are in the order of `ids`, -1 where a row may be newer.
    """

    origin: str
    parts: tuple[tuple[Segment, Mask], ...]
    lexicon: Lexicon
    ids: NDArray[np.int64]
    stamps: NDArray[np.int64]


def save_kept(file: Path, kept: Kept) -> None:
    """Write the file aside and put it in place; readable by its owner only, as it holds prices. Raises `OSError`."""
    arrays: dict[str, Any] = {"ids": kept.ids, "stamps": kept.stamps}
    described: list[Any] = []
    for place, (segment, alive) in enumerate(kept.parts):
        arrays |= {f"{place}/{name}": one for name, one in _arrays_of(segment).items()} | {f"{place}/alive": alive}
        described.append(
            {"numbers": sorted(segment.numbers), "choices": sorted(segment.choices), "keys": list(segment.keys)}
        )
    head = {"format": FORMAT, "origin": kept.origin, "parts": described, "terms": _terms_of(kept.lexicon)}
    arrays["head"] = np.frombuffer(json.dumps(head).encode(), np.uint8)
    file.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=file.parent, prefix=file.name, delete=False) as aside:
        try:
            np.savez(aside, **arrays)
        except BaseException:
            Path(aside.name).unlink()
            raise
    Path(aside.name).replace(file)


def find_kept(file: Path) -> Kept | None:
    """What the file holds; None if there is none that this version can read whole."""
    with suppress(*_BROKEN), file.open("rb") as opened, np.load(opened, allow_pickle=False) as arrays:
        head = json.loads(arrays["head"].tobytes())
        if head["format"] != FORMAT:
            return None
        parts = tuple(
            (_segment_from(_Inside(arrays, f"{place}/"), names), arrays[f"{place}/alive"])
            for place, names in enumerate(head["parts"])
        )
        lexicon = Lexicon(*(Terms(head["terms"][one.name]) for one in fields(Lexicon)))
        return Kept(head["origin"], parts, lexicon, arrays["ids"], arrays["stamps"])
    return None


class _Inside:
    """The arrays under one prefix."""

    def __init__(self, arrays: _Arrays, prefix: str) -> None:
        self._arrays, self._prefix = arrays, prefix

    def __getitem__(self, name: str) -> NDArray[Any]:
        return self._arrays[self._prefix + name]


def _terms_of(lexicon: Lexicon) -> dict[str, list[str]]:
    return {one.name: getattr(lexicon, one.name).list_all() for one in fields(Lexicon)}


def _arrays_of(segment: Segment) -> dict[str, NDArray[Any]]:
    found: dict[str, NDArray[Any]] = {name: getattr(segment, name) for name in _PLAIN}
    found |= {f"key/{name}": one for name, one in segment.keys.items()}
    found |= {f"rank/{name}": one for name, one in segment.ranks.items()}
    found |= dict(_members("prices", segment.prices)) | {"codes": np.frombuffer(segment.codes, np.uint8)}
    for key, measured in segment.numbers.items():
        for part in fields(Measured):
            found |= dict(_members(f"number/{key}/{part.name}", getattr(measured, part.name)))
    choices = {f"choice/{key}": one for key, one in segment.choices.items()}
    for name, pairs in (choices | {"certificates": segment.certificates}).items():
        found |= {f"{name}/rows": pairs.rows, f"{name}/terms": pairs.terms}
    for name in _POSTED:
        found |= dict(_members(name, getattr(segment, name)))
    return found


def _members(name: str, thing: Prices | Ranges | Postings) -> Iterator[tuple[str, NDArray[Any]]]:
    return ((f"{name}/{one.name}", getattr(thing, one.name)) for one in fields(thing))


def _segment_from(arrays: _Inside, names: Mapping[str, Sequence[str]]) -> Segment:
    plain: dict[str, Any] = {name: arrays[name] for name in _PLAIN}
    posted: dict[str, Any] = {name: _made(Postings, arrays, name) for name in _POSTED}
    return Segment(
        keys={name: arrays[f"key/{name}"] for name in names["keys"]},
        ranks={name: arrays[f"rank/{name}"] for name in names["keys"]},
        prices=_made(Prices, arrays, "prices"),
        numbers={
            key: Measured(*(_ranges(arrays, f"number/{key}/{part.name}") for part in fields(Measured)))
            for key in names["numbers"]
        },
        choices={key: _pairs(arrays, f"choice/{key}") for key in names["choices"]},
        certificates=_pairs(arrays, "certificates"),
        codes=arrays["codes"].tobytes(),
        **plain,
        **posted,
    )


def _made(kind: Any, arrays: _Inside, name: str) -> Any:
    return kind(*(arrays[f"{name}/{one.name}"] for one in fields(kind)))


def _ranges(arrays: _Inside, name: str) -> Ranges:
    return ranges_of(*(arrays[f"{name}/{one.name}"] for one in fields(Ranges)))


def _pairs(arrays: _Inside, name: str) -> Pairs:
    return pairs_of(arrays[f"{name}/rows"], arrays[f"{name}/terms"])
