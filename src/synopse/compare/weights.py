"""What comparing learned: how much each piece of evidence counts; read from weights.json.

That file is written by `python -m training.comparing`, with what it was learned from.
"""

from collections.abc import Mapping
from pathlib import Path

import msgspec

Weights = Mapping[str, float]  # by the name of the evidence; "base" counts always

FILE = Path(__file__).with_name("weights.json")


class _Learned(msgspec.Struct, frozen=True, rename="pascal"):
    same_thing: dict[str, dict[str, float]]
    beside_others: dict[str, float]
    update: dict[str, float]
    refinement: dict[str, float]
    same_fact: dict[str, float]


_LEARNED = msgspec.json.decode(FILE.read_bytes(), type=_Learned)

SAME_THING: Mapping[str, Weights] = _LEARNED.same_thing  # by the type of the two slots
BESIDE_OTHERS: Weights = _LEARNED.beside_others
UPDATE: Weights = _LEARNED.update
REFINEMENT: Weights = _LEARNED.refinement
SAME_FACT: Weights = _LEARNED.same_fact
