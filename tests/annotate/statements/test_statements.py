import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factory import annotate
from synopse.model import Certainty, Polarity, Statement


def statement(text: str, holding: str, language: str = "de", **fields: object) -> Statement:
    annotated = annotate(text, language, **fields)
    return next(s for s in annotated.statements if holding in text[s.start : s.end])


def test_the_frame_of_an_attribution_is_no_statement() -> None:
    text = "Der Hafen bleibe bis Freitag gesperrt, teilte die Hafenbehörde mit."
    texts = [text[s.start : s.end] for s in annotate(text).statements]
    assert texts == ["Der Hafen bleibe bis Freitag gesperrt"]


def test_what_a_relative_clause_counts_makes_no_statement_of_a_frame() -> None:
    text = "The operator, which employs 300 people, denied that rules had been broken."
    assert [text[s.start : s.end] for s in annotate(text, "en").statements] == [
        "which employs 300 people",
        "that rules had been broken",
    ]


def test_a_statement_ends_with_the_bracket_that_it_opens() -> None:
    text = "The quake struck at 9:12 am (0012 GMT). (The mill stood.)"
    assert [text[s.start : s.end] for s in annotate(text, "en").statements] == [
        "The quake struck at 9:12 am (0012 GMT)",
        "The mill stood",
    ]


def test_a_statement_knows_who_says_so() -> None:
    text = "Der Hafen bleibe bis Freitag gesperrt, teilte die Hafenbehörde mit."
    annotated = annotate(text)
    (only,) = annotated.statements
    assert [annotated.attributions[i].name for i in only.sources] == ["Hafenbehörde"]
    assert only.certainty is Certainty.REPORTED


@pytest.mark.parametrize(
    ("language", "text", "certainty"),
    [
        ("de", "Der Zug ist am Montag entgleist.", Certainty.ASSERTED),
        ("de", "Der Zug soll am Montag entgleist sein.", Certainty.HEDGED),
        ("de", "Die Brücke soll im Herbst abgerissen werden.", Certainty.PLANNED),
        ("de", "Der Zug ist angeblich entgleist.", Certainty.HEDGED),
        ("de", "Der Bahnhof musste am Montag geräumt werden.", Certainty.ASSERTED),
        ("de", "Der Bahnhof muss am Montag geräumt werden.", Certainty.PLANNED),
        ("en", "The bridge will close in June.", Certainty.PLANNED),
        ("en", "The pilot may have fled.", Certainty.HEDGED),
        ("en", "The train reportedly derailed.", Certainty.HEDGED),
        ("en", "The mill reopened on Monday, later than planned.", Certainty.ASSERTED),
        ("en", "The match, scheduled for three o'clock, began at four.", Certainty.ASSERTED),
        ("de", "Die Fähre kam um 10.40 Uhr an, früher als geplant.", Certainty.ASSERTED),
    ],
)
def test_certainty_follows_the_words(language: str, text: str, certainty: Certainty) -> None:
    (only,) = annotate(text, language).statements
    assert only.certainty is certainty


@pytest.mark.parametrize(
    ("language", "text", "polarity"),
    [
        ("de", "Die Fähre fährt nicht.", Polarity.NO),
        ("de", "Es gab keine Toten.", Polarity.NO),
        ("de", "Die Fähre fährt.", Polarity.YES),
        ("en", "No ransom was paid.", Polarity.NO),
        ("en", "The ferry isn't running.", Polarity.NO),
    ],
)
def test_a_negation_turns_the_polarity(language: str, text: str, polarity: Polarity) -> None:
    (only,) = annotate(text, language).statements
    assert only.polarity is polarity


def test_a_denied_claim_is_a_statement_that_it_is_not_so() -> None:
    denied = statement("Der Konzern dementierte, dass er die Fabrik in Ulm verkauft.", "verkauft")
    assert (denied.polarity, denied.certainty) == (Polarity.NO, Certainty.DENIED)


def test_a_pronoun_brings_the_person_that_it_stands_for() -> None:
    text = "Ministerin Hedda Brinkmann kam am Montag nach Oslo. Dort besuchte sie eine Werft."
    visit = statement(text, "Werft")
    assert "Hedda Brinkmann" in [mention.name for mention in visit.participants]


def test_a_duration_and_its_end_give_the_start() -> None:
    text = "Hedda Brinkmann bleibt drei Tage bis zum 27. Juli in Oslo."
    when = statement(text, "Oslo", published="2026-07-20").when
    assert when is not None
    assert when.iso == "2026-07-25/2026-07-27"


