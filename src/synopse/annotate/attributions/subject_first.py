"""A scene comes in, the attributions that its cue verbs make go out: for languages with the subject before the verb.

English orders: "X said (that) …", "…, X said", "…, said X", "as X put it", participles ("adding that …"), passives ("was told
that …"), objects ("called for …"). What stands inside a quote is not looked at.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from synopse.annotate.attributions.draft import Cue, Draft, attribute, content_span, mode_in, without_content
from synopse.annotate.attributions.lexicon import CueVerb
from synopse.annotate.attributions.phrases import Phrase, is_name, may_speak, pronoun_at, read_phrase, skip_adverbs
from synopse.annotate.attributions.scene import QUOTE, Scene, Segment
from synopse.model import Span

_VERBAL = frozenset({"VERB", "AUX"})
_GROUP = 8  # items of a verb group before the cue ("has not yet been able to say")
_ASIDES = 4  # segments between a subject and its verb
_COMPANION = 5  # items between a cue and its companion


@dataclass(frozen=True, slots=True)
class GroupCue(Cue):
    """A cue verb whose verb group begins at `group`, with its complements from `after` on."""

    group: int
    after: int


def find_subject_first(scene: Scene) -> Iterator[Draft]:
    """Yield the attributions of the scene's cue verbs."""
    behind = -1
    for verb, item in enumerate(scene.items):
        if verb < behind or item.lemma not in scene.lexicon.verbs or item.pos == QUOTE:
            continue
        if item.pos not in _VERBAL:
            continue
        cue = _read_cue(scene, verb)
        draft = _frame(scene, cue) if cue else None
        if cue and draft:
            behind = cue.after
            yield draft


def _read_cue(scene: Scene, verb: int) -> GroupCue | None:
    place = scene.segment_of(verb)
    segment = scene.segments[place]
    for reading in scene.lexicon.verbs[scene.items[verb].lemma]:
        after = _after_companion(scene, verb, segment, reading)
        if after is not None:
            group = _group_start(scene, verb, segment)
            return GroupCue(verb, place, reading, _is_passive(scene, group, verb), group, after)
    return None


def _after_companion(scene: Scene, verb: int, segment: Segment, reading: CueVerb) -> int | None:
    if not reading.companions:
        return verb + 1
    for place in range(verb + 1, min(verb + _COMPANION, segment.end)):
        if scene.words[place] in reading.companions:
            return place + 1
    return None


def _group_start(scene: Scene, verb: int, segment: Segment) -> int:
    """Return where the verb group begins: auxiliaries, adverbs, "to" and further verbs before the cue."""
    place = verb
    while place > segment.start and verb - place < _GROUP:
        item = scene.items[place - 1]
        if item.text[:1].isupper() and place > 1 and item.pos != "AUX":
            break
        if scene.lexicon.has(scene.words[place - 1], "skip") or (
            item.pos in {"AUX", "VERB", "PART"} and not scene.lexicon.has(scene.words[place - 1], "possessor")
        ):
            place -= 1
        elif scene.words[place - 1] == "'s" and scene.items[place].pos in _VERBAL and scene.items[place].form != "ger":
            break
        elif item.pos in {"ADV", "ADP"} and place - 1 > segment.start and _adverbial(scene, place - 1):
            place -= 1
        else:
            break
    return place


def _adverbial(scene: Scene, place: int) -> bool:
    item = scene.items[place]
    return (item.pos == "ADV" or item.form == "prt") and not scene.lexicon.has(scene.words[place], "that")


def _is_passive(scene: Scene, group: int, verb: int) -> bool:
    if scene.items[verb].form not in {"part", "past"}:
        return False
    for place in range(verb - 1, group - 1, -1):
        if scene.items[place].pos == "AUX":
            return scene.items[place].lemma in {scene.lexicon.passive, scene.words[place]} and scene.lexicon.has(
                scene.words[place], "passive"
            )
    return False


def _frame(scene: Scene, cue: GroupCue) -> Draft | None:
    form = scene.items[cue.verb].form
    if cue.passive:
        return _passive(scene, cue)
    source = _subject(scene, cue)
    if source is None and form in {"fin", "past", "part", "inf"}:
        inverted = _inverted(scene, cue)
        if inverted:
            return inverted
    if source is not None and source.end <= cue.verb and form in {"fin", "past"}:
        closing = _closing(scene, cue, source)
        if closing:
            return closing
    if source is None and form in {"ger", "inf"}:
        source = subject_before(scene, cue.group)
    return _following(scene, cue, source)


