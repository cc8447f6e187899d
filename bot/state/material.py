"""What a message brings that may become a statement: words, a file, where it comes from."""

from dataclasses import dataclass, replace

from retrieval.types import Facts

PARTED = 3500
"""Characters of a part of a text that goes on in the next message; Telegram's programs part texts
of more than 4,096."""
_ENDS = '.!?…:;"»”)'
_PARAGRAPH = "\n\n"


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a forwarded message comes from.

    Attributes:
        posted: the day of it, as ISO writes it; empty where that is not known.
        title: of the channel or the group; empty for a person's message.
        author: who wrote it, as Telegram shows it.
        link: its address; empty where it has none.
    """

    posted: str = ""
    title: str = ""
    author: str = ""
    link: str = ""


@dataclass(frozen=True, slots=True)
class Material:
    """What came.

    Attributes:
        parts: its words, in the order of the messages that they came in, each with its number.
        file: by which Telegram hands the file over; empty where it is none.
        name: that the file's sender gave it.
        origin: of what was forwarded.
        page: the address of a page of the web; empty where it is none.
        fault: why that was not fetched: the kind, and what it is about.
        words_aside: whether words stood under the file, which are not taken in.
    """

    parts: tuple[tuple[int, str], ...] = ()
    file: str = ""
    name: str = ""
    origin: Origin | None = None
    page: str = ""
    fault: tuple[str, str] | None = None
    words_aside: bool = False

    @property
    def is_file(self) -> bool:
        """Whether it is a file, of Telegram's or of the web."""
        return bool(self.file or self.page)

    @property
    def text(self) -> str:
        """All its words; of a text that was parted in a sentence the sentence is whole."""
        text = ""
        for _, words in self.parts:
            parted = len(words) and len(text) >= PARTED and text[-1] not in _ENDS
            text += f"{' ' if parted else _PARAGRAPH}{words}" if text and words else words
        return text

    def with_parts(self, other: "Material") -> "Material":
        """The same with the words of more messages, each once however often it comes."""
        parts = sorted({**dict(self.parts), **dict(other.parts)}.items())
        return replace(self, parts=tuple(parts))


@dataclass(frozen=True, slots=True)
class Sent:
    """A message that may become a statement.

    Attributes:
        key: by which it is known when it comes again; several messages of one album share it.
        facts: what is known of it.
        size: of its file, as Telegram tells it.
    """

    key: str
    material: Material
    facts: Facts
    size: int = 0
