import pytest

from link.story_factory import make_story
from synopse.link import link_entities

FRANKFURT_ODER, FRANKFURT_MAIN = (52, 15), (50, 9)


def where(name, *reports, language="en"):
    """Return the rounded coordinates of the entities with that name, those with most mentions first."""
    entities = link_entities(make_story(*reports, language=language))
    found = [entity.coordinates for entity in entities if name in entity.names]
    return [at and (round(at[0]), round(at[1])) for at in found]


@pytest.mark.parametrize(
    ("name", "text", "at"),
    [
        ("Paris", "A barn burned in [LOC Paris], [LOC Texas], on Monday. [LOC Paris] was dark.", (34, -96)),
        ("Athens", "A barn burned in [LOC Athens], Ga., on Monday.", (34, -83)),
        ("Columbus", "A mill closed in [LOC Columbus], [LOC Georgia].", (32, -85)),
        ("Cambridge", "The lab in [LOC Cambridge], [LOC England], closed.", (52, 0)),
        ("Birmingham", "A mill burned in [LOC Birmingham]. [LOC Tuscaloosa] in [LOC Alabama] sent help.", (34, -87)),
        ("Houston", "Storms hit [LOC Houston], [LOC Louisiana], and [LOC Florida].", (30, -95)),
        ("Moscow", "Talks of [LOC Moscow], [LOC Ukraine] and [LOC Turkey] failed.", (56, 38)),
        ("Moscow", "A barn burned in [LOC Moscow], [LOC Kansas].", None),
        ("Springfield", "A barn burned in [LOC Springfield].", None),
    ],
)
def test_a_town_is_told_by_what_stands_beside_it_and_else_by_size(name, text, at):
    assert where(name, text) == [at]


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("In [LOC Frankfurt] (Oder) brannte es.", FRANKFURT_ODER),
        ("In [LOC Frankfurt] an der Oder brannte es.", FRANKFURT_ODER),
        ("In [LOC Frankfurt] brannte es, [LOC Cottbus] und [LOC Eberswalde] halfen.", FRANKFURT_ODER),
        (
            "In [LOC Frankfurt] fiel der Kurs, in [LOC Offenbach], [LOC Cottbus] und [LOC Eberswalde] auch.",
            FRANKFURT_MAIN,
        ),
        ("Er flog von [LOC Frankfurt] in die [LOC USA].", FRANKFURT_MAIN),
    ],
)
def test_the_lesser_town_of_a_name_is_told_by_its_byname_or_its_neighbours(text, at):
    assert where("Frankfurt", text, language="de") == [at]


def test_a_bare_name_means_the_town_that_its_own_report_tells():
    reports = (
        "In [LOC Frankfurt (Oder)] brannte es. [LOC Frankfurt] trauert.",
        "In [LOC Frankfurt am Main] tagte die Bank. [LOC Frankfurt] jubelt.",
    )
    assert sorted(where("Frankfurt", *reports, language="de")) == [FRANKFURT_MAIN, FRANKFURT_ODER]


def test_a_bare_name_beside_both_towns_stays_apart_without_coordinates():
    text = "Züge fahren von [LOC Frankfurt am Main] nach [LOC Frankfurt (Oder)]. In [LOC Frankfurt] regnet es."
    assert where("Frankfurt", text, language="de") == [None]


def test_another_report_means_the_town_that_one_tells_unless_it_speaks_of_the_larger():
    told = "A mill burned in [LOC Moscow], [LOC Idaho]."
    assert where("Moscow", told, "The mill in [LOC Moscow] is gone.") == [(47, -117)]
    assert set(where("Moscow", told, "The mill in [LOC Moscow] is gone, a Russian paper said.")) == {
        (47, -117),
        (56, 38),
    }
