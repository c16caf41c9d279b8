"""A scene and a place in it come in, the noun phrase that begins or ends there goes out: who may be a source.

A phrase is a core (article, adjectives, nouns, names) with tails: genitives, some prepositional phrases, brackets,
coordination and an apposition between commas. Only parts of speech and word lists are used; no parser.
"""

from dataclasses import dataclass

from synopse.annotate.attributions.scene import QUOTE, Scene
from synopse.model import Token

NAMES = frozenset({"NOUN", "PROPN"})
_LONGEST_BRACKET = 8
_NUMERAL = "NUM"
_LONGEST_PHRASE = 40
_LONGEST_ATTRIBUTE = 8  # items between an article and its noun
MARKS = "\"'„“”«»‚‘’›‹"
_SMALL_QUOTE = 40  # characters; a name in quotation marks is shorter ("Jakarta Post", "Morning Joe")


@dataclass(frozen=True, slots=True)
class Phrase:
    """Items `start` to `end`; the core ends behind its head at `core_end`; `apposition` is where one begins.

    `direct` tells that the form may be a nominative.
    """

    start: int
    end: int
    core_start: int
    core_end: int
    apposition: int
    direct: bool
    pronoun: bool = False


def read_phrase(
    scene: Scene, place: int, *, apposed: bool = True, quoted: bool = False, placed: bool = True
) -> Phrase | None:
    """Return the phrase that begins at the item, or None.

    Where `quoted`, a short quote alone may be a name; where not `placed`, a place behind it is no part of it.
    """
    core = read_core(scene, place, quoted=quoted)
    if core is None:
        return None
    if core.pronoun and scene.lexicon.pronouns.get(scene.words[place]) != "speaker":
        return core
    end = _read_tails(scene, core.core_end, place, placed=placed)
    apposition = _read_apposition(scene, end) if apposed else end
    return Phrase(place, apposition, core.core_start, core.core_end, end, core.direct, core.pronoun)


def read_core(scene: Scene, place: int, *, quoted: bool = False) -> Phrase | None:
    """Return the article, adjectives, nouns and names that begin at the item as a phrase without tails, or None."""
    items, words, lexicon = scene.items, scene.words, scene.lexicon
    if place >= len(items):
        return None
    if (
        words[place] in lexicon.pronouns
        and items[place].pos in {"PRON", "DET", "NUM", "ADJ", "NOUN", "ADV"}
        and not _before_title(scene, place)
    ):
        following = items[place + 1].pos if place + 1 < len(items) else ""
        counting = lexicon.has(words[place], "possessive") or lexicon.pronouns[words[place]] == "speaker"
        personal = items[place].pos == "PRON" and not counting
        alone = following not in NAMES | {"ADJ"} and _skip_participle_phrase(scene, place + 1) == place + 1
        if alone or personal:
            return Phrase(place, place + 1, place, place + 1, place + 1, True, True)
    at, direct = place, True
    if _is_determiner(scene, at) or (lexicon.verb_second and items[at].pos == "NUM"):
        direct = not _oblique(scene, at)
        at += 2 if at + 1 < len(items) and items[at + 1].pos == "DET" else 1
        at = _skip_participle_phrase(scene, at)
    at = _skip_modifiers(scene, at)
    end = _read_nouns(scene, at)
    end = _read_misread_noun(scene, at, end)
    if end == at > place and items[at - 1].pos in {"ADJ", "VERB"} and lexicon.speakers.match(words[at - 1]):
        return Phrase(place, end, place, end, end, direct)
    if quoted and end == at == place and items[place].pos == QUOTE and len(items[place]) <= _SMALL_QUOTE:
        end = at + 1
    if end == at:
        return None
    return Phrase(place, end, place, end, end, direct)


def _skip_participle_phrase(scene: Scene, place: int) -> int:
    """Return the adjective behind what belongs to it, between article and noun ("eine mit der Sache vertraute …")."""
    if not scene.lexicon.verb_second or place >= len(scene.items) or scene.items[place].pos != "ADP":
        return place
    for k in range(place + 2, min(place + _LONGEST_ATTRIBUTE, len(scene.items) - 1)):
        item = scene.items[k]
        if item.pos in {"PUNCT", QUOTE} or item.form == "fin":
            return place
        if item.pos == "ADJ" and scene.items[k + 1].pos in {"NOUN", "ADJ"} and scene.items[k - 1].pos in NAMES:
            return k
    return place


