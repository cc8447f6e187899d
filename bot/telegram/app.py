"""The composition root of the Telegram bot: every part and every handler, put together."""

import asyncio
import os
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from filelock import FileLock, Timeout
from telegram.ext import (
    ApplicationBuilder,
    BaseHandler,
    CallbackQueryHandler,
    InlineQueryHandler,
    MessageHandler,
    TypeHandler,
    filters,
)

from bot.replies.looks import START
from bot.replies.sentences import REINDEX_SURE
from bot.settings.settings import Settings
from bot.state import Role, State
from bot.state.database import StorageError
from bot.state.soundness import MovedAside, is_newer, moved_aside
from bot.telegram import logs
from bot.telegram.api import BotApi
from bot.telegram.application import StatelessApplication
from bot.telegram.careful_request import CarefulRequest
from bot.telegram.delivery.inline import InlineDelivery
from bot.telegram.delivery.sender import TelegramDelivery
from bot.telegram.delivery.typing_indicator import TypingIndicator
from bot.telegram.encoding_ahead import EncodingAhead
from bot.telegram.fault_log import FaultLog
from bot.telegram.files import Files
from bot.telegram.gathering import Gathering
from bot.telegram.handlers import admin, buttons, channels, people, publishing, research
from bot.telegram.handlers import inline as elsewhere
from bot.telegram.handlers import questions as asking
from bot.telegram.handlers.access import Gatekeeper
from bot.telegram.handlers.commands import EDITED, GROUPS, PRIVATE, command_handlers
from bot.telegram.handlers.context import HandlerContext
from bot.telegram.handlers.edits import followed
from bot.telegram.handlers.groups import Addressed, Named, PointsAtWords
from bot.telegram.handlers.roles import Has
from bot.telegram.http_server import CannotListen
from bot.telegram.inbox import GivenUp, Inbox, Interrupted
from bot.telegram.lease import ServedElsewhere, lease
from bot.telegram.limits import Limits
from bot.telegram.metrics import Metrics
from bot.telegram.monitoring import monitoring
from bot.telegram.polling import KINDS, OF_CHANNELS, Polling
from bot.telegram.pseudonyms import kept_pseudonyms
from bot.telegram.reaching import TokenRejected
from bot.telegram.reindex_queue import ReindexQueue
from bot.telegram.reindexing import Reindexing
from bot.telegram.service import App, Service
from bot.telegram.stop_signals import on_stop_signals
from bot.telegram.timing import DEFAULT_TIMING, Timing
from bot.telegram.update_processor import UpdateProcessor
from bot.telegram.update_reading import Unreadable
from bot.telegram.watchdog import Watchdog
from bot.telegram.webhook import Webhook
from bot.telegram.webhook_place import webhook_place, webhook_secret
from bot.telegram.workers import WorkerPool
from bot.usecases.callback_queries import CallbackQueries
from bot.usecases.conversation import Conversation
from bot.usecases.library import OpenLibrary
from bot.usecases.questions import Questions, encode_ahead
from bot.usecases.usecases import use_cases
from retrieval import share_arenas

Handlers = list[BaseHandler[Any, Any, Any]]

_ASKED = (filters.TEXT | filters.CAPTION) & ~filters.COMMAND & ~filters.FORWARDED
"""What is a question when it is edited."""


