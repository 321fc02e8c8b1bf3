"""The forms of a call and of an answer to one."""

from datetime import timedelta

from wtforms import DateField, HiddenField, SelectField, SelectMultipleField, StringField, TextAreaField
from wtforms.widgets import CheckboxInput, ListWidget

from bidbuilder.web.context import now
from bidbuilder.web.forms import Form, at_most, optional, required
from bidbuilder.web.language import lazy

USUAL_TIME = timedelta(days=14)


class CallForm(Form):
    """A call for offerings."""

    cluster = SelectField(lazy("Cluster"), coerce=int)
    subject = StringField(lazy("What is missing"), [required(), at_most(200)])
    property = HiddenField()
    asked = StringField(lazy("Asked for"), [optional(), at_most(200)])
    text = TextAreaField(lazy("Message"), [optional(), at_most(4000)], render_kw={"rows": "4"})
    due_on = DateField(lazy("Answers by"), [required()], default=lambda: now().date() + USUAL_TIME)
    members = SelectMultipleField(
        lazy("Members to ask"), coerce=int, widget=ListWidget(prefix_label=False), option_widget=CheckboxInput()
    )


class AnswerForm(Form):
    """What a member says with its answer."""

    note = TextAreaField(lazy("A word with it"), [optional(), at_most(1000)], render_kw={"rows": "2"})
