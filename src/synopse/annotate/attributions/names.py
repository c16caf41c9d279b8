"""Attributions come in with the words of their sources, the names by which a reader knows those sources go out.

A pronoun gets the last speaker that fits, a bare role ("der Minister", "the agency") its holder or the full phrase
named before, a surname the full name. Where nothing fits clearly, the words themselves stay.
"""

from bisect import bisect_left

from synopse.annotate.attributions.memory import (
    FARTHEST,
    RECENT,
    Known,
    Memory,
    full_name,
    is_agency,
    last_person,
)
from synopse.annotate.attributions.phrases import MARKS, Phrase, is_own, may_speak, read_phrase
from synopse.annotate.attributions.roles import gender_of, head_of, role_of
from synopse.annotate.attributions.scene import QUOTE, Scene
from synopse.annotate.attributions.subject_first import subject_before
from synopse.annotate.attributions.verb_second import subject_of_clause
from synopse.model import Mention


def name_source(memory: Memory, scene: Scene, phrase: Phrase | None) -> str:
    """Return the name of a source, "" where none is known; what it tells is kept for the sources that follow."""
    if phrase is None:
        return ""
    if phrase.pronoun:
        known = _antecedent(memory, scene, phrase)
        if known is None:
            return ""
        memory.speakers.append(known)
        return known.name
    inner = whose(scene, phrase)
    if scene.items[inner.core_end - 1].pos == QUOTE:
        known = _titled(scene, inner)
        memory.speakers.append(known)
        return known.name
    if inner is phrase and _is_owned(scene, phrase):
        owner = _owner(memory, scene, scene.items[phrase.start].start)
        if owner is None:
            return ""
        memory.speakers.append(owner)
        return owner.name
    known = _named(memory, scene, inner) or role_of(memory, scene, inner)
    memory.speakers.append(known)
    for part in _heads(scene, inner):
        memory.roles.setdefault(part, known)
    return known.name


def _titled(scene: Scene, phrase: Phrase) -> Known:
    """Return the newspaper or firm whose name a phrase writes in quotation marks."""
    title = scene.items[phrase.core_end - 1]
    name = scene.text[title.start : title.end].strip(MARKS)
    return Known(name, title.start, "organisation", _title(scene, phrase, phrase.core_end - 1))


def _is_owned(scene: Scene, phrase: Phrase) -> bool:
    """Tell whether a phrase names the words of somebody that only a possessive points to ("ihren Angaben")."""
    nouns, head = scene.lexicon.source_nouns, scene.items[phrase.core_end - 1].text.lower()
    owned = scene.lexicon.has(scene.words[phrase.start], "possessive") or is_own(scene, phrase)
    return bool(nouns.match(head)) and owned


def _owner(memory: Memory, scene: Scene, start: int) -> Known | None:
    """Return who spoke last, or the person named since, or None."""
    spoken = next((known for known in reversed(memory.speakers) if start - known.start < FARTHEST), None)
    named = last_person(memory, scene.lexicon, start)
    return spoken if named is None or (spoken is not None and spoken.start >= named.start) else named


def whose(scene: Scene, phrase: Phrase) -> Phrase:
    """Return whose words a phrase names: "Angaben der Polizei" are the police's, "a statement by Europol" Europol's."""
    head = scene.items[phrase.core_end - 1]
    words = (head.text.lower(), head.lemma.lower())
    says = any(nouns.match(word) for word in words for nouns in (scene.lexicon.source_nouns, scene.lexicon.media))
    if not says or phrase.core_end >= phrase.end:
        return phrase
    start = phrase.core_end
    if scene.lexicon.has(scene.words[start], "of"):
        start += 1
    elif not scene.lexicon.has(scene.words[start], "genitive"):
        return phrase
    inner = read_phrase(scene, start)
    return inner if inner and not inner.pronoun else phrase


def _heads(scene: Scene, phrase: Phrase) -> list[str]:
    """Return the common nouns of a phrase's core, lower case lemmas, which may stand for it later."""
    return [
        scene.items[k].lemma.lower() for k in range(phrase.core_start, phrase.core_end) if scene.items[k].pos == "NOUN"
    ]


def _named(memory: Memory, scene: Scene, phrase: Phrase) -> Known | None:
    """Return who a phrase names in its core or apposition: the last person there, else the organisation."""
    regions = [(phrase.core_start, phrase.core_end), (phrase.apposition, phrase.end)]
    found = [
        (mention, start)
        for first, last in regions
        for start, end in scene.mentions.items()
        if first <= start and end <= last and (mention := _mention(memory, scene, start)) is not None
    ]
    persons = [(m, start) for m, start in found if m.type == "PER" and not is_agency(m.name)]
    if persons:
        mention, start = persons[-1] if persons[-1][1] < phrase.core_end else persons[0]
        return Known(full_name(memory, mention.name), mention.start, gender_of(scene, phrase, "person"), "")
    if not found:
        return _proper(memory, scene, phrase)
    others = [(m, start) for m, start in found if start < phrase.core_end]
    if not others:
        return None
    mention, start = others[-1]
    if mention.type == "LOC" and start > phrase.core_start:
        return None
    if scene.mentions[start] < phrase.core_end and not _runs_on(scene, phrase, start):
        return None
    end = scene.items[phrase.core_end - 1].end if _runs_on(scene, phrase, start) else mention.end
    written = scene.text[mention.start : end]
    name = written if end > mention.end or is_agency(written) else mention.name
    return Known(name, mention.start, "organisation", _title(scene, phrase, start))