def _subject(scene: Scene, cue: GroupCue) -> Phrase | None:
    """Return the phrase before the verb group, over an apposition or relative clause where that stands between."""
    segment = scene.segments[cue.segment]
    if cue.group > segment.start and scene.items[cue.group - 1].pos == "CCONJ":
        return subject_before(scene, cue.group)
    if cue.group == segment.start and scene.items[cue.verb].form == "ger":
        return None
    return _subject_of(scene, cue.group, cue.segment)


def _subject_of(scene: Scene, group: int, place: int) -> Phrase | None:
    """Return the subject of the verb group that begins at `group` in the segment with the index `place`."""
    segment = scene.segments[place]
    if group > segment.start:
        if scene.lexicon.has(scene.words[group - 1], "relative"):
            return pronoun_at(group - 1)
        found = _phrase_ending(scene, segment.start, group)
        return found or _far_subject(scene, segment, group)
    return _subject_over_asides(scene, place) if segment.mark in {",", ")", "–", "—"} else None


def _subject_over_asides(scene: Scene, holder: int) -> Phrase | None:
    """Return the subject that appositions and relative clauses part from its verb: "X, who leads the team, said"."""
    end = scene.segments[holder - 1].end
    for place in range(holder - 1, max(-1, holder - 1 - _ASIDES), -1):
        segment = scene.segments[place]
        if segment.mark in {",", "("} and _is_aside(scene, segment) and place > 0:
            continue
        found = _phrase_ending(scene, segment.start, segment.end)
        verbs = [k for k in range(segment.start, segment.end) if scene.items[k].form in {"fin", "past"}]
        if found and place < holder - 1 and not (verbs and verbs[0] < found.start):
            return Phrase(found.start, end, found.core_start, found.core_end, found.end, True, found.pronoun)
        return None
    return None


def _far_subject(scene: Scene, segment: Segment, end: int) -> Phrase | None:
    """Return the first phrase of a segment where participles and phrases, but no finite verb, part it from the cue."""
    for place in range(segment.start, end):
        if place > segment.start and not _may_begin(scene, place):
            continue
        phrase = read_phrase(scene, place, apposed=False)
        if phrase:
            between = scene.items[phrase.end : end]
            plain = phrase.end < end and (
                scene.lexicon.has(scene.words[phrase.end], "relative")
                or not any(i.form in {"fin", "past"} and i.pos in _VERBAL for i in between)
            )
            return phrase if plain and not phrase.pronoun else None
    return None


def _is_aside(scene: Scene, segment: Segment) -> bool:
    """Tell whether a segment between commas is an apposition or a relative clause."""
    if scene.lexicon.has(scene.words[segment.start], "relative"):
        return True
    phrase = read_phrase(scene, segment.start, apposed=False)
    if phrase and phrase.end < segment.end and scene.lexicon.has(scene.words[phrase.end], "relative"):
        return True
    return not any(scene.items[k].form in {"fin", "past"} for k in range(segment.start, segment.end))


def _phrase_ending(scene: Scene, start: int, end: int) -> Phrase | None:
    """Return the subject that ends at `end`: the phrase that begins earliest and is not part of an adverbial."""
    for place in range(start, end):
        if place > start and not _may_begin(scene, place):
            continue
        phrase = read_phrase(scene, place, apposed=False)
        if phrase and phrase.end >= end - 1 and phrase.start < end:
            cut = min(phrase.end, end)
            return Phrase(phrase.start, cut, phrase.core_start, min(phrase.core_end, cut), cut, True, phrase.pronoun)
    if end > start and scene.items[end - 1].text[:1].isupper() and scene.items[end - 1].pos in {"VERB", "ADJ", "X"}:
        return Phrase(end - 1, end, end - 1, end, end, True)
    return None


def _may_begin(scene: Scene, place: int) -> bool:
    """Tell whether a phrase may begin at the item: not inside another phrase, not behind a preposition."""
    before = scene.items[place - 1]
    if scene.lexicon.has(scene.words[place], "possessor"):
        return False
    if before.pos in {"DET", "ADJ", "NUM"} or scene.lexicon.has(scene.words[place - 1], "possessor"):
        return False
    return before.pos != "ADP" or before.form == "prt"


