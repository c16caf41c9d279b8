import json
import time
from dataclasses import replace
from importlib.resources import files
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from link.story_factory import make_story
from synopse.languages import known_languages
from synopse.link import link_entities
from synopse.model import Annotated, Entity, Mention, Report, Story


def read_cases() -> list[tuple[str, dict[str, Any]]]:
    folder = files("synopse.languages")
    return [
        (code, json.loads(line))
        for code in known_languages()
        for line in (folder / code / "cases" / "link.jsonl").read_text(encoding="utf-8").splitlines()
    ]


def entities_of(name: str, entities: tuple[Entity, ...]) -> set[str]:
    return {entity.id for entity in entities if name in entity.names}


@pytest.mark.parametrize(("code", "case"), read_cases(), ids=lambda it: it["why"] if isinstance(it, dict) else it)
def test_a_case_of_a_language(code, case):
    entities = link_entities(make_story(*case["reports"], language=code))
    for group in case.get("together", ()):
        found = [entities_of(name, entities) for name in group]
        assert all(len(each) == 1 for each in found), (group, entities)
        assert len(set.union(*found)) == 1, (group, entities)
    for first, second in case.get("apart", ()):
        assert entities_of(first, entities), entities
        assert entities_of(first, entities).isdisjoint(entities_of(second, entities)), entities


def test_every_further_spelling_has_a_named_reason():
    story = make_story(
        "[PER Sergej Tschischow] und [PER Tschischow]",
        {"language": "en", "text": "[PER Sergei Chizhov], [PER Chizhov]"},
    )
    (entity,) = link_entities(story)
    assert entity.name == "Sergei Chizhov"
    assert entity.type == "PER"
    assert entity.id == "per-sergei-chizhov"
    assert entity.names == ("Chizhov", "Sergei Chizhov", "Sergej Tschischow", "Tschischow")
    assert entity.reasons == (
        "part-of-name: Chizhov ~ Sergei Chizhov",
        "transliteration: Sergej Tschischow ~ Sergei Chizhov",
        "part-of-name: Tschischow ~ Sergei Chizhov",
    )


def test_mentions_come_with_their_reports_in_order():
    story = make_story("[PER Ilka Brandvold] traf [LOC Kassel].", "[LOC Kassel] empfing [PER Brandvold].")
    by_name = {entity.name: entity for entity in link_entities(story)}
    assert [(report, mention.name) for report, mention in by_name["Ilka Brandvold"].mentions] == [
        ("a", "Ilka Brandvold"),
        ("b", "Brandvold"),
    ]
    assert [report for report, _ in by_name["Kassel"].mentions] == ["a", "b"]


def test_entities_of_one_name_have_identifiers_of_their_own():
    story = make_story("[PER Ute Adler] [PER Jan Adler] [PER Adler]", "[PER Adler]", "[PER Adler]")
    identifiers = [entity.id for entity in link_entities(story)]
    assert sorted(identifiers) == ["per-adler", "per-adler-2", "per-adler-3", "per-jan-adler", "per-ute-adler"]


def test_the_gender_of_a_title_decides_between_two_of_one_family():
    story = make_story("[PER Ute Adler|Ministerin] und [PER Jan Adler|Minister] kamen. [PER Adler|Ministerin] sprach.")
    assert entities_of("Adler", link_entities(story)) == {"per-ute-adler"}


def test_a_tag_that_wavers_does_not_split_a_name():
    story = make_story("[PER Reuters] und [ORG Reuters] und [LOC Frankreich]", "[PER Frankreich] [LOC Frankreich]")
    assert {(entity.name, entity.type) for entity in link_entities(story)} == {
        ("Reuters", "ORG"),
        ("Frankreich", "LOC"),
    }


def test_the_order_of_reports_of_equal_content_changes_nothing():
    texts = ["[PER Ilka Brandvold] [LOC Kiew]", "[PER Brandvold] [LOC Kyjiw]", "[PER I. Brandvold]"]
    story = make_story(*texts)
    turned = replace(story, reports=tuple(reversed(story.reports)))
    assert link_entities(story) == link_entities(turned)


HOSTILE = [
    "x" * 10_000,
    "Y " * 5_000,
    "😀",
    "e\u0301" * 50,
    "\u202eשלום עולם",
    "محمد الأمين",
    "Sсhоigu",
    "-",
    "'s",
    "von der",
    "Dr. Dr.",
    "()",
    ",",
    "1234567890",
    "İı ẞ",
]


def test_hostile_names_stand_alone():
    mentions = tuple(Mention(2 * i, 2 * i + 1, "PER", name) for i, name in enumerate(HOSTILE))
    story = Story("s", (Annotated(Report("a", " " * 40, language="de"), mentions=mentions),))
    entities = link_entities(story)
    assert all(len(entity.names) == 1 for entity in entities)
    assert sum(len(entity.mentions) for entity in entities) == len(HOSTILE) - 3  # "-", "()" and "," are none


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.text(max_size=30), st.sampled_from(["PER", "ORG", "LOC"])), max_size=12))
def test_any_text_is_linked_once_and_only_once(names):
    mentions = tuple(Mention(i, i + 1, kind, name) for i, (name, kind) in enumerate(names))
    story = Story("s", (Annotated(Report("a", "x" * 20, language="de"), mentions=mentions),))
    linked = [mention for entity in link_entities(story) for _, mention in entity.mentions]
    assert len(linked) == len(set(linked))
    assert len({entity.id for entity in link_entities(story)}) == len(link_entities(story))


def test_a_large_story_takes_no_more_than_near_linear_time():
    def seconds(people: int) -> float:
        mentions = [
            Mention(i, i + 1, "PER", f"{chr(65 + i % 26)}{chr(97 + i % 23)}na{i % people} Ber{i % people}holm")
            for i in range(4 * people)
        ]
        story = Story("s", (Annotated(Report("a", "x" * (4 * people + 1), language="de"), mentions=tuple(mentions)),))
        start = time.process_time()
        link_entities(story)
        return time.process_time() - start

    seconds(10)
    assert seconds(800) < 12 * max(seconds(200), 0.02)
