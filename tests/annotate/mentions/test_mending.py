import pytest

from factory import annotate


def found(text: str, code: str = "de") -> list[tuple[str, str, str]]:
    return [(mention.name, mention.type, mention.rule) for mention in annotate(text, code).mentions]


def test_an_arabic_name_is_one_where_german_reads_a_verb_in_it():
    assert ("Mohammed bin Quaddel", "PER", "particle") in found("Kronprinz Mohammed bin Quaddel sprach in Paris.")


def test_two_names_with_another_word_between_stay_two():
    names = [name for name, _, _ in found("Anna Müller traf Peter Schmidt. Ich bin Anna Müller.")]
    assert names == ["Anna Müller", "Peter Schmidt", "Anna Müller"]


@pytest.mark.parametrize(
    ("text", "name", "code"),
    [
        ("Die Söldnertruppe Wagner kämpft im Osten.", "Wagner", "de"),
        ("Der Möbelkonzern Müller schließt drei Häuser.", "Müller", "de"),
        ("He leads the Müller band.", "Müller", "en"),
    ],
)
def test_a_name_beside_a_noun_for_a_group_is_the_group(text, name, code):
    assert (name, "ORG") in [(each[0], each[1]) for each in found(text, code)]


def test_behind_an_office_and_a_particle_stands_the_town_that_the_gazetteer_knows():
    text = "Anna Quaddel ist Bürgermeisterin von Hagen. Sie löst Karl von Dohlen ab."
    assert [(name, kind) for name, kind, _ in found(text)] == [
        ("Anna Quaddel", "PER"),
        ("Hagen", "LOC"),
        ("Karl von Dohlen", "PER"),
    ]


def test_what_tells_a_son_from_his_father_is_part_of_the_name():
    names = [
        name for name, kind, _ in found("Karl Müller und sein Sohn Karl Müller junior streiten. Karl Müller jun. ging.")
    ]
    assert names == ["Karl Müller", "Karl Müller junior", "Karl Müller jun."]


def test_a_town_right_before_a_person_is_not_part_of_the_name():
    kinds = [(name, kind) for name, kind, _ in found("Am Dienstag trafen sich in Genf Anna Müller und Peter Schmidt.")]
    assert kinds == [("Genf", "LOC"), ("Anna Müller", "PER"), ("Peter Schmidt", "PER")]


@pytest.mark.parametrize("name", ["Petraitis", "Dervinis"])
def test_an_unknown_name_keeps_its_s_unless_it_owns_something(name):
    assert found(f"Das sagte der Minister Jonas {name} am Dienstag.")[0][0] == f"Jonas {name}"
    assert found(f"Die Rede {name} gefiel.")[0][0] == name[:-1]


def test_a_noun_in_its_own_form_loses_no_s_and_a_compound_noun_is_no_name():
    assert "Weiße Haus" in [name for name, _, _ in found("Das Weiße Haus dementierte am Dienstag.")]
    assert "Merkel" in [name for name, _, _ in found("Er lobte die Corona-Politik Merkels in Berlin.")]


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("In Birnbaum gab das Dach einer Tennishalle nach.", "Birnbaum", "LOC"),
        ("Der Bus war oberhalb von Wassen gegen eine Mauer geprallt.", "Wassen", "LOC"),
        ("Sie wohnt in Anna Müllers Haus.", "Anna Müller", "PER"),
    ],
)
def test_right_behind_a_preposition_of_place_stands_no_person(text, name, kind):
    assert (name, kind) in [(each[0], each[1]) for each in found(text)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The police in Oslo Monday arrested two men.", ("Oslo", "LOC")),
        ("The doctor leads the Anna Quaddel Center.", ("Anna Quaddel Center", "ORG")),
        ("The driver, LoAnn Marie Miller, was not hurt.", ("LoAnn Marie Miller", "PER")),
    ],
    ids=["weekday", "house", "two capitals"],
)
def test_weekdays_houses_and_capitals_inside_a_word_are_told_from_names(text: str, name: tuple[str, str]):
    assert name in [(each[0], each[1]) for each in found(text, "en")]


def test_a_month_is_no_place():
    assert "March" not in [name for name, _, _ in found("Prices rose in March. In March they had fallen.", "en")]
