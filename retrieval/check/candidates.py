"""Candidates: where in the archive a claimed quotation may come from.

Each occurrence of one of the claim's rare words votes for the position at which the whole claim
would then begin. Positions with many votes, weighted by how rare the words are, are candidates
for an exact comparison. The full-text index holds the position of every word, so no text is read.
Only for a short claim with one word unknown (``one_change_away``) are some texts read.
"""

import math
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from retrieval.analysis.homoglyphs import unmixed
from retrieval.analysis.words import is_word
from retrieval.archive.fulltext import FullTextIndex
from retrieval.languages.scripts import undotted

_WORDS = 24  # so many of the rarest words vote
_PLACES = 30_000  # occurrences of all of them together
_TOO_COMMON = 60_000  # occurrences of a word that has no vote
_LEAST_WORDS = 3  # that vote, however common they are
_LEFT_OUT = 3  # words that a short claim may leave out at one position
_IN_PLACE = 2  # words of the text that one word of a short claim may replace
_READ = 200  # texts that are read for one changed position
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
        stands = np.array(index.places(token), dtype=np.int64).reshape(-1, 2)
        for at in places:
            numbers.append(stands[:, 0])
            begins.append(stands[:, 1] - at)
            votes.append(np.full(len(stands), weights[token]))
    if not numbers or not sum(map(len, numbers)):
        return []
    number, begin = np.concatenate(numbers), np.concatenate(begins)
    vote = np.concatenate(votes)
    band = max(_BAND, len(tokens) // 3)
    order = np.lexsort((begin, number))
    number, begin, vote = number[order], begin[order], vote[order]
    # the votes within a band from each place on, by a running sum
    line = number * (1 << 32) + begin + band
    sums = np.concatenate([[0.0], np.cumsum(vote)])
    ends = np.searchsorted(line, line + band, side="right")
    totals = sums[ends] - sums[:-1]
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


def one_change_away(
    index: FullTextIndex, read: Callable[[int], str], tokens: Sequence[str], most: int
) -> dict[int, int]:
    """Texts that hold a short row of words with one position changed.

    In a short claim the changed word may be the only rare one; the common ones left have too few
    votes. But whichever position was changed, the words before and behind it are still in the text.

    Args:
        index: of the words.
        read: gives the text of a first record.
        tokens: the row.
        most: with so many texts, changes of the first and the last word are not looked for.

    Returns:
        Number of a first record -> how many texts have its wording. Of each changed position the
        commonest wordings are given, since those are quoted most.
    """
    seen_in: dict[int, int] = {}
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
                for number, seen in _commonest(between, numbers, read):
                    seen_in[number] = max(seen, seen_in.get(number, 0))
            else:
                for number in index.near(one, other, 0, _EACH):
                    seen_in.setdefault(number, 1)
    return seen_in


def _commonest(
    between: re.Pattern[str], numbers: Sequence[int], read: Callable[[int], str]
) -> Iterator[tuple[int, int]]:
    """A few texts of each of the commonest wordings of one position, and how many texts have it."""
    wordings: dict[str, list[int]] = {}
    for number in numbers:
        text = undotted(unmixed(read(number)).casefold())
        for wording in {match[1] for match in between.finditer(text)}:
            wordings.setdefault(wording, []).append(number)
    common = sorted(wordings.values(), key=lambda texts: (-len(texts), texts))
    for texts in common[:_EACH]:
        for number in texts[:_ALIKE]:
            yield number, len(texts)


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
