"""Why cells of a buyer's workbook are not filled. Each names the cell (`where`) and how to mend it."""

from bidbuilder.domain.basics.errors import Refusal
from bidbuilder.domain.basics.findings import translatable


class CellRefused(Refusal):
    """Base of every refusal of a value or of its cell. `where` is like `Prices!F12`."""

    code = "cell-refused"
    message = translatable("This cell cannot be filled.")


class AnswersUnreadable(CellRefused):
    """The answers are not JSON of the expected shape."""

    code = "answers-unreadable"
    message = translatable("The answers cannot be read: {reason}.")
    hint = translatable('Write {"cells": [...]} or {"answers": [...]}, as the interface description shows.')


class SheetUnknown(CellRefused):
    """No sheet of that name holds cells."""

    code = "sheet-unknown"
    message = translatable("There is no sheet {sheet} in this workbook.")
    hint = translatable("Its sheets are {sheets}.")


class CellUnknown(CellRefused):
    """The name of the cell is none."""

    code = "cell-unknown"
    message = translatable("{cell} is not the name of a cell.")
    hint = translatable("Write column and row, such as B12.")


class CellGivenTwice(CellRefused):
    """Two different values are meant for one cell."""

    code = "cell-given-twice"
    message = translatable("Two different values are given for {cell}.")
    hint = translatable("Keep one of them; cells that are merged are one cell.")


class CellHoldsFormula(CellRefused):
    """The buyer calculates this cell."""

    code = "cell-holds-formula"
    message = translatable("{cell} is calculated by the buyer’s workbook and is not overwritten.")
    hint = translatable("Fill the cells it is calculated from; its value follows.")


class CellLocked(CellRefused):
    """The buyer protected the sheet and left this cell locked."""

    code = "cell-locked"
    message = translatable("{cell} is locked by the buyer.")
    hint = translatable("Fill only the cells that the protected sheet leaves open; `workbook inspect` lists them.")


class CellIsTitle(CellRefused):
    """The title of a column of an Excel table; the file would be damaged if it changed."""

    code = "cell-is-title"
    message = translatable("{cell} is a column title of an Excel table and stays as it is.")
    hint = translatable("Fill the cells below it.")


class ValueNotAllowed(CellRefused):
    """The drop-down of the cell does not offer the value."""

    code = "value-not-allowed"
    message = translatable("“{value}” is not one of the answers that {cell} offers.")
    hint = translatable("Choose one of: {choices}.")


class ValueOutOfBounds(CellRefused):
    """The validation of the cell wants another number, date or length."""

    code = "value-out-of-bounds"
    message = translatable("The buyer’s workbook does not take “{value}” in {cell}.")
    hint = translatable("It asks for: {rule}.")


class ValueNotANumber(CellRefused):
    """A price, a quantity or a cell for numbers was given something else."""

    code = "value-not-a-number"
    message = translatable("“{value}” is not a number, as {cell} needs one.")
    hint = translatable('Write digits with a point for decimals, such as "12.50".')


class ValueTooLong(CellRefused):
    """More than 32,767 signs, which is the most a cell holds (ECMA-376 part 1, 18.3.1.4 and Excel's limits)."""

    code = "value-too-long"
    message = translatable("The text for {cell} has {length} signs; a cell holds at most {most}.")
    hint = translatable("Shorten it, or put it into a document and refer to that.")


class ValueUnfit(CellRefused):
    """Neither text, number, truth value nor nothing."""

    code = "value-unfit"
    message = translatable("The value for {cell} is not a text, a number, true, false or null.")


class RequirementUnknown(CellRefused):
    """No row of the workbook has that number."""

    code = "requirement-unknown"
    message = translatable("No requirement or price line {requirement} was found in this workbook.")
    hint = translatable("`workbook inspect` lists the numbers that were found; other cells are filled by their names.")


class RequirementAmbiguous(CellRefused):
    """Several rows have that number."""

    code = "requirement-ambiguous"
    message = translatable("{requirement} stands in several places: {places}.")
    hint = translatable("Name the sheet with it, or fill the cells by their names.")


class NoPlaceFor(CellRefused):
    """The row has no column for what was answered."""

    code = "no-place"
    message = translatable("The row of {requirement} has no cell for “{field}”.")
    hint = translatable("Its cells to fill: {cells}.")
