"""Which service does which kind of job. One line a kind."""

from collections.abc import Callable, Mapping

from bidbuilder.services.addendum_reading import read_addendum
from bidbuilder.services.certificates import remind_certificates
from bidbuilder.services.composing_runs import compose_job
from bidbuilder.services.deadlines import remind_of_deadlines
from bidbuilder.services.gaps import find_gaps_job
from bidbuilder.services.imports import read_import
from bidbuilder.services.list_imports import work_on_list
from bidbuilder.services.list_readings import read_list
from bidbuilder.services.mails import send_waiting_mails
from bidbuilder.services.members_lost import study_job
from bidbuilder.services.packs import make_pack_job
from bidbuilder.services.page_previews import draw_pages_job
from bidbuilder.services.price_reminders import remind_of_prices
from bidbuilder.services.search_news import look_at_searches, tell_of_news
from bidbuilder.services.tender_sources import read_tender_sources
from bidbuilder.storage.job_context import JobContext

Handler = Callable[[JobContext], None]

HANDLERS: Mapping[str, Handler] = {
    "compose": compose_job,
    "draw-pages": draw_pages_job,
    "find-gaps": find_gaps_job,
    "look-at-saved-searches": look_at_searches,
    "lose-each-member": study_job,
    "make-pack": make_pack_job,
    "read-addendum": read_addendum,
    "read-import": read_import,
    "read-tender-sources": read_tender_sources,
    "read-list": read_list,
    "remind-certificates": remind_certificates,
    "remind-of-deadlines": remind_of_deadlines,
    "remind-of-prices": remind_of_prices,
    "send-mails": send_waiting_mails,
    "take-over-list": work_on_list,
    "tell-of-saved-searches": tell_of_news,
}

# These run once a day: the first worker that sees a new day (UTC) queues them.
DAILY = ("find-gaps", "remind-certificates", "remind-of-deadlines", "remind-of-prices", "tell-of-saved-searches")
