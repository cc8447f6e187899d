"""Words that turn what stands beside them: negations, conditions, attributions, exceptions."""

import re
from dataclasses import dataclass

from retrieval.languages.combining import NOTHING
from retrieval.patterns import lazy_pattern


@dataclass(frozen=True, slots=True, eq=False)
class ScopeTable:
    """One language's words that rule over the rest of their sentence.

    All but ``names`` are searched for in text in lower case, ё written as е.

    Attributes:
        negation: what denies, forbids or doubts.
        condition: what makes the rest depend on something.
        attribution: what makes the rest another's words; not "we say".
        exception: what takes something out of the rest, or lets nothing else in.
        contrast: where the scope of a negation before it ends, or of one behind it begins.
        clause: what a further clause behind a passage begins with: a negation there is its own.
        following: words of a line that the items under it belong to, where no colon ends it.
        clause_of: words at the end of what stands before a clause that a verb behind it rules over.
        parted: what stands before a verb where a subordinate clause stands between it and its
            subject: "the rumours, that the fen is dry," before "were not confirmed".
        joined: words that join a further clause to one before.
        leading: words of a lead-in that take back, end or forbid what is listed under it, and that
            mean less in a sentence: "dropped:".
        judged: a clause behind a passage that calls it untrue: ", which is a lie".
        disowned: by which even a quotation is another's claim: "is what our enemies write".
        meant: words of what was only meant to be, where a "but" and a negation follow.
        undone: what takes back its subject, which stands before: "the plan was dropped".
        overtaken: words of what was so once or was meant to be, where a "but" follows.
        but: what such a "but" is.
        untrue: a sentence that calls the one before it untrue: "This is a lie."
        labels: a sentence or words before a colon that say the next is another's: "Fake!".
        utterances: nouns of what somebody said, behind which a claim names the speaker.
        owned: an ending by which words are somebody's: Бакытовдуку.
        proposed: words of what would have been, where a "but" and what undid it follow.
        finite: endings of a verb that closes a clause, where the verb stands last.
        idle: set phrases that hold one of these words and turn nothing: "last but not least".
        ended: abbreviations behind which a capital begins another sentence: "etc. The".
        of_words: what shows, before the colon of a quotation, that a denial there is of its words:
            "never said:"; "opposed the plan:" denies none of them.
        agreeing: words of an item behind a cross that say themselves what the cross says: "❌ Do
            not feed the bears".
        names: words with a capital inside a sentence, whose endings may be those of a verb.
        again: a sentence that only says a denial once more: "I do not."
        fillers: words of a sentence that calls another untrue, without which it says the same.
        reverted: what undoes, behind a "but", what was done: "but the ban was lifted".
        of_all: the beginning of what speaks of all that was named before: "none of this".
        corrected: behind words, that others stand for them: "400 men — correction: 140".
        verb_last: whether the verb stands last, with what denies it.
    """

    negation: re.Pattern[str] = NOTHING
    condition: re.Pattern[str] = NOTHING
    attribution: re.Pattern[str] = NOTHING
    exception: re.Pattern[str] = NOTHING
    contrast: re.Pattern[str] = NOTHING
    clause: re.Pattern[str] = NOTHING
    following: re.Pattern[str] = NOTHING
    clause_of: re.Pattern[str] = NOTHING
    joined: re.Pattern[str] = NOTHING
    leading: re.Pattern[str] = NOTHING
    judged: re.Pattern[str] = NOTHING
    disowned: re.Pattern[str] = NOTHING
    meant: re.Pattern[str] = NOTHING
    undone: re.Pattern[str] = NOTHING
    finite: re.Pattern[str] = NOTHING
    verb_last: bool = False
    overtaken: re.Pattern[str] = NOTHING
    but: re.Pattern[str] = NOTHING
    untrue: re.Pattern[str] = NOTHING
    labels: re.Pattern[str] = NOTHING
    utterances: re.Pattern[str] = NOTHING
    owned: re.Pattern[str] = NOTHING
    idle: re.Pattern[str] = NOTHING
    ended: re.Pattern[str] = NOTHING
    proposed: re.Pattern[str] = NOTHING
    of_words: re.Pattern[str] = NOTHING
    agreeing: re.Pattern[str] = NOTHING
    parted: re.Pattern[str] = NOTHING
    names: re.Pattern[str] = NOTHING
    again: re.Pattern[str] = NOTHING
    fillers: re.Pattern[str] = NOTHING
    reverted: re.Pattern[str] = NOTHING
    of_all: re.Pattern[str] = NOTHING
    corrected: re.Pattern[str] = NOTHING


def whole_words(*parts: str) -> re.Pattern[str]:
    """A pattern of any of some expressions, each of whole words; a space in one is any space."""
    joined = "|".join(part.replace(" ", r"\s+") for part in parts)
    return lazy_pattern(rf"(?<!\w)(?:{joined})(?!\w)")
