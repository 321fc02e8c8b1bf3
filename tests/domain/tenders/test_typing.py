"""Conditions as a person types them: what is understood, in which unit, and what is refused at which field."""

import pytest

from bidbuilder.domain.basics.errors import Refusal
from bidbuilder.domain.catalogue.dictionary import standard_dictionary
from bidbuilder.domain.tenders.constraints import Aggregate, ConstraintState, Operator
from bidbuilder.domain.tenders.typing import read_condition

READ = [
    # property             operator             typed               unit   mark  values                  unit
    ("rated_voltage",       "≥",                 "400",              "",    ".",  ("400",),               "V"),
    ("rated_voltage",       "≥",                 "400 V",            "",    ".",  ("400",),               "V"),
    ("rated_voltage",       "≥",                 "0.4 kV",           "",    ".",  ("0.4",),               "kV"),
    ("rated_power",         "≤",                 "7,5",              "kW",  ",",  ("7.5",),               "kW"),
    ("rated_power",         "≤",                 "1.250,50",         "W",   ",",  ("1250.5",),            "W"),
    ("rated_power",         "between",           "900 kW; 1.2 MW",   "",    ".",  ("900", "1200"),        "kW"),
    ("ambient_temperature", "contains-interval", "-20; 45",          "",    ".",  ("-20", "45"),          "degC"),
    ("ambient_temperature", "contains-interval", "-20 … +45 °C",     "",    ".",  ("-20", "45"),          "degC"),
    ("rated_voltage",       "one-of",            "230; 400",         "V",   ".",  ("230", "400"),         "V"),
    ("rated_voltage",       "one-of",            "230/400 V",        "",    ".",  ("230", "400"),         "V"),
    ("rated_voltage",       "present",           "anything",         "",    ".",  (),                     "V"),
    ("protection_class",    "≥",                 "IP 55",            "",    ".",  ("IP55",),              ""),
    ("pump_type",           "one-of",            "centrifugal",      "",    ".",  ("centrifugal",),       ""),
]  # fmt: skip

REFUSED = [
    ("rated_voltage",       "≥",                 "",             "",       "value-missing",       "values"),
    ("rated_voltage",       "≥",                 " ; ",          "",       "value-missing",       "values"),
    ("rated_voltage",       "≥",                 "400; 500",     "",       "values-missing",      "values"),
    ("rated_voltage",       "between",           "400",          "",       "values-missing",      "values"),
    ("rated_voltage",       "between",           "1; 2; 3",      "",       "values-missing",      "values"),
    ("rated_voltage",       "between",           "500; 400",     "",       "ends-reversed",       "values"),
    ("rated_voltage",       "≥",                 "much",         "",       "value-unreadable",    "values"),
    ("rated_voltage",       "≥",                 "24 kg",        "",       "value-unreadable",    "values"),
    ("rated_voltage",       "≥",                 "24",           "blorps", "unit-unknown",        "unit"),
    ("rated_voltage",       "≥",                 "24",           "kg",     "units-incompatible",  "unit"),
    ("pump_type",           "≥",                 "centrifugal",  "",       "operator-unfit",      "operator"),
    ("pump_type",           "=",                 "perpetual",    "",       "value-unreadable",    "values"),
]  # fmt: skip


@pytest.mark.parametrize(("key", "operator", "typed", "unit", "mark", "values", "symbol"), READ)
def test_what_is_typed_becomes_a_confirmed_condition(
    key: str, operator: str, typed: str, unit: str, mark: str, values: tuple[str, ...], symbol: str
) -> None:
    read = read_condition(standard_dictionary().get(key), Operator(operator), typed, unit, decimal_mark=mark)
    assert (read.property, read.values, read.unit, read.state) == (key, values, symbol, ConstraintState.CONFIRMED)


@pytest.mark.parametrize(("key", "operator", "typed", "unit", "code", "where"), REFUSED)
def test_what_makes_no_sense_is_refused_at_its_field(
    key: str, operator: str, typed: str, unit: str, code: str, where: str
) -> None:
    with pytest.raises(Refusal) as refused:
        read_condition(standard_dictionary().get(key), Operator(operator), typed, unit, decimal_mark=".")
    assert (refused.value.code, refused.value.where) == (code, where)


@pytest.mark.parametrize(("typed", "value"), [("yes", "true"), ("ja", "true"), ("no", "false"), ("nein", "false")])
def test_yes_and_no_are_read_in_any_language(typed: str, value: str) -> None:
    flag = next(one for one in standard_dictionary().all() if one.kind == "flag")
    assert read_condition(flag, Operator.EQUAL, typed).values == (value,)


def test_a_roll_up_is_kept() -> None:
    power = standard_dictionary().get("rated_power")
    assert read_condition(power, Operator.AT_LEAST, "5", aggregate=Aggregate.SUM).aggregate is Aggregate.SUM
