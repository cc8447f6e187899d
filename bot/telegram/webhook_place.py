"""Where updates are brought to, by the settings and what the installation keeps."""

from pathlib import Path

from bot.settings.listening import listen_at, networks
from bot.settings.settings import Settings
from bot.telegram.kept_keys import kept_key
from bot.telegram.webhook import WebhookPlace
from bot.telegram.webhook_guard import WebhookGuard, new_secret

_FILE = "webhook-secret"
_SHORTEST = 16


def webhook_place(settings: Settings, root: Path) -> WebhookPlace | None:
    """Where updates are brought to; None where they are fetched.

    Args:
        settings: of the operator.
        root: the folder where a secret is kept that nobody has set.
    """
    if settings.webhook_url is None:
        return None
    senders, proxies = networks(settings.webhook_from), networks(settings.webhook_proxies)
    secret = webhook_secret(settings, root)
    guard = WebhookGuard(secret, senders, proxies)
    return WebhookPlace(settings.webhook_url, listen_at(settings.webhook_listen), secret, guard)


def webhook_secret(settings: Settings, root: Path) -> str:
    """What Telegram says with each update: as it was set, else the one that is kept."""
    if settings.webhook_secret is not None:
        return settings.webhook_secret.get_secret_value()
    made = new_secret()
    kept = kept_key(root / _FILE, made.encode())
    text = kept.decode("ascii", "ignore").strip()
    # half a file, after a full disk: one that is of this run alone will do
    return text if len(text) >= _SHORTEST else made
