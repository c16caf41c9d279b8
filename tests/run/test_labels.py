import re
from pathlib import Path

import pytest

import synopse.faces
from synopse.run import known_languages, load_labels

FACES = Path(synopse.faces.__file__).parent
# Families of labels that are looked up by the name of a kind, a slot, a type, a caveat, a rule, an order, an event.
FAMILIES = re.compile(
    r"(contradicted|updated|corroborated|repeated|refined|single)(_word|_note)?|date|time|number|place|name|polarity"
    r"|yes|no|PER|ORG|LOC|EVENT|MISC|hedged|planned|denied|\w+_(one|many)"
    r"|(reason|order|event|status|did|job|failure|refused)_\w+"
)


def test_all_languages_have_the_same_labels():
    keys = {code: set(load_labels(code)) for code in known_languages()}
    assert len(keys) >= 2
    first = keys.pop(min(keys))
    assert all(other == first for other in keys.values())


@pytest.mark.parametrize("code", known_languages())
def test_labels_are_words_and_their_gaps_the_same(code):
    def gaps(text):
        return sorted(re.findall(r"\{(\w*)\}", text))

    for key, text in load_labels(code).items():
        assert isinstance(text, str) and text.strip(), key
        assert gaps(text) == gaps(load_labels("en")[key]), key


def test_every_label_is_used_somewhere():
    used = "\n".join(path.read_text(encoding="utf-8") for path in FACES.rglob("*") if path.suffix in (".py", ".html"))
    unused = [key for key in load_labels("en") if not FAMILIES.fullmatch(key) and not re.search(rf"\b{key}\b", used)]
    assert unused == []
