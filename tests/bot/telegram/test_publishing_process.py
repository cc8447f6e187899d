"""Publishing by message as it is run: a real process, an archive that begins empty, kill -9."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from bot_process import ADMIN, READER, serving
from conversation import reply_to, turned
from gate import Gate
from gate.chats import Channel, Person, Sent

FAST = {"ONRECORD_CHAT_MESSAGES_PER_SECOND": "1000"}
FERRY = (
    "From Monday a ferry crosses Lake Orlan six times a day.\n"
    "Whoever lives in one of the villages on its shores travels without paying."
)
SPRING_2031 = 1932876000  # 2 April 2031, noon in Bishkek


@pytest.fixture
async def gate() -> AsyncIterator[Gate]:
    async with Gate() as opened:
        yield opened


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with nothing in it, its log looked at in the end."""
    return tmp_path


def ministry(gate: Gate) -> Channel:
    return gate.channel(-1001234567890, "Ministry of Transport", "mintrans")


async def previewed(person: Person, before: int = 0) -> Sent:
    """The message that shows what was sent."""
    await person.gate.until(lambda: len(person.sees()) > before)
    return person.sees()[-1]


async def live(sent: Sent, gate: Gate, word: str = "Live") -> Sent:
    await gate.until(lambda: sent.text.startswith(word))
    return sent


def files(folder: Path) -> dict[str, str]:
    """The corpus, file by file."""
    corpus = folder / "corpus"
    return {
        path.relative_to(corpus).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(corpus.rglob("*"))
        if path.is_file()
    }


async def test_from_an_empty_archive_a_post_is_corrected_published_asked_and_undone(
    folder: Path, gate: Gate
) -> None:
    editor, ann = gate.person(ADMIN, "Kim"), gate.person(READER)
    post = ministry(gate).post(FERRY, SPRING_2031, author_signature="A. Weld")
    async with serving(folder, gate, **FAST):
        editor.forwards(post)
        preview = await previewed(editor)
        assert preview.text == (
            "Ready to publish\n"
            "Title: none, so its first words head it\n"
            "Date: 2 April 2031 (day of the post)\n"
            "Speaker: A. Weld\n"
            "Source: Ministry of Transport\n"
            "English, 130 characters\n"
            "Forwarded from: Ministry of Transport, A. Weld\n"
            "\n"
            "Begins: From Monday a ferry crosses Lake Orlan six times a day.\n"
            "Ends: Whoever lives in one of the villages on its shores travels without paying."
        )
        assert preview.labels == [
            ["Publish", "Date", "Title"],
            ["Speaker", "Source"],
            ["Check the words", "Leave it"],
        ]
        await turned(editor, preview, "Date")
        before = len(preview.texts)
        editor.says("3 April 2031")
        await gate.until(lambda: len(preview.texts) > before)
        assert "Date: 3 April 2031 (as given)" in preview.text
        assert editor.sees() == [preview]
        await turned(editor, preview, "Publish")
        await live(preview, gate)
        assert preview.text == (
            "Live: 1 statement\n"
            "3 April 2031 · From Monday a ferry crosses Lake Orlan six times a day…"
        )
        assert preview.labels == [["Undo", "See it"]]
        assert files(folder) == {
            "2031-04-03-from-monday-a-ferry-crosses-lake-orlan-six-times-a-day.txt": (
                '---\ndate: "2031-04-03"\nposted: "2031-04-02"\nsource: "Ministry of Transport"\n'
                f'url: "https://t.me/mintrans/{post["message_id"]}"\nspeaker: "A. Weld"\n---\n'
                f"{FERRY}\n"
            )
        }
        answer = await reply_to(ann, "How often does the ferry cross the lake?")
        assert "six times a day" in answer.text
        editor.says("/publish The tunnel under Mount Sarvel stays closed until June.")
        other = await previewed(editor, 1)
        await turned(editor, other, "Publish")
        await live(other, gate)
        await turned(editor, preview, "Undo")
        await live(preview, gate, "Taken back. It no longer")
        (left,) = files(folder)
        assert left == "the-tunnel-under-mount-sarvel-stays-closed-until-june.txt"
        silence = await reply_to(ann, "How often does the ferry cross the lake?")
        assert "six times a day" not in silence.text
