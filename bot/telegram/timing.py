"""How long the bot waits for what; tests shorten it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Timing:
    """Waits, in seconds but where it says otherwise.

    Attributes:
        moment: in which what an editor sends belongs together.
        typing: in which an answer needs no "typing", which costs a request as dear as its own.
        placeholder: after which a message stands in for an answer that takes a while.
        stopping: for answers that are being made when the bot is stopped.
        alerts: between two looks for new statements that are followed.
        counting: between two writings of what was counted.
        pruning: between two clearings of what is kept too long.
        reconnecting: before Telegram is tried again at the start; doubled each time.
        longest_reconnecting: that it is doubled to at most.
        rejections: of the token, one after another with such waits between, that are believed.
        silent: without an answer of Telegram's, after which that is said.
        webhook_look: between two questions to Telegram whether it still brings updates here.
        crowd: that a question would wait in line, from which on its asker is told its number.
        old: since a question was asked, from which on its answer says when that was.
    """

    moment: float = 1.0
    typing: float = 0.5
    placeholder: float = 1.0
    stopping: float = 5.0
    alerts: float = 15.0
    counting: float = 2.0
    pruning: float = 3600.0
    reconnecting: float = 1.0
    longest_reconnecting: float = 30.0
    rejections: int = 4
    silent: float = 120.0
    webhook_look: float = 30.0
    crowd: float = 5.0
    old: float = 3600.0


DEFAULT_TIMING = Timing()
