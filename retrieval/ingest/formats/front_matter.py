"""The YAML block between ``---`` lines at the head of a file: its fields and their lines.

Only the syntax tree is used and no YAML type is ever constructed, so every value is the words
as they were written: a date keeps its day, an id its leading zeros.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

import yaml

from retrieval.ingest.formats.content import line_of
from retrieval.ingest.formats.fields import Field
from retrieval.ingest.formats.output import UnreadableError
from retrieval.types import fault

_OPENING = re.compile("---[ \t]*(?:\r\n?|\n)")
_CLOSING = re.compile("^(?:---|\\.\\.\\.)[ \t]*$", re.MULTILINE)
_LINE_END = re.compile("\r\n?")
_FIELD = re.compile("[A-Za-z_]+:")
_NULLS = frozenset(("", "~", "null", "Null", "NULL"))
_MAX_LENGTH = 64 * 1024
_MAX_DEPTH = 20


@dataclass(frozen=True, slots=True)
class Head:
    """The front matter of a file: its fields, and the body after it with its first line."""

    fields: tuple[Field, ...]
    body: str
    line: int


def split_front_matter(content: str) -> Head:
    """Part a file into its front matter, if it has one, and its body.

    Raises:
        UnreadableError: the front matter is not closed, not YAML, not a mapping, longer than
            64 KiB, or uses aliases or tags.
    """
    if not _OPENING.match(content):
        return Head((), content, 1)
    content = _LINE_END.sub("\n", content)
    start = content.index("\n") + 1
    closing = _CLOSING.search(content, start)
    if closing is None:
        if not _FIELD.match(content, start):  # a rule under nothing, and then prose
            return Head((), content, 1)
        raise UnreadableError(1, fault("head-not-closed"))
    block = content[start : closing.start()]
    if len(block) > _MAX_LENGTH:
        raise UnreadableError(1, fault("head-too-long", most=_MAX_LENGTH))
    body = content[closing.end() :]
    return Head(_fields(block), body.removeprefix("\n"), line_of(content, closing.end()) + 1)


def _fields(block: str) -> tuple[Field, ...]:
    root = _composed(block)
    if root is None or (isinstance(root, yaml.ScalarNode) and root.value in _NULLS):
        return ()
    if not isinstance(root, yaml.MappingNode):
        raise UnreadableError(2, fault("head-no-fields"))
    return tuple(
        Field(key.value.casefold(), _value(value), _line(key))
        for key, value in root.value
        if isinstance(key, yaml.ScalarNode)
    )


def _composed(block: str) -> yaml.Node | None:
    try:
        _check_events(yaml.parse(block, Loader=yaml.BaseLoader))
        node: yaml.Node | None = yaml.compose(block, Loader=yaml.BaseLoader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 2 if mark else 1
        raise UnreadableError(line, fault("head-not-yaml", reason=str(error.problem))) from None
    except yaml.reader.ReaderError as error:
        line = line_of(block, error.position) + 1
        raise UnreadableError(line, fault("head-not-yaml", reason=str(error.reason))) from None
    return node


def _check_events(events: Iterable[yaml.Event]) -> None:
    depth = 0
    for event in events:
        depth += isinstance(event, yaml.CollectionStartEvent)
        depth -= isinstance(event, yaml.CollectionEndEvent)
        if depth > _MAX_DEPTH:  # the parser's time grows with the square of the depth
            raise UnreadableError(_line(event), fault("head-too-deep"))
        if isinstance(event, yaml.AliasEvent):
            raise UnreadableError(_line(event), fault("head-alias"))
        if getattr(event, "tag", None) not in {None, "!", "tag:yaml.org,2002:str"}:
            raise UnreadableError(_line(event), fault("head-tag"))


def _value(node: yaml.Node) -> object:
    if isinstance(node, yaml.MappingNode):
        return {}
    if isinstance(node, yaml.SequenceNode):
        return []
    if isinstance(node, yaml.ScalarNode):
        empty = node.style is None and node.value in _NULLS  # in quotes they are words
        return None if empty else node.value
    raise TypeError(node)


def _line(node: yaml.Node | yaml.Event) -> int:
    mark = node.start_mark
    return mark.line + 2 if mark else 1
