"""Candidates: where in the archive a claimed quotation may come from.

Each occurrence of one of the claim's rare words votes for the position at which the whole claim
would then begin. Positions with many votes, weighted by how rare the words are, are candidates
for an exact comparison. The full-text index holds the position of every word, so no text is read.
Only for a short claim with one word unknown (``one_change_away``) are some texts read, and none of
the long ones: of those the stretches are compared where most of the claim's words stand.
"""

import math
import re
from collections.abc import Callable, Container, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from retrieval.analysis.homoglyphs import unmixed
from retrieval.analysis.words import is_word
from retrieval.archive.fulltext import FullTextIndex
from retrieval.archive.long_texts import LongTexts
from retrieval.languages.scripts import undotted

_WORDS = 24  # so many of the rarest words vote
_PLACES = 30_000  # occurrences of all of them together
_TOO_COMMON = 60_000  # occurrences of a word that has no vote
_LEAST_WORDS = 3  # that vote, however common they are
_LEFT_OUT = 3  # words that a short claim may leave out at one position
_IN_PLACE = 2  # words of the text that one word of a short claim may replace
_READ = 200  # texts that are read for one changed position
_CHARACTERS = 20_000_000  # of all the texts that are read for one claim
_STRETCHES = 3  # of a long text, that are compared with a short claim
_EACH = 5  # wordings of one changed position; texts where it is the first or the last
_ALIKE = 2  # texts of one wording
_BAND = 12  # words by which a claim may be longer or shorter than what it comes from


@dataclass(frozen=True, slots=True)
class Candidate:
    """A stretch of a text that a claim may come from.

    Attributes:
        number: of the first record with the text.
        first, last: the stretch ``[first, last)``, in words of the text.
        votes: the sum of the weights of the words that point here.
    """

    number: int
    first: int
    last: int
    votes: float = 0.0


