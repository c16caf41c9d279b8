"""What grouping learned: the weight of each piece of evidence, and when groups belong together.

PLACEHOLDER
"""

from synopse.group.chances import Evidence
from synopse.group.linkage import Bond

WEIGHTS = Evidence(
    base=0.05,
    cosine=10.7,
    company=5.5,
    shorter=-0.18,
    longer=-0.01,
    days=-0.29,
    undated=-1.38,
    series=-40.0,
    figures=-14.0,
)
BOND = Bond(threshold=0.19, usual=0.25, prior=23.0)