def handlers(
    ctx: HandlerContext, inline: InlineDelivery, reindexing: Reindexing, gathering: Gathering
) -> Handlers:
    """Everything the bot listens to; the first that fits an update takes it."""
    ask = followed(ctx, asking.ask)
    check = ctx.answers(research.check, typing=True)
    state, settings = ctx.use_cases.state, ctx.use_cases.library.settings
    longest = settings.max_question_characters
    editors = PRIVATE & Has(state.staff, Role.EDITOR)
    person = filters.CONTACT | (filters.FORWARDED & people.WaitsForPerson(state))
    return [
        TypeHandler(Interrupted, ctx.interrupted),
        TypeHandler(GivenUp, ctx.given_up),
        TypeHandler(Unreadable, ctx.unreadable),
        MessageHandler(PRIVATE & people.IsCode(), people.join(ctx)),
        *command_handlers(ctx, reindexing, gathering),
        MessageHandler(PRIVATE & filters.COMMAND, ctx.answers(asking.unknown_command)),
        MessageHandler(PRIVATE & Has(state.staff, Role.OWNER) & person, people.person(ctx)),
        MessageHandler(editors & publishing.Awaited(state), publishing.corrected(ctx)),
        MessageHandler(
            editors & publishing.Offers(state, longest, settings.fetch_hosts),
            publishing.offered(ctx, gathering),
        ),
        MessageHandler(PRIVATE & filters.FORWARDED & (filters.TEXT | filters.CAPTION), check),
        MessageHandler(PRIVATE & (filters.TEXT | filters.CAPTION), followed(ctx, asking.said)),
        MessageHandler(PRIVATE & ~filters.StatusUpdate.ALL, ctx.answers(asking.unsupported)),
        MessageHandler(GROUPS & PointsAtWords(), check),
        MessageHandler(GROUPS & filters.TEXT & ~filters.COMMAND & Addressed(), ask),
        MessageHandler(GROUPS & filters.CAPTION & Named(), ask),
        MessageHandler(EDITED & _ASKED & (filters.ChatType.PRIVATE | Addressed()), ask),
        MessageHandler(
            filters.UpdateType.CHANNEL_POSTS & channels.Followed(settings.channels),
            channels.posted(ctx, gathering),
        ),
        InlineQueryHandler(elsewhere.inline(ctx, inline)),
        MessageHandler(filters.UpdateType.GUEST_MESSAGE, elsewhere.guest(ctx, inline)),
        CallbackQueryHandler(buttons.again(ctx), pattern=buttons.AGAIN),
        CallbackQueryHandler(
            admin.reindex(ctx, reindexing, admin.Step.START), pattern=f"^{START}$"
        ),
        CallbackQueryHandler(
            admin.reindex(ctx, reindexing, admin.Step.SURE), pattern=f"^{REINDEX_SURE}$"
        ),
        CallbackQueryHandler(buttons.press(ctx, gathering)),
    ]


def build(  # noqa: PLR0913 - what tests put in place of the real thing
    settings: Settings,
    library: OpenLibrary,
    token: str,
    *,
    questions: Questions | None = None,
    conversation: Callable[[OpenLibrary, State], Conversation] = Conversation,
    timing: Timing = DEFAULT_TIMING,
) -> Service:
    """Put a bot together; nothing is opened or called before it runs.

    Args:
        settings: of the operator.
        library: what is asked.
        token: of the bot.
        questions: other answers, for tests.
        conversation: another way of answering in a chat, for tests.
        timing: other waits, for tests.
    """
    search_pool, quick_pool = WorkerPool(settings.threads, "asking"), WorkerPool(2, "talking")
    bot = int(token.partition(":")[0])
    inbox = Inbox(library.directory.bot, bot)
    processor = UpdateProcessor(inbox)
    app = _application(settings, token, inbox, processor)
    limits = Limits(
        overall=settings.messages_per_second,
        chat=settings.chat_messages_per_second,
        group=settings.group_messages_per_minute,
    )
    delivery = TelegramDelivery(app.bot, limits, library=library, work=quick_pool)
    made = use_cases(
        library,
        bot=bot,
        owners=settings.admin_ids,
        questions=questions,
        conversation=conversation,
    )
    metrics = Metrics()
    made.conversation.heard = metrics
    ctx = HandlerContext(
        made,
        CallbackQueries(made),
        delivery,
        TypingIndicator(app.bot, limits, soon=timing.typing),
        inbox,
        search_pool,
        quick_pool,
        timing,
        reindexes=ReindexQueue(_reindex_command(settings, library), library.directory.wanted),
        heard=metrics,
        ahead=EncodingAhead(WorkerPool(1, "encoding"), lambda texts: encode_ahead(texts, library)),
    )
    reindexing = Reindexing(ctx)
    inline = InlineDelivery(app.bot, library, quick_pool)
    gathering = Gathering(ctx, Files(app.bot))
    others = handlers(ctx, inline, reindexing, gathering)
    app.add_handler(Gatekeeper(ctx, others, inline), group=-1)
    app.add_handlers(others)
    api = BotApi(settings.telegram_api_url, token, app.bot.request)
    watchdog = Watchdog(silent=timing.silent)
    kinds = (*KINDS, *(OF_CHANNELS if settings.channels else ()))
    parts = (api, app.bot, inbox, timing, watchdog.exchanged)
    updates: Polling | Webhook = Polling(*parts, kinds=kinds)
    if (place := webhook_place(settings, library.directory.root)) is not None:
        place.guard.turned_away = metrics.turned_away
        updates = Webhook(*parts, place=place, kinds=kinds)
    watching = monitoring(ctx, metrics, watchdog, updates)
    return Service(app, updates, watching, ctx, processor, reindexing, gathering)


