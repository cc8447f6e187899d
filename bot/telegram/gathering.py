"""Gathers what an editor sends in a moment and shows it; tells when what was published is live.

All of it is kept, so that after a crash what was gathered is shown and what was published is told.
"""

import asyncio
import logging
from contextlib import suppress
from dataclasses import replace
from functools import partial

from telegram.error import TelegramError

from bot.feeds.faults import FetchError
from bot.replies import sentences
from bot.replies.faults import sentence
from bot.replies.reply import Reply
from bot.replies.wording import Wording
from bot.state.chat import Chat
from bot.state.drafts import CHANNEL, DraftState, KeptDraft, Submission, SubmissionState
from bot.telegram.delivery.destination import Destination
from bot.telegram.delivery.faults import DeliveryError, NotDelivered
from bot.telegram.files import FileLost, Files
from bot.telegram.handlers.context import HandlerContext
from bot.telegram.reindex_child import Ran
from bot.telegram.reindexing import ended_reply
from bot.usecases.pages import fetched_page

_log = logging.getLogger(__name__)
_TRIES = 3
_MOMENTS = 30
"""After which what somebody goes on sending is shown all the same."""
_UNSHOWN = (SubmissionState.GATHERING, SubmissionState.READING)


class Gathering:
    """Shows submissions.

    Args:
        ctx: reads and delivers.
        files: fetches what was sent as a file.
    """

    def __init__(self, ctx: HandlerContext, files: Files) -> None:
        self._ctx = ctx
        self._drafts = ctx.use_cases.state.drafts
        self._publishing = ctx.use_cases.publishing
        self._files = files
        self._stirred: dict[int, asyncio.Event] = {}
        self._tasks: set[asyncio.Task[None]] = set()

    def stir(self, submission: int) -> None:
        """Show a submission when for a moment nothing more of it has come."""
        if submission in self._stirred:
            self._stirred[submission].set()
            return
        self._stirred[submission] = asyncio.Event()
        task = asyncio.create_task(self._gather(submission))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    def changed(self, submission: int, message: int | None = None) -> None:
        """Have what answers read the corpus, and tell of it in the message of the submission."""
        if message is not None and (sent := self._drafts.submission(submission)):
            self._drafts.move(submission, sent.state, message)
        self._ctx.reindexes.quietly(partial(self._taken_in, submission))

    def resume(self) -> None:
        """Go on with what an earlier run of the bot did not come to."""
        for sent in self._drafts.submissions(*_UNSHOWN):
            self.stir(sent.number)
        for sent in self._drafts.submissions(SubmissionState.TAKEN_IN):
            self.changed(sent.number)

    async def stop(self) -> None:
        """Show nothing more; the next start goes on with it."""
        for task in tuple(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    # -- what was sent ---------------------------------------------------------------------

    async def _gather(self, submission: int) -> None:
        stirred, waited = self._stirred[submission], 0
        try:
            while True:
                stirred.clear()
                await asyncio.sleep(self._ctx.timing.moment)
                waited += 1
                if stirred.is_set() and waited < _MOMENTS:
                    continue
                shown = await self._show(submission)
                if shown and not stirred.is_set():
                    return
                if not shown:
                    await asyncio.sleep(self._ctx.timing.reconnecting)
        except Exception:  # noqa: BLE001 - whatever it is, the next start tries again
            _log.exception("what was sent cannot be shown")
        finally:
            del self._stirred[submission]

    async def _show(self, number: int) -> bool:
        """Show what was gathered; False where Telegram cannot be reached now."""
        sent = self._drafts.submission(number)
        if sent is None or (sent.user == CHANNEL and sent.state not in _UNSHOWN):
            return True
        if sent.state is SubmissionState.GATHERING:
            self._drafts.move(number, SubmissionState.READING)
        if sent.user == CHANNEL:
            await self._published(number)
            return True
        to = self._to(sent)
        async with self._ctx.typing_indicator.typing(to):
            await self._fetched(number)
            reply = await self._ctx.search_pool(self._publishing.shown, number, to.chat)
        message = await self._said(sent, reply)
        if message is None:
            return False
        unpublished = {*_UNSHOWN, SubmissionState.SHOWN}
        state = SubmissionState.SHOWN if sent.state in unpublished else sent.state
        self._drafts.move(number, state, message or None)
        if state is SubmissionState.SHOWN:
            self._ctx.reindexes.ready()  # while it is read
        return True

    async def _published(self, number: int) -> None:
        """Publish what a channel posted."""
        await self._fetched(number)
        if await self._ctx.search_pool(self._publishing.publisher.publish_all, number):
            self.changed(number)
        else:
            self._drafts.move(number, SubmissionState.OVER)

    async def _fetched(self, number: int) -> None:
        """Have the files of a submission here, those that can be had."""
        files = self._drafts.files
        for kept in self._drafts.of(number):
            if kept.state is not DraftState.OPEN or files.place(kept.number).is_file():
                continue
            if kept.material.page:
                await self._page(kept)
            elif kept.material.file:
                content = await self._file(kept.material.file)
                if content is not None:
                    await self._ctx.quick_pool(files.put, kept.number, content)

    async def _page(self, kept: KeptDraft) -> None:
        """Have a page of the web here, or why it cannot be had."""
        material, visitor = kept.material, self._publishing.visitor
        try:
            name, content = await asyncio.to_thread(fetched_page, visitor, material.page)
        except FetchError as error:
            material = replace(material, fault=(error.fault.value, error.detail))
        else:
            material = replace(material, name=name, fault=None)
            await self._ctx.quick_pool(self._drafts.files.put, kept.number, content)
        await self._ctx.quick_pool(self._drafts.fetched, kept, material)

    async def _file(self, file: str) -> bytes | None:
        for tried in range(_TRIES):
            try:
                return await self._files.fetch(file)
            except FileLost as error:
                _log.info("a file of an editor could not be fetched: %r", error.__cause__)
                if not error.again:
                    break
                await asyncio.sleep(self._ctx.timing.reconnecting * 2**tried)
        return None

    # -- what was published ----------------------------------------------------------------

    async def _taken_in(self, number: int, ran: Ran) -> None:
        sent = self._drafts.submission(number)
        if sent is None:
            return
        reply = await self._became(sent, ran)
        if reply is not None and sent.user != CHANNEL:
            await self._told(sent, reply)
        if ran.report is not None or not self._publishing.publisher.there(number):
            # said, so that the next start need not
            self._drafts.move(number, SubmissionState.OVER)

    async def _became(self, sent: Submission, ran: Ran) -> Reply | None:
        """What is said of how the reindex ended."""
        chat = self._to(sent).chat
        if ran.leaving is not None:
            return sentences.reindex_asks(*ran.leaving, chat.lang)
        say = Wording(chat.lang)
        if ran.report is None and self._publishing.publisher.there(sent.number):
            problem = sentence(ran.problem or "", say)
            return sentences.line(say("draft-not-live", problem=problem))
        reply = await self._ctx.search_pool(self._publishing.taken_in, sent.number, chat)
        if reply is not None and ran.report and ran.report.held is not None:
            # it is on record and answers nothing yet
            held = ended_reply(ran, chat.lang)
            return replace(held, buttons=(*held.buttons, *reply.buttons))
        return reply

    async def _told(self, sent: Submission, reply: Reply) -> None:
        while True:
            if await self._said(sent, reply) is not None:
                return
            await asyncio.sleep(self._ctx.timing.longest_reconnecting)

    # -- parts -----------------------------------------------------------------------------

    def _to(self, sent: Submission) -> Destination:
        chosen = self._ctx.use_cases.state.people.of(sent.user).lang
        return Destination(Chat(sent.chat, sent.user, chosen or sent.lang))

    async def _said(self, sent: Submission, reply: Reply) -> int | None:
        """Say it in the message of the submission, or in a new one.

        Returns:
            The message; 0 where nobody can be told, None where it can be tried again.
        """
        try:
            return await self._delivered(sent, reply)
        except NotDelivered as error:
            _log.warning("what was sent is shown later: %s", error)
            return None
        except DeliveryError as error:
            _log.info("nobody can be told: %s", error)
        except (TelegramError, ValueError) as error:
            _log.error("Telegram does not take what is shown: %s", error)
            with suppress(DeliveryError, TelegramError):
                return await self._delivered(sent, sentences.failed(self._to(sent).chat.lang))
        return 0

    async def _delivered(self, sent: Submission, reply: Reply) -> int:
        to, delivery = self._to(sent), self._ctx.delivery
        if sent.message:
            return await delivery.edit(to, sent.message, reply)
        return await delivery.send(to, reply)
