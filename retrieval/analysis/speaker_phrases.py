"""The phrase beside a verb of saying, read word by word: a name, an office, or neither.

Where no recogniser finds names, a pattern takes more of a sentence than a name. A speaker is what
reads as one: a run of capitals, perhaps behind the nouns of an office; of what commas part, the
part that is a name.
"""

import re
from dataclasses import dataclass

from retrieval.languages.voice import PhraseWords

_OWNED = re.compile(r"[’']s ")
_POSSESSIVE = re.compile(r"[’']s?$")


@dataclass(frozen=True, slots=True)
class SpeakerPhrase:
    """What a phrase tells.

    Attributes:
        name: of a person or a body, as it is written; None where it holds none.
        office: of whoever has that name, or alone: the lawyer of X.
    """

    name: str | None
    office: str | None = None


@dataclass(frozen=True, slots=True)
class PhraseReader:
    """Reads the phrases of one language.

    Attributes:
        words: of the language.
    """

    words: PhraseWords

    def read(self, phrase: str) -> SpeakerPhrase | None:
        """A phrase beside a verb of saying.

        Args:
            phrase: as it is written, without an article before it.

        Returns:
            Its name and office; None where it is neither.
        """
        phrase = self.words.openers.sub("", phrase)
        words = phrase.casefold().split()
        if not words or words[0] in self.words.no_names or words[-1] in self.words.joins:
            return None
        of_whom = _OWNED.split(phrase)[-1]
        if of_whom != phrase and self._is_name(of_whom) and self._is_person(of_whom):
            return SpeakerPhrase(of_whom)  # the Ministry’s X Y
        parts = phrase.split(", ")
        return self._alone(phrase) if len(parts) == 1 else self._parted(parts)

    def _parted(self, parts: list[str]) -> SpeakerPhrase | None:
        """A phrase in which commas part a name from an office, or stand within a name."""
        named = [self._is_name(one) for one in parts]
        if all(named) and " and " in parts[-1] and self._begins_office(parts[0]):
            return SpeakerPhrase(", ".join(parts))  # Ministry of Water, Forests and Fisheries
        first, rest, last = parts[0], ", ".join(parts[1:]), parts[-1]
        held = ", ".join(parts[:-1])
        if named[0] and self._is_person(first) and not (named[-1] and self._is_person(last)):
            return SpeakerPhrase(first, rest if self._is_office(rest) else None)
        if named[-1] and not self._is_office(last):
            # of two names without an office the comma parts a place, or a list
            return SpeakerPhrase(last, held if self._is_office(held) else None)
        # according to the officer X, the loss is …
        return None if any(named) else self._alone(first)

    def _alone(self, phrase: str) -> SpeakerPhrase | None:
        words = phrase.split()
        if not words:
            return None
        small = [not _is_capital(word) for word in words]
        if self._is_name(phrase) or all(small):
            return SpeakerPhrase(phrase)
        outside = [
            place for place, one in enumerate(small) if one and not self._within(words, place)
        ]
        return self._of_words(phrase, words, outside) if outside else None

    def _of_words(self, phrase: str, words: list[str], outside: list[int]) -> SpeakerPhrase | None:
        """A phrase of capitals and small words, of which those outside a name are known."""
        first, last = outside[0], outside[-1]
        if first > 1 and words[first] in self.words.of_another:
            return self._alone(" ".join(words[:first]))  # Captain X Y of the mountain brigade
        if last == len(words) - 1 and words[last] not in self.words.bodies:
            # X’s lawyer, the President of the country; but X did not say
            known = words[last] in self.words.offices or words[0].casefold() in self.words.offices
            return SpeakerPhrase(None, phrase) if known else None
        before = words[: next(place for place, one in enumerate(words) if _is_capital(one))]
        is_body = not self.words.bodies.isdisjoint(before)
        # the lawyer of X, critics of X; but the foreign minister X, the government of X
        another = words[last] in self.words.of_another and not is_body
        if another:
            return SpeakerPhrase(None, phrase)
        return self._called(words, len(before)) or SpeakerPhrase(phrase)

    def _called(self, words: list[str], first: int) -> SpeakerPhrase | None:
        """A whole name behind a calling in small letters: glaciologist X Y."""
        while first and words[first - 1] in self.words.particles:
            first -= 1
        calling, name = words[:first], words[first:]
        if not calling or calling[-1] in self.words.bodies or not self.words.joins.isdisjoint(name):
            return None
        # a title that begins the name is the rest of the calling: former President X
        rest = name[0].rstrip(".").casefold() in self.words.offices
        whole = len(name) > 1 and not rest and self.is_person(" ".join(name))
        return SpeakerPhrase(" ".join(name), " ".join(calling)) if whole else None

    def _within(self, words: list[str], place: int) -> bool:
        """Whether a small word stands between capitals and belongs to their name."""
        before = any(map(_is_capital, words[:place]))
        after = any(map(_is_capital, words[place + 1 :]))
        return before and after and words[place] in self.words.inside

    def _is_name(self, phrase: str) -> bool:
        """Whether a phrase is a run of capitals and what stands inside names."""
        words = phrase.split()
        ends = [word for word in (*words[:1], *words[-1:]) if word not in self.words.particles]
        return (
            bool(words)
            and all(map(_is_capital, ends))
            and any(map(_is_capital, words))
            and all(_is_capital(word) or word in self.words.inside for word in words)
            and not any(_POSSESSIVE.search(word) for word in words[-1:])
        )

    def _is_person(self, phrase: str) -> bool:
        """Whether a name is that of a person by a title, or by two words and no office."""
        words = phrase.split()
        titled = words[0].rstrip(".").casefold() in self.words.titles
        return titled or (len(words) > 1 and not self._is_office(phrase))

    def _begins_office(self, phrase: str) -> bool:
        """Whether a name is that of an office or a body: Minister for X."""
        words = phrase.casefold().split()
        held = self.words.offices | self.words.bodies
        return words[0] not in self.words.titles and not held.isdisjoint(words)

    def _is_office(self, phrase: str) -> bool:
        words = {word.casefold().strip(",.") for word in phrase.split()}
        return bool(words & (self.words.offices | self.words.bodies | self.words.joins))

    def is_person(self, phrase: str) -> bool:
        """Whether a name is that of a person for certain, and of nobody who reports others."""
        media = self.words.media.isdisjoint(phrase.casefold().split())
        return media and self._is_name(phrase) and self._is_person(phrase)

    def is_unlike_person(self, word: str) -> bool:
        """Whether what stands before a name is a title, or what makes a place of it: North X."""
        folded = word.strip(".").casefold()
        return bool(_POSSESSIVE.search(word)) or folded in self.words.titles | self.words.places

    def is_body(self, phrase: str) -> bool:
        """Whether a name is that of a body, and of nobody who speaks for it."""
        words = phrase.casefold().split()
        person = words[0] in self.words.titles or not self.words.offices.isdisjoint(words)
        return not person and not self.words.bodies.isdisjoint(words)


def _is_capital(word: str) -> bool:
    return any(map(str.isupper, word)) or word[:1].isdigit()
