"""Names of dimensions, so that a finding can say *power* and *pressure*. A dimension without a name is called by its formula."""

from functools import cache

from bidbuilder.domain.basics.units.reading import Meaning, find_meaning
from bidbuilder.domain.basics.units.registry import Powers

_EXAMPLES = """
length m                    | area m**2                      | volume m**3                  | mass kg
time s                      | frequency Hz                   | speed m/s                    | acceleration m/s**2
volume-flow m**3/h          | mass-flow kg/h                 | density kg/m**3              | specific-volume m**3/kg
force N                     | pressure Pa                    | energy J                     | power W
temperature K               | temperature-difference delta_degC | thermal-conductivity W/(m*K) | heat-transfer W/(m**2*K)
heat-capacity J/K           | specific-heat J/(kg*K)         | thermal-resistance K/W       | irradiance W/m**2
current A                   | voltage V                      | resistance ohm               | conductance S
capacitance F               | inductance H                   | charge C                     | resistivity ohm*m
conductivity S/m            | electric-field V/m             | magnetic-flux Wb             | flux-density T
apparent-power VA           | reactive-power var             | apparent-energy VAh          | reactive-energy varh
specific-energy J/kg        | dynamic-viscosity Pa*s         | kinematic-viscosity m**2/s   | mass-per-area kg/m**2
amount mol                  | concentration mol/m**3         | molar-mass g/mol             | moment-of-inertia kg*m**2
angle rad                   | angular-speed rad/s            | solid-angle sr               | luminous-intensity cd
luminous-flux lm            | illuminance lx                 | luminous-efficacy lm/W       | information bit
data-rate bit/s             | level dB                       | sound-level dBA              | signal-level dBm
gauge-pressure barg         | absolute-pressure bara         | normal-volume Nm3            | normal-volume-flow Nm3/h
standard-volume Sm3         | standard-volume-flow Sm3/h     | radioactivity Bq             | dose-equivalent Sv
nominal-diameter DN         | nominal-pressure PN            | water-hardness dH            | turbidity NTU
acidity pH                  | population PE                  | mass-per-length kg/m         | stiffness N/m
count piece                 | length-per-energy m/J          | normal-gas-concentration mg/Nm3 | ratio percent
"""

_FORCES = frozenset({"N", "mN", "uN", "cN", "dN", "kN", "MN", "kgf", "lbf", "klbf", "dyn", "gf", "ozf"})
_LENGTHS = frozenset({"m", "mm", "cm", "dm", "km", "in", "ft", "um"})


@cache
def _names() -> dict[Powers, str]:
    pairs = (cell.split() for line in _EXAMPLES.strip().splitlines() for cell in line.split("|"))
    return {meaning.powers: name for name, example in pairs if (meaning := find_meaning(example))}


def dimension_of(meaning: Meaning) -> str:
    """The dimension's name. A force times a length is a torque: Rec. 20 and IEC 80000-4 keep N·m and J apart."""
    if _is_torque(meaning):
        return "torque"
    named = _names().get(meaning.powers)
    return named or "*".join(name.strip("[]") + (f"^{power}" if power != 1 else "") for name, power in meaning.powers)


def _is_torque(meaning: Meaning) -> bool:
    if len(meaning.parts) != 2 or any(power != 1 for _, power in meaning.parts):
        return False
    symbols = {symbol for symbol, _ in meaning.parts}
    return bool(symbols & _FORCES) and bool(symbols & _LENGTHS)
