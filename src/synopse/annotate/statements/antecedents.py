"""Who a clause's pronouns and roles stand for: the person that the text named last in a leading place."""

from collections import defaultdict
from collections.abc import Iterable

from synopse.annotate.statements.clauses import Clause
from synopse.languages import Language
from synopse.model import BlockKind, Mention, Sentence

_SHORTEST_ROLE = 5  # letters: a shorter word ends titles by accident


class Antecedents:
    """The names that a report's clauses have mentioned so far, read from its beginning to its end."""

    def __init__(self, language: Language) -> None:
        self._pronouns = language.words["pronouns"].column("gender")
        self._titles: dict[str, dict[str, Mention]] = defaultdict(dict)
        self._person: Mention | None = None
        self._subject: Mention | None = None
        self._sentence_start = -1

    def participants(self, sentence: Sentence, clause: Clause, mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
        """Return the clause's names, and before them the person that its pronoun, role or ellipsis stands for."""
        if sentence.start != self._sentence_start:
            self._subject, self._sentence_start = None, sentence.start
        persons = [mention for mention in mentions if mention.type == "PER"]
        leading = persons[0] if persons else self._meant(clause)
        if leading is not None:
            self._subject = leading
            if sentence.kind is not BlockKind.CAPTION:
                self._person = leading
        for person in persons:
            for word in (word for title in person.titles for word in title.split()):
                if word[:1].isupper():
                    self._titles[word.lower()][_surname(person)] = person
        return mentions if leading is None or persons else (leading, *mentions)

    def hear(self, speakers: Iterable[Mention]) -> None:
        """Keep the person who spoke last: the next "he" is meant for the speaker."""
        for speaker in speakers:
            self._person = speaker

    def _meant(self, clause: Clause) -> Mention | None:
        for token in clause.tokens:
            if token.pos == "PRON" and self._pronouns.get(token.text.lower()) in ("m", "f"):
                return self._person
            if token.pos == "NOUN" and (holder := self._holder(token.lemma.lower())):
                return holder
        return self._subject if clause.tokens[0].pos == "CCONJ" else None

    def _holder(self, role: str) -> Mention | None:
        """Return the person whose title is the role, or a compound that ends in it; of several the one named last."""
        holders: dict[str, Mention] = {}
        for title, persons in self._titles.items():
            if title == role or (len(role) >= _SHORTEST_ROLE and title.endswith(role)):
                holders.update(persons)
        if self._person is not None and _surname(self._person) in holders:
            return self._person
        return next(iter(holders.values())) if len(holders) == 1 else None


def _surname(person: Mention) -> str:
    return person.name.split()[-1].casefold() if person.name.strip() else ""