def subject_before(scene: Scene, item: int) -> Phrase | None:
    """Return the subject of the last finite verb before an item."""
    holder = scene.segment_of(item)
    for place in range(holder, -1, -1):
        segment = scene.segments[place]
        end = min(item, segment.end)
        for verb in range(segment.start, end):
            if scene.items[verb].form in {"fin", "past"}:
                found = _subject_of(scene, _group_start(scene, verb, segment), place)
                if found:
                    return found
    return None


def _inverted(scene: Scene, cue: GroupCue) -> Draft | None:
    """Frame "…, said X"."""
    segment = scene.segments[cue.segment]
    opens = cue.group == segment.start
    behind_quote = cue.group > 0 and scene.items[cue.group - 1].pos == QUOTE
    if not (opens or behind_quote) or "q" not in cue.reading.takes:
        return None
    source = read_phrase(scene, cue.after)
    if source and not cue.group and source.end < scene.last and scene.words[source.end] in {":", ","}:
        content = content_span(scene, source.end + 1, _content_end(scene, source.end + 1))
        return attribute(scene, cue, source, content, "verb first")
    content = _before(scene, cue, cue.group, source.end if source else cue.after)
    if source is None or content is None:
        return None
    return attribute(scene, cue, source, content, "content first")


def _closing(scene: Scene, cue: GroupCue, source: Phrase) -> Draft | None:
    """Frame "…, X said": a cue clause that nothing but adverbials and an addressee fills up."""
    segment = scene.segments[cue.segment]
    lexicon = scene.lexicon
    begin = source.start
    while begin > segment.start and scene.items[begin - 1].pos in {"CCONJ", "ADV", "SCONJ"}:
        begin -= 1
    as_clause = begin < source.start and lexicon.has(scene.words[source.start - 1], "as")
    owner = scene.segments[scene.segment_of(source.start)]
    begins = begin <= owner.start or scene.items[source.start - 1].pos == QUOTE
    if not begins or not (owner.mark or scene.items[source.start - 1].pos == QUOTE or as_clause):
        return None
    if "q" not in cue.reading.takes or not _rest_is_setting(scene, cue, segment, begin):
        return None
    if as_clause and not owner.mark:
        content = content_span(scene, segment.end, _content_end(scene, segment.end))
    else:
        content = _before(scene, cue, begin, segment.end)
    if content is None:
        return None
    return attribute(scene, cue, source, content, "content first")


def _rest_is_setting(scene: Scene, cue: GroupCue, segment: Segment, begin: int) -> bool:
    """Tell whether nothing behind a cue is its content: only when, where and to whom the words before it were said."""
    rest = _rest_starts(scene, cue, segment)
    if rest is None:
        return True
    word, item = scene.words[rest], scene.items[rest]
    if item.pos == QUOTE or scene.lexicon.has(word, "that"):
        return False
    before = scene.items[begin - 1] if begin else item
    if before.pos == "PUNCT" and begin > 1:
        before = scene.items[begin - 2]
    return before.pos == QUOTE or scene.lexicon.has(word, "break") or item.pos == "ADP"


def _rest_starts(scene: Scene, cue: GroupCue, segment: Segment) -> int | None:
    """Return where a content begins behind the cue in its own segment, or right behind a comma or colon as a quote."""
    place = _skip_addressee(scene, cue, segment)
    if place < min(segment.end, scene.last):
        return place
    if segment.end + 1 < scene.last and scene.words[segment.end] == ":":
        return segment.end + 1
    before_is_content = cue.segment > 0 and scene.items[0].pos == QUOTE
    following = segment.end + 1
    if following < len(scene.items) and scene.items[following].pos == QUOTE and not before_is_content:
        return following
    return None


def _skip_addressee(scene: Scene, cue: GroupCue, segment: Segment) -> int:
    """Return the item behind adverbials and the person spoken to, where a content may begin."""
    lexicon = scene.lexicon
    place = skip_adverbs(scene, cue.after, segment.end) if "t" not in cue.reading.takes else cue.after
    if "t" in cue.reading.takes and place < segment.end and not _opens_clause(scene, place):
        phrase = read_phrase(scene, place)
        if phrase and not _is_subject(scene, phrase.end, segment.end):
            place = skip_adverbs(scene, min(phrase.end, segment.end), segment.end)
    if place > cue.after and lexicon.has(scene.words[place - 1], "that"):
        place -= 1
    return place


