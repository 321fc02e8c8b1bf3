"""Forms of signing in, of the own account and of joining."""

from wtforms import HiddenField, PasswordField, SelectField, StringField

from bidbuilder.i18n.zones import list_zones
from bidbuilder.services.sign_in import SHORTEST_PASSWORD
from bidbuilder.web.forms import Form, at_least, at_most, choices, required
from bidbuilder.web.language import lazy
from bidbuilder.web.layout import LANGUAGE_NAMES

_NEW_PASSWORD = {"autocomplete": "new-password", "minlength": SHORTEST_PASSWORD}


class SignInForm(Form):
    """E-mail address and password."""

    email = StringField(
        lazy("E-mail address"),
        [required(), at_most(254)],
        render_kw={"type": "email", "autocomplete": "username", "autofocus": True},
    )
    password = PasswordField(
        lazy("Password"), [required(), at_most(1024)], render_kw={"autocomplete": "current-password"}
    )
    next = HiddenField()


class SettingsForm(Form):
    """What a person sets for themselves."""

    name = StringField(lazy("Name"), [required(), at_most(200)], render_kw={"autocomplete": "name"})
    language = SelectField(lazy("Language of the pages"), choices=choices(LANGUAGE_NAMES.items()))
    zone = SelectField(lazy("Time zone"), choices=choices((zone, zone.replace("_", " ")) for zone in list_zones()))


class PasswordForm(Form):
    """The old password and the new one."""

    old = PasswordField(
        lazy("Password now"), [required(), at_most(1024)], render_kw={"autocomplete": "current-password"}
    )
    new = PasswordField(
        lazy("New password"), [required(), at_least(SHORTEST_PASSWORD), at_most(1024)], render_kw=_NEW_PASSWORD
    )


class JoinForm(Form):
    """Name and first password of somebody who was invited."""

    name = StringField(lazy("Name"), [required(), at_most(200)], render_kw={"autocomplete": "name"})
    password = PasswordField(
        lazy("Choose a password"), [required(), at_least(SHORTEST_PASSWORD), at_most(1024)], render_kw=_NEW_PASSWORD
    )
