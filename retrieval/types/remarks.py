"""What is said to the bot and is no question."""

from dataclasses import dataclass
from enum import StrEnum


class Remark(StrEnum):
    """A whole message that asks nothing of the archive."""

    GREETING = "greeting"
    THANKS = "thanks"
    FAREWELL = "farewell"
    ABILITIES = "abilities"  # what the bot can do
    IDENTITY = "identity"  # who or what it is
    INSULT = "insult"
    TRIAL = "trial"  # "test", letters typed at random
    ASSENT = "assent"  # "ok"
    EMOJI = "emoji"
    MORE = "more"  # of the last answer
    WHO = "who"  # said what was shown last
    WHY = "why"


@dataclass(frozen=True, slots=True)
class Remarked:
    """What is said in place of a question.

    Attributes:
        remark: what it is.
        langs: codes of the languages in which it can be said; empty where it has no words.
    """

    remark: Remark
    langs: frozenset[str] = frozenset()
