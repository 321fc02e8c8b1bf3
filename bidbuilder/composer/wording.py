"""The words for needs and rules: one English template each, which is the key of its translation."""

from collections.abc import Mapping

from bidbuilder.composer.elements import Element, ElementKind
from bidbuilder.domain.basics.findings import translatable

_TEMPLATES = {
    ElementKind.NEED: translatable("Need {first} must be covered."),
    ElementKind.CAPACITY: translatable("Capacity {first} is limited."),
    ElementKind.MAX_MEMBERS: translatable("The number of members is limited."),
    ElementKind.REQUIRES: translatable("{first} requires {second}."),
    ElementKind.EXCLUDES: translatable("{first} excludes {second}."),
    ElementKind.PINNED: translatable("{first} is pinned."),
    ElementKind.BARRED: translatable("{first} is barred."),
    ElementKind.MIN_LOCAL_SHARE: translatable("The local share has a lower limit."),
    ElementKind.MAX_LEAD_TIME_DAYS: translatable("The lead time is limited."),
    ElementKind.BUDGET: translatable("The budget is limited."),
    ElementKind.MIN_SHARE: translatable("The share of {first} has a lower limit."),
    ElementKind.MAX_SHARE: translatable("The share of {first} has an upper limit."),
    ElementKind.OFFER: translatable("{first} can only be bought in its own quantities."),
    ElementKind.ORIGINS: translatable("The countries of origin are limited."),
    ElementKind.LEAST_LOTS: translatable("The number of lots has a lower limit."),
    ElementKind.MOST_LOTS: translatable("The number of lots has an upper limit."),
}


def words_for(element: Element) -> tuple[str, Mapping[str, str]]:
    """The template that says what the element demands, and what fills it."""
    return _TEMPLATES[element.kind], dict(zip(("first", "second"), element.ids, strict=False))
