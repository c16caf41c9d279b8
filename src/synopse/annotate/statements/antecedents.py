"""Who a clause's pronouns and roles stand for: the person that the text named last in a leading place."""

from synopse.annotate.statements.clauses import Clause
from synopse.languages import Language
from synopse.model import Mention, Sentence


class Antecedents:
    """The names that a report's clauses have mentioned so far, read from its beginning to its end."""

    def __init__(self, language: Language) -> None:
        self._pronouns = language.words["pronouns"].column("gender")
        self._titles: dict[str, Mention] = {}
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
            self._person = self._subject = leading
        for person in persons:
            for title in person.titles:
                self._titles.update({word.lower(): person for word in title.split() if word[:1].isupper()})
        return mentions if leading is None or persons else (leading, *mentions)

    def _meant(self, clause: Clause) -> Mention | None:
        for token in clause.tokens:
            if token.pos == "PRON" and self._pronouns.get(token.text.lower()) in ("m", "f"):
                return self._person
            if token.pos == "NOUN" and (holder := self._holder(token.lemma.lower())):
                return holder
        return self._subject if clause.tokens[0].pos == "CCONJ" else None

    def _holder(self, role: str) -> Mention | None:
        """Return the person whose title is the role, or a compound that ends in it."""
        if role in self._titles:
            return self._titles[role]
        fitting = [person for title, person in self._titles.items() if len(role) > 4 and title.endswith(role)]
        return fitting[-1] if fitting and len({person.name for person in fitting}) == 1 else None
