"""What can be done with an answer: its buttons, as a reader presses them."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from conversation import arrived, reply_to, serving, shown, toast, turned
from fake_encoder import FakeEncoder
from gate import Gate
from library import Library

from retrieval import Searcher

RIVER = (
    "The commission met in the spring.",
    "Both sides spoke for three hours.",
    "The water of the river will be shared by both sides in equal parts.",
    (
        "The treaty is to be signed in June in the presence of the ministers of both countries,"
        " of the elders of the villages on both banks and of those who measured the river."
    ),
    "The ministers thanked their hosts.",
    "The next meeting will be held in the north.",
    "Journalists were received in the evening.",
)
DRY = "In the dry year the water of the river reached only half of the fields."
DAM = "The dam holds the water of the river for the summer."
FLOOD = "The water of the river rose above the old bridge."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An index of four statements on water, one of seven sentences."""
    library = Library(tmp_path)
    (tmp_path / "corpus").mkdir()
    facts = {"source": "The Ministry", "lang": "en"}
    library.write(
        "river.md",
        " ".join(RIVER),
        id="river",
        date="2020-03-05",
        title="On the river",
        speaker="Mira Halden",
        url="https://example.org/river",
        **facts,
    )
    library.write("dry.md", DRY, id="dry", date="2021-04-06", title="A dry year", **facts)
    library.write("dam.md", DAM, id="dam", date="2022-05-07", title="The dam", **facts)
    library.write("flood.md", FLOOD, id="flood", date="2023-06-08", title="A flood", **facts)
    library.reindex()
    return library.directory.root


@pytest.fixture
async def gate(folder: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Gate]:
    async with Gate() as opened, serving(opened, folder, monkeypatch, encoder):
        yield opened


def encoder(*_: object) -> FakeEncoder:
    return FakeEncoder()


async def test_an_answer_numbers_its_statements_and_has_a_button_for_each(gate: Gate) -> None:
    ann = gate.person(7)
    sent = await reply_to(ann, "What about the water of the river?")
    first, second, third = sent.labels[0], sent.labels[1], sent.labels[2]
    assert first == ["Context 1", "Context 2", "Context 3"]
    assert second == ["Cite 1", "Cite 2", "Cite 3"]
    assert third == ["Oldest", "Timeline", "Newest"]
    assert sent.labels[3:] == [["More", "Follow", "👍", "👎"]]
    links = [mark for mark in sent.marked("text_link") if mark in sent.marked("bold")]
    assert len(set(links)) == 3
    assert set(links) < {"5 March 2020", "6 April 2021", "7 May 2022", "8 June 2023"}
    assert {"water", "river"} <= {w for words in sent.marked("bold") for w in words.split()}


async def test_more_shows_what_was_not_shown_yet_until_that_is_all(gate: Gate) -> None:
    ann = gate.person(7)
    first = await reply_to(ann, "What about the water of the river?")
    second = await shown(ann, first, "More")
    quotes = [quote for sent in (first, second) for quote in sent.marked("blockquote")]
    assert len(quotes) == len(set(quotes)) >= 4
    assert "More" not in [label for row in second.labels for label in row]


async def test_context_is_the_sentences_around_then_the_whole_statement(gate: Gate) -> None:
    ann = gate.person(7)
    answer = await reply_to(ann, "What treaty is to be signed in June, in March 2020?")
    context = await shown(ann, answer, "Context")
    (around,) = context.marked("blockquote")
    assert around in " ".join(RIVER)
    assert context.payload["reply_parameters"]["message_id"] == answer.message_id
    assert [bold for bold in context.marked("bold") if bold in around]
    whole = await turned(ann, context, "Whole statement")
    assert whole.marked("blockquote") == [" ".join(RIVER)]


