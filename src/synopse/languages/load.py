"""A language's folder comes in, a frozen Language goes out; every gap is an error that names the file.

`schema/*.toml` declares, for each step, the word lists (`words/*.tsv`, with their columns) and rule files
(`rules/*.toml`, with their fields) that every language must have. Word lists are tab-separated with a header; a word
stands once. A rule is a regular expression with named groups, an example that it must match, and fields; `{months}`
in a pattern stands for any word of that list, `{day}` for a macro of the same file. `labels.toml` are the words of the
interface, `explanations.toml` the sentences of findings. `shared/` holds what no language owns.
"""

import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files
from importlib.resources.abc import Traversable
from types import MappingProxyType
from typing import Any, TypeVar

ROOT = files("synopse.languages")
_PLACE = re.compile(r"\{([a-z_]+)\}")
T = TypeVar("T")
_OWN_FOLDERS = frozenset({"schema", "shared", "__pycache__"})


class LanguageError(Exception):
    """A language's folder lacks something or contradicts its schema."""


class WordList(dict[str, tuple[str, ...]]):
    """Words with what is known of each: the first of the `columns` maps to the others, in the order of the file.

    A dictionary because words are looked up more often than anything else is done; nothing is added once it is read.
    """

    def __init__(self, columns: tuple[str, ...], rows: Mapping[str, tuple[str, ...]]) -> None:
        super().__init__(rows)
        self.columns = columns
        self._by_column = {
            name: {word: row[place] for word, row in rows.items()} for place, name in enumerate(columns[1:])
        }

    @property
    def rows(self) -> Mapping[str, tuple[str, ...]]:
        """The words with what stands in their columns."""
        return self

    def column(self, name: str) -> Mapping[str, str]:
        """Return the words with their value in one column."""
        return self._by_column[name]

    @cached_property
    def openers(self) -> frozenset[str]:
        """The first words of those that are several words."""
        return frozenset(first for first, blank, _ in (word.partition(" ") for word in self) if blank)

    @cached_property
    def pattern(self) -> str:
        """An expression that matches any of the words, the longest first."""
        words = sorted(self, key=lambda word: (-len(word), word))
        return "(?:" + "|".join(map(re.escape, words)) + ")" if words else r"(?!)"


@dataclass(frozen=True, slots=True)
class Rule:
    """A named pattern with examples that it matches and the fields that its file declares ("" where left out)."""

    name: str
    pattern: re.Pattern[str]
    examples: tuple[str, ...]
    fields: Mapping[str, str]


class Files(Mapping[str, T]):
    """The files that the schema asks for, by name; each is read when it is first used, and then kept."""

    def __init__(self, wanted: Mapping[str, tuple[str, ...]], read: Callable[[str, tuple[str, ...]], T]) -> None:
        self._wanted, self._read = wanted, read
        self._kept: dict[str, T] = {}

    def __getitem__(self, name: str) -> T:
        try:
            return self._kept[name]
        except KeyError:
            return self._kept.setdefault(name, self._read(name, self._wanted[name]))

    def __iter__(self) -> Iterator[str]:
        return iter(self._wanted)

    def __len__(self) -> int:
        return len(self._wanted)


@dataclass(frozen=True)
class Language:
    """All that Synopse knows of one language; read-only."""

    code: str
    name: str
    morphology: str
    decimal_mark: str
    group_mark: str
    separable_verbs: bool
    ordinal_stop: bool
    past_ending: str
    perfect_auxiliaries: tuple[str, ...]
    clauses_without_comma: bool
    nouns_in_capitals: bool
    quotes: tuple[tuple[str, str], ...]
    words: Mapping[str, WordList]
    rules: Mapping[str, tuple[Rule, ...]]
    labels: Mapping[str, str]
    explanations: Mapping[str, str]

    @property
    def model(self) -> Traversable:
        """The folder of the language's trained models."""
        return ROOT / self.code / "model"


@cache
def known_languages() -> tuple[str, ...]:
    """Return the codes of the languages that have a folder, sorted."""
    return tuple(sorted(f.name for f in ROOT.iterdir() if f.is_dir() and f.name not in _OWN_FOLDERS))


@cache
def load_language(code: str) -> Language:
    """Return the language with that code. Raises LanguageError where it is unknown or its folder has a gap."""
    if code not in known_languages():
        raise LanguageError(f"no language {code!r}; known are {', '.join(known_languages())}")
    folder = ROOT / code
    settings = _read_toml(folder / "language.toml")
    wanted = _schema()
    _check_complete(folder, wanted)
    words = Files(wanted["words"], lambda name, columns: _read_words(folder / "words" / f"{name}.tsv", columns))
    rules = Files(wanted["rules"], lambda name, fields: read_rules(folder / "rules" / f"{name}.toml", fields, words))
    try:
        return Language(
            code=code,
            name=settings["name"],
            morphology=settings["morphology"],
            decimal_mark=settings["decimal_mark"],
            group_mark=settings["group_mark"],
            separable_verbs=settings["separable_verbs"],
            ordinal_stop=settings["ordinal_stop"],
            past_ending=settings["past_ending"],
            perfect_auxiliaries=tuple(settings["perfect_auxiliaries"]),
            clauses_without_comma=bool(settings["clauses_without_comma"]),
            nouns_in_capitals=bool(settings["nouns_in_capitals"]),
            quotes=tuple((opening, closing) for opening, closing in settings["quotes"]),
            words=words,
            rules=rules,
            labels=load_labels(code),
            explanations=MappingProxyType(_read_toml(folder / "explanations.toml")),
        )
    except KeyError as gap:
        raise LanguageError(f"{folder}/language.toml lacks {gap}") from None


