"""The solution as far as the lead has come: systems, subsystems and items with the requirements they answer.

A line of the table is `= lot | system`, `== subsystem`, `code × quantity : requirement numbers` or a placeholder
`? title | amount : requirement numbers`. What is missing on purpose is listed in the docstring of `bidbuilder.demo`.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from bidbuilder.domain.solutions.tree import Node, NodeKind

# An item whose certificate ends before the award, and what could take its place.
ALTERNATES = {"EG-FA-750": ("VB-FK-800",)}

TABLE = """
= LOT-0001 | Biogas plant
== Reception and feeding
VB-RT-650 × 1 : 1.1.1 1.1.2
SK-DL-65 × 2 : 1.1.3 1.1.4 1.1.5
KH-FD-90 × 1 : 1.1.7 1.1.8 1.1.9 1.1.10 1.1.11
KH-SN-8000 × 2 :
== Hygienisation
VB-HY-16 × 3 : 1.2.1 1.2.2 1.2.3 1.2.4
SK-DL-40 × 2 :
== Digestion
VB-RK-3100 × 2 : 1.3.1 1.3.2 1.3.3 1.3.4 1.3.5
VB-RK-2500 × 1 : 1.3.3 1.3.12
RM-SL-18.5 × 5 : 1.3.6 1.3.7 1.3.8 1.3.9 1.3.10
FB-SR-270 × 2 : 1.3.11
== Gas storage
VB-GL-2200 × 1 : 1.4.1 1.4.2 1.4.3 1.4.5
VB-GL-1200 × 2 : 1.4.2 1.4.3
== Gas treatment
EG-SV-650 × 1 : 1.5.1 1.5.2
EG-KF-700 × 1 :
EG-KØ-36 × 1 : 1.5.3
EG-BL-650 × 2 : 1.5.4 1.5.5
EG-FA-750 × 1 : 1.5.6
== Digestate
VB-LS-4200 × 2 : 1.6.1
== Measurement, steelwork and start-up
SH-NR-20 × 6 : 1.7.1 1.7.4
SH-FM-150 × 4 : 1.7.2 1.7.4
SH-GD-CH4 × 8 : 1.7.3 1.7.4
NT-GP-800 × 120 : 1.8.1
HR-EX-joint-plant × 1 : 1.8.2
BM-MO-biogas-plant × 1 :
VM-OP-26 × 1 : 1.8.3
= LOT-0002 | Energy centre
== Combined heat and power
TV-BK-635 × 2 : 2.1.1 2.1.2 2.1.3 2.1.4 2.1.5 2.1.6 2.1.7 2.1.8 2.1.9 2.1.10 2.1.11 2.1.12 2.1.13 2.1.14
TV-RG-340 × 2 : 2.2.1 2.2.2 2.2.3
FB-PV-1600 × 1 : 2.2.4
== Heat pump, peak boiler and store
HV-AM-1600 × 1 : 2.3.1 2.3.2 2.3.3 2.3.4 2.3.5 2.3.6
TV-GK-4200 × 1 : 2.4.1 2.4.2 2.4.3 2.4.4 2.4.5
NT-AK-850 × 1 : 2.5.1 2.5.2 2.5.3 2.5.4 2.5.5
SK-TH-6 × 1 : 2.5.6
== Electrical equipment
RV-TR-1600 × 1 : 2.6.1 2.6.2 2.6.3
RV-MS-5 × 1 : 2.6.4
RV-HT-2500 × 1 : 2.6.5 2.6.6 2.6.7
RV-MC-24 × 3 : 2.6.8
RV-KA-25 × 800 : 2.6.10
RV-KA-95 × 350 : 2.6.10
? Lightning and surge protection | 9500 : 2.6.11
== Control system
SH-SR-2500 × 1 : 2.7.1 2.7.2 2.7.3 2.7.4 2.7.5 2.7.6 2.7.7
SH-IO-32 × 12 : 2.7.8
SH-FO-round-the-clock × 2 : 2.7.9
== Design and erection
HR-DP-10 × 1 : 2.8.1
BM-MO-energy-centre × 1 : 2.8.2
BM-KR-60 × 12 : C.1.7
HS-IB-energy-centre × 1 : 2.8.3
= LOT-0003 | District heating network
== Pipes and fittings
IL-E3-200 × 1600 : 3.1.1 3.1.5 3.1.6 3.1.7 3.1.8 3.1.9 3.1.10 3.1.11 3.1.12
IL-E3-100 × 2400 : 3.1.2 3.1.5 3.1.6 3.1.7 3.1.8 3.1.9 3.1.10 3.1.11 3.1.12
IL-E3-65 × 1800 : 3.1.3 3.1.5 3.1.6 3.1.7 3.1.8 3.1.9 3.1.10 3.1.11 3.1.12
IL-E3-32 × 600 : 3.1.4 3.1.5 3.1.6 3.1.7 3.1.8 3.1.9 3.1.10 3.1.11 3.1.12
IL-MU-200 × 130 : 3.2.1
IL-MU-100 × 290 : 3.2.1
IL-VK-200 × 6 : 3.2.2
IL-VK-100 × 12 : 3.2.2
IL-AL-8 × 1 : 3.2.3
IL-BU-100 × 64 : 3.2.4
== Pumping station
SK-NP-125 × 3 : 3.3.1 3.3.2 3.3.3 3.3.4 3.3.7
SK-VB-5 × 1 : 3.3.5
== Substations
FB-UN-65 × 48 : 3.4.1 3.4.2 3.4.3 3.4.7
FB-VM-2.5 × 48 : 3.4.4 3.4.5
FB-UB-280 × 6 : 3.4.6
== Works
BM-SV-440 × 8 : 3.5.1
BM-NM-8 × 1 : 3.5.2
HR-NB-10 × 1 : 3.5.3
BM-TR-pipe-lorry × 14 : 3.5.4
= | Whole project
HS-PL-all-lots × 1 :
HS-DO-whole-plant × 1 : C.1.3
HS-SV-24 × 2 : C.1.5
"""


def read_systems(offering_ids: Mapping[str, int], keys: Mapping[str, str]) -> tuple[Node, ...]:
    """The systems of the table. `offering_ids` by product code, `keys` of requirements by their number."""
    roots: list[Node] = []
    for heading, rows in _blocks(TABLE.strip().splitlines(), "= "):
        lot, _, title = (part.strip() for part in heading.partition("|"))
        loose, groups = _divide(rows)
        children = [_leaf(row, offering_ids, keys) for row in loose]
        for name, inner in groups:
            leaves = tuple(_leaf(row, offering_ids, keys) for row in inner)
            children.append(Node(key="", kind=NodeKind.SUBSYSTEM, title=name, children=leaves))
        roots.append(Node(key="", kind=NodeKind.SYSTEM, title=title, lot=lot, children=tuple(children)))
    return tuple(roots)


def _blocks(lines: Sequence[str], mark: str) -> Iterator[tuple[str, list[str]]]:
    """Headings that begin with the mark, each with the lines up to the next one."""
    starts = [place for place, line in enumerate(lines) if line.startswith(mark)]
    for start, end in pairwise([*starts, len(lines)]):
        yield lines[start].removeprefix(mark).strip(), list(lines[start + 1 : end])


def _divide(rows: Sequence[str]) -> tuple[Sequence[str], Iterator[tuple[str, list[str]]]]:
    """The rows before the first subsystem, and the subsystems."""
    first = next((place for place, row in enumerate(rows) if row.startswith("== ")), len(rows))
    return rows[:first], _blocks(rows[first:], "== ")


def _leaf(row: str, offering_ids: Mapping[str, int], keys: Mapping[str, str]) -> Node:
    what, _, numbers = (part.strip() for part in row.rpartition(":"))
    answers = tuple(keys[number] for number in numbers.split())
    if what.startswith("?"):
        title, _, amount = (part.strip() for part in what.removeprefix("?").partition("|"))
        return Node(key="", kind=NodeKind.PLUG, title=title, plug_amount=Decimal(amount), answers=answers)
    code, _, quantity = (part.strip() for part in what.partition("×"))
    item = Node(key="", kind=NodeKind.ITEM, offering_id=offering_ids[code], quantity=Decimal(quantity), answers=answers)
    return replace(item, alternates=tuple(offering_ids[one] for one in ALTERNATES.get(code, ())))