def _before_title(scene: Scene, place: int) -> bool:
    """Tell whether an article stands before a name in quotation marks: die „Küstenpost“."""
    if not scene.lexicon.has(scene.words[place], "definite") or place + 1 >= len(scene.items):
        return False
    return _is_title(scene, place + 1)


def _is_title(scene: Scene, place: int) -> bool:
    item = scene.items[place]
    if item.pos != QUOTE or len(item) > _SMALL_QUOTE:
        return False
    inside = scene.text[item.start : item.end].strip(MARKS)
    return inside[:1].isupper() and inside[-1:] not in {".", "!", "?", ","}


def _is_determiner(scene: Scene, place: int) -> bool:
    if scene.items[place].pos == "DET" or scene.lexicon.has(scene.words[place], "possessive"):
        return True
    counts = scene.lexicon.pronouns.get(scene.words[place]) == "speaker"
    return counts or _before_title(scene, place)


def _oblique(scene: Scene, place: int) -> bool:
    """Tell whether a determiner shows that its phrase is no subject."""
    if scene.lexicon.has(scene.words[place], "oblique"):
        return True
    following = scene.items[place + 1] if place + 1 < len(scene.items) else None
    ambiguous = scene.lexicon.has(scene.words[place], "ambiguous")
    return bool(ambiguous and following and following.pos == "ADJ" and following.text.endswith("n"))


def _read_misread_noun(scene: Scene, place: int, end: int) -> int:
    """Return the place behind a noun for speakers that a tagger took for something else ("party operative")."""
    if scene.lexicon.verb_second or end >= len(scene.items) or scene.items[end].pos not in {"ADJ", "X"}:
        return end
    follows = end > place or (place > 0 and scene.items[place - 1].pos == "DET")
    return end + 1 if follows and scene.words[end] in scene.lexicon.speakers.whole else end


def _skip_modifiers(scene: Scene, place: int) -> int:
    """Return the place behind adjectives and numbers, which nouns must follow."""
    items = scene.items
    while place < len(items):
        item = items[place]
        if item.text.endswith("-") and len(item) > 1 and place + 2 < len(items) and items[place + 1].pos == "CCONJ":
            place += 2
        elif (
            item.pos in {"ADJ", "NUM"}
            or (item.form in {"part", "ger"} and item.pos == "VERB")
            or (item.pos in {"ADV", "CCONJ", "X"} and place + 1 < len(items) and items[place + 1].pos in {"ADJ", "NUM"})
        ):
            place += 1
        else:
            break
    return place


def _read_nouns(scene: Scene, place: int) -> int:
    """Return the place behind a run of nouns and names, with a possessive ending inside it."""
    items, end = scene.items, place
    while end < len(items) and end - place < _LONGEST_PHRASE:
        if end in scene.mentions:
            end = scene.mentions[end]
        elif _is_name(scene, end) or (end > place and _joins_names(scene, end)):
            end += 1
        elif end > place and scene.lexicon.has(scene.words[end], "possessor") and items[end].pos != "AUX":
            end = _skip_modifiers(scene, end + 1)
        else:
            break
    return end


def is_name(scene: Scene, place: int) -> bool:
    """Tell whether a quote is a name in quotation marks, behind its noun: the firm "Hvalur"."""
    return place > 0 and scene.items[place - 1].pos in NAMES and _is_title(scene, place)


def _is_name(scene: Scene, place: int) -> bool:
    item = scene.items[place]
    if item.pos in NAMES:
        return not scene.lexicon.has(scene.words[place], "time")
    if item.pos == QUOTE:
        if place == 0 or len(item) > _SMALL_QUOTE:
            return False
        return scene.items[place - 1].pos in NAMES | {"DET"} or _before_title(scene, place - 1)
    return (
        item.pos in {"X", "NUM", "ADJ", "ADV", "VERB"} and item.text[:1].isupper() and place > 0 and _near(scene, place)
    )


def _near(scene: Scene, place: int) -> bool:
    """Tell whether the item before is a name or its article, so that a capital is one of a name."""
    return scene.items[place - 1].pos in NAMES | {"DET", "ADJ", QUOTE, "PUNCT"}


def _joins_names(scene: Scene, place: int) -> bool:
    """Tell whether the item stands inside a name: an initial's stop, a number, a hyphen, "&"."""
    following = scene.items[place + 1] if place + 1 < len(scene.items) else None
    if scene.words[place] in {".", "&", "-", "/"}:
        return bool(following and following.pos in NAMES and following.text[:1].isupper())
    return scene.items[place].pos == "NUM" and not (following and following.pos in NAMES)


