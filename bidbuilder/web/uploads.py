"""Files that people hand over to be read, whatever the room: whose they may be, storing them, and workbooks to fill in.

Which files a room reads and what becomes of them is the room's own.
"""

from io import BytesIO
from typing import TypeVar

from flask import Response, send_file
from flask_wtf.file import FileField
from wtforms import SelectField

from bidbuilder.domain.basics.errors import Refusal
from bidbuilder.domain.people.permissions import Permission
from bidbuilder.services import imports, people
from bidbuilder.services.imports import ImportKind
from bidbuilder.web.context import current_actor, now, the_database
from bidbuilder.web.forms import Form, choices

_WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class UploadForm(Form):
    """What every upload has: a file, and the organisation it is handed over for. Rooms say what the fields are called."""

    file: FileField
    organisation: SelectField


Upload = TypeVar("Upload", bound=UploadForm)


def upload_form(kind: type[Upload], permission: Permission) -> Upload:
    """The form with the organisations for which the person has that permission."""
    form, actor = kind(), current_actor()
    own = actor.organisations_with(permission)
    organisations = [one for one in people.list_organisations(the_database(), actor) if one.id in own]
    form.organisation.choices = choices((str(one.id), one.display_name) for one in organisations)
    return form


def start_reading(form: UploadForm, kind: ImportKind) -> int | None:
    """Store the file of a form and have it read in the background; None with what is wrong written into the form."""
    if not form.validate():
        return None
    try:
        return imports.start_import(
            the_database(),
            current_actor(),
            kind,
            int(form.organisation.data),
            file_name=form.file.data.filename or "",
            content=form.file.data.read(),
            now=now(),
        )
    except Refusal as refusal:
        form.refuse(refusal)
        return None


def send_workbook(name: str, content: bytes) -> Response:
    """An Excel workbook to download."""
    return send_file(BytesIO(content), _WORKBOOK, as_attachment=True, download_name=name)
