"""A sorted file comes in as bytes, the line of a word goes out: for word lists too long to be taken apart at the start.

A line is a word, a tab, and what is known of the word; lines stand in the order of their bytes.
"""

from bisect import bisect_right

_PAGE = 2048  # bytes searched through: a bisection leads to the page, a search in it to the line


class SortedLines:
    """The lines of a file; keeps its bytes as they are, and the words that its pages begin with."""

    def __init__(self, content: bytes) -> None:
        self._content = b"\n" + content.strip(b"\n") + b"\n"
        self._starts = [0]
        while (start := self._content.find(b"\n", self._starts[-1] + _PAGE)) not in (-1, len(self._content) - 1):
            self._starts.append(start)
        self._words = [self._word_behind(start) for start in self._starts]
        self._starts.append(len(self._content) - 1)

    def _word_behind(self, start: int) -> bytes:
        return self._content[start + 1 : self._content.find(b"\t", start) + 1]

    def find(self, word: str) -> str | None:
        """Return what the file has of a word behind the tab, None where the word is missing."""
        key = word.encode("utf-8", "surrogatepass") + b"\t"
        page = bisect_right(self._words, key) - 1
        if page < 0 or b"\n" in key:
            return None
        start = self._content.find(b"\n" + key, self._starts[page], self._starts[page + 1])
        if start < 0:
            return None
        start += len(key) + 1
        return self._content[start : self._content.find(b"\n", start)].decode("utf-8")
