import json
import time
from dataclasses import replace
from importlib.resources import files

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factory import annotate, make_report
from synopse.annotate.attributions import find_attributions
from synopse.annotate.mentions import find_mentions
from synopse.annotate.sentences import find_sentences
from synopse.languages import load_language
from synopse.model import Annotated, Attribution, Block, BlockKind

LANGUAGES = ("de", "en")
ODD_WORDS = st.sampled_from(
    [
        "„",
        "“",
        "”",
        '"',
        "»",
        "«",
        "’",
        "''",
        "(",
        ")",
        ",",
        ".",
        ":",
        ";",
        "–",
        "\n",
        "sagte",
        "said",
        "er",
        "Ohm",
        "dass",
        *[
            "laut",
            "zufolge",
            "nach",
            "Angaben",
            "sei",
            "wie",
            "und",
            "der",
            "zitierte",
            "so",
            "es",
            "hieß",
            "wurde",
            "Das",
            "mit",
            "according",
            "to",
            "quoted",
            "as",
        ],
    ]
)


def attributions(text: str, language: str = "de", *, names: bool = True, **fields) -> tuple[Attribution, ...]:
    spoken = load_language(language)
    annotated = Annotated(make_report(text, language, **fields))
    annotated = replace(annotated, sentences=find_sentences(annotated, spoken))
    if names:
        annotated = replace(annotated, mentions=find_mentions(annotated, spoken))
    return find_attributions(annotated, spoken)


def cases() -> list[tuple[str, dict]]:
    folder = files("synopse.languages")
    return [
        (code, json.loads(line))
        for code in LANGUAGES
        for line in (folder / code / "cases" / "attributions.jsonl").read_text(encoding="utf-8").splitlines()
    ]


def described(text: str, attribution: Attribution) -> dict:
    source, cue, hedge = attribution.source, attribution.cue, attribution.hedge
    found = {"source": source.of(text) if source else None, "name": attribution.name}
    found |= {"cue": cue.of(text) if cue else None, "content": attribution.content.of(text), "mode": attribution.mode}
    more = {"medium": attribution.medium, "hedge": hedge.of(text) if hedge else None, "unnamed": attribution.unnamed}
    parent = {} if attribution.parent is None else {"parent": attribution.parent}
    return found | parent | {key: value for key, value in more.items() if value}


@pytest.mark.parametrize(
    ("code", "case"), cases(), ids=lambda value: value["text"][:40] if isinstance(value, dict) else value
)
def test_a_case_gives_its_attributions(code, case):
    found = [described(case["text"], a) for a in attributions(case["text"], code)]
    names = [(one.pop("name"), other.pop("name")) for one, other in zip(found, case["attributions"], strict=True)]
    assert found == case["attributions"]
    assert all(one == other or (one and other and (one in other or other in one)) for one, other in names)


def chain(found: tuple[Attribution, ...], place: int | None) -> list[str]:
    names = []
    while place is not None:
        names.append(found[place].name)
        place = found[place].parent
    return names[::-1]


def test_an_agency_that_quotes_a_minister_gives_a_chain_of_two():
    text = "„Wir warten ab“, zitierte die Nachrichtenagentur Tass die Ministerin Ulla Brenk."
    found = attributions(text)
    assert [chain(found, k) for k in range(len(found))] == [["Tass"], ["Tass", "Ulla Brenk"]]
    assert {a.content.of(text) for a in found} == {"„Wir warten ab“"}


def test_what_an_agency_reports_holds_what_others_say_in_it():
    text = "The dam was safe, the operator said, according to Reuters."
    found = attributions(text, "en")
    assert sorted(len(chain(found, k)) for k in range(len(found))) == [1, 2]
    assert all(chain(found, k)[0] == "Reuters" for k in range(len(found)))


def test_a_sentence_in_the_subjunctive_goes_on_with_the_last_speaker():
    found = attributions("Die Werft schließe, sagte Enno Tadsen. Zuletzt habe sie Verlust gemacht.")
    assert [(a.mode, a.name) for a in found] == [("indirect", "Enno Tadsen"), ("free indirect", "Enno Tadsen")]


def test_that_was_announced_stands_for_the_sentences_in_the_subjunctive_before_it():
    text = "Es regnete. Die Brücke bleibe zu. Der Verkehr werde umgeleitet. Das teilte das Bauamt mit."
    found = attributions(text)
    assert [a.content.of(text) for a in found] == ["Die Brücke bleibe zu. Der Verkehr werde umgeleitet"]


def test_that_was_announced_does_not_reach_into_the_paragraph_before():
    assert attributions("Die Brücke bleibe zu.\n\nDas teilte das Bauamt mit.", names=False)[0].source is None


def test_an_open_quote_mark_swallows_nothing():
    start = "„Die Lage ist ernst, meint der Wirt. "
    rest = "Am Abend sagte die Wirtin Ida Kern, das Haus sei voll. „Wir schließen“, sagte sie."
    found = attributions(start + rest)
    assert all(len(a.content) < 40 for a in found)
    assert "„Wir schließen“" in [a.content.of(start + rest) for a in found]


