"""Pictures of the pages of a filled form, as LibreOffice lays them out. The last few forms are remembered."""

from functools import lru_cache

from bidbuilder.domain.bids.snapshot import SnapshotForm
from bidbuilder.formats.forms.files import fill_form
from bidbuilder.formats.office.conversion import to_pdf
from bidbuilder.formats.office.pages import page_pictures

_REMEMBERED_FORMS, _MOST_PAGES, _DPI, _SECONDS = 8, 20, 70, 60.0


@lru_cache(maxsize=_REMEMBERED_FORMS)
def draw_filled_pages(form: SnapshotForm, soffice: str) -> tuple[bytes, ...]:
    """PNG pictures of the first pages of a form with its values. Raises the refusals of `fill_form` and `to_pdf`."""
    name = f"form.{form.format}"
    return tuple(
        page_pictures(to_pdf({name: fill_form(form).content}, soffice, _SECONDS)[name], dpi=_DPI, limit=_MOST_PAGES)
    )
