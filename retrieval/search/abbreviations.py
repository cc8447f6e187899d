"""Abbreviations that the archive itself explains: "the goods and services tax (GST)".

Where a statement gives both, the long form and the short one are one topic. A short form is
explained where it is first used, so that the oldest statements are read for it.
"""

from collections.abc import Iterable, Iterator, Sequence

import numpy as np

from retrieval.analysis.explained_terms import explained
from retrieval.analysis.stretches import LONG
from retrieval.analysis.tokens import Tokenizer
from retrieval.archive.store import Archive
from retrieval.index.snapshot import Snapshot

_SHORTEST, _LONGEST = 2, 7  # letters of an abbreviation
_READ = 30  # statements that are read for one


class Abbreviations:
    """Looks abbreviations up in a build.

    Args:
        snapshot: the build.
        archive: where its texts are.
        tokenizer: the one that it was made with.
    """

    def __init__(self, snapshot: Snapshot, archive: Archive, tokenizer: Tokenizer) -> None:
        self._snapshot = snapshot
        self._archive = archive
        self._tokenizer = tokenizer

    def long_form(self, word: str) -> str | None:
        """What an abbreviation stands for, as a statement says; None for any other word."""
        if not _SHORTEST <= len(word) <= _LONGEST or not word.isalpha() or not word.isupper():
            return None
        return next((long for long, short in self._read([word]) if short == word), None)

    def short_form(self, words: Sequence[str]) -> str | None:
        """The abbreviation of a term, as a statement gives it; None where none does."""
        initials = "".join(word[0] for word in words).upper()
        if not _SHORTEST <= len(initials) <= _LONGEST:
            return None
        wanted = {tokens[0] for word in words for tokens in self._tokenizer.words(word)}
        for long, short in self._read([initials, *words]):
            held = {tokens[0] for tokens in self._tokenizer.words(long)}
            if short == initials and wanted <= held:
                return short
        return None

    def _read(self, words: Iterable[str]) -> Iterator[tuple[str, str]]:
        """Terms with their abbreviations in the oldest statements that hold all of some words.

        Of a long statement the passages are read that hold the words.
        """
        lexical = self._snapshot.lexical
        tokens = [held[0] for word in words for held in self._tokenizer.words(word)]
        # the abbreviation itself comes first: it is rare, and mostly nowhere
        rows = lexical.rows(tokens[0]) if tokens else np.empty(0, dtype=np.int32)
        for token in tokens[1:]:
            rows = rows[lexical.holds(token, rows)]
        places = rows[: 2 * _READ].tolist()
        found = self._snapshot.rows["record"][places].tolist()
        for number in dict.fromkeys(found):
            text = self._archive.text(number)
            if len(text) <= LONG:
                yield from explained(text)
                continue
            for row, record in zip(places, found, strict=True):
                if record == number:
                    passage = self._snapshot.passage(row)
                    yield from explained(text[passage.start : passage.end])