def test_a_quote_of_several_paragraphs_goes_on_where_each_opens_anew():
    text = "Dora Penwith said: “The harbour was quiet.\n\n“Then the wind came.”"
    found = attributions(text, "en")
    assert [a.content.of(text) for a in found] == ["“The harbour was quiet.", "“Then the wind came.”"]


def test_a_role_names_its_holder_and_a_bare_noun_the_body_named_before():
    text = "Die Gewerkschaft Hafen Ost warnte vor Streiks. Man verhandle, teilte die Gewerkschaft mit."
    assert attributions(text)[-1].name.endswith("Hafen Ost")


def test_a_headline_with_a_colon_names_its_speaker():
    text = "Ministerin: Kein Geld für die Brücke\n\nDie Brücke bleibt gesperrt."
    blocks = (Block(0, 36, BlockKind.HEADLINE), Block(38, len(text), BlockKind.BODY))
    found = attributions(text, blocks=blocks)
    assert [(a.name, a.content.of(text)) for a in found] == [("Ministerin", "Kein Geld für die Brücke")]


def test_what_makes_no_statement_attributes_nothing():
    text = "Der Wirt sagte, das Haus sei voll."
    assert attributions(text, blocks=(Block(0, len(text), BlockKind.FURNITURE),)) == ()


@pytest.mark.parametrize("code", LANGUAGES)
@settings(max_examples=60, deadline=None)
@given(words=st.lists(ODD_WORDS, max_size=40), mark=st.sampled_from([" ", ""]))
def test_spans_lie_in_the_text_and_parents_make_no_circle(code, words, mark):
    text = mark.join(words)
    found = attributions(text, code, names=False)
    for place, attribution in enumerate(found):
        spans = [attribution.content, attribution.source, attribution.cue, attribution.hedge]
        assert all(0 <= span.start < span.end <= len(text) for span in spans if span)
        assert len(chain(found, place)) <= len(found)
    assert found == attributions(text, code, names=False)


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize(
    "piece", ["„ ", '"a ', "sagte er, ", "he said, ", "laut Ohm, ", "„A\n\n", "Das teilte Ohm mit. "]
)
def test_odd_text_takes_no_longer_than_its_length_allows(code, piece):
    annotated = Annotated(make_report(piece * (20_000 // len(piece)), code))
    annotated = replace(annotated, sentences=find_sentences(annotated, load_language(code)))
    start = time.process_time()
    find_attributions(annotated, load_language(code))
    assert time.process_time() - start < 2


@pytest.mark.parametrize(
    ("code", "text", "body"),
    [
        ("de", "Polizeisprecherin Petra Kern sagte, das Tor sei zu.", "Polizei"),
        ("de", "Ein Sprecher des Bauamtes sagte, das Tor sei zu.", "Bauamt"),
        ("de", "Das Tor sei zu, sagte Petra Kern, Sprecherin der Hafenbehörde.", "Hafenbehörde"),
        ("de", "Pressesprecherin Petra Kern sagte, das Tor sei zu.", ""),
        ("de", "Ministerin Petra Kern sagte, das Tor sei zu.", ""),
        ("en", "Police spokeswoman Petra Kern said the gate was shut.", "Police"),
        ("en", "A spokesman for the ministry said the gate was shut.", "ministry"),
        ("en", "The ministry's spokesman, Ivan Orlow, said the gate was shut.", "ministry"),
    ],
)
def test_a_spokesperson_stands_for_a_body(code, text, body):
    assert attributions(text, code)[0].body == body


def test_an_open_mark_hides_no_cue_of_the_sentences_behind_it():
    text = "Er rief „Halt. Dann ging er. Der Wirt sagte, das Haus sei voll. „Wir gehen“, sagte die Wirtin."
    assert [a.name for a in attributions(text)][-2:] == ["Wirt", "Wirtin"]


def test_behind_a_perfect_stands_no_speaker() -> None:
    text = "Meanwhile, the army, which has been fighting in areas close to the border, has denied the claims."
    sources = [a.source for a in annotate(text, "en").attributions if a.source]
    assert "the claims" not in [source.of(text) for source in sources]


def test_who_calls_at_a_port_in_a_relative_clause_says_nothing():
    text = "The ferry, which calls at Hull every week, left for Bremen after its 21 sailors had been questioned."
    assert not attributions(text, "en")


def test_a_verb_with_a_particle_behind_its_object_is_no_cue():
    assert annotate("By nightfall the union had not called the strike off.", "en").attributions == ()
    (called,) = annotate("By nightfall the union had called the strike a success.", "en").attributions
    assert called.name == "union"


def test_a_time_says_nothing():
    assert annotate("Their guide had not been found by noon.", "en").attributions == ()
