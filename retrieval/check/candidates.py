"""Where in the archive a claimed wording might come from: by its rarest words and their places.

Every place of a rare word votes for the place where the claim would begin there; the places with
the most votes, weighted by rarity, are worth a closer look. The text index of the archive knows
all the places, so no text is read for that; a few are where a short claim leaves a place open.
"""

import math
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from retrieval.analysis.words import is_word
from retrieval.archive.fulltext import WordIndex
from retrieval.languages.scripts import undotted

_WORDS = 24  # rarest words that vote
_PLACES = 30_000  # of all of them together
_LEAST_WORDS = 3  # that vote, be they as common as they are
_LEFT_OUT = 3  # words that a short claim may leave out in one place
_IN_PLACE = 2  # words that a word of a short claim may stand in place of
_READ = 200  # texts that are read for one place left open
_EACH = 5  # wordings of one place left open, and texts where an end is open
_ALIKE = 2  # texts of one wording
_BAND = 12  # words of a text that a claim may be longer or shorter than what it comes from


@dataclass(frozen=True, slots=True)
class Likely:
    """A text, by the number of its first record, and the words of it to look at.

    Attributes:
        votes: how much speaks for it.
    """

    number: int
    first: int
    last: int
    votes: float = 0.0


def likely(index: WordIndex, tokens: Sequence[str], most: int) -> list[Likely]:
    """The places where a row of words may come from, the likeliest first."""
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
    found: list[Likely] = []
    columns = (number[best].tolist(), begin[best].tolist(), totals[best].tolist())
    for text, start, votes in zip(*columns, strict=True):
        if any(one.number == text and abs(one.first + band - start) <= 2 * band for one in found):
            continue
        last = max(0, start) + len(tokens) + 2 * band
        found.append(Likely(text, max(0, start - band), last, votes))
        if len(found) == most:
            break
    return found


def one_change_away(
    index: WordIndex, read: Callable[[int], str], tokens: Sequence[str], most: int
) -> dict[int, int]:
    """Texts that hold a short row of words but for one place.

    Of a short claim the changed word may be the only rare one, so that the others would not be
    heard. Whatever one place of it was changed, what stands before and behind it is there still.

    Args:
        index: of the words.
        read: the text of a first record.
        tokens: the row.
        most: texts after which nobody looks at the ends any more.

    Returns:
        Numbers of first records, each with how many texts were seen to have the same wording; the
        commonest wordings of each place, since more has been quoted from those.
    """
    found: dict[int, int] = {}
    # inside first: what is changed at an end is hard to tell from what goes on there
    ends = (0, len(tokens) - 1)
    for at in sorted(range(len(tokens)), key=lambda at: at in ends):
        if at in ends and len(found) >= most:
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
                    found[number] = max(seen, found.get(number, 0))
            else:
                for number in index.near(one, other, 0, _EACH):
                    found.setdefault(number, 1)
    return found


def _commonest(
    between: re.Pattern[str], numbers: Sequence[int], read: Callable[[int], str]
) -> Iterator[tuple[int, int]]:
    """A few texts of the commonest wordings of one place, each with how many texts have it."""
    wordings: dict[str, list[int]] = {}
    for number in numbers:
        text = undotted(read(number).casefold())
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
    index: WordIndex, tokens: Sequence[str]
) -> tuple[dict[str, float], dict[str, list[int]]]:
    texts = max(index.texts(), 1)
    counts = {token: index.count(token) for token in set(tokens) if is_word(token)}
    known = sorted((token for token in counts if counts[token][0]), key=lambda t: (counts[t][1], t))
    weights = {token: math.log1p(texts / counts[token][0]) for token in known}
    voters: dict[str, list[int]] = {}
    spent = 0
    for token in known[:_WORDS]:
        places = [at for at, other in enumerate(tokens) if other == token]
        spent += counts[token][1] * len(places)
        if spent > _PLACES and len(voters) >= _LEAST_WORDS:
            break
        voters[token] = places
    return weights, voters
