"""The forms of a cluster: a sub-network, a new firm, an existing member."""

from wtforms import SelectField, StringField, TextAreaField

from bidbuilder.web.forms import Form, at_most, email_address, optional, required
from bidbuilder.web.language import lazy


class SubNetworkForm(Form):
    """A sub-network of a cluster."""

    name = StringField(lazy("Name of the sub-network"), [required(), at_most(200)])
    description = TextAreaField(lazy("What it is for"), [optional(), at_most(2000)])


class NewMemberForm(Form):
    """A firm that is not registered yet."""

    legal_name = StringField(lazy("Exact legal name"), [required(), at_most(300)])
    registration_number = StringField(lazy("Registration number"), [optional(), at_most(60)])
    email = StringField(lazy("E-mail address of its administrator"), [required(), email_address(), at_most(254)])


class AdmitForm(Form):
    """A firm the facilitator already sees, to be admitted to this cluster too."""

    organisation_id = SelectField(lazy("Organisation"), coerce=int)
