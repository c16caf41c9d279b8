"""A scene comes in, the attributions that its cue verbs make go out: for languages with the subject before the verb.

English orders: "X said (that) …", "…, X said", "…, said X", "as X put it", participles ("adding that …"), passives
("was told that …"), objects ("called for …"). What stands inside a quote is not looked at.
"""

from collections.abc import Iterator
from itertools import dropwhile, islice

from synopse.annotate.attributions.adverbials import skip_adverbs
from synopse.annotate.attributions.draft import Draft, attribute, content_span, mode_in, without_content
from synopse.annotate.attributions.phrases import Phrase, may_speak, read_phrase, takes_object
from synopse.annotate.attributions.scene import QUOTE, Scene, Segment
from synopse.annotate.attributions.subject_first.contents import (
    content_before,
    content_end,
    has_finite,
    object_end,
    rest_is_setting,
    rest_starts,
)
from synopse.annotate.attributions.subject_first.cues import GROUP, VERBAL, GroupCue, read_cue
from synopse.annotate.attributions.subject_first.subjects import subject_before, subject_of
from synopse.model import Span

_ADDRESSED = "t"  # taken by a verb behind which stands to whom something is said, so no subject: "told a rally"
_OBJECT_WORDS = frozenset({"DET", "ADJ", "NOUN", "PROPN", "NUM", "PRON"})  # of an object before a particle


def find_subject_first(scene: Scene) -> Iterator[Draft]:
    """Yield the attributions of the scene's cue verbs."""
    behind = -1
    for verb, item in enumerate(scene.items):
        if verb < behind or item.lemma not in scene.lexicon.verbs or item.pos == QUOTE:
            continue
        if item.pos not in VERBAL:
            continue
        cue = read_cue(scene, verb)
        draft = _frame(scene, cue) if cue else None
        if cue and draft:
            behind = cue.after
            if draft.rule == "quoting" and draft.content:
                behind = next((k for k, i in enumerate(scene.items) if i.start >= draft.content.start), behind)
            yield draft


def _frame(scene: Scene, cue: GroupCue) -> Draft | None:
    form = scene.items[cue.verb].form
    if cue.passive:
        return _passive(scene, cue)
    if form in {"past", "part"} and cue.group == 0 and cue.verb == 0 and len(scene.segments) > 1:
        return None
    source = subject_of(scene, cue)
    if source is None and form in {"fin", "past", "part", "inf"}:
        inverted = _inverted(scene, cue)
        if inverted:
            return inverted
    if source is not None and source.end <= cue.verb and scene.items[cue.verb].has_finite_form:
        if inserted := _inserted(scene, cue):
            return inserted
        closing = _closing(scene, cue, source)
        if closing:
            return closing
    if source is None and form in {"ger", "inf"}:
        source = subject_before(scene, cue.group)
    return _following(scene, cue, source)


def _inverted(scene: Scene, cue: GroupCue) -> Draft | None:
    """Frame "…, said X"; before an auxiliary stands its subject ("the army, which …, has denied the claims")."""
    if any(item.pos == "AUX" for item in scene.items[cue.group : cue.verb]):
        return None
    segment = scene.segments[cue.segment]
    opens = cue.group == segment.start and _ADDRESSED not in cue.reading.takes
    behind_quote = cue.group > 0 and scene.items[cue.group - 1].pos == QUOTE
    if not (opens or behind_quote) or "q" not in cue.reading.takes:
        return None
    source = read_phrase(scene, cue.after)
    if source and not cue.group and source.end < scene.last and scene.words[source.end] in {":", ","}:
        content = content_span(scene, source.end + 1, content_end(scene, source.end + 1))
        return attribute(scene, cue, source, content, "verb first")
    content = content_before(scene, cue, cue.group, source.end if source else cue.after)
    if source is None or content is None:
        return None
    return attribute(scene, cue, source, content, "content first")


def _inserted(scene: Scene, cue: GroupCue) -> Draft | None:
    """Frame "which X said had …": a cue clause between a relative pronoun and the verb of its clause."""
    segment = scene.segments[cue.segment]
    place = skip_adverbs(scene, cue.after, segment.end)
    if "u" not in cue.reading.takes or place >= segment.end or not scene.items[place].has_finite_form:
        return None
    for opening in range(segment.start, cue.group - 1):
        source = read_phrase(scene, opening + 1) if scene.lexicon.has(scene.words[opening], "relative") else None
        if source and source.end == cue.group:
            return attribute(scene, cue, source, content_span(scene, opening, segment.end), "inserted")
    return None


