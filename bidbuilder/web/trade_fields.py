"""Form fields and checks of the trade: units as people write them, currencies, and article numbers."""

from stdnum import ean
from wtforms import Field, StringField
from wtforms.form import BaseForm
from wtforms.validators import ValidationError

from bidbuilder.domain.basics.errors import Refusal
from bidbuilder.domain.basics.findings import translatable
from bidbuilder.domain.basics.units import find_unit, get_unit, label
from bidbuilder.i18n.formats import is_currency_code
from bidbuilder.web.language import _, current_language, hint_of, message_of

# Incoterms® 2020 in the order of the rising duty of the seller.
INCOTERMS = ("EXW", "FCA", "FAS", "FOB", "CFR", "CIF", "CPT", "CIP", "DAP", "DPU", "DDP")

_CURRENCY_UNKNOWN = translatable("There is no currency {currency}.")
_CURRENCY_HINT = translatable("Write the code of three letters, such as EUR or DKK.")
_GTIN_WRONG = translatable("{gtin} is not a valid GTIN: its length or its check digit is wrong.")


class UnitField(StringField):  # type: ignore[misc]
    """A unit as people write it (`stk.`, `m³/h`); its data is the symbol of the units library, `""` when left empty."""

    def _value(self) -> str:
        if self.raw_data:
            return str(self.raw_data[0])
        return label(self.data, current_language()) if self.data and find_unit(self.data) else self.data or ""

    def process_formdata(self, valuelist: list[str]) -> None:
        """Read what was typed; a text that is no unit becomes an error at the field."""
        self.data = valuelist[0].strip() if valuelist else ""
        if self.data:
            try:
                self.data = get_unit(self.data).symbol
            except Refusal as refusal:
                raise ValueError(f"{message_of(refusal)} {hint_of(refusal)}".strip()) from refusal


def check_currency(_form: BaseForm, field: Field) -> None:
    """A validator: the text is the code of a currency, in capitals."""
    code = (field.data or "").upper()
    if code and not is_currency_code(code):
        raise ValidationError(f"{_(_CURRENCY_UNKNOWN, currency=code)} {_(_CURRENCY_HINT)}")
    field.data = code


def check_gtin(_form: BaseForm, field: Field) -> None:
    """A validator: the text is a GTIN with the right check digit (GS1 General Specifications, 7.9); blanks are left out."""
    digits = "".join((field.data or "").split())
    if digits and not (digits.isascii() and digits.isdigit() and ean.is_valid(digits)):
        raise ValidationError(_(_GTIN_WRONG, gtin=digits))
    field.data = digits
