"""A report comes in, the same report with blocks and credits goes out; its text never changes.

Blocks tell what each stretch is: headline, lead, body, caption, byline, credit, dateline, furniture. They are sorted,
do not overlap and leave out only white space. Left out: removing anything. What is doubtful stays body, because a
lost statement is worse than a kept tag line.
"""

from synopse.clean.report import clean_report

__all__ = ["clean_report"]
