"""Who is spoken with, and where: all that use cases, memory and delivery know of a person."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Chat:
    """Somebody in a chat.

    Attributes:
        id: the chat's number; below zero for groups, 0 for the terminal.
        user: the person's number; 0 where it is not known.
        lang: the language they are answered in, as an IETF tag.
        thread: the topic inside a group.
    """

    id: int
    user: int
    lang: str | None = None
    thread: int | None = None

    @property
    def private(self) -> bool:
        """Whether nobody else reads along."""
        return self.id >= 0