def _opens_clause(scene: Scene, place: int) -> bool:
    lexicon, word = scene.lexicon, scene.words[place]
    return lexicon.has(word, "that") or lexicon.has(word, "question") or lexicon.has(word, "to")


def _is_subject(scene: Scene, place: int, end: int) -> bool:
    """Tell whether a finite verb stands at the item, adverbs aside."""
    while place < end and scene.items[place].pos == "ADV":
        place += 1
    return place < end and scene.items[place].form in {"fin", "past"}


def _before(scene: Scene, cue: GroupCue, end: int, behind: int) -> Span | None:
    """Return the content of a cue clause that stands inside or behind it."""
    start = 0
    for place in range(end - 1, -1, -1):
        if scene.words[place] == ";":
            start = place + 1
            break
    while start < end and scene.items[start].pos == "CCONJ" and scene.items[start].text[:1].isupper():
        start += 1
    if start >= end:
        return None
    stop = end
    follows = scene.segments[cue.segment].end
    if behind <= follows < scene.last and _goes_on(scene, start, end, follows):
        stop = _content_end(scene, follows + 1)
    return content_span(scene, start, stop)


def _goes_on(scene: Scene, start: int, end: int, follows: int) -> bool:
    """Tell whether a content goes on behind an inserted cue clause."""
    if scene.words[follows] not in {",", "―", "—", "–", "."}:
        return False
    following = scene.items[follows + 1] if follows + 1 < len(scene.items) else None
    if following is None or following.form == "ger" or scene.lexicon.has(following.text.lower(), "relative"):
        return False
    if following.pos == QUOTE:
        return True
    quoted = any(scene.items[k].pos == QUOTE and not is_name(scene, k) for k in range(start, end))
    return not quoted and not scene.lexicon.has(following.text.lower(), "break")


def _following(scene: Scene, cue: GroupCue, source: Phrase | None) -> Draft | None:
    """Frame "X said (that) …", "X called for …"."""
    segment = scene.segments[cue.segment]
    takes = cue.reading.takes
    if cue.reading.kind == "quote":
        return _quoting(scene, cue, source)
    start = _rest_starts(scene, cue, segment)
    if start is None:
        return _voice(scene, cue, source)
    word, item = scene.words[start], scene.items[start]
    end = _content_end(scene, start)
    rule = ""
    if scene.lexicon.has(word, "that") or scene.lexicon.has(word, "question"):
        rule = "clause" if "c" in takes else ""
    elif (
        scene.lexicon.has(word, "to") and start + 1 < len(scene.items) and scene.items[start + 1].form in {"inf", "fin"}
    ):
        rule = "infinitive" if "i" in takes else ""
    elif item.pos == QUOTE or scene.words[start - 1] == ":":
        rule = "quote" if "q" in takes or "o" in takes else ""
    elif "u" in takes and _has_finite(scene, start, segment.end, strict="o" in takes or cue.reading.kind == "demand"):
        rule = "bare clause"
    if not rule and "o" in takes and item.pos not in {"ADP", "PUNCT"} | ({"CCONJ"}):
        if any(scene.lexicon.has(scene.words[k], "modal") for k in range(cue.group, cue.verb)):
            return None
        rule, end = "object", min(end, _object_end(scene, start, segment))
    content = content_span(scene, start, end) if rule else None
    if content is None:
        return _voice(scene, cue, source)
    if source is None and scene.items[cue.verb].form == "inf":
        return None
    if source is not None and rule in {"object", "infinitive"} and not may_speak(scene, source):
        return None
    return attribute(scene, cue, source, content, rule, mode="reported" if rule == "object" else "")


def _quoting(scene: Scene, cue: GroupCue, source: Phrase | None) -> Draft | None:
    """Frame "X quoted Y as saying that …"."""
    quoted = read_phrase(scene, skip_adverbs(scene, cue.verb + 1, len(scene.items)))
    if quoted is None or source is None:
        return None
    for place in range(quoted.end, min(quoted.end + _GROUP, scene.last - 1)):
        if scene.items[place].form == "ger":
            content = content_span(scene, place + 1, _content_end(scene, place + 1))
            return attribute(scene, cue, source, content, "quoting", quoted=quoted)
    before = _before(scene, cue, source.start, scene.segments[cue.segment].end)
    if before and mode_in(scene, before) == "direct":
        return attribute(scene, cue, source, before, "quoting", mode="direct", quoted=quoted)
    return None


