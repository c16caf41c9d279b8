"""A language's code comes in, the words of the interface in that language go out."""

from synopse.languages import known_languages, load_labels

__all__ = ["known_languages", "load_labels"]
