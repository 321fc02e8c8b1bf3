"""What all forms share: translated messages, trimmed text, numbers as the reader writes them, and choices from enums."""

from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import Any

from flask_wtf import FlaskForm
from wtforms import Field, PasswordField, StringField, TextAreaField
from wtforms import Form as PlainForm
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired, Length, Optional, Regexp
from wtforms.widgets import TextInput

from bidbuilder.domain.basics.errors import Refusal
from bidbuilder.domain.basics.findings import translatable
from bidbuilder.domain.basics.numbers import read_number
from bidbuilder.i18n.formats import decimal_mark, plain_number
from bidbuilder.web.language import LazyMessage, _, current_language, hint_of, lazy, message_of
from bidbuilder.web.words import WORDS

WTFORMS_MESSAGES = (
    translatable("Invalid Choice: could not coerce."),
    translatable("Not a valid choice."),
    translatable("Not a valid integer value."),
    translatable("Not a valid decimal value."),
    translatable("Not a valid date value."),
    translatable("Not a valid datetime value."),
    translatable("This field is required."),
    translatable("The CSRF token is missing."),
    translatable("The CSRF token is invalid."),
    translatable("The CSRF tokens do not match."),
    translatable("The CSRF token has expired."),
)


_NESTED = ("FormField", "FieldList")


class _Translations:
    """The message catalogues in the shape WTForms asks for."""

    def gettext(self, text: str) -> str:
        """A message of WTForms in the language of the request."""
        return _(text)

    def ngettext(self, singular: str, plural: str, count: int) -> str:
        """WTForms' counted messages; ours are written as their own validators below."""
        return _(singular) if count == 1 else _(plural)


class Form(FlaskForm):  # type: ignore[misc]
    """Base of all forms: CSRF, messages in the reader's language, blanks around text removed."""

    class Meta(FlaskForm.Meta):  # type: ignore[misc]
        """Settings of WTForms."""

        def get_translations(self, _form: PlainForm) -> _Translations:
            """Ours instead of WTForms' own."""
            return _Translations()

        def bind_field(self, form: PlainForm, unbound_field: Any, options: dict[str, Any]) -> Field:
            """Trim what people type into text fields."""
            if issubclass(unbound_field.field_class, (StringField, TextAreaField)) and not _is_secret(unbound_field):
                filters = (*unbound_field.kwargs.get("filters", ()), _trim)
                options = {**options, "filters": filters}
                unbound_field.kwargs.pop("filters", None)
            return unbound_field.bind(form=form, **options)

    def refuse(self, refusal: Refusal) -> None:
        """Show a service's refusal at the field named by its `where`, or above the form."""
        words = " ".join(part for part in (message_of(refusal), hint_of(refusal)) if part)
        field = self._fields.get(refusal.where)
        if field is not None:
            field.errors = [*field.errors, words]
        else:
            self.form_errors.append(words)

    def list_row_errors(self) -> list[Field]:
        """The fields inside rows and parts that have an error, in the order of the page."""
        return [one for field in self if field.type in _NESTED for one in _faulty(field)]


def required(message: str = "") -> InputRequired:
    """The field must be filled in."""
    return InputRequired(lazy(message) if message else lazy("Fill in this field."))


def optional() -> Optional:
    """The field may stay empty; then nothing else is checked."""
    return Optional()


def at_most(letters: int) -> Length:
    """The longest text the field takes."""
    return Length(max=letters, message=lazy("Write at most {letters} characters.", letters=letters))


def at_least(letters: int) -> Length:
    """The shortest text the field takes."""
    return Length(min=letters, message=lazy("Write at least {letters} characters.", letters=letters))


def email_address() -> Regexp:
    """The text must look like an e-mail address; whether it exists, the invitation mail will tell."""
    return Regexp(r"^[^@\s]+@[^@\s.]+(\.[^@\s.]+)+$", message=lazy("Write an e-mail address like name@company.dk."))


def colour() -> Regexp:
    """The text must be a colour like #0b4a3b."""
    return Regexp(r"^#[0-9a-fA-F]{6}$", message=lazy("Write a colour like #0b4a3b."))


def choices(pairs: Iterable[tuple[str, object]]) -> list[SelectChoice]:
    """Choices of a select or radio field out of pairs of value and words."""
    return [SelectChoice(value, words) for value, words in pairs]


def choices_of(codes: type[StrEnum], empty: LazyMessage | None = None) -> list[SelectChoice]:
    """The choices of a select field out of a code of the trade; `empty` adds a first choice that means none."""
    first = [("", empty)] if empty else []
    return choices([*first, *((code.value, lazy(words)) for code, words in WORDS[codes].items())])


class NumberField(Field):  # type: ignore[misc]
    """A number written with the decimal mark of the reader's language; its data is a `Decimal`, or None when left empty."""

    widget = TextInput()

    def _value(self) -> str:
        if self.raw_data:
            return str(self.raw_data[0])
        return "" if self.data is None else plain_number(current_language(), self.data)

    def process_formdata(self, valuelist: list[str]) -> None:
        """Read what was typed; a text that is no number becomes an error at the field."""
        self.data = None
        if valuelist and valuelist[0].strip():
            try:
                self.data = read_number(valuelist[0], decimal_mark(current_language()))
            except Refusal as refusal:
                raise ValueError(f"{message_of(refusal)} {hint_of(refusal)}".strip()) from refusal


def _trim(text: Any) -> Any:
    """Text without blanks around it; a field the browser did not send is as good as empty."""
    return text.strip() if isinstance(text, str) else text or ""


def _is_secret(unbound_field: Any) -> bool:
    return issubclass(unbound_field.field_class, PasswordField)


def _faulty(field: Field) -> Iterator[Field]:
    if field.type == "FormField":
        for inner in field.form:
            yield from _faulty(inner)
    elif field.type == "FieldList":
        for entry in field:
            yield from _faulty(entry)
    elif field.errors:
        yield field
