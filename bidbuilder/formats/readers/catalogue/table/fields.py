"""Fields a column of a list can hold, and how they are written: `name.da`, `price.10:EUR`, `property.rated_power:kW`, `price#2`.

The part behind the point says which (language, quantity, property), behind the colon stands the unit or currency that holds
for the whole column (`price:DKK/100` are prices of a hundred), behind # the number of the group a column belongs to where
groups repeat (price 1, currency 1, price 2 …).
"""

import re
from dataclasses import dataclass

from bidbuilder.domain.basics.findings import translatable
from bidbuilder.formats.refusals import FileRefused

PLAIN_FIELDS = frozenset(
    {"code", "name", "description", "kind", "manufacturer", "part_number", "gtin", "unit", "pack_size", "minimum_order"}
    | {"lead_time", "origin", "hs_code", "classification", "currency", "price", "from_quantity", "price_type", "per"}
    | {
        "price_factor",
        "discount",
        "one_off",
        "incoterm",
        "place",
        "valid_from",
        "valid_until",
        "certificate",
        "warranty",
        "mass",
    }
    | {"lead_time_per_unit", "spare_parts", "spare_parts_years", "export_control", "export_control_code"}
    | {"rohs", "reach", "substances", "volume", "local_content", "document", "components", "property", "attribute"}
    | {"property_from", "property_to", "unit_beside", "dimensions", "price_of"}
)
_WRITTEN = re.compile(r"(?P<name>[a-z_]+)(?:\.(?P<part>[^:#]+))?(?::(?P<unit>[^#]+))?(?:#(?P<group>\d{1,3}))?")


class FieldUnknown(FileRefused):
    """A person named a field that there is not."""

    code = "field-unknown"
    message = translatable("There is no field {field} for column {column}.")
    hint = translatable("Fields are written like code, name.da, price.10:EUR or property.rated_power:kW.")


@dataclass(frozen=True, slots=True)
class Field:
    """What a column holds."""

    name: str
    part: str = ""
    unit: str = ""
    group: int = 0

    @property
    def currency(self) -> str:
        """The currency of a price's unit: that of `price:DKK/100` is DKK."""
        return self.unit.partition("/")[0]

    @property
    def per(self) -> int:
        """For how many a price holds: `price:DKK/100` for a hundred, `price:DKK` for one."""
        number = self.unit.partition("/")[2]
        return int(number) if number.isascii() and number.isdigit() and int(number) else 1

    def __str__(self) -> str:
        part = f".{self.part}" if self.part else ""
        unit = f":{self.unit}" if self.unit else ""
        return f"{self.name}{part}{unit}{f'#{self.group}' if self.group else ''}"


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the list: its index from 0, its title in the file and its field (None: not understood)."""

    index: int
    title: str
    field: Field | None


def parse_field(text: str, column: str) -> Field | None:
    """The field a person wrote; None for an empty text, which leaves the column out. Raises `FieldUnknown`."""
    if not text.strip():
        return None
    match = _WRITTEN.fullmatch(text.strip())
    if match is None or match["name"] not in PLAIN_FIELDS:
        raise FieldUnknown(field=text.strip()[:60], column=column)
    return Field(match["name"], match["part"] or "", match["unit"] or "", int(match["group"] or 0))
