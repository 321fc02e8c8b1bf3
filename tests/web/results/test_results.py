"""The page of results: figures for the facilitator, in the navigation of nobody else."""

from bidbuilder.domain.people.permissions import Role
from tests.web.fixtures import SignIn


def test_the_facilitator_sees_the_figures_of_the_year(sign_in: SignIn) -> None:
    page = sign_in(Role.FACILITATOR).get("/results")
    assert page.h1.startswith("Results of 20")
    assert "Members now 3" in page.text.replace("3 Members now", "3")
    lead = sign_in(Role.BID_MANAGER)
    lead.get("/results", status=403)
    assert "/results" not in {link.get("href") for link in lead.get("/").all(".//a")}
