"""The buyer's own files of a frozen bid, filled for its pack."""

from pathlib import PurePosixPath

from bidbuilder.domain.bids.snapshot import BidSnapshot
from bidbuilder.formats.forms.files import fill_form

FOLDER = "09-buyer-forms"
# Sorted to the price schedules, and out of a technical part as they are.
FOLDER_WITH_PRICES = "04-buyer-price-forms"


def fill_buyer_forms(snapshot: BidSnapshot) -> dict[str, bytes]:
    """The filled files by their name in the pack, in the order of the bid. Two of one name are told apart by a number.

    Raises refusals of cells and of files.
    """
    files: dict[str, bytes] = {}
    for form in snapshot.forms:
        folder = FOLDER_WITH_PRICES if form.has_prices else FOLDER
        name = PurePosixPath(form.name.replace("\\", "/")).name
        files[_free_name(folder, name, files)] = fill_form(form).content
    return files


def _free_name(folder: str, name: str, taken: dict[str, bytes]) -> str:
    stem, dot, ending = name.rpartition(".")
    tries = (name, *(f"{stem}-{number}{dot}{ending}" for number in range(2, len(taken) + 3)))
    return next(path for one in tries if (path := f"{folder}/{one}") not in taken)
