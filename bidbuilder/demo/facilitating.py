"""What the demo's facilitator has done: a word for the dictionary, and a call for what the open tender asks and nobody offers."""

from datetime import datetime, timedelta

from bidbuilder.demo.firms import UMBRELLA
from bidbuilder.demo.world import World
from bidbuilder.domain.catalogue.calls import AskedProperty, Call
from bidbuilder.domain.people.permissions import Actor
from bidbuilder.services.calls import send_call
from bidbuilder.services.dictionary import add_word
from bidbuilder.storage.database import Database

_CALLED = ("vandborre", "tange")
_TIME_TO_ANSWER = timedelta(days=10)


def facilitate(database: Database, facilitator: Actor, world: World, now: datetime) -> None:
    """Place a German abbreviation, and ask two members of the umbrella for spare parts that last."""
    add_word(database, facilitator, "rated_voltage", "de", "Nennspng.", now=now)
    call = Call(
        cluster_id=world.clusters[UMBRELLA],
        subject="Spare parts for at least 15 years",
        text="Jasne Łąki asks for them, and nobody in the catalogue promises more than 12 years. Can you?",
        asked=AskedProperty(key="spare_parts_years", words="≥ 15 years"),
        due_on=(now + _TIME_TO_ANSWER).date(),
    )
    called = [world.organisations[key] for key in _CALLED]
    send_call(database, facilitator, call, called, base_url=world.address, now=now)
