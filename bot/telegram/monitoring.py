"""What looks at one run of the bot, put together: the figures, the signs, the pages."""

from dataclasses import dataclass

from bot.settings.listening import listen_at
from bot.telegram.handlers.context import HandlerContext
from bot.telegram.http_server import Server
from bot.telegram.metrics import Metrics
from bot.telegram.readiness import Readiness
from bot.telegram.status_pages import StatusPages
from bot.telegram.update_source import UpdateSource
from bot.telegram.vital_signs import VitalSignsReader
from bot.telegram.watchdog import Watchdog


@dataclass(frozen=True, slots=True)
class Monitoring:
    """What looks at one run.

    Attributes:
        metrics: what is counted.
        watchdog: sees whether Telegram and the event loop are alive.
        readiness: loads what answers need, and knows whether it is there.
        server: shows it; None where nobody looks.
    """

    metrics: Metrics
    watchdog: Watchdog
    readiness: Readiness
    server: Server | None = None


def monitoring(
    ctx: HandlerContext, metrics: Metrics, watchdog: Watchdog, updates: UpdateSource
) -> Monitoring:
    """Put it together, for a server where the settings name an address."""
    readiness = Readiness(ctx)
    library = ctx.use_cases.library
    signs = VitalSignsReader(
        library,
        ctx.use_cases.state,
        watchdog,
        ctx.reindexes,
        ready=lambda: readiness.ready,
        pending=lambda: updates.pending,
    )
    metrics.watch(signs)
    pages = StatusPages(signs, readiness.look, metrics, ctx.quick_pool)
    at = library.settings.status_listen
    server = Server(listen_at(at), pages.routes()) if at else None
    return Monitoring(metrics, watchdog, readiness, server)
