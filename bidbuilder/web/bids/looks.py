"""How the lead's documents look and what they say in its own words. Own Word masters: `masters`."""

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_wtf.file import FileField
from wtforms import SelectField, StringField

from bidbuilder.domain.basics.errors import NotFound, Refusal
from bidbuilder.domain.basics.languages import INTERFACE_LANGUAGES
from bidbuilder.domain.people.logos import LARGEST_LOGO_BYTES
from bidbuilder.domain.people.looks import FONTS
from bidbuilder.domain.people.organisations import Branding
from bidbuilder.domain.people.permissions import Permission
from bidbuilder.services import document_looks
from bidbuilder.services.document_looks import LookPage
from bidbuilder.web.access import access
from bidbuilder.web.bids.blueprint import room
from bidbuilder.web.context import current_actor, now, the_database
from bidbuilder.web.forms import Form, choices, colour, required
from bidbuilder.web.language import _, hint_of, lazy, message_of

_PHRASE = "phrase-"


class LookForm(Form):
    """Colours, typeface and logo."""

    primary_colour = StringField(lazy("Colour of headings and table heads"), [required(), colour()])
    accent_colour = StringField(lazy("Colour of lines and marks"), [required(), colour()])
    font = SelectField(lazy("Typeface"))
    logo = FileField(lazy("Logo (PNG)"), render_kw={"accept": "image/png"})

    @classmethod
    def for_branding(cls, branding: Branding) -> "LookForm":
        """The form with the look as it is; a typeface of its own stays among the choices."""
        form = cls(obj=branding)
        form.font.choices = choices((one, one) for one in dict.fromkeys((branding.font, *FONTS)))
        return form


@room.get("/bids/<int:bid_id>/look")
@access(Permission.SEE_BIDS)
def show_look(bid_id: int) -> ResponseReturnValue:
    """The look and the words of the documents."""
    page = _load(bid_id)
    return _show(page, LookForm.for_branding(page.lead.branding))


@room.post("/bids/<int:bid_id>/look")
@access(Permission.MANAGE_BIDS)
def save_look(bid_id: int) -> ResponseReturnValue:
    """Keep colours, typeface and logo."""
    page = _load(bid_id)
    form = LookForm.for_branding(page.lead.branding)
    if not form.validate():
        return _show(page, form), 422
    look = Branding(primary_colour=form.primary_colour.data, accent_colour=form.accent_colour.data, font=form.font.data)
    logo = form.logo.data.read(LARGEST_LOGO_BYTES + 1) if form.logo.data else b""
    try:
        document_looks.save_look(the_database(), current_actor(), bid_id, look, logo, now=now())
    except NotFound:
        raise
    except Refusal as refusal:
        form.refuse(refusal)
        return _show(page, form), 422
    flash(_("Saved. All papers of your bids look like this from now on; frozen ones stay as they are."), "success")
    return redirect(url_for("bids.show_look", bid_id=bid_id))


@room.post("/bids/<int:bid_id>/look/house")
@access(Permission.MANAGE_BIDS)
def reset_look(bid_id: int) -> ResponseReturnValue:
    """Back to the look of the house."""
    document_looks.go_back_to_house_look(the_database(), current_actor(), bid_id, now=now())
    flash(_("The papers look as the house makes them again."), "info")
    return redirect(url_for("bids.show_look", bid_id=bid_id))


@room.post("/bids/<int:bid_id>/look/phrases/<string:language>")
@access(Permission.MANAGE_BIDS)
def write_phrases(bid_id: int, language: str) -> ResponseReturnValue:
    """Keep the lead's own words of one language."""
    if language not in INTERFACE_LANGUAGES:
        raise NotFound
    wanted = {
        int(name.removeprefix(_PHRASE)): text.replace("\r\n", "\n")
        for name, text in request.form.items()
        if name.removeprefix(_PHRASE).isdecimal()
    }
    try:
        document_looks.write_phrases(the_database(), current_actor(), bid_id, language, wanted, now=now())
    except NotFound:
        raise
    except Refusal as refusal:
        page = _load(bid_id)
        trouble = " ".join(filter(None, (message_of(refusal), hint_of(refusal))))
        return _show(page, LookForm.for_branding(page.lead.branding), language, wanted, {refusal.where: trouble}), 422
    flash(_("Saved."), "success")
    return redirect(url_for("bids.show_look", bid_id=bid_id, language=language) + "#words")


def _load(bid_id: int) -> LookPage:
    return document_looks.get_look_page(the_database(), current_actor(), bid_id, now=now())


def _show(
    page: LookPage,
    form: LookForm,
    language: str = "",
    typed: dict[int, str] | None = None,
    trouble: dict[str, str] | None = None,
) -> str:
    wanted = language or request.args.get("language", "")
    chosen = wanted if wanted in INTERFACE_LANGUAGES else page.language
    chosen = chosen if chosen in INTERFACE_LANGUAGES else INTERFACE_LANGUAGES[0]
    return render_template(
        "bids/look.html",
        summary=page.summary,
        findings=page.gate,
        look=page,
        form=form,
        language=chosen,
        languages=INTERFACE_LANGUAGES,
        wordings=document_looks.list_wordings(page.lead.branding, chosen),
        typed=typed or {},
        trouble=trouble or {},
    )