@pytest.mark.parametrize(
    ("language", "text", "day"),
    [
        ("en", "The envoy met bankers and traders on 3 May.", "2026-05-03"),
        ("en", "The envoy met bankers, traders and farmers on 3 May.", "2026-05-03"),
        ("en", "A mine collapsed in Orvik, Norway, on 3 May, killing two.", "2026-05-03"),
        ("en", "Two people were killed and 30 others injured on 3 May.", "2026-05-03"),
        ("en", "The dairy laid off 20 people (out of 300) on 3 May.", "2026-05-03"),
        ("en", "The envoy met bankers on 3 May and traders on 4 May.", "2026-05-03"),
        ("de", "Der Vertrag wurde in Orvik, der Hauptstadt der Insel, am 3. Mai unterzeichnet.", "2026-05-03"),
        ("de", "Zwei Menschen sind gestorben und 30 weitere am 3. Mai verletzt worden.", "2026-05-03"),
        ("de", "Die Polizei hat das Haus, den Hof und die Scheune am 3. Mai durchsucht.", "2026-05-03"),
    ],
)
def test_what_stands_between_a_verb_and_its_day_does_not_part_them(language: str, text: str, day: str) -> None:
    when = annotate(text, language, published="2026-05-05").statements[0].when
    assert when is not None
    assert when.iso == day


def test_the_day_of_an_aside_is_not_when_it_happened() -> None:
    text = "The bridge reopened, a year after the collapse on 3 May."
    assert statement(text, "bridge", "en", published="2026-05-05").when is None


@pytest.mark.parametrize(
    ("language", "text"), [("en", "The mill will open before 3 May."), ("de", "Die Mühle öffnet vor dem 3. Mai.")]
)
def test_before_a_day_is_any_time_up_to_it(language: str, text: str) -> None:
    when = statement(text, "3", language, published="2026-04-05").when
    assert when is not None
    assert when.start is None
    assert when.end is not None


@pytest.mark.parametrize(
    ("language", "text", "source"),
    [
        ("en", "Three people, police said on Monday, were hurt in the crash.", "police"),
        ("en", "Three people were, as police said on Monday, hurt in the crash.", "police"),
        ("de", "Bei dem Unfall wurden, wie die Polizei am Montag mitteilte, drei Menschen verletzt.", "Polizei"),
        ("de", "Drei Menschen seien, sagte der Arzt am Montag, schwer verletzt worden.", "Arzt"),
    ],
)
def test_a_clause_goes_on_behind_the_words_that_say_who_says_it(language: str, text: str, source: str) -> None:
    annotated = annotate(text, language)
    (only,) = annotated.statements
    assert [quantity.low for quantity in only.quantities] == [3]
    assert only.predicates == ("injury",)
    assert only.when is None
    assert [annotated.attributions[i].name for i in only.sources] == [source]


def test_a_time_in_brackets_is_not_when_it_happened() -> None:
    text = "Am 3. Mai eröffnete die Stadt das Museum (Baubeginn am 5. Juni 2019)."
    when = statement(text, "Museum", published="2026-05-04").when
    assert when is not None
    assert when.iso == "2026-05-03"


def test_words_of_both_languages_give_one_concept() -> None:
    (german,) = annotate("Zwölf Menschen starben.").statements
    (english,) = annotate("Twelve people were killed.", "en").statements
    assert "concept:death" in german.terms & english.terms


def test_ids_are_unique_and_name_the_place() -> None:
    text = "Der Zug entgleiste. Niemand wurde verletzt."
    found = annotate(text, id="kurier").statements
    assert [s.id for s in found] == ["kurier:0-18", "kurier:20-42"]


@settings(max_examples=30, deadline=None)
@given(st.text(alphabet="aeinrst „“\"().,;:–-0123456789\n'Äß", max_size=300), st.sampled_from(["de", "en"]))
def test_any_text_gives_statements_inside_it(text: str, language: str) -> None:
    for found in annotate(text, language).statements:
        assert 0 <= found.start < found.end <= len(text)
        assert text[found.start].isalnum()


@pytest.mark.parametrize(
    ("language", "text", "holding"),
    [
        ("en", "The mayor did not deny that she had taken the money.", "taken"),
        ("en", "The party refused to confirm that it had paid the fine.", "paid"),
        ("de", "Der Vorstand bestritt nicht, dass er das Geld angenommen hat.", "angenommen"),
        ("de", "Wenn es regnet, bleibt die Brücke gesperrt.", "regnet"),
        ("de", "Hat der Vorstand das Geld angenommen?", "angenommen"),
    ],
)
def test_what_is_asked_supposed_or_left_unsaid_is_no_claim(language: str, text: str, holding: str) -> None:
    assert statement(text, holding, language).rule in ("unsaid", "condition", "question")


