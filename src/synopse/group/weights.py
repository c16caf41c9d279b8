"""What grouping learned: the weight of each piece of evidence, and when groups belong together.

Chosen by `training/stories.py` on ECB+ dev (B-cubed F1 .967, pairwise .940), newscluster dev (.982, .972), the
labelled German pairs (F1 .881) and the gold stories of comparing put together (B-cubed F1 .980). Learned on half of the
events and scored on the other: ECB+ .93 and .85, newscluster .90 and .96, German pairs .89 and .85. The threshold
stands in the middle of the stretch in which no score moves by more than .01.
"""

from synopse.group.evidence import Evidence
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
BOND = Bond(threshold=0.17, usual=0.25, prior=23.0)