def _voice(scene: Scene, cue: GroupCue, source: Phrase | None) -> Draft | None:
    """Return who speaks, where the words follow in a paragraph of their own ("He said:") or without a mark."""
    if source is None or cue.reading.kind not in {"say", "demand"}:
        return None
    return without_content(scene, cue, source)


def _has_finite(scene: Scene, start: int, end: int, *, strict: bool) -> bool:
    """Tell whether a clause without its conjunction begins at the item: a phrase and its verb (right behind it, if `strict`)."""
    phrase = read_phrase(scene, start, apposed=False)
    if phrase and _is_subject(scene, phrase.end, end):
        return True
    if strict:
        return False
    if scene.items[start].pos == "PRON":
        return True
    finite = [
        k for k in range(start + 1, end) if scene.items[k].form in {"fin", "past"} and scene.items[k].pos in _VERBAL
    ]
    if finite:
        return not scene.lexicon.has(scene.words[finite[0] - 1], "relative")
    return phrase is not None and end < len(scene.items) and scene.words[end] == "," and phrase.end >= end


def _object_end(scene: Scene, start: int, segment: Segment) -> int:
    """Return where an object ends: at the end of its segment, or at a new clause in it."""
    for place in range(start + 1, segment.end):
        if scene.lexicon.has(scene.words[place], "break"):
            return place
    end = segment.end
    for following in scene.segments[scene.segment_of(start) + 1 :]:
        inside = scene.items[following.start : following.end]
        if following.mark != "," or inside[0].form == "ger" or scene.lexicon.has(inside[0].text.lower(), "break"):
            break
        if any(i.form in {"fin", "past"} for i in inside):
            break
        end = following.end
    return end


def _content_end(scene: Scene, start: int) -> int:
    """Return where a content that begins at `start` ends: at a semicolon or a clause that attributes anew."""
    for place, segment in enumerate(scene.segments):
        if segment.start <= start:
            continue
        if segment.mark == ";" or _attributes(scene, place, segment):
            return segment.start - 1
    return scene.last


def _attributes(scene: Scene, place: int, segment: Segment) -> bool:
    """Tell whether a segment attributes anew: ", adding that …", ", X said", ", but Y said …", ", according to X"."""
    lexicon, items = scene.lexicon, scene.items
    first = segment.start
    if lexicon.openers.get(scene.words[first]):
        return True
    if scene.items[first].form == "ger" and items[first].lemma in lexicon.verbs:
        return True
    coordinated = lexicon.has(scene.words[first], "coordinator") or lexicon.has(scene.words[first], "break")
    limit = min(segment.end, first + 8)
    for verb in range(first, limit):
        reading = lexicon.verbs.get(items[verb].lemma)
        if reading and reading[0].kind == "say" and items[verb].form in {"fin", "past"}:
            closing = segment.end >= scene.last and place > 0 and verb + 4 >= segment.end
            return coordinated or closing
    return False


def _passive(scene: Scene, cue: GroupCue) -> Draft | None:
    """Frame "was told that …", "is expected to …", "was praised by X"."""
    segment = scene.segments[cue.segment]
    source = None
    for place in range(cue.verb + 1, segment.end - 1):
        if scene.lexicon.has(scene.words[place], "by") and scene.items[place + 1].form != "ger":
            source = read_phrase(scene, place + 1)
            break
    start = skip_adverbs(scene, cue.after, segment.end)
    if start < segment.end and scene.lexicon.has(scene.words[start], "that") and "c" in cue.reading.takes:
        content = content_span(scene, start, _content_end(scene, start))
        return attribute(scene, cue, source, content, "passive", mode="indirect")
    infinitive = start < segment.end and scene.lexicon.has(scene.words[start], "to")
    if (infinitive and set("iu") & set(cue.reading.takes)) or (source and set("oc") & set(cue.reading.takes)):
        subject = _subject(scene, cue)
        begin = subject.start if subject else start
        content = content_span(scene, begin, _content_end(scene, start) if infinitive else cue.group)
        return attribute(scene, cue, source, content, "passive", mode="indirect")
    return None
