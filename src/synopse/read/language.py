"""A text comes in, the code of its language goes out; languages that Synopse does not know are refused.

The detector (py3langid) is loaded at the first text, because that takes a tenth of a second.
"""

from functools import cache
from typing import TYPE_CHECKING

from synopse.languages import known_languages

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

_ENOUGH = 40  # bytes below which a guess among all languages is no better than chance
# Probability of all known languages together below which a text is said to be in an unknown one: right for all
# 2,189 articles of three news sets, of which one in a German paper is written in English.
_DOUBT = 0.1
_SAMPLE = 2000  # characters that are looked at


class UnknownLanguageError(Exception):
    """The text is in a language that Synopse does not know; the message says so in plain words."""


def check_language(code: str) -> str:
    """Return the known language that a source's language tag names ("de-AT" is "de"). Raises UnknownLanguageError."""
    short = code.strip().replace("_", "-").partition("-")[0].lower()
    if short not in known_languages():
        raise UnknownLanguageError(_complaint(code))
    return short


def detect_language(text: str) -> str:
    """Return the known language that a text is most likely in.

    Raises UnknownLanguageError where the text is surely in another one; short texts get the likelier of the known ones.
    """
    sample = text[:_SAMPLE]
    ranking = _detector().rank(sample)
    known = sum(probability for code, probability in ranking if code in known_languages())
    if known < _DOUBT and len(sample.encode()) >= _ENOUGH:
        raise UnknownLanguageError(_complaint(ranking[0][0]))
    return next(str(code) for code, _ in ranking if code in known_languages())


def _complaint(code: str) -> str:
    return f"language {code!r} is not known (known: {', '.join(known_languages())})"


@cache
def _detector() -> "LanguageIdentifier":
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
