"""Pictures and files that go with a reply; its text is their caption where Telegram takes it."""

from dataclasses import dataclass

from telegram import (
    Bot,
    InlineKeyboardMarkup,
    InputFile,
    InputMediaDocument,
    InputMediaPhoto,
    ReplyParameters,
)

from bot.replies.pages import Page
from bot.replies.reply import Reply
from bot.telegram.delivery.destination import Destination
from bot.telegram.delivery.messages import entities

CAPTION_LIMIT = 1024
_PICTURE = "picture.png"


@dataclass(frozen=True, slots=True)
class Attached:
    """A file on its way to Telegram; a picture is shown in the chat itself."""

    name: str
    content: bytes
    picture: bool

    async def send(
        self,
        bot: Bot,
        to: Destination,
        page: Page | None,
        answers: ReplyParameters | None,
        buttons: InlineKeyboardMarkup | None,
    ) -> int:
        """Send it, with a page as its caption; returns the message's number."""
        # held in memory, so that a second try sends it whole again
        file = InputFile(self.content, filename=self.name, attach=True)
        caption = page.text if page else None
        marks = entities(page) if page else None
        if self.picture:
            message = await bot.send_photo(
                chat_id=to.chat.id,
                photo=file,
                caption=caption,
                caption_entities=marks or None,
                message_thread_id=to.chat.thread,
                reply_parameters=answers,
                reply_markup=buttons,
            )
        else:
            message = await bot.send_document(
                chat_id=to.chat.id,
                document=file,
                caption=caption,
                caption_entities=marks or None,
                message_thread_id=to.chat.thread,
                reply_parameters=answers,
                reply_markup=buttons,
            )
        return message.message_id

    async def put(
        self,
        bot: Bot,
        to: Destination,
        message_id: int,
        page: Page | None,
        buttons: InlineKeyboardMarkup | None,
    ) -> None:
        """Put it, with a page as its caption, in the place of a message that was sent."""
        file = InputFile(self.content, filename=self.name, attach=True)
        caption = page.text if page else None
        marks = entities(page) if page else None
        kind = InputMediaPhoto if self.picture else InputMediaDocument
        await bot.edit_message_media(
            chat_id=to.chat.id,
            message_id=message_id,
            media=kind(file, caption=caption, caption_entities=marks or None),
            reply_markup=buttons,
        )


def attached(reply: Reply) -> Attached | None:
    """The file of a reply, if it has one."""
    if reply.picture is not None:
        return Attached(_PICTURE, reply.picture, picture=True)
    if reply.document is not None:
        return Attached(reply.document.name, reply.document.content, picture=False)
    return None


def captions(page: Page) -> bool:
    """Whether a page is short enough to be a caption."""
    return len(page.text.encode("utf-16-le")) // 2 <= CAPTION_LIMIT
