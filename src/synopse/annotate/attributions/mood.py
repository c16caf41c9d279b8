"""A verb's place in a scene comes in, whether it is a subjunctive of indirect speech goes out.

No tagger in use marks mood. Irregular forms stand in a list; a regular one is the infinitive without its last letter
("gehe"), which the first person shares: where a first person is the subject, it is none.
"""

from synopse.annotate.attributions.scene import Scene

_NEAR = 4  # items to look for a first person around the verb


def is_subjunctive(scene: Scene, place: int, *, weak: bool = False) -> bool:
    """Tell whether the item is a subjunctive; `weak` forms ("hätten", "würde") count only where asked for."""
    lexicon = scene.lexicon
    if not lexicon.subjunctive_ending:
        return False
    strength = lexicon.subjunctive.get(scene.words[place], "")
    if not strength:
        item = scene.items[place]
        regular = (
            item.pos == "VERB"
            and item.form == "fin"
            and item.lemma.endswith(item.text.lower() + lexicon.subjunctive_ending)
        )
        strength = "strong" if regular and not _attributive(scene, place) else ""
    if strength == "strong":
        return not _first_person(scene, place)
    return weak and strength == "weak"


def _attributive(scene: Scene, place: int) -> bool:
    """Tell whether a form stands where an adjective does, between an article and its noun."""
    following = scene.items[place + 1].pos if place + 1 < len(scene.items) else ""
    return place > 0 and scene.items[place - 1].pos in {"DET", "ADP", "ADJ", "NUM"} and following in {"NOUN", "ADJ"}


def _first_person(scene: Scene, place: int) -> bool:
    near = range(max(0, place - _NEAR), min(len(scene.words), place + _NEAR + 1))
    return any(scene.lexicon.pronouns.get(scene.words[k]) == "first" for k in near)
