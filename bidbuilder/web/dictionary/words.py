"""Words of this room: fields of the trade and what happened to an entry."""

from collections.abc import Mapping

from bidbuilder.domain.basics.findings import translatable

FIELDS: Mapping[str, str] = {
    "electrical": translatable("Electrical"),
    "mechanical": translatable("Mechanical"),
    "thermal": translatable("Heating and cooling"),
    "hydraulic": translatable("Flow and pressure"),
    "process": translatable("Process and biogas"),
    "food-and-bio": translatable("Food and bio-based"),
    "data": translatable("Data and control"),
    "environment": translatable("Environment"),
    "building": translatable("Building"),
    "commercial": translatable("Commercial"),
    "organisational": translatable("The firm"),
}

ACTIONS: Mapping[str, str] = {
    "added": translatable("added"),
    "changed": translatable("changed"),
    "word-added": translatable("given a further word"),
    "merged": translatable("merged into another"),
    "undone": translatable("merge taken back"),
}
