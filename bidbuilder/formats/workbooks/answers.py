"""The answers a bidder hands in as JSON: for cells by their names, or for requirements by their numbers."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from bidbuilder.domain.tenders.buyer_workbooks import CellAnswer, CellValue, RequirementAnswer
from bidbuilder.formats.readers.json_text import parse_json
from bidbuilder.formats.refusals import FileBroken
from bidbuilder.formats.workbooks.refusals import AnswersUnreadable, ValueUnfit

_PLACES = {"requirement", "sheet"}


def read_answers(content: bytes) -> tuple[CellAnswer | RequirementAnswer, ...]:
    """The answers in `{"cells": [{"sheet", "cell", "value"}]}` or `{"answers": [{"requirement", "answer", …}]}`, or both.

    Numbers may be strings or JSON numbers; both stay exact. Raises `AnswersUnreadable` and `ValueUnfit`.
    """
    try:
        data = parse_json(content)
    except FileBroken as broken:
        raise AnswersUnreadable(reason=broken.params.get("detail", ""), where=broken.where) from broken
    if not isinstance(data, dict) or not set(data) & {"cells", "answers"}:
        raise AnswersUnreadable(reason="cells | answers")
    cells = [_cell_answer(one, f"/cells/{place}") for place, one in enumerate(_objects(data, "cells"))]
    answers = [_requirement_answer(one, f"/answers/{place}") for place, one in enumerate(_objects(data, "answers"))]
    return (*cells, *answers)


def _objects(data: Mapping[str, Any], key: str) -> Sequence[Mapping[str, Any]]:
    found = data.get(key, [])
    if not isinstance(found, list) or not all(isinstance(one, dict) for one in found):
        raise AnswersUnreadable(reason=key, where=f"/{key}")
    return found


def _cell_answer(one: Mapping[str, Any], where: str) -> CellAnswer:
    if "value" not in one:
        raise AnswersUnreadable(reason="value", where=where)
    return CellAnswer(
        sheet=_text(one, "sheet", where),
        cell=_text(one, "cell", where),
        value=_value(one["value"], where),
    )


def _requirement_answer(one: Mapping[str, Any], where: str) -> RequirementAnswer:
    return RequirementAnswer(
        requirement=_text(one, "requirement", where),
        fields={key: _value(value, f"{where}/{key}") for key, value in one.items() if key not in _PLACES},
        sheet=_text(one, "sheet", where) if one.get("sheet") else "",
    )


def _text(one: Mapping[str, Any], key: str, where: str) -> str:
    found = one.get(key)
    if isinstance(found, int | Decimal) and not isinstance(found, bool):
        found = str(found)
    if not isinstance(found, str) or not found.strip():
        raise AnswersUnreadable(reason=key, where=f"{where}/{key}")
    return found.strip()


def _value(value: Any, where: str) -> CellValue:
    if value is None or isinstance(value, str | bool | Decimal):
        return value
    if isinstance(value, int):
        return Decimal(value)
    raise ValueUnfit(where=where, cell=where)
