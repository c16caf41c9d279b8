"""Prints the seconds of one core that linking takes for stories of 50, 100 and 200 reports of 50 mentions each.

The names are made up from syllables, a third of them written in two ways; half of a person's mentions are the family
name alone. Linking should grow no faster than n log n: about 2.3 times from one size to the next.
"""

import random
import time

from synopse.link import link_entities
from synopse.model import Annotated, Mention, Report, Story

_SYLLABLES = (
    "schoi",
    "gu",
    "ser",
    "gej",
    "wla",
    "mir",
    "tscher",
    "now",
    "kal",
    "ne",
    "nas",
    "mar",
    "tin",
    "ber",
    "hof",
)
_MENTIONS = 50
_SPELT_OTHERWISE = (("sch", "sh"), ("tsch", "ch"), ("w", "v"), ("j", "y"))


def make_story(reports: int) -> Story:
    """Return a story of so many reports with 50 mentions each, of 5 persons, 2 places and 2 organisations a report."""
    draw = random.Random(reports)  # noqa: S311 - the same names at every run
    people = [f"{_word(draw)} {_word(draw)}" for _ in range(5 * reports)]
    names = [(name, "PER") for name in people] + [(_word(draw), "LOC") for _ in range(2 * reports)]
    names += [(" ".join(_word(draw) for _ in range(3)), "ORG") for _ in range(2 * reports)]
    return Story("bench", tuple(_report(number, names, draw) for number in range(reports)))


def _report(number: int, names: list[tuple[str, str]], draw: random.Random) -> Annotated:
    text, mentions = "", []
    for _ in range(_MENTIONS):
        name, kind = draw.choice(names)
        if kind == "PER" and draw.random() < 0.5:
            name = name.split()[-1]
        elif draw.random() < 1 / 3:
            for mine, other in _SPELT_OTHERWISE:
                name = name.replace(mine, other)
        mentions.append(Mention(len(text), len(text) + len(name), kind, name))
        text += name + " "
    return Annotated(Report(f"{number:04}", text, language="de"), mentions=tuple(mentions))


def _word(draw: random.Random) -> str:
    return "".join(draw.choice(_SYLLABLES) for _ in range(draw.randint(2, 3))).title()


def main() -> None:
    """Print a line a size."""
    link_entities(make_story(2))
    last = 0.0
    for reports in (50, 100, 200):
        story = make_story(reports)
        start = time.process_time()
        entities = link_entities(story)
        took = time.process_time() - start
        grown = f", {took / last:.1f} times the last" if last else ""
        print(
            f"link {reports} reports, {reports * _MENTIONS} mentions: {len(entities)} entities in {took:.2f} s{grown}"
        )
        last = took


if __name__ == "__main__":
    main()
