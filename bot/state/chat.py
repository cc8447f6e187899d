"""Whoever asks, and where: the one thing a use case knows of a person."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Asker:
    """Somebody in a chat.

    Attributes:
        chat: the chat's number; below zero for groups, 0 for the terminal.
        user: the person's number; 0 where it is not told.
        lang: the language they are answered in, as an IETF tag.
        thread: the topic inside a group.
    """

    chat: int
    user: int
    lang: str | None = None
    thread: int | None = None

    @property
    def private(self) -> bool:
        """Whether nobody else reads along."""
        return self.chat >= 0
