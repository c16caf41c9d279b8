import pytest

from link.story_factory import make_story
from synopse.link import link_entities


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("[PER Kim Min-su] ([PER 김민수]) kam.", True),
        ("[PER Li Minghua] (chinesisch: [PER 李明华]) kam.", True),
        ("[PER Keiko Tanabe] ([PER 田辺恵子]) kam.", True),
        ("[PER Rhee Syngman] ([PER 이승만]) kam.", True),
        ("[PER Arkadij Schtscherbak] ([PER Аркадий Щербак]) kam.", True),
        ("[PER Hussein Darwisch] ([PER حسين درويش]) kam.", True),
        ("[LOC Daejeon] ([LOC 대전]) brennt.", True),
        ("[PER Kim Min-su] ([PER 박지훈]) kam.", False),
        ("[PER Arkadij Schtscherbak] ([PER Олена Ткач]) kam.", False),
        ("[PER Keiko Tanabe] kam. ([PER 田辺恵子])", False),
    ],
)
def test_a_name_in_brackets_in_another_script_is_the_name_before_them(text, is_one):
    entities = link_entities(make_story(text))
    assert len(entities) == (1 if is_one else 2), entities


def test_the_main_name_is_one_in_latin_letters():
    (entity,) = link_entities(make_story("[PER Keiko Tanabe] ([PER 田辺恵子]), [PER 田辺恵子] und [PER 田辺恵子]"))
    assert entity.name == "Keiko Tanabe"
    assert entity.reasons == ("other-script: 田辺恵子 ~ Keiko Tanabe",)
