"""Connections between the items of a solution, and who answers for the ports that are left open. Whether they fit: `matching`."""

from dataclasses import dataclass

BUYER, LEAD = "buyer", "lead"
_MEMBER = "member:"


@dataclass(frozen=True, slots=True, order=True)
class PortEnd:
    """A port of an item of the solution: the item's key and the port's name."""

    item_key: str
    port: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Connection:
    """Two ports that are joined, `count` times: two pumps on one header are a connection of two."""

    first: PortEnd
    second: PortEnd
    count: int = 1

    @property
    def ends(self) -> frozenset[PortEnd]:
        """Both ends; two connections with the same ends are the same, whichever is named first."""
        return frozenset({self.first, self.second})


@dataclass(frozen=True, slots=True, kw_only=True)
class BatteryLimit:
    """An open port somebody answers for. `owner` is `buyer`, `lead` or `member:` and the number of an organisation."""

    end: PortEnd
    owner: str


def owned_by(organisation_id: int) -> str:
    """How a battery limit names a member."""
    return f"{_MEMBER}{organisation_id}"


def find_owning_member(owner: str) -> int | None:
    """The organisation a battery limit names, if it names one."""
    number = owner.removeprefix(_MEMBER)
    return int(number) if owner.startswith(_MEMBER) and number.isascii() and number.isdecimal() else None


def is_owner(owner: str) -> bool:
    """Whether the words name somebody a battery limit can belong to."""
    return owner in {BUYER, LEAD} or find_owning_member(owner) is not None