def test_whoever_is_asked_to_do_something_is_part_of_what_is_stated() -> None:
    text = "Die Anwohner wurden gebeten, Fenster geschlossen zu halten."
    assert [text[s.start : s.end] for s in annotate(text).statements] == [text[:-1]]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "A court ordered the Ostby mill to pay 46,000 crowns to its neighbours."),
        ("en", "Seven of the nine members had called on her to go."),
        ("en", "The council rejected the plan."),
        ("de", "Sie rief 1200 Anwohner auf, alle Fenster zu schließen."),
    ],
)
def test_what_a_source_does_by_its_words_is_one_statement_of_its_own(language: str, text: str) -> None:
    (statement,) = annotate(text, language).statements
    assert (statement.start, statement.end) == (0, len(text) - 1)
    assert statement.sources


def test_a_frame_that_tells_of_a_deed_is_a_statement_too() -> None:
    text = "Um 4.50 Uhr bemerkte ein Wärter die leeren Betten: Die Flucht wird immer rätselhafter."
    told = [text[s.start : s.end] for s in annotate(text, "de").statements]
    assert told == ["Um 4.50 Uhr bemerkte ein Wärter die leeren Betten", "Die Flucht wird immer rätselhafter"]


@pytest.mark.parametrize(
    ("language", "text", "numbers"),
    [
        ("en", "Two men, not four, walked off with three paintings.", [2, 3]),
        ("en", "The treaty was signed by six countries, not five.", [6]),
        ("de", "Zwei Ziegen seien es gewesen und nie drei.", [2]),
    ],
)
def test_what_a_statement_sets_itself_against_is_none_of_its_values(
    language: str, text: str, numbers: list[int]
) -> None:
    (statement,) = annotate(text, language).statements
    assert [quantity.low for quantity in statement.quantities] == numbers


@pytest.mark.parametrize(
    ("language", "text", "stated"),
    [
        ("en", "Lund testified for an hour on Friday and told the court he was ill.", "Lund testified for an hour"),
        ("en", "Lund had testified last week, telling the court that he was ill.", "Lund had testified last week"),
        ("en", "The ferry has become a café: it was found in a barn near Ostby.", "it was found in a barn"),
        ("en", "The vote passed, and Speaker Lund read out the result at noon.", "read out the result"),
        ("en", "The maker is recalling them because a switch fails.", "The maker is recalling them"),
        ("en", "“It is only water,” she told some 120 guests at the castle.", "some 120 guests"),
        ("de", "Bei der Polizei haben sich 260 Geschädigte gemeldet, der älteste ist 91 Jahre alt.", "260 Geschädigte"),
        ("de", "Der Rat tagte. Das hat der Rat am Abend mit 14 gegen neun Stimmen beschlossen.", "mit 14 gegen neun"),
    ],
)
def test_what_stands_beside_the_words_of_a_source_is_stated_too(language: str, text: str, stated: str) -> None:
    assert any(stated in text[s.start : s.end] for s in annotate(text, language).statements)


def test_a_deed_that_was_not_done_is_denied_and_not_left_unsaid() -> None:
    text = "The airline had not asked the government for a loan."
    assert statement(text, "asked", "en").polarity is Polarity.NO
    assert statement(text, "asked", "en").rule == "clause"


@pytest.mark.parametrize(("language", "text"), [("en", "$3 million was stolen"), ("de", "Die Preise stiegen um 5 %")])
def test_a_statement_holds_the_signs_of_its_numbers(language: str, text: str) -> None:
    (only,) = annotate(f"{text}.", language).statements
    assert (only.start, only.end) == (0, len(text))
    assert len(only.quantities) == 1


def test_what_is_said_of_somebody_by_nobody_is_hedged() -> None:
    assert statement("The man is said to have set the fire.", "fire", "en").certainty is Certainty.HEDGED


def test_a_rejected_claim_is_denied() -> None:
    text = "Ann Tolley rejected claims that the firm would close."
    denied = statement(text, "would close", "en")
    assert (denied.certainty, denied.polarity) == (Certainty.DENIED, Polarity.NO)


