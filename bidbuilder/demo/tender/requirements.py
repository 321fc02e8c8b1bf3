"""All requirements of the call in its order, with their keys."""

from bidbuilder.demo.tender import biogas_lot, energy_lot, general, network_lot
from bidbuilder.demo.tender.call import FILE
from bidbuilder.demo.tender.notation import read_requirements
from bidbuilder.domain.tenders.numbering import assign_keys
from bidbuilder.domain.tenders.requirements import Requirement

TABLES = (general.TABLE, biogas_lot.TABLE, energy_lot.TABLE, network_lot.TABLE)


def list_requirements() -> tuple[Requirement, ...]:
    """The requirements of all tables, each with its key."""
    return assign_keys(one for table in TABLES for one in read_requirements(table, FILE))
