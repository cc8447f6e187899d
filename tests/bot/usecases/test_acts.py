"""The record of acts in the time zone of whoever reads it, with the names of those who left."""

from pathlib import Path

import pytest

from bot.settings.settings import load_settings
from bot.state import Role
from bot.state.chat import Chat
from bot.usecases.library import OpenLibrary
from bot.usecases.staffing import Staffing
from bot.usecases.usecases import UseCases, use_cases
from retrieval import Directory

OWNER = Chat(900, 900, "en")


@pytest.fixture
def cases(tmp_path: Path) -> UseCases:
    opened = OpenLibrary(Directory(tmp_path), load_settings(None), today=lambda: pytest.fail("day"))
    made = use_cases(opened, bot=1)
    made.state.file.clock = lambda: 1_000_000_000.0  # 9 September 2001, 01:46:40 in Greenwich
    return made


def test_acts_are_told_in_the_readers_zone_and_with_names_of_those_who_left(
    cases: UseCases,
) -> None:
    staffing = Staffing(cases.state)
    staffing.appoint(900, Role.OWNER, "Ann", by=0)
    staffing.appoint(901, Role.EDITOR, "Aida", by=900)
    staffing.dismiss(901, by=900)
    said = cases.acts.page(OWNER).text.replace("\u00a0", " ")
    assert said == (
        "Who did what\n\n"
        "9 September 2001, 07:46 (GMT+06:00) · Ann (900)\nTook a role: Aida (901), editor\n\n"
        "9 September 2001, 07:46 (GMT+06:00) · Ann (900)\nGave a role: Aida (901), editor\n\n"
        "9 September 2001, 07:46 (GMT+06:00) · the terminal\nGave a role: Ann (900), owner"
    )
    cases.state.people.choose_zone(900, "Europe/London")
    said = cases.acts.page(OWNER).text
    assert "9 September 2001, 02:46 (GMT+01:00) · the terminal" in said
    table = cases.acts.table(OWNER).document
    assert table is not None
    assert table.content.decode("utf-8-sig").splitlines()[1:2] == [
        "1,2001-09-09T02:46:40+01:00,0,,appoint,900,owner Ann"
    ]


def test_the_same_appointment_twice_is_noted_once(cases: UseCases) -> None:
    staffing = Staffing(cases.state)
    staffing.appoint(901, Role.OWNER, "Aida", by=0)
    staffing.appoint(901, Role.OWNER, "Aida", by=0)
    assert len(cases.state.audit.entries(9)) == 1