def _title(scene: Scene, phrase: Phrase, start: int) -> str:
    """Return the noun before a name in a core ("die Agentur TASS"), or ""."""
    nouns = [k for k in range(phrase.core_start, start) if scene.items[k].pos == "NOUN"]
    return scene.items[nouns[-1]].lemma.lower() if nouns else ""


def _runs_on(scene: Scene, phrase: Phrase, start: int) -> bool:
    """Tell whether capitalised words of the core follow a mention that belong to its name ("Kolkha" in "Kolkha TV")."""
    rest = scene.items[scene.mentions[start] : phrase.core_end]
    return not scene.lexicon.verb_second and bool(rest) and all(item.text[:1].isupper() for item in rest)


def _mention(memory: Memory, scene: Scene, item: int) -> Mention | None:
    start = scene.items[item].start
    place = bisect_left(memory.starts, start)
    return memory.mentions[place] if place < len(memory.starts) and memory.starts[place] == start else None


def _proper(memory: Memory, scene: Scene, phrase: Phrase) -> Known | None:
    """Return the run of proper nouns that a core ends in, behind a noun, or that an apposition is."""
    for first, last in ((phrase.core_start, phrase.core_end), (phrase.apposition + 1, phrase.end)):
        start = last
        while start > first and scene.items[start - 1].pos == "PROPN":
            start -= 1
        if start < last and (start > first or last - start > 1 or first == phrase.core_start):
            name = scene.text[scene.items[start].start : scene.items[last - 1].end]
            sort = "organisation" if is_agency(name) else "person" if last - start > 1 else ""
            sort = gender_of(scene, phrase, sort)
            return Known(full_name(memory, name), scene.items[start].start, sort, head_of(scene, phrase))
    return None


_FITS = {
    "male": ("male", "person"),
    "female": ("female", "person"),
    "plural": ("plural", "organisation"),
    "thing": ("organisation",),
    "person": ("male", "female", "person"),
}


def _antecedent(memory: Memory, scene: Scene, phrase: Phrase) -> Known | None:
    item = scene.items[phrase.start]
    refers = scene.lexicon.pronouns.get(item.text.lower(), "")
    if scene.lexicon.has(item.text.lower(), "relative"):
        return _relative(memory, scene, phrase)
    recent = [known for known in reversed(memory.speakers[-RECENT:]) if item.start - known.start < FARTHEST]
    if refers == "last":
        return recent[0] if recent else None
    for sort in _FITS.get(refers, ()):
        match = next((known for known in recent if known.sort == sort), None)
        last = recent[0] if recent else None
        if match is not None and (
            last is match or sort in {"male", "female"} or (last and last.sort not in _FITS[refers])
        ):
            return match
    if refers in {"male", "female", "person"}:
        person = last_person(memory, scene.lexicon, item.start, refers)
        return person or _topic(memory, scene, phrase) or next((k for k in recent if not k.sort), None)
    return recent[0] if recent and refers in {"plural", "thing"} else _topic(memory, scene, phrase)


def _topic(memory: Memory, scene: Scene, phrase: Phrase) -> Known | None:
    """Return whom the words before a pronoun in its sentence, or the sentence before, begin with, if that can speak."""
    own = read_phrase(scene, 0)
    if own and own.end <= phrase.start and not own.pronoun and may_speak(scene, own):
        return _named(memory, scene, own) or role_of(memory, scene, own)
    previous = memory.previous
    if previous is None or not previous.segments:
        return None
    if scene.lexicon.verb_second:
        subject = subject_of_clause(previous, len(previous.segments) - 1)
    else:
        subject = subject_before(previous, len(previous.items) - 1)
    if subject is None or subject.pronoun or not may_speak(previous, subject):
        return None
    return _named(memory, previous, subject) or role_of(memory, previous, subject)


def _relative(memory: Memory, scene: Scene, phrase: Phrase) -> Known | None:
    """Return whom a relative pronoun means: the phrase that ends at the comma before it."""
    end = phrase.start - 1 if phrase.start and scene.words[phrase.start - 1] in {",", "("} else phrase.start
    for start in range(max(0, end - 12), end):
        if start and scene.items[start - 1].pos in {"DET", "ADJ", "NOUN", "PROPN"}:
            continue
        found = read_phrase(scene, start, apposed=False)
        if found and found.end == end and not found.pronoun:
            return _named(memory, scene, found) or role_of(memory, scene, found)
    return None