@pytest.mark.parametrize(
    ("language", "text", "role", "name"),
    [
        (
            "de",
            "„Wir hatten Glück“, sagte Missionsleiter Peer Asmussen.",
            "Missionsleiter Peer Asmussen",
            "Peer Asmussen",
        ),
        (
            "en",
            "“We were lucky,” said the mission director, Petra Asmussen.",
            "the mission director, Petra Asmussen",
            "Petra Asmussen",
        ),
        (
            "de",
            "Der Sitz bleibt laut Vorstandschef Ruprecht Faber in Göppingen.",
            "Vorstandschef Ruprecht Faber",
            "Ruprecht Faber",
        ),
        (
            "de",
            "„Wir pumpen“, sagte der Leiter des Entwässerungsbetriebs, Focko Janssen.",
            "der Leiter des Entwässerungsbetriebs, Focko Janssen",
            "Focko Janssen",
        ),
        (
            "en",
            "The fire was out by noon, according to the fire commander at the scene, Neil Pargeter.",
            "the fire commander at the scene, Neil Pargeter",
            "Neil Pargeter",
        ),
    ],
)
def test_who_holds_a_role_is_told_by_a_statement_of_its_own_where_a_frame_names_it(
    language: str, text: str, role: str, name: str
) -> None:
    annotated = annotate(text, language)
    (statement,) = [s for s in annotated.statements if s.rule == "role"]
    assert text[statement.start : statement.end] == role
    assert [mention.name for mention in statement.participants] == [name]


@pytest.mark.parametrize(
    ("language", "text", "stated"),
    [
        (
            "de",
            "Der Sitz bleibt nach Angaben des Vorstands in Göppingen.",
            "Der Sitz bleibt nach Angaben des Vorstands in Göppingen",
        ),
        (
            "en",
            "The plane landed, according to police, at 10:40 a.m. in Leeds.",
            "The plane landed, according to police, at 10:40 a.m. in Leeds",
        ),
        (
            "en",
            "Its plane touched down, the agency said, near Leeds.",
            "Its plane touched down, the agency said, near Leeds",
        ),
    ],
)
def test_what_stands_behind_an_inserted_source_belongs_to_the_statement(language: str, text: str, stated: str) -> None:
    (statement,) = annotate(text, language).statements
    assert text[statement.start : statement.end] == stated
    assert [place.name for place in statement.places] in (["Göppingen"], ["Leeds"])


def test_a_clause_behind_according_to_is_a_statement() -> None:
    text = "He left, according to police, and then died."
    stated = [text[s.start : s.end] for s in annotate(text, "en").statements]
    assert stated == ["He left", "and then died"]


def test_an_abbreviation_at_the_end_stays_whole() -> None:
    text = "The first patient was admitted at 2:15 p.m."
    (statement,) = annotate(text, "en").statements
    assert text[statement.start : statement.end] == text


@pytest.mark.parametrize(
    ("text", "holding", "rule"),
    [
        ("Wenn Tomke Harms am 1. April 2027 ihr Amt antritt, ist sie 48.", "antritt", "clause"),
        ("Wenn Tomke Harms am 1. April 2027 nicht antritt, wird neu gewählt.", "antritt", "condition"),
        ("Wenn es regnet, bleibt der Platz leer.", "regnet", "condition"),
    ],
)
def test_what_may_be_a_condition_says_when_something_will_be_where_it_names_a_day(
    text: str, holding: str, rule: str
) -> None:
    found = statement(text, holding)
    assert found.rule == rule
    assert rule == "condition" or found.certainty is Certainty.PLANNED


def test_a_relative_clause_has_the_person_whom_it_describes() -> None:
    found = statement("Das sagte Tomke Harms, die den Einsatz leitete.", "leitete")
    assert [person.name for person in found.participants] == ["Tomke Harms"]
    assert statement("Sie traf Tomke Harms, deren Vater den Einsatz leitete.", "leitete").participants == ()


@pytest.mark.parametrize(
    ("text", "polarity"),
    [
        ("No group has claimed responsibility for the fire.", Polarity.NO),
        ("The union has not called a strike.", Polarity.NO),
        ("The club has not confirmed the closure.", Polarity.NO),
        ("A small group claimed responsibility for the fire.", Polarity.YES),
    ],
)
def test_what_a_source_does_to_a_thing_by_words_is_stated_whole(text: str, polarity: Polarity) -> None:
    (only,) = annotate(text, "en").statements
    assert (text[only.start : only.end], only.polarity, only.rule) == (text[:-1], polarity, "clause")
