"""A mention comes in, whether it is the subject of what somebody does goes out: from the tokens of its sentence."""

from bisect import bisect_right
from collections.abc import Sequence

from synopse.languages import Language
from synopse.model import Annotated, Mention, Token

_ALONE = frozenset({"ADP", "NOUN", "PROPN", "DET", "ADJ", "NUM"})  # behind these a name is not a subject by itself
_MOST_BETWEEN = 2  # adverbs between the subject and what it does


def sentence_of(mention: Mention, annotated: Annotated) -> Sequence[Token]:
    """Return the tokens of the sentence that a mention stands in, none where it stands in no one."""
    sentences = annotated.sentences
    place = bisect_right(sentences, mention.start, key=lambda sentence: sentence.start) - 1
    return sentences[place].tokens if place >= 0 and mention.end <= sentences[place].end else ()


def does(mention: Mention, tokens: Sequence[Token], language: Language, deed: str) -> bool:
    """Tell whether a mention is the subject of a deed of a kind: it stands by itself right before the finite verb."""
    words = language.words["link_deeds"].column("role")
    before = [token for token in tokens if token.end <= mention.start]
    after = [token for token in tokens if token.start >= mention.end]
    adverbs = next((place for place, token in enumerate(after) if token.pos != "ADV"), 0)
    after = after[min(adverbs, _MOST_BETWEEN) :]
    if not after or (before and before[-1].pos in _ALONE):
        return False
    verb = after[0]
    if verb.pos == "AUX":
        verb = next((token for token in after if token.pos in ("VERB", "PUNCT")), verb)
        if verb.form != "inf" and words.get(after[0].lemma) != "perfect":
            return False
    return verb.pos == "VERB" and words.get(verb.lemma) == deed
