"""A noun without a name comes in, whom it stands for goes out: somebody named before, else its own words."""

from synopse.annotate.attributions.bodies import behind_words, nominative
from synopse.annotate.attributions.memory import RECENT, Known, Memory, before, full_name, is_agency, last_person
from synopse.annotate.attributions.phrases import Phrase
from synopse.annotate.attributions.scene import Scene

_SHORTEST = 4  # letters of a noun that may stand for a longer one


def role_of(memory: Memory, scene: Scene, phrase: Phrase) -> Known:
    """Return whom a phrase without a name means: a holder or a full phrase named before, else its own words."""
    own = _words(scene, phrase)
    head = head_of(scene, phrase)
    start = scene.items[phrase.start].start
    definite = scene.lexicon.has(scene.words[phrase.start], "definite")
    if definite and phrase.core_end - phrase.core_start <= 2:
        known = (
            memory.roles.get(head)
            or _compound(memory, head)
            or _holder(memory, head, start)
            or _aged(memory, scene, head, start)
            or _generic(memory, scene, head, start)
        )
        if known and known.start < start:
            return known
    return Known(behind_words(scene, phrase) or own, start, gender_of(scene, phrase, ""), head)


def head_of(scene: Scene, phrase: Phrase) -> str:
    """Return the lemma (lower case) of the last word of a phrase's core."""
    return scene.items[phrase.core_end - 1].lemma.lower()


def gender_of(scene: Scene, phrase: Phrase, otherwise: str) -> str:
    """Return the sort that the nouns of a phrase show ("Sprecherin": female)."""
    for place in range(phrase.core_start, phrase.core_end):
        sort = scene.lexicon.sort_of(scene.words[place])
        if sort:
            return sort
    return otherwise


def _compound(memory: Memory, head: str) -> Known | None:
    """Return the last source whose noun ends in this one ("Forschungsministerium" for "das Ministerium")."""
    if len(head) < _SHORTEST:
        return None
    return next((k for k in reversed(memory.speakers[-RECENT:]) if k.head != head and k.head.endswith(head)), None)


def _generic(memory: Memory, scene: Scene, head: str, start: int) -> Known | None:
    """Return the last organisation named before a noun that only points back ("the agency", "das Unternehmen")."""
    if not scene.lexicon.has(head, "generic"):
        return None
    named = [k for k in reversed(memory.speakers[-4:]) if k.sort == "organisation" and not k.head and k.start < start]
    if named:
        return named[0]
    for mention in before(memory, start):
        if (mention.type == "ORG" or is_agency(mention.name)) and mention.end <= start:
            return Known(mention.name, mention.start, "organisation", head)
    return None


def _holder(memory: Memory, head: str, start: int) -> Known | None:
    """Return the last person named before whose title ends in the noun ("Innenminister" for "der Minister")."""
    if len(head) < _SHORTEST:
        return None
    for mention in before(memory, start):
        if any(title.lower().endswith(head) for title in mention.titles) or (
            mention.type == "ORG" and mention.name.lower().endswith(head)
        ):
            return Known(
                full_name(memory, mention.name), mention.start, "person" if mention.type == "PER" else "", head
            )
    return None


def _aged(memory: Memory, scene: Scene, head: str, start: int) -> Known | None:
    """Return the person named last before a noun that tells nothing but the age ("die 51-Jährige")."""
    if not (head[:1].isdigit() and scene.lexicon.sort_of(head)):
        return None
    return last_person(memory, scene.lexicon, start)


def _words(scene: Scene, phrase: Phrase) -> str:
    """Return the words of a phrase without its article and apposition."""
    start, head = phrase.start, scene.items[phrase.core_end - 1]
    if scene.items[start].pos == "DET" and start + 1 < phrase.apposition:
        start += 1
    text = scene.text[scene.items[start].start : scene.items[phrase.apposition - 1].end]
    if scene.lexicon.has(scene.words[phrase.start], "genitive") and phrase.core_end == start + 1:
        return nominative(scene, head) + text[len(head.text) :]
    bare = start == phrase.start and start == phrase.core_end - 1
    if bare and head.text.endswith(scene.lexicon.dative_plurals) and head.lemma == head.text[:-1]:
        return head.lemma + text[len(head.text) :]
    return text
