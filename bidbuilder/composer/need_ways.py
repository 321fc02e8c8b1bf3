"""The ways to answer the needs of a model, for those whose whole choices can be told."""

from collections.abc import Iterator, Sequence

import numpy as np

from bidbuilder.composer.elements import ElementKind
from bidbuilder.composer.need_choices import Option
from bidbuilder.composer.pricing import options_of
from bidbuilder.composer.translation import SourcingModel

MOST_WANTED = 400


def options_by_need(sourcing: SourcingModel) -> Iterator[list[Option]]:
    """For each need that must be covered the ways to answer it; none where these are not whole, few and all there is."""
    model = sourcing.model
    wanted = {
        element.ids[0]: (row, int(model.row_lower[row]))
        for row, elements in sourcing.sources.items()
        for element in elements
        if len(elements) == 1 and element.kind is ElementKind.NEED
        if 0 < model.row_lower[row] <= MOST_WANTED and model.row_lower[row].is_integer()
    }
    options: dict[str, list[Option] | None] = {}
    for index in sourcing.parts:
        for need in sourcing.offers[index].answers.keys() & wanted.keys():
            found = options_of_offer(sourcing, index, need, wanted[need][1])
            known = options.setdefault(need, [])
            options[need] = None if known is None or found is None else known + found
    caps = np.zeros(model.width, dtype=np.bool_)
    caps[list(sourcing.caps)] = True
    for need, ways in options.items():
        row = wanted[need][0]
        columns = model.columns[model.starts[row] : model.starts[row + 1]]
        if ways is not None and _may_split(ways) and ((sourcing.offer_of[columns] >= 0) | caps[columns]).all():
            yield ways


def _may_split(options: Sequence[Option]) -> bool:
    """Tell whether a part of the need can be answered: where each option covers it, averages cost no less."""
    return any(0 < option.least + option.unit * option.room < option.wanted for option in options)


def options_of_offer(sourcing: SourcingModel, index: int, need: str, wanted: int) -> list[Option] | None:
    """The ways to take an offer for one need; None where it is not taken in whole numbers."""
    offer, model = sourcing.offers[index], sourcing.model
    parts = {part.column: part.units * offer.answers[need] for part in sourcing.parts[index]}
    if not offer.is_integer or any(amount != int(amount) for amount in parts.values()):
        return None
    return [
        Option(
            use=use,
            above=above,
            member=int(sourcing.member_of[next(iter(parts))]),
            offer=index,
            least=int(parts[use]) if use >= 0 else 0,
            unit=int(parts[above]) if above >= 0 else 0,
            room=int(model.upper[above]) if above >= 0 else 0,
            wanted=wanted,
        )
        for use, above in options_of(list(parts), sourcing.use_columns[index])
    ]
