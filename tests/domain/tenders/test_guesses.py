"""Guesses of scope, member rule and level by the words of a requirement."""

import pytest

from bidbuilder.domain.tenders.proposals import guess_level, guess_member_rule, guess_scope
from bidbuilder.domain.tenders.requirements import Level, Scope


@pytest.mark.parametrize(
    ("text", "scope"),
    [
        ("The pump shall deliver at least 20 m³/h.",                          Scope.ITEM),
        ("Pumpen skal yde mindst 20 m³/h.",                                   Scope.ITEM),
        ("Die Pumpe muss mindestens 20 m³/h fördern.",                        Scope.ITEM),
        ("The total power of the plant shall be at least 5 MW.",              Scope.SYSTEM),
        ("Anlæggets samlede effekt skal være mindst 5 MW.",                   Scope.SYSTEM),
        ("Die Gesamtleistung muss mindestens 5 MW betragen.",                 Scope.SYSTEM),
        ("The bidder shall have an annual turnover of EUR 5 million.",        Scope.MEMBER),
        ("Tilbudsgiver skal have mindst 3 referencer.",                       Scope.MEMBER),
        ("Der Bieter muss nach ISO 9001 zertifiziert sein.",                  Scope.MEMBER),
        ("A signed declaration shall be enclosed.",                           Scope.BID),
        ("Tilbudsgiver skal vedlægge en tro- og loveerklæring.",              Scope.BID),
        ("Tilbudsgiver skal vedlægge en serviceattest.",                      Scope.MEMBER),
        ("An extract from the trade register shall be enclosed.",             Scope.MEMBER),
        ("Ein Führungszeugnis ist vorzulegen.",                               Scope.MEMBER),
        ("Dem Angebot ist eine Eigenerklärung beizufügen.",                   Scope.BID),
    ],
)  # fmt: skip
def test_scope(text: str, scope: Scope) -> None:
    assert guess_scope(text) is scope


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("The members shall together have a turnover of EUR 5 million.", "together"),
        ("Each partner shall be certified.",                             "each"),
        ("The lead partner shall be certified.",                         "lead"),
        ("At least one partner shall be certified.",                     "any"),
        ("Hver deltager skal være certificeret.",                        "each"),
        ("Mindst én deltager skal være certificeret.",                   "any"),
        ("Jedes Mitglied muss zertifiziert sein.",                       "each"),
        ("The bidder shall be certified.",                               ""),
        ("Der skal vedlægges serviceattest.",                            "each"),
        ("The lead partner shall enclose its annual accounts.",          "lead"),
    ],
)  # fmt: skip
def test_member_rule(text: str, rule: str) -> None:
    assert guess_member_rule(text) == rule


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("The pump shall run.",                        Level.MANDATORY),
        ("The pump must run.",                         Level.MANDATORY),
        ("A certificate is required.",                 Level.MANDATORY),
        ("Power ≥ 12 kW",                              Level.MANDATORY),
        ("Pumpen skal køre.",                          Level.MANDATORY),
        ("Pumpen må ikke støje.",                      Level.MANDATORY),
        ("Die Pumpe muss laufen.",                     Level.MANDATORY),
        ("Die Pumpe darf 75 dB(A) nicht überschreiten.", Level.MANDATORY),
        ("Die Pumpe ist regelmäßig zu warten.",        Level.MANDATORY),
        ("The pump should run quietly.",               Level.RATED),
        ("A quiet pump is preferred.",                 Level.RATED),
        ("Pumpen bør være stille.",                    Level.RATED),
        ("Die Pumpe sollte leise sein.",               Level.RATED),
        ("The town lies by the sea.",                  Level.INFORMATION),
        ("Byen ligger ved havet.",                     Level.INFORMATION),
        ("Die Stadt liegt am Meer.",                   Level.INFORMATION),
    ],
)  # fmt: skip
def test_level(text: str, level: Level) -> None:
    assert guess_level(text) is level