async def _run(
    settings: Settings,
    library: OpenLibrary,
    token: str,
    aside: MovedAside | None,
    fault_log: FaultLog,
) -> None:
    service = build(settings, library, token)
    service.aside = aside
    fault_log.heard = service.monitoring.metrics.fault
    fault_log.faults = service.ctx.use_cases.state.faults
    loop = asyncio.get_running_loop()

    def stop() -> None:
        loop.call_soon_threadsafe(service.stop)

    on_stop_signals(stop)
    await service.run()


def serve(settings: Settings, library: OpenLibrary) -> None:
    """Answer in Telegram until SIGINT or SIGTERM.

    Raises:
        SystemExit: after one sentence on standard error; with code 3 for a token that Telegram
            rejects, with code 2 for none, where another process serves from the same folder or
            with the same token, or where what is to be listened at is taken,
            with code 1 where the bot's file was damaged meanwhile.
        OSError: a damaged file of the bot's cannot be moved aside.
    """
    if settings.telegram_bot_token is None:
        raise SystemExit(_explained("TELEGRAM_BOT_TOKEN is not set; @BotFather gives one."))
    token = settings.telegram_bot_token.get_secret_value()
    share_arenas()
    # The library's own switch for the types of its next version; without it, it warns.
    os.environ.setdefault("PTB_TIMEDELTA", "true")
    root = library.directory.root
    root.mkdir(parents=True, exist_ok=True)
    secrets = (token, *((webhook_secret(settings, root),) if settings.webhook_url else ()))
    fault_log, pseudonyms = FaultLog(), kept_pseudonyms(root / "log-key")
    logs.set_up(
        settings.log_level,
        secrets,
        pseudonyms=pseudonyms,
        before=[fault_log],
        form=settings.log_format,
    )
    memory = library.directory.bot
    if is_newer(memory):
        said = (
            f"{memory} was written by a newer version of onrecord; install that, or move it away."
        )
        raise SystemExit(_explained(said))
    try:
        with FileLock(root / "SERVING", timeout=0):
            aside = moved_aside(memory, datetime.now(tz=UTC))
            with lease(int(token.partition(":")[0]), settings.telegram_api_url):
                asyncio.run(_run(settings, library, token, aside, fault_log))
    except Timeout:
        raise SystemExit(_explained(f"Another process serves from {root} already.")) from None
    except ServedElsewhere as error:
        raise SystemExit(_explained(f"{error}.")) from None
    except CannotListen as error:
        raise SystemExit(_explained(f"{error}; free it, or set another.")) from None
    except StorageError as error:
        said = f"{memory} is damaged ({error}); the next start moves it aside."
        raise SystemExit(_explained(said, code=1)) from None
    except TokenRejected:
        sentence = "Telegram rejects TELEGRAM_BOT_TOKEN; @BotFather shows the right one."
        raise SystemExit(_explained(sentence, code=3)) from None


def _explained(sentence: str, code: int = 2) -> int:
    sys.stderr.write(f"{sentence}\n")
    return code


def _application(settings: Settings, token: str, inbox: Inbox, processor: UpdateProcessor) -> App:
    api = settings.telegram_api_url
    return (
        ApplicationBuilder()
        .application_class(StatelessApplication)
        .token(token)
        .base_url(f"{api}/bot")
        .base_file_url(f"{api}/file/bot")
        .updater(None)
        .update_queue(inbox)
        .concurrent_updates(processor)
        .job_queue(None)
        .request(bot_request())
        .build()
    )


def bot_request() -> CarefulRequest:
    """What makes the calls of the bot."""
    return CarefulRequest(
        pool_timeout=20,
        connect_timeout=10,
        read_timeout=20,
        write_timeout=20,
    )


def _reindex_command(settings: Settings, library: OpenLibrary) -> list[str]:
    return [
        *(sys.executable, "-m", "bot.cli", "index", "--progress-lines"),
        *("--index", str(library.directory.root), "--corpus", str(settings.corpus)),
    ]