def candidates(index: FullTextIndex, tokens: Sequence[str], most: int) -> list[Candidate]:
    """The stretches that a row of words most likely comes from.

    Args:
        index: the full-text index of the archive.
        tokens: the words of the claim.
        most: stretches at the most.

    Returns:
        Candidates by votes, the most first; of one text none near another.
    """
    weights, voters = _voters(index, tokens)
    numbers, begins, votes = [], [], []
    for token, places in voters.items():
        held, stands = index.places(token)
        for at in places:
            numbers.append(held)
            begins.append(stands - at)
            votes.append(np.full(len(stands), weights[token]))
    if not numbers or not sum(map(len, numbers)):
        return []
    number, begin = np.concatenate(numbers), np.concatenate(begins)
    vote = np.concatenate(votes)
    band = max(_BAND, len(tokens) // 3)
    order = np.lexsort((begin, number))
    number, begin, vote = number[order], begin[order], vote[order]
    line = number * (1 << 32) + begin + band
    totals = _totals(line, vote, band)
    best = np.argsort(-totals, kind="stable")[: 50 * most]
    chosen: list[Candidate] = []
    columns = (number[best].tolist(), begin[best].tolist(), totals[best].tolist())
    for text, start, votes in zip(*columns, strict=True):
        if any(one.number == text and abs(one.first + band - start) <= 2 * band for one in chosen):
            continue
        last = max(0, start) + len(tokens) + 2 * band
        chosen.append(Candidate(text, max(0, start - band), last, votes))
        if len(chosen) == most:
            break
    return chosen


def likely_in(long: LongTexts, number: int, tokens: Sequence[str]) -> list[Candidate]:
    """The few stretches of a long text where the most words of a short row stand together.

    Args:
        long: where words stand in long texts.
        number: of the text's first record.
        tokens: the row.
    """
    words = {token for token in tokens if is_word(token)}
    stands = {token: long.positions(number, token) for token in long.rarest(words)}
    begins = [stands[token] - at for at, token in enumerate(tokens) if token in stands]
    line = np.sort(np.concatenate(begins))
    totals = _totals(line, np.ones(len(line)), _LEFT_OUT)
    chosen: list[Candidate] = []
    for at in np.argsort(-totals, kind="stable")[: 50 * _STRETCHES].tolist():
        first = max(0, int(line[at]) - _BAND)
        if all(abs(one.first - first) > 2 * _BAND for one in chosen):
            chosen.append(Candidate(number, first, first + len(tokens) + 2 * _BAND, totals[at]))
    return chosen[:_STRETCHES]


def _totals(line: NDArray[np.int64], vote: NDArray[np.float64], band: int) -> NDArray[np.float64]:
    """The votes within a band from each place on, by a running sum."""
    sums = np.concatenate([[0.0], np.cumsum(vote)])
    ends = np.searchsorted(line, line + band, side="right")
    totals: NDArray[np.float64] = sums[ends] - sums[:-1]
    return totals


def one_change_away(
    index: FullTextIndex,
    read: Callable[[int], str],
    tokens: Sequence[str],
    most: int,
    unread: Container[int] = (),
) -> dict[int, int]:
    """Texts that hold a short row of words with one position changed.

    In a short claim the changed word may be the only rare one; the common ones left have too few
    votes. But whichever position was changed, the words before and behind it are still in the text.

    Args:
        index: of the words.
        read: gives the text of a first record.
        tokens: the row.
        most: with so many texts, changes of the first and the last word are not looked for.
        unread: texts that are not read: they are given, each as one with a wording of its own.

    Returns:
        Number of a first record -> how many texts have its wording. Of each changed position the
        commonest wordings are given, since those are quoted most.
    """
    seen_in: dict[int, int] = {}
    reader = _Reader(read, unread)
    # inside first: what is changed at an end is hard to tell from what goes on there
    ends = (0, len(tokens) - 1)
    for at in sorted(range(len(tokens)), key=lambda at: at in ends):
        if at in ends and len(seen_in) >= most:
            break
        # words in place of one of the claim, or none; some left out
        for behind, least, apart in ((at + 1, 0, _IN_PLACE), (at, 1, _LEFT_OUT)):
            one, other = tokens[:at], tokens[behind:]
            if sum(map(is_word, (*one, *other))) < _LEAST_WORDS - 1:
                continue
            if any(map(is_word, one)) and any(map(is_word, other)):
                between = _between(one, other, least, apart)
                numbers = index.near(one, other, apart, _READ)
                for number, seen in _commonest(between, numbers, reader):
                    seen_in[number] = max(seen, seen_in.get(number, 0))
            else:
                for number in index.near(one, other, 0, _EACH):
                    seen_in.setdefault(number, 1)
    return seen_in


def _commonest(
    between: re.Pattern[str], numbers: Sequence[int], reader: "_Reader"
) -> Iterator[tuple[int, int]]:
    """A few texts of each of the commonest wordings of one position, and how many texts have it."""
    wordings: dict[str, list[int]] = {}
    unread = 0
    for number in numbers:
        text = reader.folded(number)
        if text is None:
            unread += 1
            if unread <= _EACH:
                yield number, 1
            continue
        for wording in {match[1] for match in between.finditer(text)}:
            wordings.setdefault(wording, []).append(number)
    common = sorted(wordings.values(), key=lambda texts: (-len(texts), texts))
    for texts in common[:_EACH]:
        for number in texts[:_ALIKE]:
            yield number, len(texts)


class _Reader:
    """Reads texts for one claim, up to so many characters in all."""

    def __init__(self, read: Callable[[int], str], unread: Container[int]) -> None:
        self._read = read
        self._unread = unread
        self._left = _CHARACTERS

    def folded(self, number: int) -> str | None:
        """The text of a first record as words are compared; None where it is not read."""
        if self._left <= 0 or number in self._unread:
            return None
        text = self._read(number)
        self._left -= len(text)
        return undotted(unmixed(text).casefold())


def _between(one: Sequence[str], other: Sequence[str], least: int, most: int) -> re.Pattern[str]:
    """What stands between two rows of words; marks beside the words are passed over."""
    before, after = (r"\W+".join(map(re.escape, filter(is_word, row))) for row in (one, other))
    return re.compile(rf"(?<!\w){before}\W+((?:\w+\W+){{{least},{most}}}){after}(?!\w)")


def _voters(
    index: FullTextIndex, tokens: Sequence[str]
) -> tuple[dict[str, float], dict[str, list[int]]]:
    texts = max(index.texts(), 1)
    counts = {token: index.count(token) for token in set(tokens) if is_word(token)}
    known = sorted((token for token in counts if counts[token][0]), key=lambda t: (counts[t][1], t))
    weights = {token: math.log1p(texts / counts[token][0]) for token in known}
    voters: dict[str, list[int]] = {}
    spent = 0
    for token in known[:_WORDS]:
        if counts[token][1] > _TOO_COMMON:
            break  # every text has it, and so its places tell nothing
        places = [at for at, other in enumerate(tokens) if other == token]
        spent += counts[token][1] * len(places)
        if spent > _PLACES and len(voters) >= _LEAST_WORDS:
            break
        voters[token] = places
    return weights, voters
