"""All requirements of the call in its order, with their keys and where they stand in the buyer's workbook."""

from dataclasses import replace
from functools import cache

from bidbuilder.demo.tender import biogas_lot, energy_lot, general, network_lot
from bidbuilder.demo.tender.call import FILE
from bidbuilder.demo.tender.notation import read_requirements
from bidbuilder.domain.basics.findings import SourcePlace
from bidbuilder.domain.tenders.numbering import assign_keys
from bidbuilder.domain.tenders.requirements import Requirement

SHEET, HEADING_ROW, TEXT_COLUMN = "Requirements", 4, "E"

_TABLES = (general.TABLE, biogas_lot.TABLE, energy_lot.TABLE, network_lot.TABLE)


@cache
def list_requirements() -> tuple[Requirement, ...]:
    """The requirements of all tables, each with its key and its cell in the buyer's workbook."""
    read = [one for table in _TABLES for one in read_requirements(table)]
    placed = (
        replace(one, source=SourcePlace(file=FILE, sheet=SHEET, cell=f"{TEXT_COLUMN}{row}"))
        for row, one in enumerate(read, start=HEADING_ROW + 1)
    )
    return assign_keys(placed)


def keys_by_number() -> dict[str, str]:
    """The key of each requirement by the buyer's number."""
    return {one.number: one.key for one in list_requirements()}