def _read_tails(scene: Scene, place: int, start: int, *, placed: bool = True) -> int:
    while place < len(scene.items) and place - start < _LONGEST_PHRASE:
        if not placed and scene.lexicon.has(scene.words[place], "where"):
            break
        end = _read_tail(scene, place)
        if end == place:
            break
        place = end
    return place


def _read_tail(scene: Scene, place: int) -> int:
    word, lexicon, item = scene.words[place], scene.lexicon, scene.items[place]
    if word == "(":
        return _bracket_end(scene, place)
    if lexicon.has(word, "genitive") and item.pos == "DET":
        core = None if place in scene.persons else read_core(scene, place)
    elif lexicon.has(word, "adjective_tail") and place + 1 < len(scene.words):
        core = read_core(scene, place + 2)
    elif lexicon.has(word, "tail") or lexicon.has(word, "and"):
        core = read_core(scene, place + 1)
        if core and (core.pronoun or (place in scene.persons and _is_medium(scene, core))):
            core = None
        if core and lexicon.has(word, "and") and _verb_follows_closely(scene, core):
            core = None
    else:
        core = None
    return core.core_end if core else place


def _is_medium(scene: Scene, core: Phrase) -> bool:
    """Tell whether a phrase behind a person says where the person spoke ("im Gespräch mit …"), not who it is."""
    return scene.lexicon.media.match(scene.items[core.core_end - 1].text.lower())


def _verb_follows_closely(scene: Scene, core: Phrase) -> bool:
    """Tell whether a coordinated phrase is rather the subject of a new clause."""
    return (
        core.core_end < len(scene.items) and scene.items[core.core_end].form == "fin" and not scene.lexicon.verb_second
    )


def _bracket_end(scene: Scene, place: int) -> int:
    for end in range(place + 1, min(place + _LONGEST_BRACKET, len(scene.items))):
        if scene.words[end] == ")":
            return end + 1
    return place


def _read_apposition(scene: Scene, place: int) -> int:
    """Return the place behind ", a survivor," or ", Silke Vogt," (the comma left out), or `place`."""
    if place >= len(scene.items) or scene.words[place] != ",":
        return place
    core = read_core(scene, place + 1)
    if core is None or core.pronoun:
        return place
    end = _read_tails(scene, core.core_end, place + 1)
    closed = end >= scene.last or scene.words[end] in {",", ";", ":", ".", "–", "—"} or scene.items[end].pos == QUOTE
    return end if closed and not _finite(scene.items[place + 1 : end]) else place


def _finite(items: tuple[Token, ...]) -> bool:
    return any(item.has_finite_form for item in items)


def pronoun_at(place: int) -> Phrase:
    """Return the item as a phrase of its own, a pronoun."""
    return Phrase(place, place + 1, place, place + 1, place + 1, True, True)


def is_own(scene: Scene, phrase: Phrase) -> bool:
    """Tell whether a phrase names the words of whom its clause is about ("eigenen Angaben")."""
    return any(scene.lexicon.has(scene.words[k], "own") for k in range(phrase.start, phrase.core_end))


def is_person(scene: Scene, source: Phrase) -> bool:
    """Tell whether a phrase names a person, or people by what they are."""
    if any(source.start < end <= source.end for end in scene.persons):
        return True
    heads = scene.words[source.core_start : source.core_end]
    return any(scene.lexicon.sort_of(word) in {"male", "female", "person", "plural"} for word in heads)


def takes_object(scene: Scene, takes: str, start: int, end: int) -> bool:
    """Tell whether a verb that takes such complements has an object between two items, where it takes only a number."""
    return "o" in takes or ("n" in takes and any(item.pos == _NUMERAL for item in scene.items[start:end]))


def may_speak(scene: Scene, source: Phrase) -> bool:
    """Tell whether a source may speak or mean something: a name, a noun for people or bodies, a personal pronoun."""
    lexicon = scene.lexicon
    if source.pronoun:
        return lexicon.pronouns.get(scene.words[source.start], "") not in {"first", "thing", ""}
    nouns = [k for k in range(source.core_start, source.core_end) if scene.items[k].pos in NAMES]
    if any(source.start <= k < source.core_end for k in scene.mentions):
        return True
    heads = nouns if nouns and lexicon.verb_second else nouns[-1:] or [source.core_end - 1]
    return any(
        item.pos == "PROPN" or lexicon.speakers.match(item.lemma.lower()) or lexicon.speakers.match(item.text.lower())
        for item in (scene.items[k] for k in heads)
    )
