import pytest

from link.story_factory import make_story
from synopse.link import link_entities


def together(*reports: str, language: str = "en") -> set[frozenset[str]]:
    return {frozenset(entity.names) for entity in link_entities(make_story(*reports, language=language))}


@pytest.mark.parametrize("tag", ["ORG", "PER", "LOC"])
def test_the_first_word_of_an_organisation_is_its_short_form_whatever_its_tag(tag):
    found = link_entities(make_story("[ORG Quaddel Appliances] shrinks.", f"[{tag} Quaddel] shrinks.", language="en"))
    assert [(entity.names, entity.type) for entity in found] == [(("Quaddel", "Quaddel Appliances"), "ORG")]
    assert found[0].reasons[0].startswith("short-form: ")


@pytest.mark.parametrize(
    ("long", "short"),
    [
        ("[ORG Quaddel Systems] and [ORG Quaddel Securities]", "[ORG Quaddel]"),
        ("[ORG Quaddel Systems] of [PER Ida Quaddel]", "[ORG Quaddel]"),
        ("[ORG Dortmund Brewery]", "[ORG Dortmund]"),
        ("[ORG Borussia Quaddel]", "[ORG Quaddel]"),
        ("[ORG Police Quaddel]", "[ORG Police]"),
    ],
)
def test_what_may_mean_another_stays_apart(long, short):
    assert all(len(names) == 1 for names in together(long, short))


def test_a_group_named_by_a_noun_is_the_group():
    assert together("[ORG Söldnertruppe Quaddel]", "[ORG Quaddel-Gruppe]", "[ORG Gruppe Quaddel]", language="de") == {
        frozenset({"Söldnertruppe Quaddel", "Quaddel-Gruppe", "Gruppe Quaddel"})
    }


def test_a_part_of_a_compound_is_no_short_form():
    assert len(together("[ORG Quaddel-Krisenstab]", "[ORG Quaddel]")) == 2


def test_a_middle_name_alone_is_somebody_else():
    assert len(together("[PER Ralf Martin Quaddel] spoke. [PER Martin] left.")) == 2
    assert len(together("[PER Ralf Martin Quaddel] spoke. [PER Ralf] left.")) == 1