def _check_complete(folder: Traversable, wanted: Mapping[str, Mapping[str, tuple[str, ...]]]) -> None:
    """Raise LanguageError that names every word list and rule file that a language lacks."""
    names = [f"words/{name}.tsv" for name in wanted["words"]] + [f"rules/{name}.toml" for name in wanted["rules"]]
    if missing := [name for name in names if not (folder / name).is_file()]:
        raise LanguageError(f"{folder} lacks {', '.join(missing)}")


@cache
def load_labels(code: str) -> Mapping[str, str]:
    """Return the words of the interface in one language. Raises LanguageError where there is no such language."""
    return MappingProxyType(_read_toml(ROOT / code / "labels.toml"))


@cache
def load_shared(name: str) -> WordList:
    """Return the word list `shared/NAME.tsv`, which holds what no single language owns (units, agencies, places)."""
    path = ROOT / "shared" / f"{name}.tsv"
    header = _read_text(path).partition("\n")[0]
    return _read_words(path, tuple(header.rstrip("\r").split("\t")))


def read_rules(path: Traversable, fields: tuple[str, ...], words: Mapping[str, WordList]) -> tuple[Rule, ...]:
    """Return the rules of one TOML file, its macros and word lists filled in. Raises LanguageError on a faulty rule."""
    table = _read_toml(path)
    macros = table.get("macros", {})

    def fill(pattern: str, depth: int = 0) -> str:
        if depth > 8:
            raise LanguageError(f"{path}: macros that contain themselves in {pattern!r}")
        return _PLACE.sub(lambda m: fill(_named(m[1], macros, words, path), depth + 1), pattern)

    rules = tuple(_make_rule(entry, fields, fill, path) for entry in table.get("rule", ()))
    names = [rule.name for rule in rules]
    if len(set(names)) < len(names):
        raise LanguageError(f"{path}: two rules have one name: {sorted(n for n in names if names.count(n) > 1)[0]}")
    return rules


def _named(name: str, macros: Mapping[str, str], words: Mapping[str, WordList], path: Traversable) -> str:
    if name in macros:
        return f"(?:{macros[name]})"
    if name in words:
        return words[name].pattern
    raise LanguageError(f"{path}: {{{name}}} is neither a macro of the file nor a word list")


def _make_rule(entry: dict[str, Any], fields: tuple[str, ...], fill: Callable[[str], str], path: Traversable) -> Rule:
    known = {"name", "pattern", "example", "examples", *fields}
    if extra := entry.keys() - known:
        raise LanguageError(f"{path}: a rule has unknown fields {sorted(extra)}")
    name, pattern = str(entry.get("name", "")), str(entry.get("pattern", ""))
    examples = entry.get("examples", [entry["example"]] if "example" in entry else [])
    if not (name and pattern and isinstance(examples, list) and examples):
        raise LanguageError(f"{path}: rule {name or pattern!r} needs a name, a pattern and an example")
    try:
        compiled = re.compile(fill(pattern))
    except re.error as error:
        raise LanguageError(f"{path}: rule {name!r}: {error}") from None
    values = {field: str(entry.get(field, "")) for field in fields}
    return Rule(name, compiled, tuple(map(str, examples)), MappingProxyType(values))


@cache
def _schema() -> dict[str, dict[str, tuple[str, ...]]]:
    """Return the columns of every word list and the fields of every rule file that a language must have."""
    wanted: dict[str, dict[str, tuple[str, ...]]] = {"words": {}, "rules": {}}
    for path in sorted((ROOT / "schema").iterdir(), key=lambda f: f.name):
        table = _read_toml(path)
        for name, entry in table.get("words", {}).items():
            wanted["words"][name] = tuple(entry["columns"])
        for name, entry in table.get("rules", {}).items():
            wanted["rules"][name] = tuple(entry["fields"])
    return wanted


def _read_words(path: Traversable, columns: tuple[str, ...]) -> WordList:
    lines = _read_text(path).splitlines()
    if not lines or tuple(lines[0].split("\t")) != columns:
        raise LanguageError(f"{path}: the header must be {' '.join(columns)!r} (tab-separated)")
    rows: dict[str, tuple[str, ...]] = {}
    for number, line in enumerate(lines[1:], start=2):
        if not line or line.startswith("#"):
            continue
        word, *rest = line.split("\t")
        if len(rest) != len(columns) - 1:
            raise LanguageError(f"{path}, line {number}: {len(rest) + 1} columns, not {len(columns)}")
        if word in rows:
            raise LanguageError(f"{path}, line {number}: {word!r} stands twice")
        rows[word] = tuple(rest)
    return WordList(columns, rows)


def _read_toml(path: Traversable) -> dict[str, Any]:
    try:
        return tomllib.loads(_read_text(path))
    except tomllib.TOMLDecodeError as error:
        raise LanguageError(f"{path}: {error}") from None


def _read_text(path: Traversable) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (FileNotFoundError, NotADirectoryError):
        raise LanguageError(f"{path} is missing") from None
