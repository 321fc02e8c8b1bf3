"""Sentences and what they ask, in four languages."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bidbuilder.domain.tenders.requirements import Level, Scope
from bidbuilder.formats.readers.language_guess import guess_language
from bidbuilder.formats.readers.prose.sentences import split_sentences
from bidbuilder.formats.readers.prose.statements import find_listed, find_statement


@pytest.mark.parametrize(
    ("paragraph", "sentences"),
    [
        ("One. Two! Three?", ["One.", "Two!", "Three?"]),
        ("See Sec. 4.02 for it. Then go.", ["See Sec. 4.02 for it.", "Then go."]),
        ("Pumps, e.g. Grundfos, run. They stop.", ["Pumps, e.g. Grundfos, run.", "They stop."]),
        ("Jf. bilag nr. 3 skal anlægget køre. Det skal f.eks. Være blåt.", None),
        ("Die Pumpe muss z.B. Wasser fördern. Sie darf nicht lecken.", None),
        ("The value is 3.5 bar. At 4. May it stops.", None),
        ("“It shall run.” The pump is blue.", ["“It shall run.”", "The pump is blue."]),
        ("No full stop", ["No full stop"]),
        ("Task 2. Introduce new features. Test them.", ["Task 2. Introduce new features.", "Test them."]),
        ("   ", []),
    ],
)
def test_paragraphs_split_at_the_ends_of_sentences(paragraph: str, sentences: list[str] | None) -> None:
    found = split_sentences(paragraph)
    assert " ".join(found) == paragraph.strip()
    if sentences is not None:
        assert found == sentences
    else:
        assert len(found) == 2


@given(st.text(alphabet="aB. !?\n“”12", max_size=80))
def test_no_word_is_lost_in_splitting(paragraph: str) -> None:
    assert "".join("".join(split_sentences(paragraph)).split()) == "".join(paragraph.split())


@pytest.mark.parametrize(
    ("sentence", "level", "scope", "confidence"),
    [
        ("The pump shall deliver 12 kW.", Level.MANDATORY, Scope.ITEM, "high"),
        ("The supplier must train two operators.", Level.MANDATORY, Scope.ITEM, "high"),
        ("The plant is required to run all year.", Level.MANDATORY, Scope.ITEM, "high"),
        ("Minimum efficiency 92 %.", Level.MANDATORY, Scope.ITEM, "medium"),
        ("The contractor will provide spare parts.", Level.MANDATORY, Scope.ITEM, "medium"),
        ("This requirement is for two pumps.", Level.MANDATORY, Scope.ITEM, "low"),
        ("To that end, GSA TTS also requires monthly billing.", Level.MANDATORY, Scope.ITEM, "low"),
        ("Gegenstand der Ausschreibung ist der Betrieb einer Anlage.", Level.MANDATORY, Scope.ITEM, "low"),
        ("A change may be made only with written approval.", Level.MANDATORY, Scope.ITEM, "medium"),
        ("Joint ventures will not be allowed.", Level.MANDATORY, Scope.ITEM, "medium"),
        ("The Government does not anticipate that code will be delivered.", None, None, None),
        ("Vendors are advised that the agency will publish the prices.", None, None, None),
        ("The cover page is not included as part of your 8-page limit.", None, None, None),
        ("Kick-off will take place within ten days.", None, None, None),
        ("The pump should be blue.", Level.RATED, Scope.ITEM, "medium"),
        ("Anlægget skal levere 12 kW.", Level.MANDATORY, Scope.ITEM, "high"),
        ("Pumpen bør være blå.", Level.RATED, Scope.ITEM, "medium"),
        ("Tilbuddet skal indeholde en tidsplan.", Level.MANDATORY, Scope.BID, "high"),
        ("Die Pumpe muss 12 kW leisten.", Level.MANDATORY, Scope.ITEM, "high"),
        ("Der Bieter muss einen Nachweis vorlegen.", Level.MANDATORY, Scope.BID, "high"),
        ("La pompe doit fournir 12 kW.", Level.MANDATORY, Scope.ITEM, "high"),
        ("Offerors must submit their proposals by email.", Level.MANDATORY, Scope.BID, "high"),
        ("Each member of a joint venture shall submit audited accounts.", Level.MANDATORY, Scope.MEMBER, "high"),
        ("The lead partner must have a turnover of USD 20 million.", Level.MANDATORY, Scope.MEMBER, "high"),
        ("Hvert medlem af sammenslutningen skal fremlægge et certifikat.", Level.MANDATORY, Scope.MEMBER, "high"),
        ("Jedes Mitglied der Bietergemeinschaft muss dies erklären.", Level.MANDATORY, Scope.MEMBER, "high"),
        ("Each member of the team shall carry a badge.", Level.MANDATORY, Scope.ITEM, "high"),
        ("The government will review the report.", None, None, None),
        ("The government shall review the report.", Level.INFORMATION, Scope.BID, "low"),
        ("Kunden skal stille lokaler til rådighed.", Level.INFORMATION, Scope.BID, "low"),
        ("“Plant” means everything that shall be delivered.", None, None, None),
        ("The vendor will not be required to host the data.", None, None, None),
        ("The pump is blue.", None, None, None),
        ("Operators will need to be trained on site.", Level.MANDATORY, Scope.ITEM, "medium"),
        ("The noise cannot exceed the background.", Level.MANDATORY, Scope.ITEM, "medium"),
        ("The contractor may not assign the contract.", Level.MANDATORY, Scope.ITEM, "medium"),
        ("Questions asked late may not be answered.", None, None, None),
        ("Bidders may submit only one bid.", Level.MANDATORY, Scope.BID, "medium"),
        ("Please describe your approach.", Level.MANDATORY, Scope.BID, "medium"),
        ("Please note that the site is wet.", None, None, None),
        ("Include a pricing schedule.", Level.MANDATORY, Scope.ITEM, "medium"),
        ("If none, provide a statement that says so.", Level.MANDATORY, Scope.ITEM, "medium"),
        ("The final report is due within 15 days of acceptance.", Level.MANDATORY, Scope.ITEM, "medium"),
        ("The Project Manager is responsible for safety.", Level.MANDATORY, Scope.ITEM, "medium"),
        ("The Ministry is responsible for safety.", None, None, None),
        ("All files will be stored on the server.", Level.MANDATORY, Scope.ITEM, "low"),
        ("All files will be stored by the Ministry.", None, None, None),
        ("The contractor will be granted an account.", None, None, None),
        ("The Government requires that the contractor will write a manual.", Level.MANDATORY, Scope.ITEM, "medium"),
        ("The buyer may inspect the site, and the contractor shall assist.", Level.MANDATORY, Scope.ITEM, "high"),
        ("All notices to the Government must be in writing.", Level.MANDATORY, Scope.ITEM, "high"),
        ("While the supplier need not paint it, the supplier shall clean it.", Level.MANDATORY, Scope.ITEM, "high"),
        ("As an operator, I want to see the pressure.", Level.MANDATORY, Scope.ITEM, "medium"),
        ("Rør udføres i rustfrit stål.", Level.MANDATORY, Scope.ITEM, "medium"),
        ("Det påhviler entreprenøren at rydde op.", Level.MANDATORY, Scope.ITEM, "medium"),
        ("Vedlæg en tidsplan.", Level.MANDATORY, Scope.ITEM, "medium"),
        ("Die Unterlagen sind vor Baubeginn vorzulegen.", Level.MANDATORY, Scope.ITEM, "medium"),
        ("Ein Nachweis wird gefordert.", Level.MANDATORY, Scope.ITEM, "medium"),
        ("Die Anlage ist grün.", None, None, None),
        ("Leverandøren leverer løbende rapporter til Kunden.", Level.MANDATORY, Scope.ITEM, "medium"),
        ("Leverandøren modtager en kvittering.", None, None, None),
        ("Leverandøren bedes angive sin tidsplan.", Level.MANDATORY, Scope.ITEM, "medium"),
        ("Hver besvarelse må maksimalt fylde ti sider.", Level.MANDATORY, Scope.ITEM, "medium"),
        ("Det forventes, at der tages stilling til spørgsmålene.", Level.MANDATORY, Scope.ITEM, "medium"),
        ("Leverandøren har ansvaret for oprydning.", Level.MANDATORY, Scope.ITEM, "medium"),
        ("Der Auftragnehmer stellt das Gerüst.", Level.MANDATORY, Scope.ITEM, "medium"),
        ("Der Auftragnehmer erhält die Pläne.", None, None, None),
        ("Die Baustelle darf nur über das Nordtor befahren werden.", Level.MANDATORY, Scope.ITEM, "medium"),
        ("Die Reinigung obliegt dem Auftragnehmer.", Level.MANDATORY, Scope.ITEM, "medium"),
        ("The Contractor provides supervision of all staff.", Level.MANDATORY, Scope.ITEM, "medium"),
        ("Offeror certifies that the bid was made without collusion.", Level.MANDATORY, Scope.BID, "medium"),
        ("Tilbudsgiver erklærer herved at være solvent.", Level.MANDATORY, Scope.BID, "medium"),
        ("Der Bieter bestätigt die Frist.", Level.MANDATORY, Scope.BID, "medium"),
        ("Bidders are requested to confirm receipt.", Level.MANDATORY, Scope.BID, "medium"),
        ("The supplier is to provide surge protection.", Level.MANDATORY, Scope.ITEM, "medium"),
        ("Turbidity is not to exceed 0.5 NTU.", Level.MANDATORY, Scope.ITEM, "medium"),
        ("Either steel or plastic is acceptable.", Level.MANDATORY, Scope.ITEM, "medium"),
        ("Cables without armour are unacceptable.", Level.MANDATORY, Scope.ITEM, "medium"),
        ("No subcontractor may be engaged without consent.", Level.MANDATORY, Scope.ITEM, "medium"),
        ("Joint ventures are permitted.", None, None, None),
        ("No copies will be provided to bidders.", None, None, None),
        ("Bolts and nuts: steel, grade A4, or equivalent.", Level.MANDATORY, Scope.ITEM, "low"),
        ("Der Wirkungsgrad darf 41 % nicht unterschreiten.", Level.MANDATORY, Scope.ITEM, "high"),
        ("Die Anlage ist für 60.000 Stunden auszulegen.", Level.MANDATORY, Scope.ITEM, "medium"),
        ("Nebenangebote sind nicht zugelassen.", Level.MANDATORY, Scope.BID, "medium"),
        ("Die Inbetriebnahme erfolgt durch den Hersteller.", Level.MANDATORY, Scope.ITEM, "low"),
        ("Die Arbeiten werden nach Stunden vergütet.", None, None, None),
        ("Der ydes fem års garanti.", Level.MANDATORY, Scope.ITEM, "medium"),
        ("Tilbudsgiver er bundet af sit tilbud i seks måneder.", Level.MANDATORY, Scope.BID, "medium"),
        ("Tilbud, der kommer for sent, vil blive afvist.", None, None, None),
    ],
)
def test_sentences_are_told_apart_by_their_words(
    sentence: str, level: Level | None, scope: Scope | None, confidence: str | None
) -> None:
    statement = find_statement(sentence, is_about_tendering=False)
    found = (statement.level, statement.scope, statement.confidence) if statement else (None, None, None)
    assert found == (level, scope, confidence)


def test_in_a_chapter_on_tendering_everything_concerns_the_bid() -> None:
    statement = find_statement("Files must be named clearly.", is_about_tendering=True)
    assert statement is not None
    assert statement.scope is Scope.BID


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The pump shall be blue and the tank shall be of steel with a lid.", "en"),
        ("Pumpen skal være blå, og tanken skal være af stål med et låg, der er tæt.", "da"),
        ("Die Pumpe muss blau sein und der Tank ist mit einem Deckel zu liefern.", "de"),
        ("La pompe doit être bleue et le réservoir est livré avec une notice pour les opérateurs.", "fr"),
        ("Pump 12 kW", ""),
        ("Wärmepumpe, Dämmung, Rohrstützen, Spüleinrichtung", "de"),
        ("Varmtvandsbeholder blå, Rørføring, Påfyldning, Gærtank", "da"),
        ("Värmepump, Rörledning, Ångpanna, Tätning", ""),
    ],
)
def test_the_language_is_guessed_by_little_words_else_by_letters(text: str, language: str) -> None:
    assert guess_language([text]) == language


@pytest.mark.parametrize(
    ("item", "is_asking"),
    [
        ("Rated power: min. 12 kW", True),
        ("Conductor size: 240 mm²", True),
        ("Omgivelsestemperatur: −20 … +45 °C", True),
        ("Volumenstrom: ≥ 20 m³/h", True),
        ("Experience with welding", True),
        ("Als Nutzer möchte ich den Druck sehen", True),
        ("Reply by: 20 September", False),
        ("Opening: 9:30 am", False),
        ("Telephone: 907 759", False),
        ("Blue clothes", False),
    ],
)
def test_items_of_data_and_qualifications_ask_without_a_verb(item: str, is_asking: bool) -> None:
    assert (find_listed(item, is_about_tendering=False) is not None) is is_asking


@pytest.mark.parametrize(
    ("paragraph", "sentences"),
    [
        ("Frist er kl. 12.00. Tilbud skal afgives.", 2),
        ("Ved -7 °C. Den skal.", 2),
        ("Mindestens 60 m³/h. Es gilt.", 2),
        ("Bis zum 30. September 2028. Danach nicht.", 2),
        ("Nach der 44. BImSchV sowie DIN. Es gilt.", 2),
        ("It follows IEC 60034-30-1. Enclosures follow.", 2),
        ("Signed by J. Smith. It holds.", 2),
        ("A fuse of 16 A. It holds.", 2),
        ("Mr. Smith, e.g. The other.", 1),
        ("1. The pump shall run.", 1),
    ],
)
def test_figures_units_and_ordinals_do_not_confuse_the_ends_of_sentences(paragraph: str, sentences: int) -> None:
    assert len(split_sentences(paragraph)) == sentences
