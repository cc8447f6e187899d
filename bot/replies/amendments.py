"""What an editor is asked and told while a statement is corrected in a chat."""

from collections.abc import Sequence

from bot.replies.composer import Composer
from bot.replies.reply import Button, Reply
from bot.replies.wording import Wording

_ROW = 3

Rows = tuple[tuple[Button, ...], ...]


def which(ids: Sequence[str], token: str, command: str, say: Wording) -> Reply:
    """The statements of an answer, each with a button.

    Args:
        ids: of the statements, in the order of the answer.
        token: of the answer.
        command: that is to be done with one of them, without its slash.
        say: the editor's language.
    """
    composer = Composer().line(say("amend-one-of"))
    for number, name in enumerate(ids, 1):
        composer.line(f"{number}. {name}")
    buttons = [
        Button(str(number + 1), action=f"as:{token}:{command}:{number}")
        for number in range(len(ids))
    ]
    return composer.reply(
        *(tuple(buttons[begin : begin + _ROW]) for begin in range(0, len(buttons), _ROW))
    )


def buttons(label: str, token: str, say: Wording) -> Rows:
    """Under what is shown before it is done: a button of this label that does it, and one not."""
    do = Button(say(label), action=f"am:{token}:y")
    return ((do, Button(say("button-leave"), action=f"am:{token}:n")),)


def kept(token: str, say: Wording) -> Reply:
    """That a correction is written down and will be live in a moment."""
    return _undoable("amend-kept", token, say)


def live(token: str, say: Wording) -> Reply:
    """That a correction is live."""
    return _undoable("amend-live", token, say)


def _undoable(name: str, token: str, say: Wording) -> Reply:
    undo = Button(say("button-undo"), action=f"am:{token}:u")
    return Composer().line(say(name)).reply((undo,))
