"""Whoever publishes: editors are told once which check-questions hold it back."""

from dataclasses import replace
from pathlib import Path

import pytest
from conversation import CALM, serving
from fake_encoder import FakeEncoder
from gate import Gate
from made_reports import made_report

from bot.telegram.handlers.context import HandlerContext
from bot.telegram.held_notice import HeldNotice
from bot.telegram.reindex_child import Ran
from bot.telegram.schedule import Schedule
from retrieval.types import Checked, Worse

LIVE = made_report()


def held(*questions: str) -> Ran:
    """A run whose build answers these worse."""
    worse = tuple(Worse(one, one, "s", "A title", None) for one in questions)
    checked = Checked(len(worse), 0, 0, 0, 1.0, worse)
    return Ran(report=replace(LIVE, published=False, held="b2", checked=checked))


async def test_editors_are_told_once_of_the_questions_that_hold_a_build_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[HandlerContext] = []

    def kept(ctx: HandlerContext) -> Schedule:
        made.append(ctx)
        return Schedule(ctx, (), ctx.use_cases.library.settings.zone)

    monkeypatch.setattr(Schedule, "of_settings", kept)
    folder, given = tmp_path / "var", {"ONRECORD_ADMIN_IDS": "900"}
    async with (
        Gate() as gate,
        serving(gate, folder, monkeypatch, lambda *_: FakeEncoder(), CALM, **given),
    ):
        kim = gate.person(900, "Kim")
        await gate.until(lambda: made)
        notice = HeldNotice(made[0])
        await notice(held("What is the fee?"))
        (first,) = kim.sees()
        assert first.labels == [["Publish all the same"], ["Leave it"]]
        assert "– What is the fee?\n   expected: Date unknown · A title\n   now: no answer" in (
            first.text
        )
        await notice(held("What is the fee?"))
        await notice(Ran(problem="No room."))
        assert len(kim.sees()) == 1, "of the same it was told"
        await notice(held("What is the fee?", "Who pays?"))
        assert len(kim.sees()) == 2
        await notice(Ran(report=LIVE))
        assert len(kim.sees()) == 2
        await notice(held("Who pays?"))
        assert len(kim.sees()) == 3
