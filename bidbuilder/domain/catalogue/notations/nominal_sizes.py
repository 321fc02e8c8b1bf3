"""Nominal sizes that no factor links to a measure: pipes (NPS and DN by EN ISO 6708 and ASME B36.10), wires (AWG)."""

from decimal import Context, Decimal

from bidbuilder.domain.basics.errors import Refusal
from bidbuilder.domain.basics.findings import translatable

_PAIRS = """
0.125=6 0.25=8 0.375=10 0.5=15 0.75=20 1=25 1.25=32 1.5=40 2=50 2.5=65 3=80 3.5=90 4=100 5=125 6=150 8=200 10=250 12=300
14=350 16=400 18=450 20=500 22=550 24=600 28=700 30=750 32=800 36=900 40=1000 42=1050 48=1200 56=1400 60=1500 64=1600
72=1800 80=2000
"""
_DN_OF_INCHES = {Decimal(inches): Decimal(dn) for inches, dn in (pair.split("=") for pair in _PAIRS.split())}


_GAUGES = range(-3, 41)  # 4/0 to 40
_CONTEXT = Context(prec=12)


class NominalSizeUnknown(Refusal):
    """No nominal pipe size is called so."""

    code = "nominal-size-unknown"
    message = translatable("{inches}″ is not a nominal pipe size.")


class WireGaugeUnknown(Refusal):
    """No American wire gauge is called so."""

    code = "wire-gauge-unknown"
    message = translatable("{gauge} is not an American wire gauge.")
    hint = translatable("Give the cross-section in mm².")


def get_nominal_diameter(inches: Decimal) -> Decimal:
    """The DN number of a nominal pipe size in inches (4″ → 100); raises `NominalSizeUnknown`."""
    dn = _DN_OF_INCHES.get(inches)
    if dn is None:
        raise NominalSizeUnknown(inches=inches)
    return dn


def get_gauge_area(gauge: Decimal) -> Decimal:
    """The cross-section in mm² of an American wire gauge (4/0 is −3) by ASTM B258; raises `WireGaugeUnknown`."""
    if gauge not in _GAUGES:
        raise WireGaugeUnknown(gauge=gauge)
    diameter_mm = Decimal("0.127") * _CONTEXT.power(Decimal(92), (36 - gauge) / Decimal(39))
    return _CONTEXT.multiply(diameter_mm * diameter_mm, Decimal("0.785398163397"))
