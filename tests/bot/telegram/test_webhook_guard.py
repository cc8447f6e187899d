"""Whom the webhook lets in."""

import pytest

from bot.settings.listening import networks
from bot.telegram.http_server import Call
from bot.telegram.webhook_guard import SECRET_HEADER, WebhookGuard, new_secret

SECRET = "a-secret-that-nobody-guesses"  # noqa: S105 - made up for this test
TELEGRAM, PROXY, FURTHER, STRANGER = "149.154.167.220", "10.0.0.2", "10.0.0.3", "203.0.113.9"


def answered(
    guard: WebhookGuard, peer: str | None, forwarded: str | None = None, secret: str = SECRET
) -> int:
    """The status of a refusal; 200 where the call is let in."""
    headers = {SECRET_HEADER: secret}
    if forwarded is not None:
        headers["x-forwarded-for"] = forwarded
    refusal = guard.refused(Call(peer, headers))
    if refusal is not None:
        assert (refusal.text, dict(refusal.headers)) == ("", {})
    return 200 if refusal is None else refusal.status


def test_without_networks_the_secret_is_enough() -> None:
    guard = WebhookGuard(SECRET)
    assert answered(guard, STRANGER) == 200
    assert answered(guard, TELEGRAM, secret="") == 401
    assert answered(guard, TELEGRAM, secret=SECRET + "x") == 401


@pytest.mark.parametrize(
    ("peer", "forwarded", "status"),
    [
        (TELEGRAM, None, 200),
        ("91.108.7.1", None, 200),
        ("::ffff:149.154.167.220", None, 200),
        (STRANGER, None, 403),
        (STRANGER, TELEGRAM, 403),  # whoever comes straight is believed nothing
        (PROXY, None, 403),
        (PROXY, TELEGRAM, 200),
        (PROXY, f"{STRANGER}, {TELEGRAM}", 200),  # the last one is the proxy's own word
        (PROXY, f"{TELEGRAM}, {STRANGER}", 403),
        (PROXY, f"{TELEGRAM},{FURTHER}", 200),
        (PROXY, f"{TELEGRAM}, unknown", 403),
        (PROXY, "", 403),
        ("no address", TELEGRAM, 403),
        (None, TELEGRAM, 200),  # at a socket the peer is the proxy
        (None, f"{TELEGRAM}, {STRANGER}", 403),
        (None, None, 403),
    ],
)
def test_only_telegrams_networks_through_trusted_proxies(
    peer: str | None, forwarded: str | None, status: int
) -> None:
    guard = WebhookGuard(SECRET, networks(("telegram",)), networks(("10.0.0.0/8",)))
    assert answered(guard, peer, forwarded) == status
    assert answered(guard, peer, forwarded, secret="") == (403 if status == 403 else 401)


def test_why_calls_are_turned_away_is_told_and_no_more() -> None:
    guard = WebhookGuard(SECRET, networks(("telegram",)))
    why: list[str] = []
    guard.turned_away = why.append
    answered(guard, STRANGER)
    answered(guard, TELEGRAM, secret="guess")  # noqa: S106 - a wrong one
    assert why == ["address", "secret"]


def test_a_secret_that_is_made_is_one_that_telegram_takes() -> None:
    secrets = {new_secret() for _ in range(20)}
    assert len(secrets) == 20
    for one in secrets:
        assert len(one) == 43
        assert one.replace("-", "").replace("_", "").isalnum()
