"""Spellings of persons' names come in, clusters of those that name one person go out.

First whole names that are one by their spelling, then names that are a part or the initials of a single fuller one
(`whole_names`), last single words: a family name joins the one person of the story who bears it, with several the one
that its own report names (`single_words`). What stays undecided stays apart, a cluster for each report and gender.
"""

from synopse.link.clusters import Blocks, Cluster
from synopse.link.parts import take_apart
from synopse.link.single_words import join_single
from synopse.link.spellings import Spelling
from synopse.link.whole_names import join_parts, join_whole


def link_persons(spellings: list[Spelling]) -> list[Cluster]:
    """Return the clusters of persons' spellings, the most frequent spelling leading each."""
    whole = [each for each in spellings if len(take_apart(each.text).parts) > 1 and not _only_family(each)]
    single = [each for each in spellings if take_apart(each.text).parts and _only_family(each)]
    other = [Cluster.of(each) for each in spellings if not take_apart(each.text).parts]
    blocks = Blocks()
    persons = join_parts(join_whole(whole, blocks), blocks)
    return [*persons, *join_single(single, persons), *other]


def _only_family(spelling: Spelling) -> bool:
    """Tell whether a name is one word, with nothing but particles before it (Schmidt, von der Heide)."""
    parts = take_apart(spelling.text).parts
    return all(part.is_particle for part in parts[:-1])
