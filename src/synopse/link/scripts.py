"""Clusters come in; a name that a report gives in another script in brackets behind a name has joined it: Kim (김).

A person's name joins unless both can be read and no part of the one is a part of the other.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from synopse.link.clusters import Cluster
from synopse.link.names import parts_sound_alike
from synopse.link.parts import Name, take_apart
from synopse.model import Mention, Story
from synopse.text.fold import LONGEST

RULE = "other-script"
_LATIN = re.compile(r"[A-Za-zÀ-ɏ]")
_IN_BRACKETS = re.compile(r"[\"'“”„«»’]{0,2} ?[(\[（][^()\[\]（）.;]{0,20}$")
_READ = re.compile("[\u0370-\u052f\u0600-\u06ff]")  # scripts that are read part by part


def join_scripts(clusters: list[Cluster], story: Story) -> list[Cluster]:
    """Return the clusters, those of names in another script joined to the names that stand before their brackets."""
    pairs = list(_pairs(story))
    if not pairs:
        return clusters
    at = {(where.report, where.mention.start): cluster for cluster in clusters for _, where in cluster.occurrences}
    for report, first, second in pairs:
        one, other = at.get((report, first.start)), at.get((report, second.start))
        if one and other and one.last is not other.last and _can_be_one(one.last, other.last, first, second):
            one.last.join(other.last, RULE)
    return [cluster for cluster in clusters if cluster.joined is None]


def is_latin(text: str) -> bool:
    """Tell whether a text has a Latin letter."""
    return bool(_LATIN.search(text))


def _pairs(story: Story) -> Iterator[tuple[str, Mention, Mention]]:
    """Yield the names with a name of another script in brackets right behind, with the reports' ids."""
    for annotated in story.reports:
        text = annotated.report.text
        if text.isascii():
            continue
        for first, second in pairwise(annotated.mentions):
            is_close = 0 < second.start - first.end <= LONGEST and first.type == second.type
            if (
                is_close
                and is_latin(first.name)
                and not is_latin(second.name)
                and _IN_BRACKETS.fullmatch(text[first.end : second.start])
            ):
                yield annotated.report.id, first, second


def _can_be_one(one: Cluster, other: Cluster, first: Mention, second: Mention) -> bool:
    if {one.lead.kind, other.lead.kind} != {"PER"}:
        return one.lead.kind == other.lead.kind
    mine, theirs = take_apart(first.name), take_apart(second.name)
    if theirs.is_ideographic:
        families = _families(mine), _families(theirs)
        return not all(families) or not families[0].isdisjoint(families[1])
    return not _READ.search(second.name) or any(
        parts_sound_alike(part, their) for part in mine.parts for their in theirs.parts
    )


def _families(name: Name) -> set[str]:
    """Return what the family name of a Chinese or Korean name may be, nothing where that cannot be read."""
    return {reading.partition(" ")[0] for each in name.readings for reading in each.names}
