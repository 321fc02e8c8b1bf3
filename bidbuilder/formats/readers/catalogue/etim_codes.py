"""ETIM codes of features and values, which BMEcat files that follow the ETIM guideline often state without their names.

Units by code are in `etim_units`.
"""

import re

# The features that most of ETIM's classes share, as keys of the dictionary. What every other code is called stands in ETIM's
# own publication, or in the file.
ETIM_FEATURES = {
    "EF000002": "rated_voltage",
    "EF000007": "colour",
    "EF000008": "width",
    "EF000040": "height",
    "EF000049": "depth",
    "EF000227": "rated_current",
    "EF001438": "length",
    "EF002169": "material",
    "EF005474": "protection_class",
}
_FEATURE = re.compile(r"EF\d{6}", re.ASCII)
_VALUE = re.compile(r"EV\d{6}", re.ASCII)


def is_feature_code(name: str) -> bool:
    """Whether a name is no more than the code of a feature."""
    return bool(_FEATURE.fullmatch(name))


def is_value_code(value: str) -> bool:
    """Whether a value is no more than the code of one."""
    return bool(_VALUE.fullmatch(value))
