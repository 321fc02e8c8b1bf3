"""Partial releases of one procedure put together as one, by the merge rules of OCDS 1.1.

In the order of their dates a later value replaces an earlier one, null takes a field away, objects are merged field by
field, objects in lists by their `id`, and lists of anything else are replaced as a whole.
"""

from collections.abc import Sequence
from typing import Any

from bidbuilder.formats.readers.json_text import PlacedObject

# Lists of objects that the release schema marks with `wholeListMerge`.
_WHOLE_LISTS = {"additionalClassifications", "additionalIdentifiers", "changes", "suppliers", "tenderers"}


def merge_releases(releases: Sequence[tuple[dict[str, Any], str]]) -> PlacedObject:
    """The release that `releases` (data and JSON Pointer of each, the oldest first) amount to together.

    Each object in it knows where the newest release that says something of it does so.
    """
    merged = PlacedObject("")
    for data, pointer in releases:
        merged = _merge_object(merged, data, pointer)
    return merged


def _merge_object(old: Any, new: dict[str, Any], pointer: str) -> PlacedObject:
    merged = PlacedObject(pointer, old if isinstance(old, dict) else {})
    for key, value in new.items():
        place = f"{pointer}/{key}"
        if value is None:
            merged.pop(key, None)
        elif isinstance(value, dict):
            merged[key] = _merge_object(merged.get(key), value, place)
        elif isinstance(value, list) and key not in _WHOLE_LISTS:
            merged[key] = _merge_list(merged.get(key), value, place)
        else:
            merged[key] = _placed(value, place)
    return merged


def _merge_list(old: Any, new: list[Any], pointer: str) -> list[Any]:
    """Objects by their id, those without one added at the end; a list that holds anything else replaces the old one."""
    if not all(isinstance(one, dict) for one in new):
        return [_placed(one, f"{pointer}/{index}") for index, one in enumerate(new)]
    merged = [one for one in old if isinstance(one, dict)] if isinstance(old, list) else []
    places = {_id_of(one): place for place, one in enumerate(merged) if _id_of(one)}
    for index, one in enumerate(new):
        place, key = f"{pointer}/{index}", _id_of(one)
        known = places.get(key) if key else None
        if known is not None:
            merged[known] = _merge_object(merged[known], one, place)
            continue
        if key:
            places[key] = len(merged)
        merged.append(_merge_object({}, one, place))
    return merged


def _id_of(one: dict[str, Any]) -> str:
    """The id as text: numbers and texts mean the same object, as publishers mix them."""
    written = one.get("id")
    return "" if written is None else str(written).strip()


def _placed(value: Any, pointer: str) -> Any:
    """A value that replaces what was there, its objects with their places."""
    if isinstance(value, dict):
        return _merge_object({}, value, pointer)
    if isinstance(value, list):
        return [_placed(one, f"{pointer}/{index}") for index, one in enumerate(value)]
    return value
