"""A place in a scene comes in, the place behind the adverbs, times and places that stand there goes out."""

from synopse.annotate.attributions.phrases import NAMES, read_core
from synopse.annotate.attributions.scene import Scene


def skip_adverbs(scene: Scene, place: int, end: int) -> int:
    """Return the place behind adverbs, reflexives, times and places that stand between a verb and its subject."""
    items, words, lexicon = scene.items, scene.words, scene.lexicon
    while place < end:
        if lexicon.has(words[place], "to") and not lexicon.verb_second:
            return place
        if items[place].pos in {"ADV", "PART"} or lexicon.has(words[place], "skip"):
            place += 1
        elif items[place].pos == "ADP":
            core = read_core(scene, place + 1)
            behind = core.core_end if core and not core.pronoun else _time_end(scene, place + 1)
            if behind == place + 1:
                return place
            place = _read_genitives(scene, behind)
        elif (behind := _time_end(scene, place)) > place:
            place = behind
        else:
            return place
    return place


def _read_genitives(scene: Scene, place: int) -> int:
    while place < len(scene.items):
        word = scene.words[place]
        if not (scene.lexicon.has(word, "genitive") and scene.items[place].pos == "DET"):
            break
        core = read_core(scene, place)
        if not core:
            break
        place = core.core_end
    return place


def _time_end(scene: Scene, place: int) -> int:
    """Return the place behind a time's words ("Montag", "der vergangenen Woche", "Sept. 3"), or `place`."""
    end = place
    while end < len(scene.items) and end - place < 6:
        item = scene.items[end]
        if not (scene.lexicon.has(scene.words[end], "time") or item.pos in {"DET", "ADJ", "NUM"}):
            break
        end += 1
    while end > place and not scene.lexicon.has(scene.words[end - 1], "time"):
        end -= 1
    following = scene.words[end] if end < len(scene.items) else ""
    goes_on = bool(following) and (scene.items[end].pos in NAMES or scene.lexicon.has(following, "of"))
    return place if goes_on and scene.items[place].pos in {"DET", "ADJ"} else end
