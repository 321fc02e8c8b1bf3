"""Standards and certificates as what a condition may ask for. They are no entries of the dictionary: an offering does not
state them as properties of its own, but in its texts, its properties and its certificates.
"""

from bidbuilder.domain.catalogue.dictionary.lookup import normalise
from bidbuilder.domain.catalogue.properties import PropertyDefinition, ValueKind

STANDARD = "standard"
CERTIFICATE = "certificate"

CONFORMITIES = (
    PropertyDefinition(
        key=STANDARD,
        kind=ValueKind.TEXT,
        field="conformity",
        names={"en": "standard", "da": "standard", "de": "Norm"},
        synonyms={},
    ),
    PropertyDefinition(
        key=CERTIFICATE,
        kind=ValueKind.TEXT,
        field="conformity",
        names={"en": "certificate", "da": "certifikat", "de": "Zertifikat"},
        synonyms={},
    ),
)
_BY_NAME = {normalise(name): one for one in CONFORMITIES for name in (one.key, *one.names.values())}


def find_conformity(name: str) -> PropertyDefinition | None:
    """The one of the two that a key or a name in any language means, if it means one."""
    return _BY_NAME.get(normalise(name))
