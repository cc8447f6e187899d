"""Whose words an English quotation is, where the sentence around it says more than a name."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.analysis.direct_speech import speeches
from retrieval.analysis.speaker_phrases import PhraseReader, SpeakerPhrase
from retrieval.languages import language

SAID = "“Two thirds of the money cannot be found.”"
ASKED = "“Two thirds of the money cannot be found,”"
NOBODY = (None, None)


def told(text: str) -> list[tuple[str | None, str | None]]:
    return [(one.speaker, one.office) for one in speeches(text, "en")]


@pytest.mark.parametrize(
    ("text", "speaker", "office"),
    [
        (f"On Monday Nora Vale said: {SAID}", "Nora Vale", None),
        # labels
        (f"A. K. Vale, secretary of the board: {SAID}", "A. K. Vale", "secretary of the board"),
        (f"Nora Vale, MP: {SAID}", "Nora Vale", "MP"),
        (f"Nora Vale, 54: {SAID}", "Nora Vale", None),
        (f"Defence lawyer Nora Vale: {SAID}", "Nora Vale", "Defence lawyer"),
        (f"The dam on Monday\nNora Vale, MP: {SAID}", "Nora Vale", "MP"),
        (f"Paris, France: {SAID}", None, None),
        (f"By June, the local people in Orm were complaining that: {SAID}", None, None),
        (f"Press Release: {SAID}", None, None),
        # verbs, and what a body says it in
        (f"Nora Vale objected: {SAID}", "Nora Vale", None),
        (f"{ASKED} complains Nora Vale, a resident of Orm.", "Nora Vale", None),
        (f"{ASKED} the Courier quoted Mayor Nora Vale as saying.", "Mayor Nora Vale", None),
        (
            f"In a statement, the Department of Culture, Media and Tourism said: {SAID}",
            "Department of Culture, Media and Tourism",
            None,
        ),
        (f"In Northfield, Nora Vale said: {SAID}", "Nora Vale", None),
        (f"Speaking in Geneva, Nora Vale said: {SAID}", "Nora Vale", None),
        (f"Unlike Nora Vale, Tom Reyes said: {SAID}", "Tom Reyes", None),
        (f"Responding to Nora Vale, Tom Reyes said: {SAID}", "Tom Reyes", None),
        (f"In an interview with Nora Vale, Reyes said: {SAID}", "Reyes", None),
        (f"After talks with Nora Vale, Reyes said: {SAID}", "Reyes", None),
        (f"In a dispute about Nora Vale, Reyes said: {SAID}", "Reyes", None),
        (f"Nora Vale, who leads the Dam Board, said: {SAID}", "Nora Vale", None),
        (f"Nora Vale, speaking after Tom Reyes, said: {SAID}", "Nora Vale", None),
        (f"Nora Vale (Lake Party) said: {SAID}", "Nora Vale", None),
        (f"Nora Vale, 54, said: {SAID}", "Nora Vale", None),
        (f"Nora Vale’s deputy, Tom Reyes, said: {SAID}", "Tom Reyes", "Nora Vale’s deputy"),
        (f"The Ministry of Water’s Tom Reyes said: {SAID}", "Tom Reyes", None),
        (f"The Ministry of Water's Tom Reyes said: {SAID}", "Tom Reyes", None),
        (f"Mr. Reyes said: {SAID}", "Mr. Reyes", None),
        (f"Dr. Amos T. Reed said: {SAID}", "Dr. Amos T. Reed", None),
        (f"Amos Reed Jr. said: {SAID}", "Amos Reed Jr.", None),
        (f"U.S. President Amos Reed said: {SAID}", "U.S. President Amos Reed", None),
        (f"Jean-Luc de la Tour said: {SAID}", "Jean-Luc de la Tour", None),
        (f"Abdul al-Rashid bin Omar said: {SAID}", "Abdul al-Rashid bin Omar", None),
        (f"As the Lake Board noted: {SAID}", "Lake Board", None),
        (f"After Nora Vale had spoken, Tom Reyes said: {SAID}", "Tom Reyes", None),
        (
            f"When asked, Lake Board chair Tom Reyes said: {SAID}",
            "Lake Board chair Tom Reyes",
            None,
        ),
        (
            f"The Ministry for Water, Fisheries and Forests said: {SAID}",
            "Ministry for Water, Fisheries and Forests",
            None,
        ),
        (f"{ASKED} according to Nora Vale.", "Nora Vale", None),
        (
            f"{ASKED} said the head of the Lake Board, Nora Vale.",
            "Nora Vale",
            "head of the Lake Board",
        ),
        (
            f"{ASKED} said Nora Vale, Federal Member for Orlan.",
            "Nora Vale",
            None,
        ),
        (f"{ASKED} said the mayor, Nora Vale.", "Nora Vale", "mayor"),
        (f"{ASKED} said the firm’s director, Nora Vale.", "Nora Vale", "firm’s director"),
        (f"{ASKED} said the school principal, Nora Vale, on Monday.", "Nora Vale", None),
        (
            f"{ASKED} said its chief officer, Nora Vale, who is 54.",
            "Nora Vale",
            "its chief officer",
        ),
        (f"{ASKED} Captain Nora Vale of the mountain brigade told us.", "Captain Nora Vale", None),
        (
            f"According to financial officer Nora Vale, {SAID} is what the report shows.",
            "Nora Vale",
            "financial officer",
        ),
    ],
)
def test_of_a_longer_phrase_the_name_is_told(text: str, speaker: str, office: str | None) -> None:
    assert told(text) == [(speaker, office)]


@pytest.mark.parametrize(
    ("text", "office"),
    [
        (f"{ASKED} glaciologist Nora Vale said.", "glaciologist"),
        (f"{ASKED} said retired baker Nora Vale.", "retired baker"),
        (f"{ASKED} city council member Nora Vale told reporters.", "city council member"),
        (f"{ASKED} said not the mayor, Bo Lund, but his deputy Nora Vale.", "deputy"),
        (f"{ASKED} said not Bo Lund but the engineer Nora Vale.", "engineer"),
        (f"{ASKED} said not Bo Lund, but Nora Vale.", None),
    ],
)
def test_a_whole_name_begins_with_no_calling(text: str, office: str | None) -> None:
    assert told(text) == [("Nora Vale", office)]


@pytest.mark.parametrize(
    "words",
    [
        "read the words of the accused",
        "read out a message from Bo Lund",
        "read aloud a letter from her brother",
        "recited the words of a witness",
        "recalled her father’s words",
        "recalled the advice of an old teacher",
        "read out Bo Lund’s letter",
    ],
)
def test_who_reads_out_or_recalls_another_s_words_is_not_who_says_them(words: str) -> None:
    assert all(one == (None, None) for one in told(f"Nora Vale {words}: {SAID}"))


@pytest.mark.parametrize("verb", ["recalled", "read from her notes", "read out her own statement"])
def test_who_recalls_or_reads_out_of_her_own_says_it(verb: str) -> None:
    assert told(f"Nora Vale {verb}: {SAID}") == [("Nora Vale", None)]


@pytest.mark.parametrize(
    ("text", "office"),
    [
        (f"A spokesman for Nora Vale said: {SAID}", "spokesman for Nora Vale"),
        (f"The lawyer of Nora Vale said: {SAID}", "lawyer of Nora Vale"),
        (f"{ASKED} said the head of the Lake Board.", "head"),
        (f"{ASKED} said the mayor after meeting the director, Nora Vale.", "mayor"),
    ],
)
def test_who_speaks_for_another_is_an_office_and_not_the_other(text: str, office: str) -> None:
    assert told(text) == [(None, office)]


@pytest.mark.parametrize(
    "text",
    [
        "As reported by the Lantern, the firm “will not pay its creditors this year”.",
        "As the Daily Lantern reports, the firm “will not pay its creditors this year”.",
        f"Citing Nora Vale, the Lantern wrote: {SAID}",
        f"A letter from Nora Vale said: {SAID}",
        f"Sources close to Nora Vale said: {SAID}",
        f"Critics of Nora Vale said: {SAID}",
        f"Nora Vale’s lawyers said: {SAID}",
        "Nora Vale did not say “two thirds of the money cannot be found at all”.",
        "Nora Vale denied saying “two thirds of the money cannot be found at all”.",
        f"Neither Nora Vale nor Tom Reyes said: {SAID}",
        f"It is false that Nora Vale said: {SAID}",
        f"It was not Nora Vale who said: {SAID}",
        f"If Nora Vale said: {SAID[:-2]}”, nobody heard it.",
        f"A fake Nora Vale wrote: {SAID}",
        f"A man who said he was Nora Vale wrote: {SAID}",
        f"Nora Vale told Tom Reyes that Ann Bell said: {SAID}",
        f"Foreign Minister Nora Vale and her colleague Tom Reyes said: {SAID}",
        f"{ASKED} said both Nora Vale and Tom Reyes.",
        f"What the Treasurer clearly said was: {SAID}",
        f"When Nora Vale asked why, the director said: {SAID}",
        f"A man claiming to be Tom Reyes said: {SAID}",
        f"Nora Vale said Tom Reyes told her: {SAID}",
        f"{ASKED} Nora Vale reportedly said.",
        f"Nora Vale allegedly said: {SAID}",
        f"{ASKED} the Daily Lantern reported, citing Nora Vale.",
        f"{ASKED} the Daily Lantern reported, quoting Nora Vale.",
        f"{ASKED} Radio Lantern reported, citing the police.",
        f"{ASKED} Tom Reyes said, quoting Nora Vale.",
    ],
)
def test_words_that_may_be_another_s_or_nobody_s_are_put_into_no_mouth(text: str) -> None:
    assert told(text) in ([NOBODY], [])


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (f"Mr Reyes spoke first. {ASKED} she said.", None),
        (f"Mrs Vale spoke first. {ASKED} he said.", None),
        (f"Mrs Vale spoke first. {ASKED} she said.", "Mrs Vale"),
        (f"Mr Reyes met Mr Moss. {ASKED} he said.", None),
        (f"Nora Vale was followed by Tom Reyes. {ASKED} he said.", None),
        (f"The Lake Board met on Friday. {ASKED} he said.", None),
        (f"Union leader Casimir Both was defiant. {ASKED} he said.", "Union leader Casimir Both"),
    ],
)
def test_a_pronoun_means_nobody_whom_it_cannot_mean(text: str, speaker: str | None) -> None:
    assert told(text) == [(speaker, None)]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (f"{ASKED} Nora Vale told Tom Reyes, who replied: “It can be found.”", "Tom Reyes"),
        (f"{ASKED} Nora Vale told Tom Reyes. “It can be found,” he replied.", None),
        (f"{ASKED} Nora Vale answered him. “It can be found,” he said.", None),
        (f"{ASKED} Tom Reyes told Nora Vale. “It cannot wait,” he added.", "Tom Reyes"),
        (f"{ASKED} Tom Reyes told Lantern Radio. “It cannot wait,” he said.", "Tom Reyes"),
        (f"{ASKED} said Nora Vale. “It cannot wait,” she said.", "Nora Vale"),
        (f"{ASKED} answered Nora Vale. “It cannot wait,” she said.", "Nora Vale"),
        (f"{ASKED} Tom Reyes said, citing a report. “It cannot wait,” he said.", "Tom Reyes"),
    ],
)
def test_who_is_told_something_may_be_who_answers(text: str, speaker: str | None) -> None:
    assert told(text)[-1] == (speaker, None)


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (f"Nora Vale came on Monday. Vale said: {SAID}", "Nora Vale"),
        (
            f"Mayor Nora Vale came on Monday. When Vale spoke, all heard. Vale said: {SAID}",
            "Nora Vale",
        ),
        (f"Nora Vale and Tom Vale came. Vale said: {SAID}", None),
        (f"Nora Vale and Mr Vale came. Vale said: {SAID}", "Vale"),
        (f"South Vale voted on Monday. Vale said: {SAID}", "Vale"),
        (f"The road to Nora Vale Street was shut. Vale said: {SAID}", "Vale"),
        (f"Vale said: {SAID} Nora Vale then left.", "Vale"),
        (f"Nora Vale came on Monday. Professor Vale said: {SAID}", "Professor Vale"),
    ],
)
def test_a_surname_alone_is_the_one_whole_name_that_stands_before(
    text: str, speaker: str | None
) -> None:
    assert told(text) == [(speaker, None)]


def test_she_is_not_the_man_who_spoke_before_another_was_named() -> None:
    text = (
        "Asked about the loan, Mr Dane replied: “We have signed nothing.” His deputy, Rosa Lind,"
        " nodded. “We will sign nothing this year either,” she said."
    )
    assert told(text) == [("Mr Dane", None), ("Rosa Lind", None)]


NAMES = ["Nora", "Vale", "Vale’s", "Ministry", "J.", "I"]
SMALL = ["Mr", "the", "of", "for", "and", "ministry", "minister", "head", "de", "a", "said"]
WORDS = st.sampled_from([*NAMES, *SMALL, "’s", ",", "54"])


@given(st.lists(WORDS, max_size=9).map(" ".join))
def test_any_phrase_is_read_as_a_part_of_it_or_not_at_all(phrase: str) -> None:
    words = language("en").voice
    assert words is not None
    assert words.phrases is not None
    found = PhraseReader(words.phrases).read(phrase)
    assert found is None or (
        isinstance(found, SpeakerPhrase)
        and all(part is None or part in phrase for part in (found.name, found.office))
        and (found.name or found.office)
    )
