"""A file of the buyer that a bid fills in: its places, and what people decided. Files are read in `formats`."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from bidbuilder.domain.basics.errors import Refusal
from bidbuilder.domain.basics.findings import Finding, Severity, translatable

TICKED = "yes"
# A place that was added by hand has no group of its own to stand in.
_SHEET_MARK = "!"
_DOCUMENT = "form-"


class PlaceRefused(Refusal):
    """The place a person named is none of this file."""

    code = "place-refused"
    message = translatable("“{place}” is not a place in this file.")
    hint = translatable("Write the sheet and the cell, such as Prices!F12.")


class FormHasProblems(Refusal):
    """Places whose value the buyer's file would not take."""

    code = "form-has-problems"
    message = translatable(
        "The file cannot be filled yet: {count} places have a value that the buyer's file does not take."
    )
    hint = translatable("They stand first in the list. Choose another value, or leave the place open.")


@dataclass(frozen=True, slots=True, kw_only=True)
class FormPlace:
    """One place to fill. `key` names it within the file: `Prices!F12` in a workbook, `control:3` in a document.

    `kind` is answer, remark, price, quantity, text, date, check or choice; `role` what the column of a cell holds;
    `requirement` the number of its row; `shows` what stands there in the buyer's file.
    """

    key: str
    group: str
    kind: str = "text"
    label: str = ""
    choices: tuple[str, ...] = ()
    requirement: str = ""
    role: str = ""
    shows: str = ""

    @property
    def spot(self) -> str:
        """What to call the place beside its group: the cell, or the label."""
        return self.key.rpartition(_SHEET_MARK)[2] if _SHEET_MARK in self.key else self.label or self.key


@dataclass(frozen=True, slots=True, kw_only=True)
class FormColumn:
    """A column of a sheet's table with what it was taken for (``""``: nothing)."""

    column: str
    role: str
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FormGroup:
    """A sheet of a workbook or a stretch of a document, in the file's order."""

    name: str
    kind: str = ""
    is_hidden: bool = False
    is_protected: bool = False
    columns: tuple[FormColumn, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FormContents:
    """What a file of the buyer asks for."""

    groups: tuple[FormGroup, ...] = ()
    places: tuple[FormPlace, ...] = ()
    findings: tuple[Finding, ...] = ()


def document_of(form_id: int) -> str:
    """How pages and notes name the filled file among the papers of a bid."""
    return f"{_DOCUMENT}{form_id}"


def find_form_id(document: str) -> int | None:
    """Which file of the buyer a paper called `form-12` is; None for the bid's own papers."""
    number = document.removeprefix(_DOCUMENT)
    return int(number) if document.startswith(_DOCUMENT) and number.isdecimal() else None


@dataclass(frozen=True, slots=True, kw_only=True)
class BuyerForm:
    """A file of the buyer in a bid, for one member (`organisation_id`) or for the bid as a whole (None).

    `typed` are values of people by place, which count before what is proposed (``""`` leaves a place as it is); `roles`
    are corrections of columns by sheet. `is_in_pack`: the filled file goes out with the bid.
    """

    id: int | None = None
    bid_id: int
    organisation_id: int | None = None
    name: str
    format: str
    file_key: str
    contents: FormContents
    typed: Mapping[str, str] = field(default_factory=dict)
    roles: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    is_in_pack: bool = False
    changed_by: str = ""
    changed_at: datetime | None = None
    revision: int = 0

    @property
    def is_workbook(self) -> bool:
        """Whether it has sheets with cells."""
        return self.format == "xlsx"


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """What goes into a place: a value and the words that say where it comes from. `problem` says why it cannot go in.

    `is_typed`: a person decided it. Words are messages with `params`.
    """

    place: FormPlace
    value: str = ""
    origin: str = ""
    problem: str = ""
    params: Mapping[str, str] = field(default_factory=dict)
    is_typed: bool = False


def decide(form: BuyerForm, proposals: Mapping[str, Proposal], wanted: Mapping[str, str]) -> BuyerForm:
    """The form with what a person wrote: only what differs from the proposal is kept as typed.

    `wanted` are values by place. A key that the file was not read to have is a cell of a workbook. Raises `PlaceRefused`.
    """
    known = {place.key for place in form.contents.places}
    typed = dict(form.typed)
    for key, value in wanted.items():
        if key not in known and not (form.is_workbook and _is_cell_of(form, key)):
            raise PlaceRefused(place=key, where=key)
        plain, proposal = value.strip(), proposals.get(key)
        is_proposed = proposal is not None and not proposal.is_typed and proposal.value == plain
        if is_proposed or (key not in known and not plain):
            typed.pop(key, None)
        else:
            typed[key] = plain
    return replace(form, typed=typed)


def list_added_places(form: BuyerForm) -> tuple[FormPlace, ...]:
    """Cells that people added beside those the file was read to have."""
    known = {place.key for place in form.contents.places}
    return tuple(FormPlace(key=key, group=key.rpartition(_SHEET_MARK)[0]) for key in form.typed if key not in known)


def list_problems(form: BuyerForm, proposals: Mapping[str, Proposal]) -> tuple[Finding, ...]:
    """What keeps the form from being filled, as findings that lead to it."""
    return tuple(
        Finding(
            severity=Severity.ERROR,
            code="form-place",
            message=one.problem,
            params={**one.params, "page": "forms", "key": str(form.id or "")},
        )
        for one in proposals.values()
        if one.problem
    )


def _is_cell_of(form: BuyerForm, key: str) -> bool:
    sheet, _mark, cell = key.rpartition(_SHEET_MARK)
    letters = cell.rstrip("0123456789")
    is_named = 1 <= len(letters) <= 3 and letters.isascii() and letters.isalpha() and cell != letters
    return is_named and any(group.name == sheet for group in form.contents.groups)
