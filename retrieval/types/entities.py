"""Named entities: stretches of a text that are a person's or a body's name."""

from abc import abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum


class EntityKind(StrEnum):
    """What a name is of."""

    PERSON = "person"
    BODY = "body"


@dataclass(frozen=True, slots=True)
class Entity:
    """A name as it stands in a text.

    Attributes:
        start: in code points.
        end: not included.
        name: in the nominative, whole words, in the text's own spelling where that has it.
        subject: whether it may stand in the nominative here, and so be who says something.
        feminine: whether a woman's; None where the name does not tell.
    """

    start: int
    end: int
    kind: EntityKind
    name: str
    subject: bool
    feminine: bool | None = None


class PlacedEntities(Sequence[Entity]):
    """The names of a long text, of which those of a stretch are had without the others."""

    @abstractmethod
    def within(self, start: int, end: int) -> tuple[Entity, ...]:
        """The names that begin in a stretch, in order."""
