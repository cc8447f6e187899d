"""Publishing by message as it is run: a real process, an archive that begins empty, kill -9."""

import asyncio
import io
import zipfile
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from bot_process import ADMIN, READER, Process, serving
from conversation import reply_to, turned
from gate import Gate, Hold
from gate.chats import Channel, Person, Sent
from small_site import Page, small_site

from bot.replies.wording import Wording
from bot.state import State
from retrieval import Archive, Directory, builds

FAST = {"ONRECORD_CHAT_MESSAGES_PER_SECOND": "1000"}
FERRY = (
    "From Monday a ferry crosses Lake Orlan six times a day.\n"
    "Whoever lives in one of the villages on its shores travels without paying."
)
SPRING_2031 = 1932876000  # 2 April 2031, noon in Bishkek
PHOTO = {"file_id": "p", "file_unique_id": "u", "width": 9, "height": 9}


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
    """The corpus, file by file, without what was said of them."""
    corpus = folder / "corpus"
    return {
        path.relative_to(corpus).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(corpus.rglob("*"))
        if path.is_file() and path.name != "corrections.jsonl"
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
                '---\ndate: "2031-04-03"\nsource: "Ministry of Transport"\n'
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


SPOKEN = {
    "ru": (
        "С понедельника паром ходит через озеро Орлан шесть раз в день.",
        "5 апреля 2031",
        (
            "Готово к публикации\n"
            "Заголовок: нет, вместо него стоят первые слова\n"
            "Дата: 5 апреля 2031 г. (указана)\n"
            "Кто говорит: не указано\n"
            "Источник: Ministry of Transport\n"
            "Язык: русский; 62 знака\n"
            "Переслано от: Ministry of Transport\n"
            "\n"
            "Начало: С понедельника паром ходит через озеро Орлан шесть раз в день."
        ),
        "Сколько раз в день паром ходит через озеро?",
        "шесть раз в день",
    ),
    "ky": (
        "Дүйшөмбүдөн тартып паром Орлон көлүнөн күнүнө алты жолу өтөт.",
        "2031-жылдын 5-апрели",
        (
            "Жарыялоого даяр\n"
            "Аталышы: жок, анын ордунда алгачкы сөздөрү турат\n"
            "Датасы: 2031-жылдын 5-апрели (көрсөтүлгөн)\n"
            "Ким айткан: көрсөтүлгөн эмес\n"
            "Булагы: Ministry of Transport\n"
            "Тили: кыргызча; 61 белги\n"
            "Кимден жөнөтүлгөн: Ministry of Transport\n"
            "\n"
            "Башы: Дүйшөмбүдөн тартып паром Орлон көлүнөн күнүнө алты жолу өтөт."
        ),
        "Паром көлдөн күнүнө канча жолу өтөт?",
        "алты жолу",
    ),
}


@pytest.mark.parametrize(("lang", "spoken"), SPOKEN.items())
async def test_an_editor_publishes_in_their_language(
    folder: Path, gate: Gate, lang: str, spoken: tuple[str, str, str, str, str]
) -> None:
    text, day, preview, question, answer = spoken
    say = Wording(lang)
    editor, ann = gate.person(ADMIN, "Kim", lang), gate.person(READER, "Ann", lang)
    async with serving(folder, gate, **FAST):
        editor.forwards(ministry(gate).post(text, SPRING_2031))
        sent = await previewed(editor)
        await turned(editor, sent, say("button-date"))
        assert sent.text == say("draft-asks-date")
        before = len(sent.texts)
        editor.says(day)
        await gate.until(lambda: len(sent.texts) > before)
        assert sent.text.replace("\xa0", " ") == preview
        await turned(editor, sent, say("button-publish"))
        await live(sent, gate, say("draft-live", count=1))
        assert answer in (await reply_to(ann, question)).text
        await turned(editor, sent, say("button-undo"))
        await gate.until(lambda: sent.text == say("draft-undone-live"))
        assert (await reply_to(ann, question)).text == say("archive-empty")


async def test_ten_posts_are_one_list_published_at_once(folder: Path, gate: Gate) -> None:
    editor, channel = gate.person(ADMIN, "Kim"), ministry(gate)
    rivers = ("Orlan", "Sarvel", "Zerrafa", "Narrow", "Weld", "Halden", "Mirel", "Tovin", "Ash")
    posts = [
        channel.post(f"The bridge over the {river} is open again.", SPRING_2031) for river in rivers
    ]
    album = {"media_group_id": "77"}
    pictures = [
        channel.post("", SPRING_2031, photo=[PHOTO], caption="A tunnel was opened."),
        channel.post("", SPRING_2031, photo=[PHOTO]),
    ]
    async with serving(folder, gate, **FAST):
        for post in posts:
            editor.forwards(post)
        for picture in pictures:
            editor.forwards(picture, **album)
        listed = await previewed(editor)
        assert listed.text.split("\n") == [
            "10 statements to publish",
            *(
                f"{place}. 2 April 2031 · The bridge over the {river} is open again."
                for place, river in enumerate(rivers, 1)
            ),
        ]
        assert listed.labels == [
            *(["1", "2", "3"], ["4", "5", "6"], ["7", "8", "9"]),
            *(["On →"], ["Publish all", "Leave all"]),
        ]
        await turned(editor, listed, "On →")
        assert listed.text.split("\n")[1:] == ["10. 2 April 2031 · A tunnel was opened."]
        await turned(editor, listed, "Publish all")
        await live(listed, gate)
        assert listed.text.startswith("Live: 10 statements\n2 April 2031 · The bridge over")
        assert editor.sees() == [listed]
    assert len(files(folder)) == 10


FILES = [
    ("notes.txt", f"date 2031-04-03\n{FERRY}\n".encode(), "3 April 2031 (as given)"),
    ("2031-04-04 ferry.txt", FERRY.encode(), "4 April 2031 (from the file’s name)"),
    ("../../../etc/ferry.md", f"# A ferry\n\n{FERRY}".encode(), "not known"),
]


async def test_files_are_read_and_lie_in_the_corpus_under_safe_names(
    folder: Path, gate: Gate
) -> None:
    editor = gate.person(ADMIN, "Kim")
    (folder / "corpus").mkdir()
    (folder / "corpus" / "notes.txt").write_text("Another text of this name.", encoding="utf-8")
    async with serving(folder, gate, **FAST):
        for seen, (name, content, date) in enumerate(FILES):
            editor.uploads(name, content)
            preview = await previewed(editor, seen)
            assert date in preview.text.split("\n")[2]
            assert "Begins: From Monday" in preview.text
            await turned(editor, preview, "Publish")
            if seen == 1:  # the same words as before
                await turned(editor, preview, "Publish again")
            await live(preview, gate)
        assert files(folder).keys() == {
            *("notes.txt", "notes-n2.txt", "2031-04-04 ferry.txt", "ferry.md"),
        }
        assert not [*(folder / "var" / "drafts").rglob("file")]


async def test_what_cannot_be_taken_in_is_told_with_what_to_do(folder: Path, gate: Gate) -> None:
    editor = gate.person(ADMIN, "Kim")
    bomb = io.BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("a.txt", b"0" * 60 * 2**20)
    megabyte = b"x" * 2**20
    told: list[tuple[str, bytes, int | None, str]] = [
        ("big.pdf", megabyte, 21 * 2**20, "big.pdf is larger than 20 MB"),
        ("liar.txt", megabyte * 21, 5, "The file could not be fetched from Telegram"),
        ("film.mp4", b"film", None, "film.mp4 cannot be read: its name has to end in one of"),
        ("ferry", b"text", None, "ferry cannot be read: its name has to end in one of"),
        ("empty.txt", b"", None, "there is no text"),
        ("bomb.zip", bomb.getvalue(), None, "it unpacks to more than is allowed"),
        ("fake.pdf", b"<p>no pdf</p>", None, "Nothing of this can be published"),
    ]
    async with serving(folder, gate, **FAST):
        for seen, (name, content, size, says) in enumerate(told):
            editor.uploads(name, content, size)
            sent = await previewed(editor, seen)
            assert says in sent.text, sent.text
            assert ["Publish"] not in [row[:1] for row in sent.labels]
    assert not (folder / "corpus").exists()


async def test_who_is_no_editor_learns_nothing_of_publishing(folder: Path, gate: Gate) -> None:
    ann = gate.person(READER)
    post = ministry(gate).post(FERRY, SPRING_2031)
    async with serving(folder, gate, **FAST):
        ann.uploads("ferry.txt", FERRY.encode())
        ann.says("/publish The ferry runs.")
        ann.forwards(post)
        await gate.until(lambda: len(ann.sees()) == 3)
        file, command, forwarded = (sent.text for sent in ann.sees())
        assert file == "I can read text only. Please write your question in words."
        assert command.startswith("I do not know this command")
        assert forwarded == "The archive is not ready yet. Please try again later."
    assert gate.called("getFile") == []


# -- kills ---------------------------------------------------------------------------------


async def test_killed_while_it_fetches_a_file_it_shows_it_once(folder: Path, gate: Gate) -> None:
    editor, held = gate.person(ADMIN, "Kim"), Hold()
    gate.fails("file", held)
    process = Process(folder, gate, **FAST)
    editor.uploads("ferry.txt", FERRY.encode())
    await gate.until(lambda: gate.called("file"))
    await process.killed()
    held.released.set()
    assert editor.sees() == []
    async with serving(folder, gate, **FAST):
        preview = await previewed(editor)
        assert "Begins: From Monday" in preview.text
        await turned(editor, preview, "Publish")
        await live(preview, gate)
        assert editor.sees() == [preview]
    assert files(folder).keys() == {"ferry.txt"}


async def test_killed_before_the_press_is_answered_it_publishes_once(
    folder: Path, gate: Gate
) -> None:
    editor, held = gate.person(ADMIN, "Kim"), Hold()
    process = Process(folder, gate, **FAST)
    editor.forwards(ministry(gate).post(FERRY, SPRING_2031))
    preview = await previewed(editor)
    gate.fails("answerCallbackQuery", held)
    editor.callback_queries(preview, preview.labelled("Publish")["callback_data"])
    await gate.until(lambda: gate.called("answerCallbackQuery"))
    await process.killed()
    held.released.set()
    assert len(files(folder)) == 1
    async with serving(folder, gate, **FAST):
        await live(preview, gate)
        assert editor.sees() == [preview]
    assert len(files(folder)) == 1
    assert acts(folder) == ["publish"]


async def test_killed_before_the_reindex_what_was_published_is_live_after_the_start(
    folder: Path, gate: Gate
) -> None:
    editor, ann = gate.person(ADMIN, "Kim"), gate.person(READER)
    process = Process(folder, gate, **FAST)
    editor.forwards(ministry(gate).post(FERRY, SPRING_2031))
    preview = await previewed(editor)
    with builds.locked(Directory(folder / "var")):  # no reindex gets to work
        await turned(editor, preview, "Publish")
        assert preview.text == "Published. In a few seconds it answers questions."
        await process.killed()
    async with serving(folder, gate, **FAST):
        await live(preview, gate)
        assert editor.sees() == [preview]
        answer = await reply_to(ann, "How often does the ferry cross the lake?")
        assert "six times a day" in answer.text
    assert len(files(folder)) == 1


async def test_killed_before_it_says_live_it_says_so_after_the_start(
    folder: Path, gate: Gate
) -> None:
    editor, held = gate.person(ADMIN, "Kim"), Hold()
    process = Process(folder, gate, **FAST)
    editor.forwards(ministry(gate).post(FERRY, SPRING_2031))
    preview = await previewed(editor)
    await turned(editor, preview, "Publish")
    gate.fails("editMessageText", held)
    await gate.until(lambda: len(gate.called("editMessageText")) == 2)
    await process.killed()
    assert preview.text.startswith("Published.")
    async with serving(folder, gate, **FAST):
        await live(preview, gate)
        assert editor.sees() == [preview]
    assert acts(folder) == ["publish"]


# -- channels ------------------------------------------------------------------------------


async def test_a_channel_that_is_followed_is_taken_in_by_itself(folder: Path, gate: Gate) -> None:
    channel, other = ministry(gate), gate.channel(-1009, "Gossip", "gossip")
    ann = gate.person(READER)
    post = channel.post(FERRY, SPRING_2031)
    async with serving(folder, gate, ONRECORD_CHANNELS="@MinTrans", **FAST):
        channel.posts(post)
        channel.posts(channel.post(photo=[PHOTO]))
        other.posts(other.post("The ferry sank."))
        await gate.until(lambda: files(folder))
        await answered(ann, "How often does the ferry cross the lake?", "six times a day")
        channel.edits(post, text=FERRY.replace("six times", "nine times"))
        await answered(ann, "How often does the ferry cross the lake?", "nine times a day")
        file = gate.document("2031-04-09 tunnel.txt", b"The tunnel opens in June.")
        channel.posts(channel.post("", document=file))
        await gate.until(lambda: len(files(folder)) == 2)
    assert [text.split("\n")[-3:] for text in files(folder).values()] == [
        [*FERRY.replace("six times", "nine times").split("\n"), ""],
        ["The tunnel opens in June."],
    ]
    archive = Archive(folder / "var" / "archive.sqlite")
    versions = archive.versions(f"https://t.me/mintrans/{post['message_id']}")
    assert [one.version for one in versions] == [1, 2]
    archive.close()
    assert acts(folder) == ["publish"] * 3


PAGE = (
    "<html><head><title>A ferry on the lake</title></head><body><article>"
    "<h1>A ferry on the lake</h1>"
    f"<p>{FERRY}</p></article></body></html>"
)


async def test_a_page_of_ones_own_site_is_published_by_its_link(folder: Path, gate: Gate) -> None:
    editor = gate.person(ADMIN, "Kim")
    with small_site() as site, small_site() as other:
        site.pages["/news/ferry.html"] = Page(PAGE.encode())
        site.pages["/gone"] = Page(status=410)
        site.pages["/away"] = Page(status=302, headers={"Location": other.url("/ferry")})
        other.pages["/ferry"] = Page(PAGE.encode())
        hosts = f"127.0.0.1:{site.port}"
        async with serving(folder, gate, ONRECORD_FETCH_HOSTS=hosts, **FAST):
            editor.says(site.url("/news/ferry.html"))
            preview = await previewed(editor)
            assert "Title: A ferry on the lake" in preview.text
            assert "Begins: From Monday a ferry" in preview.text
            assert site.url("/news/ferry.html") in preview.text
            await turned(editor, preview, "Publish")
            await live(preview, gate)
            for seen, (link, says) in enumerate(
                (
                    (site.url("/gone"), "The site answers with the error 410."),
                    (site.url("/away"), "are not fetched. The operator names the hosts"),
                    (other.url("/ferry"), "are not fetched. The operator names the hosts"),
                    ("http://localhost:1/x", "are not fetched. The operator names the hosts"),
                ),
                1,
            ):
                editor.says(f"/publish {link}")
                refused = await previewed(editor, seen)
                assert says in refused.text, refused.text
                assert refused.labels == [["Leave it"]]
        assert "/ferry" not in other.asked
    assert len(files(folder)) == 1


async def answered(person: Person, question: str, words: str) -> None:
    """Ask until the answer has these words."""
    answer = await reply_to(person, question)
    while words not in answer.text:
        await asyncio.sleep(0.2)
        answer = await reply_to(person, question)


def acts(folder: Path) -> list[str]:
    """What the audit says was done, the oldest first."""
    state = State(folder / "var" / "bot.sqlite", bot=4242)
    done = [entry.act for entry in state.audit.entries(99)]
    state.close()
    return done[::-1]
