"""What is wrong with files is told in the language of whoever reads it: talks through a gate."""

from pathlib import Path

import newsroom
import pytest
from conversation import arrived, reply_to, turned
from gate import Gate, Person, Sent
from library import Library
from newsroom import EDITOR, READER

from retrieval import last_run

ROWS = b"text,date,title\nThe bridge is open.,2031-04-02,A bridge\nThe ferry,sails at nine.\n"
ROAD = "NORTHPORT, 31 June 2031 - The road to the south is open again.\n"
SHEET = b"id,text\nroad,The road is open.\ndam,The dam holds, and the river too.\n"

PROBLEMS = {
    "ru": [
        (
            "fees.csv:3: ячеек: 2, названий столбцов: 3; не пропущена ли ячейка,"
            " нет ли в ячейке без кавычек переноса строки?"
        ),
        "scan.pdf: это не PDF, или он повреждён",
        "speech.doc: файлы .doc не читаются; сохраните как .docx",
        "road.txt:1: дата в первых строках не учтена: дня «31 June 2031» нет в календаре",
    ],
    "ky": [
        (
            "fees.csv:3: уяча: 2, тилкенин аталышы: 3; уяча калып калган жокпу"
            " же тырмакчасыз уяча кийинки сапка өткөн жокпу?"
        ),
        "scan.pdf: бул PDF эмес же ал бузук",
        "speech.doc: .doc файлдары окулбайт; .docx кылып сактаңыз",
        (
            "road.txt:1: алгачкы саптардагы дата эске алынган жок:"
            " календарда «31 June 2031» деген күн жок"
        ),
    ],
}
MENDED = {
    "ru": "Не читается\nscan.pdf: это не PDF, или он повреждён\n\nВ архив это не попало.",
    "ky": "Окулбайт\nscan.pdf: бул PDF эмес же ал бузук\n\nБул архивге кирген жок.",
}
PREVIEWS = {
    "ru": (
        (
            "Что отмечено при чтении:\n– ячеек: 3, названий столбцов: 2; нет ли в ячейке без"
            " кавычек знака, который делит столбцы?"
        ),
        "Что отмечено при чтении:\n– расширение неверное: это файл PDF; нужно расширение .pdf",
        "speech.doc не читается: имя файла должно оканчиваться на одно из .txt, ",
    ),
    "ky": (
        (
            "Окуганда байкалганы:\n– уяча: 3, тилкенин аталышы: 2; тырмакчасыз уячада тилкелерди"
            " бөлгөн белги жокпу?"
        ),
        "Окуганда байкалганы:\n– кеңейтүүсү туура эмес: бул PDF файлы; кеңейтүүсү .pdf болсун",
        "speech.doc окулбайт: файлдын аты булардын бири менен бүтүшү керек: .txt, ",
    ),
}


@pytest.fixture
def shelf(tmp_path: Path) -> Library:
    """Two statements on record, beside files that are not as they should be."""
    library = newsroom.fee_and_dam(tmp_path, "The visa fee is ten crowns.")
    (library.corpus / "fees.csv").write_bytes(ROWS)
    (library.corpus / "scan.pdf").write_bytes(b"no PDF at all")
    (library.corpus / "speech.doc").write_bytes(b"\xd0\xcf\x11\xe0")
    (library.corpus / "road.txt").write_text(ROAD, encoding="utf-8")
    library.reindex()
    return library


async def previewed(gate: Gate, editor: Person, name: str, content: bytes) -> Sent:
    """What is shown of a file that was sent."""
    before = len(editor.sees())
    editor.uploads(name, content)
    await gate.until(lambda: len(editor.sees()) > before)
    return arrived(editor.sees()[-1])


@pytest.mark.parametrize("lang", PROBLEMS)
async def test_problems_and_previews_are_told_in_the_language_of_the_editor(
    shelf: Library, monkeypatch: pytest.MonkeyPatch, lang: str
) -> None:
    assert [str(one) for one in last_run(shelf.directory).report.failed][1] == (
        "scan.pdf: not a PDF, or a damaged one"
    )
    async with newsroom.talking(shelf, monkeypatch, READER) as gate:
        editor = gate.person(EDITOR, "Kim", lang)
        listed = await reply_to(editor, "/problems")
        told = [entry.split("\n")[1] for entry in listed.text.split("\n\n")[1:]]
        assert [line for line in told if line in PROBLEMS[lang]] == PROBLEMS[lang]
        one = await turned(editor, listed, "2")
        assert one.text.startswith(MENDED[lang])
        table, misnamed, old = PREVIEWS[lang]
        assert table in (await previewed(gate, editor, "more.csv", SHEET)).text
        assert misnamed in (await previewed(gate, editor, "text.txt", b"%PDF-1.7")).text
        assert old in (await previewed(gate, editor, "speech.doc", b"words")).text
