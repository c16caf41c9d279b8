"""What finding names passes on: a stretch of tokens that is a name."""

from dataclasses import dataclass

from synopse.model import Token

Run = tuple[Token, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """A name that the model found: tokens `first` to `last` (exclusive) of a run, with type and confidence.

    `confidence` is the lowest probability that the model gives the labels of its tokens.
    """

    run: Run
    first: int
    last: int
    type: str
    confidence: float
    rule: str = "model"

    @property
    def tokens(self) -> tuple[Token, ...]:
        """The tokens of the name."""
        return self.run[self.first : self.last]
