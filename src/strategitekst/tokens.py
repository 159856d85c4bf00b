"""Tokenizing in time linear in the text, whichever pipeline lies below.

spaCy's tokenizer takes marks off a word one by one: a run of 20,000 quotation marks takes a minute.
"""

import re
from collections.abc import Callable, Iterator
from typing import Any, Final

from spacy.language import Language
from spacy.tokens import Doc

#: A run of marks of this length, or a stretch without blanks of this length, is no word.
_ODD = re.compile(r"(?:[^\w\s]|_){20,}|\S{300,}")
#: What such a stretch is cut into: letters and digits, or marks, of at most so many characters.
_PIECE: Final = re.compile(r"[^\W_]{1,1000}|(?:[^\w\s]|_){1,1000}|\S")


def _stretches(text: str) -> Iterator[tuple[int, int]]:
    """Stretches without blanks that a tokenizer would be slow on."""
    end = 0
    found = _ODD.search(text)
    while found is not None:
        start = found.start()
        while start > end and not text[start - 1].isspace():
            start -= 1
        end = found.end()
        while end < len(text) and not text[end].isspace():
            end += 1
        yield start, end
        found = _ODD.search(text, end)


class LinearTokenizer:
    """Cuts long stretches without blanks itself and leaves the rest to a pipeline's tokenizer.

    Args:
        inner: the pipeline's tokenizer.
    """

    def __init__(self, inner: Callable[[str], Doc]) -> None:
        self.inner = inner

    def __call__(self, text: str) -> Doc:
        """Tokenize a text."""
        words: list[str] = []
        spaces: list[bool] = []
        position = 0
        for start, end in _stretches(text):
            self._add(text[position:start], words, spaces)
            pieces = _PIECE.findall(text, start, end)
            words += pieces
            spaces += [False] * len(pieces)
            position = end
        if not words:
            return self.inner(text)
        self._add(text[position:], words, spaces)
        return Doc(self.vocab, words=words, spaces=spaces)

    def _add(self, text: str, words: list[str], spaces: list[bool]) -> None:
        if words and text.startswith(" ") and not spaces[-1]:
            spaces[-1], text = True, text[1:]
        for token in self.inner(text) if text else ():
            words.append(token.text)
            spaces.append(bool(token.whitespace_))

    def __getattr__(self, name: str) -> Any:
        """Everything else is the inner tokenizer's: vocabulary, saving, loading."""
        if name.startswith("__") or name == "inner":
            raise AttributeError(name)
        return getattr(self.inner, name)


def guard(nlp: Language) -> None:
    """Put a pipeline's tokenizer behind a `LinearTokenizer`."""
    if not isinstance(nlp.tokenizer, LinearTokenizer):
        nlp.tokenizer = LinearTokenizer(nlp.tokenizer)
