"""The whole of a newsroom's work from a phone, from an empty archive on, with kills in between.

Whoever writes changes their language twice, so that each is spoken where much is said.
"""

from collections.abc import AsyncIterator
from datetime import date
from pathlib import Path

import pytest
from bot_process import READER, Process, first_code, serving
from conversation import reply_to, shown, turned
from gate import TOKEN, Gate, Person, Sent

from bot.replies.wording import Wording
from bot.state import State
from retrieval import Archive

OWNER = 900
GIVEN = {
    "ONRECORD_ADMIN_IDS": "",
    "ONRECORD_CHAT_MESSAGES_PER_SECOND": "1000",
    "ONRECORD_KEEP_MISSES": "true",
}
SPRING_2031 = 1932876000  # 2 April 2031, noon in Bishkek
FERRY = "From Monday a ferry crosses Lake Orlan six times a day."
CHANGED = "From Monday a ferry crosses Lake Orlan four times a day."
TUNNEL = "The tunnel under Mount Sarvel stays closed until June."
ASKED = "How often does the ferry cross Lake Orlan?"
REASON = "the boat is under repair"


@pytest.fixture
async def gate() -> AsyncIterator[Gate]:
    async with Gate() as opened:
        yield opened


async def next_message(person: Person, before: int) -> Sent:
    await person.gate.until(lambda: len(person.sees()) > before)
    return person.sees()[-1]


async def says_in_the_end(person: Person, question: str, words: str) -> Sent:
    """The answer, once it holds these words: a new build may be live a moment later."""
    while True:
        answer = await reply_to(person, question)
        if words in answer.text:
            return answer


async def published(owner: Person, draft: Sent, say: Wording) -> None:
    await turned(owner, draft, say("button-publish"))
    live = say("draft-live", count=1)
    await owner.gate.until(lambda: draft.text.startswith(live))


def spoken(lang: str, *people: Person) -> Wording:
    """What the bot says to people who set their Telegram to a language."""
    for person in people:
        person.lang = lang
    return Wording(lang)


async def test_from_an_empty_archive_to_a_statement_removed_for_good(  # noqa: PLR0915 - a story
    tmp_path: Path, gate: Gate
) -> None:
    code = first_code(tmp_path)
    owner, ann = gate.person(OWNER, "Kim"), gate.person(READER, "Ann")
    say = spoken("ky", owner, ann)
    channel = gate.channel(-1001234567890, "Ministry of Transport", "mintrans")
    post = channel.post(FERRY, SPRING_2031)
    address = f"https://t.me/mintrans/{post['message_id']}"
    async with serving(tmp_path, gate, **GIVEN):
        assert (await reply_to(owner, f"/start {code}")).text == say("you-are-owner")
        # a post is forwarded, its date corrected, published
        before = len(owner.sees())
        owner.forwards(post)
        draft = await next_message(owner, before)
        await turned(owner, draft, say("button-date"))
        versions = len(draft.texts)
        owner.says("2031-04-03")
        await gate.until(lambda: len(draft.texts) > versions)
        await published(owner, draft, say)
        before = len(owner.sees())
        owner.says(f"/publish {TUNNEL}")
        await published(owner, await next_message(owner, before), say)
        # it is asked for, and followed
        answer = await says_in_the_end(ann, ASKED, FERRY)
        assert say.day(date(2031, 4, 3)) in answer.text
        await shown(ann, answer, say("button-follow"))
        # the channel edits it: another version
        say = spoken("en", owner, ann)
        before = len(owner.sees())
        owner.forwards(post | {"text": CHANGED})
        await published(owner, await next_message(owner, before), say)
        changed = await says_in_the_end(ann, ASKED, CHANGED)
        assert say.day(date(2031, 4, 3)) in changed.text
        # back to the build before
        back = await reply_to(owner, "/rollback")
        await turned(owner, back, say("button-make-live"))
        await says_in_the_end(ann, ASKED, FERRY)
        # what could not be found becomes a check-question
        await reply_to(ann, "Who mends the chess tables of Weld?")
        listed = await reply_to(owner, "/misses")
        group = await turned(owner, listed, "1")
        await shown(owner, group, "✓ 1")
    process = Process(tmp_path, gate, **GIVEN)
    say = spoken("ru", owner, ann)
    withdraw = await reply_to(owner, f"/withdraw {address} 2031-04-05, {REASON}")
    await turned(owner, withdraw, say("button-correct"))
    await process.killed()  # written down, perhaps not live yet
    process = Process(tmp_path, gate, **GIVEN)
    await says_in_the_end(ann, ASKED, REASON)
    await reply_to(owner, f"/purge {address}")
    sure = await reply_to(owner, say("purge-word"))
    await turned(owner, sure, say("button-purge"))
    await process.killed()  # begun, perhaps not ended
    async with serving(tmp_path, gate, **GIVEN):
        # the build before answers until the new one is live; the archive lets go after that
        archive = Archive(tmp_path / "var" / "archive.sqlite")
        while not (removals := archive.removals.at(address)):
            await reply_to(ann, ASKED)
        assert "times a day" not in (await reply_to(ann, ASKED)).text
        (removal, *_) = removals
        removed = say("statement-removed", day=say.day(removal.day))
        assert (await reply_to(ann, address)).text == removed
    state = State(tmp_path / "var" / "bot.sqlite", bot=int(TOKEN.partition(":")[0]))
    acts = [entry.act for entry in reversed(state.audit.entries(99)) if entry.user == OWNER]
    state.close()
    assert acts == [
        *("use-code", "publish", "publish", "publish", "rollback", "expect", "withdraw", "purge")
    ]