def _closing(scene: Scene, cue: GroupCue, source: Phrase) -> Draft | None:
    """Frame "…, X said": a cue clause, but no relative one, that nothing but adverbials and an addressee fills up."""
    segment = scene.segments[cue.segment]
    lexicon = scene.lexicon
    if lexicon.has(scene.words[source.start], "relative"):
        return None
    begin = source.start
    while begin > segment.start and scene.items[begin - 1].pos in {"CCONJ", "ADV", "SCONJ"}:
        begin -= 1
    if scene.items[begin].pos == "CCONJ" and not any(i.pos == QUOTE for i in scene.items[max(0, begin - 2) : begin]):
        return None
    as_clause = begin < source.start and lexicon.has(scene.words[source.start - 1], "as")
    owner = scene.segments[scene.segment_of(source.start)]
    begins = begin <= owner.start or scene.items[source.start - 1].pos == QUOTE
    if not begins or not (owner.mark or scene.items[source.start - 1].pos == QUOTE or as_clause):
        return None
    if "q" not in cue.reading.takes or not rest_is_setting(scene, cue, segment, begin):
        return None
    if as_clause and not owner.mark:
        content = content_span(scene, segment.end, content_end(scene, segment.end))
    else:
        content = content_before(scene, cue, begin, segment.end)
    if content is None:
        return None
    quoted = _whom(scene, cue) if cue.reading.kind == "quote" else None
    return attribute(scene, cue, source, content, "content first", quoted=quoted)


def _whom(scene: Scene, cue: GroupCue) -> Phrase | None:
    """Return whom the source of a closing clause quotes ("…", X quoted Y as saying)."""
    return read_phrase(scene, skip_adverbs(scene, cue.verb + 1, len(scene.items)))


def _following(scene: Scene, cue: GroupCue, source: Phrase | None) -> Draft | None:
    """Frame "X said (that) …", "X called for …"."""
    segment = scene.segments[cue.segment]
    if cue.reading.kind == "quote":
        return _quoting(scene, cue, source)
    start = rest_starts(scene, cue, segment)
    if start is None:
        return _voice(scene, cue, source)
    end = content_end(scene, start)
    rule = _clause_rule(scene, cue, start)
    if not rule and takes_object(scene, cue.reading.takes, start, segment.end) and _may_be_object(scene, start):
        if any(scene.lexicon.has(scene.words[k], "modal") for k in range(cue.group, cue.verb)):
            return None
        if _has_particle(scene, start, segment):
            return None
        rule, end = "object", min(end, object_end(scene, start, segment))
    content = content_span(scene, start, end) if rule else None
    if content is None or (rule == "bare clause" and start + 1 >= min(end, scene.last)):
        return _voice(scene, cue, source)
    if source is None and scene.items[cue.verb].form == "inf":
        return None
    if source is not None and not may_speak(scene, source):
        verbless = rule == "bare clause" and not any(i.pos in VERBAL for i in scene.items[start : segment.end])
        if verbless or rule in {"object", "infinitive"}:
            return None
    return attribute(scene, cue, source, content, rule, mode="reported" if rule == "object" else "")


def _may_be_object(scene: Scene, start: int) -> bool:
    """Tell whether an object may begin at the item; with a preposition only behind a noun ("raised doubts about …")."""
    if scene.items[start].pos == "ADP":
        return scene.items[start - 1].pos == "NOUN"
    return scene.items[start].pos not in {"PUNCT", "CCONJ"}


def _has_particle(scene: Scene, start: int, segment: Segment) -> bool:
    """Tell whether the verb's own particle stands behind its object, which makes it another one ("called it off")."""
    behind = dropwhile(lambda item: item.pos in _OBJECT_WORDS, scene.items[start : segment.end])
    return any(item.form == "prt" for item in islice(behind, 1))


def _clause_rule(scene: Scene, cue: GroupCue, start: int) -> str:
    """Return what begins at an item: clause, infinitive, quote, bare clause; "" where the cue takes it not."""
    takes, word, segment = cue.reading.takes, scene.words[start], scene.segments[cue.segment]
    if scene.lexicon.has(word, "that") or scene.lexicon.has(word, "question"):
        return "clause" if "c" in takes else ""
    following = scene.items[start + 1] if start + 1 < len(scene.items) else None
    if scene.lexicon.has(word, "to") and following and following.form in {"inf", "fin"}:
        return "infinitive" if "i" in takes else ""
    if scene.items[start].pos == QUOTE or scene.words[start - 1] == ":":
        return "quote" if set("qo") & set(takes) else ""
    if scene.items[start].pos == "CCONJ":
        return ""
    strict = bool(set("on") & set(takes)) or cue.reading.kind in {"demand", "show"}
    return "bare clause" if "u" in takes and has_finite(scene, start, segment.end, strict=strict) else ""


