import pytest

from link.story_factory import make_story
from synopse.link import link_entities


def grouped(*reports, language="de"):
    """Return a letter for each mention of a story, in the order of the texts: the same where one entity is meant."""
    story = make_story(*reports, language=language)
    owner = {
        (report, mention.start): entity.id for entity in link_entities(story) for report, mention in entity.mentions
    }
    order = [owner[each.report.id, mention.start] for each in story.reports for mention in each.mentions]
    letters = {identifier: "abcdefg"[place] for place, identifier in enumerate(dict.fromkeys(order))}
    return "".join(letters[identifier] for identifier in order)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[PER Karl Quaddel] und sein Sohn [PER Karl] kamen. [PER Karl Quaddel] sprach, [PER Karl] schwieg.", "abab"),
        ("[PER Karl Quaddel] kam mit seinem Sohn [PER Karl Quaddel].", "ab"),
        ("Der Vater [PER Karl Quaddel] ging, der gleichnamige Sohn [PER Karl Quaddel] blieb.", "ab"),
        ("[PER Karl Quaddel] und sein Sohn gleichen Namens, [PER Karl Quaddel], kamen.", "ab"),
        ("[PER Karl Quaddel], Sohn von [PER Karl Quaddel], kam.", "ab"),
        ("[PER Karl Quaddels] Sohn [PER Karl] kam.", "ab"),
        ("[PER Karl Quaddel] d. Ä. baute, [PER Karl Quaddel] d. J. malte.", "ab"),
        ("[PER Karl Quaddel senior] und [PER Karl Quaddel junior] kamen. Der jüngere [PER Quaddel] ging.", "abb"),
        ("[PER Karl Quaddel] (71) und [PER Karl Quaddel] (38) kamen. [PER Karl Quaddel] und [PER Quaddel]?", "abcd"),
        ("Der 71-jährige [PER Karl Quaddel] und der 38 Jahre alte [PER Karl Quaddel] kamen.", "ab"),
        # One person alone:
        ("[PER Jan Quaddel] besuchte [PER Karl Quaddel]. Sein Vater [PER Karl Quaddel] schlief.", "abb"),
        ("[PER Karl Quaddel] fiel. Der Vater [PER Karl Quaddel] liegt im Bett.", "aa"),
        ("[PER Ute Ohm] und ihr Sohn [PER Karl Quaddel] kamen. [PER Karl Quaddel] ging.", "abb"),
        ("[PER Karl Quaddel] (71) kam. Der 72-jährige [PER Karl Quaddel] ging.", "aa"),
        ("[PER Karl Quaddel] (12.) und noch einmal [PER Karl Quaddel] (89.) trafen.", "aa"),
    ],
)
def test_a_german_report_tells_two_of_one_name_apart(text, told):
    assert grouped(text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[PER George Vale] and his father, also called [PER George Vale], came. [PER George Vale] left.", "abc"),
        ("[PER George Vale]'s son [PER George] came.", "ab"),
        ("[PER George Vale Sr.] and [PER George Vale Jr.] met. The elder [PER Vale] wept, [PER Vale] laughed.", "abac"),
        ("[PER George Vale], aged 71, and [PER George Vale], 38, came.", "ab"),
        ("The 71-year-old [PER George Vale] and a 38-year-old [PER George Vale] came.", "ab"),
        ("[PER George Vale] and his brother [PER Oliver Vale] came.", "ab"),
        ("[PER George Vale] spoke, then [PER Vale] left. His brother [PER Oliver Vale] and [PER Vale] met.", "aabc"),
    ],
)
def test_an_english_report_tells_two_of_one_name_apart(text, told):
    assert grouped(text, language="en") == told


def test_ages_tell_two_of_one_name_apart_across_reports_and_languages():
    english = {"language": "en", "text": "[PER Karl Quaddel], 70, was hurt. [PER Karl Quaddel] sleeps."}
    assert grouped("[PER Karl Quaddel] (71)", "[PER Karl Quaddel] (38)", english) == "abaa"


def test_another_report_means_the_one_who_is_told_of_first():
    assert grouped("[PER Karl Quaddel] und sein Sohn [PER Karl Quaddel]", "[PER Karl Quaddel] sprach.") == "aba"


def test_a_name_that_may_be_either_has_both_as_candidates():
    story = make_story("[PER Karl Quaddel] (71) und [PER Karl Quaddel] (38) kamen.", "[PER Karl Quaddel] schwieg.")
    entities = {entity.mentions[0][0]: entity for entity in link_entities(story)}
    assert set(entities["b"].candidates) == {entity.id for entity in link_entities(story)} - {entities["b"].id}