async def test_a_statement_in_two_languages_is_one_quotation_with_a_switch(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In the asker's language where the question does not tell; the switch turns the message."""
    library = Library(tmp_path)
    library.corpus.mkdir()
    english, russian = "The bridge is open for carts.", "Мост открыт для повозок."
    at = "https://example.org/{}/news/8"
    library.write("en.md", english, id="e", date="2021-09-09", lang="en", url=at.format("en"))
    library.write("ru.md", russian, id="r", date="2021-09-09", lang="ru", url=at.format("ru"))
    library.reindex()
    async with Gate() as gate, serving(gate, library.directory.root, monkeypatch, encoder):
        ann, anna = gate.person(7), gate.person(8, "Анна", "ru")
        assert (await reply_to(ann, "/on 9 September 2021")).marked("blockquote") == [english]
        answer = await reply_to(anna, "/on 9 сентября 2021")
        assert answer.marked("blockquote") == [russian]
        context = await shown(anna, answer, "Контекст")
        assert context.labels[-1] == ["🌐 английский"]
        switched = await turned(anna, context, "🌐 английский")
        assert switched.marked("blockquote") == [english]
        back = await turned(anna, switched, "🌐 русский")
        assert back.marked("blockquote") == [russian]


async def test_earlier_and_later_walk_through_time(gate: Gate) -> None:
    ann = gate.person(7)
    answer = await reply_to(ann, "What is the latest about the water of the river in 2021?")
    assert answer.marked("blockquote") == [DRY]
    earlier = await shown(ann, answer, "← Earlier")
    assert earlier.text.startswith("Searched: up to 5 April 2021 (1 statement) · newest first")
    later = await shown(ann, answer, "Later →")
    assert later.text.startswith("Searched: from 7 April 2021 on (2 statements) · oldest first")
    assert later.marked("blockquote") == [DAM, FLOOD]


async def test_oldest_and_newest_are_the_ends_of_a_topic(gate: Gate) -> None:
    ann = gate.person(7)
    answer = await reply_to(ann, "What about the water of the river?")
    assert "4 statements speak of this, 5 March 2020 – 8 June 2023." in answer.text
    newest = await shown(ann, answer, "Newest")
    assert newest.marked("blockquote") == [FLOOD, DAM, DRY]
    oldest = await shown(ann, answer, "Oldest")
    assert oldest.text.startswith("Oldest first")
    assert DRY in oldest.marked("blockquote")


async def test_any_time_asks_without_the_time(gate: Gate) -> None:
    ann = gate.person(7)
    silent = await reply_to(ann, "What about the water of the river in 2015?")
    assert silent.text.startswith("The archive does not answer this.")
    anyhow = await shown(ann, silent, "Any time")
    assert "4 statements speak of this" in anyhow.text


async def test_timeline_draws_when_the_topic_of_an_answer_was_spoken_of(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The press comes after a restart; the bars have buttons of their own."""
    async with Gate() as gate:
        ann = gate.person(7, "Анна", "ru")
        async with serving(gate, folder, monkeypatch, encoder):
            answer = await reply_to(ann, "the water of the river until 2022")
        async with serving(gate, folder, monkeypatch, encoder):
            drawn = await shown(ann, answer, "Хронология")
            assert gate.called("sendPhoto")[-1].payload["caption"] == drawn.text
            assert drawn.text.startswith("«the water of the river»: 3 заявления")
            bars = [label for row in drawn.labels for label in row]
            assert bars[:-1] == ["март 2020 · 1", "апр 2021 · 1", "май 2022 · 1"]
            bar = await shown(ann, drawn, "май 2022 · 1")
            assert bar.marked("blockquote") == [DAM]


async def test_an_answer_without_a_topic_has_no_timeline(gate: Gate) -> None:
    ann = gate.person(7)
    latest = await reply_to(ann, "/latest")
    assert "Timeline" not in [label for row in latest.labels for label in row]
    in_a_year = await reply_to(ann, "What was said in 2021?")
    assert "Timeline" not in [label for row in in_a_year.labels for label in row]


async def test_a_short_citation_is_copied_and_a_long_one_sent(gate: Gate) -> None:
    ann = gate.person(7)
    answer = await reply_to(ann, "Where did the water rise above the old bridge, in 2023?")
    copied = answer.labelled("Copy citation")["copy_text"]["text"]
    assert copied.startswith(f"“{FLOOD}” – The Ministry, A flood, 8 June 2023. https://t.me/onrec")
    answer = await reply_to(ann, "Which treaty of the commission is to be signed in 2020?")
    cited = await shown(ann, answer, "Copy citation")
    (code,) = cited.marked("code")
    told = "– Mira Halden, The Ministry, On the river, 5 March 2020. https://example.org/river"
    assert f"{told} https://t.me/onrecord_bot?start=q" in code


async def test_a_citation_in_another_style_of_one_sentence_and_with_more_around_it(
    gate: Gate,
) -> None:
    ann = gate.person(7)
    answer = await reply_to(ann, "Which treaty of the commission is to be signed in 2020?")
    near = await shown(ann, answer, "Context")
    panel = await shown(ann, near, "Cite in another style")
    assert panel.labels[0] == ["Plain ✓", "APA", "Chicago", "GOST"]
    apa = await turned(ann, panel, "APA")
    (code,) = apa.marked("code")
    assert "(Mira Halden, 2020).\n\nMira Halden. (2020, March 5). On the river. The Min" in code
    assert apa.labels[0] == ["Plain", "APA ✓", "Chicago", "GOST"]
    sentence = await turned(ann, apa, apa.labels[1][0])
    (shorter,) = sentence.marked("code")
    assert len(shorter) < len(code)
    assert shorter.partition("” (")[0].lstrip("“") in code


async def test_thumbs_are_thanked_for(gate: Gate) -> None:
    ann = gate.person(7)
    answer = await reply_to(ann, "What about the water of the river in 2021?")
    up = answer.labelled("👍")["callback_data"]
    down = answer.labelled("👎")["callback_data"]
    assert await toast(ann, answer, up) == "Thank you. Noted: it helped."
    assert await toast(ann, answer, down) == "Thank you. Noted: it did not help."
    assert len(ann.sees()) == 1


async def test_buttons_work_after_a_restart_and_say_so_kindly_when_they_are_too_old(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with Gate() as gate:
        ann = gate.person(7)
        async with serving(gate, folder, monkeypatch, encoder):
            answer = await reply_to(ann, "What about the water of the river in 2021?")
        async with serving(gate, folder, monkeypatch, encoder):
            context = await shown(ann, answer, "Context")
            assert context.marked("blockquote") == [DRY]
            said = await toast(ann, answer, "c:AAAAAAAA:0")
            assert said.startswith("This button is too old: I keep what is behind it for seven")
            assert gate.called("answerCallbackQuery")[-1].payload["show_alert"] is True


async def test_a_link_reopens_the_quotation_in_its_context(gate: Gate) -> None:
    ann, bob = gate.person(7), gate.person(8, "Боб", "ru")
    answer = await reply_to(ann, "What treaty is to be signed in June, in March 2020?")
    (link,) = [
        entity["url"] for entity in answer.payload["entities"] if "t.me" in entity.get("url", "")
    ]
    payload = link.partition("?start=")[2]
    assert len(payload) <= 64
    opened = await reply_to(bob, f"/start {payload}")
    (around,) = opened.marked("blockquote")
    assert around in " ".join(RIVER)
    assert opened.text.startswith("5 марта 2020\u00a0г. · On the river")
    gone = await reply_to(bob, "/start q2")
    assert gone.text == "Этой цитаты больше нет в архиве."


async def test_a_follow_up_asks_the_last_question_of_another_time(gate: Gate) -> None:
    ann = gate.person(7)
    await reply_to(ann, "What about the water of the river in 2021?")
    again = await reply_to(ann, "and in 2023?")
    assert again.text.startswith(
        "Asked again: “What about the water of the river in 2021?”\n"
        "Searched: 1 January – 31 December 2023 (1 statement)"
    )
    assert again.marked("blockquote") == [FLOOD]
    assert arrived(again)


async def test_on_a_day_and_first_and_latest(gate: Gate) -> None:
    ann = gate.person(7)
    assert (await reply_to(ann, "/on 7 May 2022")).marked("blockquote") == [DAM]
    assert (await reply_to(ann, "/on")).text == "Which day? For example: /on 12 December 2020"
    assert "I see no date" in (await reply_to(ann, "/on nothing")).text
    first = await reply_to(ann, "/first the water of the river")
    assert first.text.startswith("Oldest first\n\n1. 5 March 2020")
    latest = await reply_to(ann, "/latest the water of the river")
    assert latest.marked("blockquote")[0] == FLOOD


@pytest.fixture
async def long(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Gate]:
    """A gate with the bot over three statements of very long sentences."""
    library = Library(tmp_path)
    library.corpus.mkdir()
    for name in ("north", "south", "east"):
        words = " ".join(f"{name}ern field {number}" for number in range(52))
        sentences = [f"The water of the river {part} {words}." for part in "abcdefghij"]
        day = {"north": "2020-01-01", "south": "2021-01-01", "east": "2022-01-01"}[name]
        library.write(f"{name}.md", " ".join(sentences), id=name, date=day, title=name, lang="en")
    library.reindex()
    async with Gate() as opened, serving(opened, library.directory.root, monkeypatch, encoder):
        yield opened


async def test_an_answer_is_one_message_and_no_quotation_is_cut(long: Gate) -> None:
    ann = long.person(7)
    answer = await reply_to(ann, "What about the water of the river?")
    assert len(ann.sees()) == 1
    quotes = answer.marked("expandable_blockquote")
    assert quotes
    assert all(quote.endswith(".") for quote in quotes)
    more = await shown(ann, answer, "More")
    assert len(ann.sees()) == 2
    assert set(more.marked("expandable_blockquote")).isdisjoint(quotes)


async def test_a_long_statement_is_turned_page_by_page_or_sent_as_a_file(long: Gate) -> None:
    ann = long.person(7)
    answer = await reply_to(ann, "What about the water of the river in 2020?")
    context = await shown(ann, answer, "Context")
    first = await turned(ann, context, "Whole statement")
    seen = []
    while "← Back" in [label for row in first.labels for label in row]:
        first = await turned(ann, first, "← Back")
    seen += first.marked("blockquote")
    while "On →" in [label for row in first.labels for label in row]:
        first = await turned(ann, first, "On →")
        seen += first.marked("blockquote")
    assert len(seen) > 2
    file = await shown(ann, first, "As a file")
    assert file.text == "1 January 2020 · north"
    (call,) = long.called("sendDocument")
    ((name, content),) = call.files.values()
    assert name == "2020-01-01-north.txt"
    assert content.decode() == f"north\n2020-01-01\n\n{' '.join(seen)}\n"


async def test_as_typed_asks_a_corrected_question_to_the_letter(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Searcher, "has_whole", lambda *_: False)
    async with Gate() as opened, serving(opened, folder, monkeypatch, encoder):
        person = opened.person(7)
        reply = await reply_to(person, "brigde")
        assert reply.text.startswith("Searched for: bridge (typed: brigde)\n")
        again = await shown(person, reply, "As typed")
        assert "Searched for" not in again.text
        assert "“brigde” does not occur in this archive." in again.text
