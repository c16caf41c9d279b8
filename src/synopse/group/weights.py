"""What grouping learned: the weight of each piece of evidence, and when groups belong together.

PLACEHOLDER
"""

from synopse.group.chances import Evidence
from synopse.group.linkage import Bond

WEIGHTS = Evidence(
    base=0.10,
    cosine=11.14,
    company=5.53,
    shorter=-0.21,
    longer=-0.01,
    days=-0.28,
    undated=-1.29,
    series=-27.46,
    figures=-15.96,
)
BOND = Bond(threshold=0.18, usual=0.25, prior=20.0)
