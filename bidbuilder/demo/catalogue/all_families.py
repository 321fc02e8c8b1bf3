"""Every family of every member, in the order the catalogue is loaded."""

from bidbuilder.demo.catalogue import (
    care,
    digestion,
    electrical,
    energy,
    network,
    pumps,
    services,
    shared_goods,
    substrate,
)
from bidbuilder.demo.catalogue.families import Family

ALL_FAMILIES: tuple[Family, ...] = (
    *substrate.FAMILIES,
    *digestion.FAMILIES,
    *energy.FAMILIES,
    *pumps.FAMILIES,
    *network.FAMILIES,
    *electrical.FAMILIES,
    *services.FAMILIES,
    *care.FAMILIES,
    *shared_goods.FAMILIES,
)
