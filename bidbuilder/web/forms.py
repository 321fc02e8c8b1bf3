"""What all forms share: translated messages, trimmed text, numbers as the reader writes them, and choices from enums."""

from collections.abc import Callable, Iterable
from enum import StrEnum
from typing import Any

from flask_wtf import FlaskForm
from wtforms import Field, PasswordField, StringField, TextAreaField
from wtforms import Form as PlainForm
from wtforms.validators import InputRequired, Length, Optional, Regexp

from bidbuilder.domain.basics.errors import Refusal
from bidbuilder.domain.basics.findings import translatable
from bidbuilder.web.language import LazyMessage, _, hint_of, lazy, message_of

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


def choices_of(kinds: Iterable[StrEnum], words: Callable[[Any], LazyMessage | str]) -> list[tuple[str, object]]:
    """The choices of a select field out of an enum and its words."""
    return [(kind.value, words(kind)) for kind in kinds]


def _trim(text: Any) -> Any:
    return text.strip() if isinstance(text, str) else text


def _is_secret(unbound_field: Any) -> bool:
    return issubclass(unbound_field.field_class, PasswordField)
