"""A word comes in, what it says of a name beside it goes out: a form of address, a role, an organisation, a place."""

from collections.abc import Mapping
from functools import cache

from synopse.languages import Language, load_language

ADDRESS, ROLE = "ADDRESS", "ROLE"


class Kinds:
    """Tells kinds of words with one language's lists; compounds count by their last part."""

    def __init__(self, language: Language) -> None:
        words = language.words
        self._addresses = words["honorifics"]
        hints, roles = words["name_hints"], words["roles"]
        self._kinds: dict[str, str] = {**hints.column("type"), **dict.fromkeys(roles, ROLE)}
        compounds: Mapping[str, str] = {**hints.column("compound"), **roles.column("compound")}
        self._ends = {word: self._kinds[word] for word, compound in compounds.items() if compound}
        self._lengths = sorted({len(word) for word in self._ends}, reverse=True)

    def of(self, text: str, lemma: str) -> str:
        """Return ADDRESS, ROLE, ORG, LOC or "" for a word as written and its lemma."""
        if text in self._addresses or text.rstrip(".") in self._addresses:
            return ADDRESS
        if not text[:1].isalpha():
            return ""
        form, other = text.lower(), lemma.lower()
        return self._of_form(form) or (self._of_form(other) if other != form else "")

    def _of_form(self, form: str) -> str:
        form = form.rpartition("-")[2] if "-" in form else form
        if form in self._kinds:
            return self._kinds[form]
        for length in self._lengths:
            if length < len(form) and form[-length:] in self._ends:
                return self._ends[form[-length:]]
        return ""


@cache
def load_kinds(code: str) -> Kinds:
    """Return the kinds of words of a language, made once a process."""
    return Kinds(load_language(code))
