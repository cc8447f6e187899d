"""Pages and buttons as Telegram's types, within Telegram's limits."""

from telegram import CopyTextButton, InlineKeyboardButton, InlineKeyboardMarkup, MessageEntity

from bot.replies.pages import Page
from bot.replies.reply import Button

ACTION_BYTES = 64
COPY_CHARACTERS = 256
_LAST_OF_ONE_UNIT = "\uffff"


def entities(page: Page) -> list[MessageEntity]:
    """The page's entities, their offsets in UTF-16 code units."""
    marks = [
        MessageEntity(
            type=entity.style.value,
            offset=entity.start,
            length=entity.end - entity.start,
            url=entity.url,
        )
        for entity in page.entities
    ]
    if max(page.text, default="") <= _LAST_OF_ONE_UNIT:
        return marks  # the library would copy each to the same numbers
    return list(MessageEntity.adjust_message_entities_to_utf_16(page.text, marks))


def keyboard(rows: tuple[tuple[Button, ...], ...]) -> InlineKeyboardMarkup | None:
    """The rows of buttons, or None where there are none.

    Raises:
        ValueError: a button that Telegram would refuse; no wording may lead to one.
    """
    filled = [[_button(button) for button in row] for row in rows if row]
    return InlineKeyboardMarkup(filled) if filled else None


def _button(button: Button) -> InlineKeyboardButton:
    kinds = (button.action, button.url, button.copy)
    if sum(kind is not None for kind in kinds) != 1:
        raise ValueError(f"the button {button.label!r} must do exactly one thing")
    if not button.label.strip():
        raise ValueError("a button has no label")
    if button.action is not None and not 1 <= len(button.action.encode()) <= ACTION_BYTES:
        raise ValueError(f"{button.action!r} is not 1 to {ACTION_BYTES} bytes long")
    if button.copy is None:
        return InlineKeyboardButton(text=button.label, callback_data=button.action, url=button.url)
    if not 1 <= len(button.copy.encode("utf-16-le")) // 2 <= COPY_CHARACTERS:
        raise ValueError(f"{button.copy!r} is not 1 to {COPY_CHARACTERS} characters long")
    return InlineKeyboardButton(text=button.label, copy_text=CopyTextButton(text=button.copy))
