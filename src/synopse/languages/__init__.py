"""All knowledge of languages: a folder a language, a file a kind of knowledge, and the one loader that checks them."""

from synopse.languages.load import (
    Language,
    LanguageError,
    Rule,
    WordList,
    known_languages,
    load_labels,
    load_language,
    load_shared,
)

__all__ = [
    "Language",
    "LanguageError",
    "Rule",
    "WordList",
    "known_languages",
    "load_labels",
    "load_language",
    "load_shared",
]
