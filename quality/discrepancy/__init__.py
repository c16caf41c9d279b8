"""A benchmark of discrepancies: real articles, edited as desks do, with one planted or one innocent change."""