def _quoting(scene: Scene, cue: GroupCue, source: Phrase | None) -> Draft | None:
    """Frame "X quoted Y as saying that …"."""
    quoted = read_phrase(scene, skip_adverbs(scene, cue.verb + 1, len(scene.items)))
    if quoted is None or source is None:
        return None
    for place in range(quoted.end, min(quoted.end + GROUP, scene.last - 1)):
        if scene.items[place].form == "ger":
            content = content_span(scene, place + 1, content_end(scene, place + 1))
            return attribute(scene, cue, source, content, "quoting", quoted=quoted)
    before = content_before(scene, cue, source.start, scene.segments[cue.segment].end)
    if before and mode_in(scene, before) == "direct":
        return attribute(scene, cue, source, before, "quoting", mode="direct", quoted=quoted)
    return None


def _voice(scene: Scene, cue: GroupCue, source: Phrase | None) -> Draft | None:
    """Return who speaks, where the words follow in a paragraph of their own ("He said:") or without a mark."""
    if source is None or cue.reading.kind not in {"say", "demand"}:
        return None
    return without_content(scene, cue, source)


def _quoted_by(scene: Scene, cue: GroupCue, giver: Phrase | None) -> Draft | None:
    """Frame "Y was quoted (by X) as saying that …"."""
    quoted, segment = subject_of(scene, cue), scene.segments[cue.segment]
    if quoted is None:
        return None
    before = content_before(scene, cue, quoted.start, segment.end)
    saying = next((k for k in range(cue.after, segment.end) if scene.items[k].form == "ger"), segment.end)
    if before is not None and mode_in(scene, before) == "direct":
        content: Span | None = before
    else:
        content = content_span(scene, saying + 1, content_end(scene, saying + 1)) if saying < scene.last else None
    return attribute(scene, cue, giver or quoted, content, "quoting", quoted=quoted if giver else None)


def _expletive(scene: Scene, cue: GroupCue, source: Phrase | None, start: int) -> Draft | None:
    """Frame "it was announced that …", "it is believed …", "…, it was announced"."""
    segment = scene.segments[cue.segment]
    if not set("cu") & set(cue.reading.takes):
        return None
    if segment.mark not in {"", ":"} and cue.group - 1 == segment.start:
        content = content_before(scene, cue, segment.start, segment.end)
        return attribute(scene, cue, source, content, "passive")
    if start >= segment.end or not (
        scene.lexicon.has(scene.words[start], "that") or has_finite(scene, start, segment.end, strict=True)
    ):
        return None
    content = content_span(scene, start, content_end(scene, start))
    return attribute(scene, cue, source, content, "passive", mode="indirect")


def _passive(scene: Scene, cue: GroupCue) -> Draft | None:
    """Frame "was told that …", "is expected to …", "was praised by X"."""
    segment = scene.segments[cue.segment]
    source = None
    for place in range(cue.verb + 1, segment.end - 1):
        if scene.lexicon.has(scene.words[place], "by") and scene.items[place + 1].form != "ger":
            source = read_phrase(scene, place + 1)
            break
    if source is not None and not may_speak(scene, source):
        source = None
    if cue.reading.kind == "quote":
        return _quoted_by(scene, cue, source)
    start = skip_adverbs(scene, cue.after, segment.end)
    if scene.lexicon.has(scene.words[cue.group - 1], "expletive") and cue.group:
        return _expletive(scene, cue, source, start)
    if start < segment.end and scene.lexicon.has(scene.words[start], "that") and "c" in cue.reading.takes:
        content = content_span(scene, start, content_end(scene, start))
        return attribute(scene, cue, source, content, "passive", mode="indirect")
    infinitive = start < segment.end and scene.lexicon.has(scene.words[start], "to")
    if (infinitive and set("iu") & set(cue.reading.takes)) or (source and set("oc") & set(cue.reading.takes)):
        subject = subject_of(scene, cue)
        begin = subject.start if subject else start
        content = content_span(scene, begin, content_end(scene, start) if infinitive else cue.group)
        hearsay = infinitive and source is None and scene.lexicon.has(scene.words[cue.verb], "hearsay")
        return attribute(scene, cue, source, content, "hearsay" if hearsay else "passive", mode="indirect")
    return None
