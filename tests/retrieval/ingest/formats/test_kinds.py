"""What a file really is: packages by what they hold, old Office files by their parts."""

import pytest
from made_packages import epub_of, fodt_of, odt_of, package, pptx_of, rtf_of, xlsx_of

from retrieval.ingest.formats.kinds import check_kind
from retrieval.ingest.formats.output import UnreadableError


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (odt_of(""), "an OpenDocument text; name it .odt"),
        (fodt_of(""), "an OpenDocument text in one XML file; name it .fodt"),
        (rtf_of(""), "an RTF document; name it .rtf"),
        (epub_of([]), "an EPUB book; name it .epub"),
        (pptx_of([]), "a PowerPoint presentation; name it .pptx"),
        (xlsx_of({}), "an Excel workbook; name it .xlsx"),
        (package({"word/document.xml": ""}), "a Word document; name it .docx"),
        (package({"a.txt": ""}), "a zip archive of something else; name it .zip"),
        (
            package({"mimetype": "application/vnd.oasis.opendocument.presentation"}),
            "an OpenDocument presentation: save it as .pptx",
        ),
        (b"PK\x03\x04", "a Word, OpenDocument or other packed file; name it .docx"),
        (
            b"\xd0\xcf\x11\xe0" + "WordDocument".encode("utf-16-le"),
            "an old Word document: save it as .docx",
        ),
        (
            b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"),
            "an Office document with a password: take the password off",
        ),
    ],
)
def test_a_wrong_ending_is_told_with_the_right_one(content: bytes, said: str) -> None:
    with pytest.raises(UnreadableError) as caught:
        check_kind(content, (".txt",))

    assert caught.value.problem == f"the ending is wrong: this is {said}"


def test_what_an_archive_is_said_to_be_is_not_read_where_it_is_encrypted() -> None:
    content = bytearray(odt_of(""))
    for mark, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        content[content.index(mark) + flags] |= 1  # of the first member, which is "mimetype"

    with pytest.raises(UnreadableError) as caught:
        check_kind(bytes(content), (".txt",))

    assert caught.value.problem == "the ending is wrong: this is an OpenDocument text; name it .odt"
