"""What an organisation can show of itself when the members must meet a requirement: certificates and figures."""

from dataclasses import dataclass

from bidbuilder.domain.catalogue.offerings import Certificate
from bidbuilder.domain.catalogue.properties import PropertyValue


@dataclass(frozen=True, slots=True, kw_only=True)
class Qualification:
    """Certificates of the organisation and properties such as yearly turnover, employees or reference projects."""

    certificates: tuple[Certificate, ...] = ()
    properties: tuple[PropertyValue, ...] = ()
