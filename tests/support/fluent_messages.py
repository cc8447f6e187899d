"""What the sentences of a language want to be told."""

from fluent.syntax import FluentParser
from fluent.syntax.ast import Message, VariableReference
from fluent.syntax.visitor import Visitor

from bot.replies.wording import source


class Variables(Visitor):
    """Collects what a message wants to be told."""

    def __init__(self) -> None:
        self.names: set[str] = set()

    def visit_VariableReference(self, node: VariableReference) -> None:  # noqa: N802
        """Keep its name."""
        self.names.add(node.id.name)


def messages(lang: str) -> dict[str, set[str]]:
    """The variables of each message in a language's file."""
    found = {}
    for entry in FluentParser().parse(source(lang)).body:
        if isinstance(entry, Message):
            variables = Variables()
            variables.visit(entry)
            assert entry.id.name not in found, f"{entry.id.name} is there twice"
            found[entry.id.name] = variables.names
    return found
