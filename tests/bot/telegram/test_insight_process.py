"""Faults that the real process logs are told in the phone, and outlive it."""

from pathlib import Path

from bot_process import ADMIN, serving
from conversation import reply_to
from gate import Gate, Person


async def said_to(admin: Person, counted: str) -> list[str]:
    """The kinds of faults, once one of them came so often; with the lines between."""
    lines: list[str] = []
    while counted not in lines:
        lines = [
            line.rpartition(" · ")[2] for line in (await reply_to(admin, "/log")).text.splitlines()
        ]
    return lines


async def test_faults_of_the_process_are_told_and_outlive_it(tmp_path: Path) -> None:
    """There is no index, which is logged at each start."""
    (tmp_path / "corpus").mkdir()
    kind = "bot.telegram.readiness: no questions can be answered yet: …"
    async with Gate() as gate:
        admin = gate.person(ADMIN, "Kim")
        async with serving(tmp_path, gate, ONRECORD_CHAT_MESSAGES_PER_SECOND="1000"):
            assert kind in await said_to(admin, "once")
        async with serving(tmp_path, gate, ONRECORD_CHAT_MESSAGES_PER_SECOND="1000"):
            assert kind in await said_to(admin, "2 times")
        log = (tmp_path / "log").read_text(encoding="utf-8")
        assert "There is no index" in log
        assert "There is no index" not in "".join(sent.text for sent in admin.sees())
