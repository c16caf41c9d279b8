"""Names of a report come in, a memory of who has been named and has spoken so far goes out."""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field

from synopse.annotate.attributions.lexicon import Lexicon
from synopse.annotate.attributions.scene import Scene
from synopse.languages.load import load_shared
from synopse.model import Mention

FARTHEST = 4_000  # characters back to an antecedent
RECENT = 12  # sources back to one
_SEXES = frozenset({"male", "female"})


@dataclass(frozen=True, slots=True)
class Known:
    """Somebody named: how, where, of which sort (male, female, person, organisation, plural, ""), with which noun."""

    name: str
    start: int
    sort: str
    head: str


@dataclass(slots=True)
class Memory:
    """Who has been named so far: names of the report in order, speakers in order; the scene before the present one."""

    mentions: tuple[Mention, ...]
    starts: tuple[int, ...]
    full: dict[str, str] = field(default_factory=dict)
    speakers: list[Known] = field(default_factory=list)
    roles: dict[str, Known] = field(default_factory=dict)
    previous: Scene | None = None


def make_memory(mentions: tuple[Mention, ...]) -> Memory:
    """Return a memory with the fullest form of each person's name in the report, by the last word of the name."""
    memory = Memory(mentions, tuple(mention.start for mention in mentions))
    for mention in mentions:
        if mention.type == "PER":
            surname = mention.name.rpartition(" ")[2].lower()
            if len(mention.name) > len(memory.full.get(surname, "")) and " " in mention.name:
                memory.full.setdefault(surname, mention.name)
    return memory


def is_agency(name: str) -> bool:
    """Tell whether a name is that of a news agency."""
    return name in load_shared("agencies")


def before(memory: Memory, start: int) -> Iterator[Mention]:
    """Yield the names before a place, the nearest first, as far back as an antecedent may stand."""
    for place in range(bisect_left(memory.starts, start) - 1, -1, -1):
        if start - memory.starts[place] > FARTHEST:
            return
        yield memory.mentions[place]


def full_name(memory: Memory, name: str) -> str:
    """Return the fullest form of a person's name that the report gives."""
    return name if " " in name else memory.full.get(name.lower(), name)


def last_person(memory: Memory, lexicon: Lexicon, start: int, sort: str = "") -> Known | None:
    """Return the person named last before a place, one who is known to be of another sex left out."""
    for mention in before(memory, start):
        if mention.type != "PER" or mention.end > start or _owns(mention):
            continue
        name = full_name(memory, mention.name)
        sex = _sex(memory, lexicon, mention, name)
        if not (sex and sort in _SEXES and sex != sort):
            return Known(name, mention.start, sex or "person", "")
    return None


def _owns(mention: Mention) -> bool:
    """Tell whether a name stands in the genitive, which is left out of the name it is known by."""
    return len(mention) == len(mention.name) + 1


def _sex(memory: Memory, lexicon: Lexicon, mention: Mention, name: str) -> str:
    """Return male or female where a person's title shows it, here or as a speaker before, else nothing."""
    sorts = (lexicon.sort_of(word.lower()) for title in mention.titles for word in title.split())
    spoken = (known.sort for known in reversed(memory.speakers) if known.name == name)
    return next((sort for sort in (*sorts, *spoken) if sort in _SEXES), "")
