"""The English sentence of each fault; the bot's wording has the same codes in every language.

A count is written as a number with its separators, ``{count:,}``; where it is one, the sentence is
that of ``OF_ONE``.
"""

from collections.abc import Mapping
from types import MappingProxyType

_AS_WORD, _AS_SLIDES, _AS_SHEETS = "save it as .docx", "save it as .pptx", "save it as .xlsx"

_PLACES = {
    "at-line": "{file}, line {line}",
    "of-entry": "entry {number}: {fault}",
    "of-entry-named": "entry {number} ({name}): {fault}",
    "of-post": "post {number}: {fault}",
    "times": "{fault} ({count:,} times)",
    "and": "{first} and {second}",
    "some": "({count:,}): {names}",
    "some-of-more": "({count:,}): {names} and {more:,} more",
    "kept-undated": "{fault}; it is kept without a date",
    "more-problems": "{count:,} more problems are not listed",
}
_FILES = {
    "unreadable": "cannot be read: {reason}",
    "not-a-file": "not a regular file",
    "no-ending": "a file without an ending",
    "ending-unknown": "files ending in {ending} cannot be read yet",
    "ending-save-as": "files ending in {ending} cannot be read; save it as {better}",
    "ending-unpack": "files ending in {ending} cannot be read; unpack it",
    "export-without-json": (
        "a Telegram export without result.json; export the channel as machine-readable JSON"
    ),
    "link-to-folder": "a link to a folder of which the files are not read",
    "link-in-circle": "a link that leads in a circle",
    "link-out": "a link that leads out of the corpus",
    "link-nowhere": "a link that leads nowhere",
    "files-beside": "{count:,} files beside or below it were not read: {names}",
    "files-beside-more": (
        "{count:,} files beside or below it were not read: {names} and {more:,} more"
    ),
    "id-taken": "the id {id!r} is already that of another statement ({place}), which is kept",
    "files-too-deep": "files in it that lie too deep, or are too many: {count:,}; unpack it",
    "too-large": "the file is {size:,} bytes long; the largest allowed is {most:,}",
    "out-of-limits": "it could not be read within the limits",
    "out-of-memory": "it could not be read within the limits (memory)",
    "out-of-time": "it could not be read within the limits (it took longer than {seconds} seconds)",
    "damaged-when-read": "damaged: {error} while it was read",
    "too-deep": "nested too deeply",
    "no-text": "there is no text",
}
_KINDS = {
    "wrong-ending": "the ending is wrong: this is {kind}",
    "wrong-ending-name": "the ending is wrong: this is {kind}; name it {ending}",
    "is-pdf": "a PDF",
    "is-gzip": "packed with gzip",
    "is-rtf": "an RTF document",
    "is-picture": "a picture",
    "is-program": "a program",
    "is-archive": "an archive: unpack it",
    "is-locked-office": "an Office document with a password: take the password off",
    "is-old-powerpoint": f"an old PowerPoint presentation: {_AS_SLIDES}",
    "is-old-excel": f"an old Excel workbook: {_AS_SHEETS}",
    "is-old-word": f"an old Word document: {_AS_WORD}",
    "is-old-office": "an old or an encrypted Office document: save it as a plain .docx",
    "is-word": "a Word document",
    "is-powerpoint": "a PowerPoint presentation",
    "is-excel": "an Excel workbook",
    "is-binary-excel": f"a binary Excel workbook: {_AS_SHEETS}",
    "is-odt": "an OpenDocument text",
    "is-epub": "an EPUB book",
    "is-ods": f"an OpenDocument spreadsheet: {_AS_SHEETS}",
    "is-odp": f"an OpenDocument presentation: {_AS_SLIDES}",
    "is-other-zip": "a zip archive of something else",
    "is-flat-odt": "an OpenDocument text in one XML file",
    "is-page": "an HTML page",
    "is-feed": "an RSS or Atom feed",
    "is-packed": "a Word, OpenDocument or other packed file",
    "what-word": "Word document",
    "what-powerpoint": "PowerPoint presentation",
    "what-excel": "Excel workbook",
    "what-odt": "OpenDocument text",
    "what-epub": "EPUB book",
    "other-kind": "no {what}: {kind}",
    "other-kind-name": "no {what}: {kind}; name it {ending}",
    "package-damaged": "the {what} is damaged",
    "package-cut-off": "the {what} is damaged or cut off",
    "package-locked": "the {what} has a password or too many parts",
    "package-password": "the {what} has a password; save it without one",
    "package-too-large": "the {what} unpacks to more than is allowed",
    "package-entities": "the {what} declares XML entities, which is refused",
    "epub-protected": "the {what} is protected against copying; get it without protection",
    "odt-empty": "no {what}: it holds none; save it as .odt",
}
_ENCODINGS = {
    "not-utf-8": "not UTF-8 (byte 0x{byte}); save the file as UTF-8",
    "utf-16-damaged": "the UTF-16 text is damaged here; save the file as UTF-8",
    "nul-byte": "holds a NUL byte: a binary file, not text",
    "nul-character": "holds a NUL character: a binary file, not text",
    "encoding-guessed": (
        "its encoding is not said; it is read as {encoding}: look whether that is right"
    ),
    "encoding-unknown": "its encoding cannot be told; save the file as UTF-8",
}
_DATES = {
    "no-such-day": "{written!r} is not a day of the calendar",
    "not-a-date": "{written!r} is not a date; write it like 2020-12-31",
    "two-dates": "the {origin} gives two dates, {days}: the date stays unknown",
    "dates-differ": "the {origin} says {days}, the {higher} {day}: the {higher} is taken",
    "origin-admin": "admin",
    "origin-field": "field",
    "origin-dateline": "dateline",
    "origin-metadata": "metadata",
    "origin-filename": "filename",
    "origin-mail": "mail",
    "origin-message": "message",
    "dateline-passed-over": "the dateline is passed over: {fault}",
    "name-date-passed-over": "the date in the file's name is passed over: {fault}",
    "page-date-passed-over": "the page's date {written!r} is passed over: it is not a date",
    "date-unreadable": "its date {written!r} cannot be read",
    "date-placeholder": "its date {written!r} is what programs write where there is none",
    "date-no-day": "its date {written!r} is no day",
    "publication-no-day": "its date of publication names no day",
    "zone-unknown": "the time zone of its date is not told; the day is Greenwich's",
    "mail-in-greenwich": "its day is that of Greenwich; the mail does not say its time zone",
}
_FIELDS = {
    "field-twice": "the field {name!r} is given twice",
    "sample-not-boolean": "the field 'sample' is true or false, nothing else",
    "field-no-words": "the field {name!r} is {kind} where words are expected",
    "date-no-words": "the field 'date' is {kind}; write 2020-12-31",
    "of-list": "a list",
    "of-mapping": "a mapping",
    "of-boolean": "true or false",
    "of-number": "a number",
    "lang-no-code": "the field 'lang' is {written!r}, not a two-letter code such as 'en'",
    "head-not-closed": "the front matter is not closed: a line --- is missing after it",
    "head-too-long": "the front matter is longer than {most:,} characters",
    "head-no-fields": "the front matter is not a list of fields such as 'title: ...'",
    "head-not-yaml": "the front matter is not YAML: {reason}",
    "head-too-deep": "the front matter is nested too deeply",
    "head-alias": "the front matter uses a YAML alias (*)",
    "head-tag": "the front matter uses a YAML tag (!)",
}
_LINES_AND_TABLES = {
    "text-missing": "the field 'text' is missing, not a string, or twice there",
    "gzip-cut-off": "the gzip data is cut off or damaged here; the lines before are read",
    "unpacked-too-long": (
        "the unpacked text is longer than the {most:,} bytes allowed; the lines before are read"
    ),
    "line-too-long": "the line is longer than the {most:,} bytes allowed",
    "not-json": "not JSON: {reason}",
    "not-json-at": "not JSON: {reason} (character {place})",
    "number-too-long": "a number in it is too long",
    "not-json-object": "not a JSON object with fields such as 'text'",
    "cells": "{count:,} cells under {names:,} names of columns",
    "cells-end-early": "{cells}: the last are taken for empty",
    "cells-delimiter": ("{cells}: is a cell with a delimiter in it without its quotation marks?"),
    "cells-missing": (
        "{cells}: is one left out, or a line break in one without its quotation marks?"
    ),
    "no-row": "no row: it belongs to the one before, whose quotation marks are not in order",
    "too-many-columns": "it has more than {most:,} columns",
    "no-text-column": (
        "there is no column 'text'; the first row must hold the names of the columns"
    ),
    "two-columns": "there are two columns {name!r}",
    "quotation-not-closed": (
        "the quotation mark that opens here is not closed before the next row; "
        "close it, or write it twice where it is part of the text"
    ),
    "text-behind-quotation": (
        "there is text behind the quotation mark that closes a cell; "
        "a quotation mark inside a cell is written twice"
    ),
    "cell-too-long": "a cell is longer than the {most:,} characters allowed",
    "sheet-left-out": "the sheet {name!r} is no table of statements and is left out",
    "no-text-in-row": (
        "its first row has names of fields but not 'text', so all of it is one statement"
    ),
    "hidden-sheet": "a hidden sheet is left out",
    "hidden-rows": "hidden rows and columns are left out",
    "not-calculated": (
        "a formula is without its result and is left out; open the file in a spreadsheet and"
        " save it"
    ),
    "number-format": "a number is written plainly, since its format is not known",
}
_DOCUMENTS = {
    "list-number": "the number of a list item cannot be known and is left out",
    "struck-through": "struck-through words are left out",
    "picture-letter": "a letter of a picture font is not known and is left out",
    "formula-flat": "a formula is written in one line, without its drawing",
    "date-of-today": "a date that is filled in anew at each opening is read as it was last saved",
    "word-number": "a number that only Word counts, a field, is left out",
    "word-field": "what only Word can show, a field, is left out",
    "word-today": "a date that Word fills in anew is read as it was last saved",
    "word-import": "a file that Word would show within the document is not read",
    "hidden-slide": "a hidden slide is left out",
    "chart": "a chart is left out",
    "epub-language": (
        "the language that the book says is not that of its letters, and is passed over"
    ),
    "too-many-elements": "it has more than {most:,} elements",
    "elements-too-deep": "its elements are nested too deeply",
    "markdown-too-deep": "the Markdown is nested too deeply",
    "not-rtf": "no RTF document: it does not begin with {mark}",
    "rtf-cut-off": "the RTF document is damaged or cut off",
    "rtf-too-deep": "its groups are nested too deeply",
    "not-subtitles": "no subtitles: there is no line with times and words below it",
    "not-mhtml": "not a saved page (MHTML): there is no HTML in it",
    "xml-entities": "it declares XML entities, which is refused",
    "xml-broken": "the XML is not well-formed or is cut off",
    "xml-other": (
        "XML whose root is <{root}>, which is not read; it is not an RSS or Atom feed, JATS or"
        " Akoma Ntoso"
    ),
    "not-jats": "XML whose root is <article>, but no JATS: it has no body",
    "not-sitemap": "not a sitemap",
}
_PDFS = {
    "pdf-scan": "the PDF has no text: a scan; {advice}",
    "pdf-scanned-pages": "there is no text on page {pages}: scanned; {advice}",
    "ocr-install": "install Tesseract (tesseract-ocr, tesseract-ocr-rus, tesseract-ocr-kir)",
    "ocr-set": (
        "install Tesseract (tesseract-ocr, tesseract-ocr-rus, tesseract-ocr-kir)"
        " and set ONRECORD_OCR=true to have it read by machine"
    ),
    "ocr-too-faint": "it is too faint or too coarse, or nothing but a picture",
    "pdf-fonts": ("the PDF's fonts do not say which letters they draw; save it anew, or use OCR"),
    "pdf-sideways": "words that stand on their side on page {pages} are left out",
    "pdf-by-machine": (
        "page {pages} was read from a scan by machine, {sure} % sure; compare it with the original"
    ),
    "pdf-password": "the PDF is encrypted; save it without a password first",
    "pdf-encrypted": "the PDF is encrypted in a way not known here",
    "not-pdf": "not a PDF, or a damaged one",
    "pdf-too-long": "the PDF has {count:,} pages; the most allowed are {most:,}",
    "pdf-page-damaged": "the PDF is damaged: a page of it cannot be read",
    "pdf-too-many-letters": "the PDF holds more letters than are allowed",
}
_FEEDS = {
    "feed-entities": "the feed declares XML entities, which is refused",
    "not-feed": "not an RSS or Atom feed",
    "feed-cut-off": "the feed is cut off; the entries before are read",
    "feed-broken": "the feed is not well-formed XML; look it over",
    "feed-empty": "there is no entry in the feed",
    "feed-not-closed": "the feed is damaged: elements of it are not closed",
    "excerpt": "only the beginning of the text is in the feed",
    "json-feed-no-items": "a JSON Feed without a list of items",
    "json-feed-left-out": "items that are no JSON objects are left out: {count:,}",
    "json-of-neither": (
        "neither Telegram's export of a channel nor a JSON Feed; put statements in JSON Lines"
        " (.jsonl), one a line"
    ),
    "no-post": "there is no post with words in it",
    "chats-left-out": "chats that are no channels are left out: {count:,}",
    "post-damaged": "post {number}: its text is damaged",
    "posts-without-words": "posts without words are left out {posts}",
    "posts-edited": "posts were edited after their day and have the later text {posts}",
    "post-without-number": "a post without its number",
}
_MAILS_AND_ARCHIVES = {
    "not-mail": "not a mail: it has no head with From, Subject or Date",
    "mail-encrypted": "the mail is encrypted; save it decrypted",
    "mail-without-words": "the mail itself has no words; what is attached is read",
    "mail-too-many-files": "more than {most:,} files are attached; the others are not read",
    "mail-quotes": "what it quotes of the mail that it answers is left out",
    "mails-too-deep": "mails in it that lie too deep: {count:,}; save them by themselves",
    "mail-only-rtf": (
        "its words are RTF alone, which is not read; save it as .eml or as plain text"
    ),
    "mail-damaged": "it is damaged",
    "mail-parts-too-deep": "its parts are nested too deeply",
    "mail-too-many-parts": "it has more than {most:,} parts",
    "outlook-damaged": "the mail is damaged or cut off",
    "not-outlook": "not a mail of Outlook; save it again, or as .eml",
    "office-not-outlook": "an Office document and no mail of Outlook; save it as .docx",
    "not-zip": "not a ZIP archive, or it is damaged or cut off",
    "zip-too-many": "there are more than {most:,} files in it; unpack it",
    "zip-empty": "there is no file in the archive",
    "zip-damaged": "it is damaged; get the archive anew",
    "zip-unpacks": "it unpacks to more than is allowed",
    "zip-leads-out": "its name leads out of the archive; it is not read",
    "zip-link": "a link, which is not followed",
    "zip-encrypted": "it is encrypted; unpack the archive with its password",
    "zip-way": "it is packed in a way that is not read; unpack the archive",
    "inside-too-large": "it is larger than the largest allowed, {most:,} bytes",
    "inside-sum": "with it the files inside are larger than is allowed; unpack it",
    "inside-unknown": "{count:,} files in it are of a kind that cannot be read: {kinds}",
}
_CORRECTIONS = {
    "no-correction": "no correction: {fault}; mend the line or take it away",
    "correction-unknown": (
        "there is no statement {id!r}, of which this is said; "
        "take it back with: onrecord statement undo {number}"
    ),
    "correction-number-taken": "the number {number} is that of line {line}",
    "correction-undoes-nothing": "no line above has the number {number}, which it takes back",
    "correction-undoes-purge": "number {number} is a purge, which cannot be taken back",
    "correction-not-json": "the line is not whole, or not JSON",
    "correction-no-object": "it is no JSON object",
    "correction-no-statement": "'statement' is not the id of one",
    "correction-no-act": "'act' is none of {acts}",
    "correction-no-number": "{name!r} is no number from 1 on",
    "correction-no-withdrawal": "'value' has not the form {form}",
    "correction-no-words": "'value' is no words",
    "correction-no-day": "{written} is no day of the form 2031-04-02",
    "purged": "was purged on {day}, and is not taken in again: {id}",
    "still-holds-purged": (
        "still holds {id!r}, which was purged and is left out; take it out of there too"
    ),
}
_DRAFTS = {
    "draft-ending": "{file} cannot be read: its name has to end in one of {endings}.",
    "draft-of-many": "{file} holds {count:,} statements; a title or an address belongs to one.",
    "in-file": "{place}: {fault}",
    "file-without-statement": "{file} holds no statement",
    "publish-nothing": "There is nothing to publish: {fault}.",
    "publish-changed": (
        "{file} was changed since it was published and stays; look at it, then remove {path} or"
        " withdraw the statement."
    ),
    "publish-elsewhere": (
        "The statement {id} is on record from {file}; change that file, or correct what is wrong"
        " with it."
    ),
    "corpus-no-folder": (
        "The corpus {path} is no folder; put its file into a folder of its own and name that with"
        " --corpus, then publish."
    ),
    "read-alone": (
        "Of {folder} the file {file} alone is read, so that a statement beside it would not be;"
        " give that file another name, then publish."
    ),
    "in-sample": (
        "What lies in {folder} is the fictional sample; name another folder with --corpus."
    ),
    "folder-unwritable": (
        "{folder} cannot be written to ({reason}); make room or let this user write there, then"
        " try again."
    ),
    "statement-purged": "The statement {id!r} was purged on {day}.",
    "statement-unknown": "The archive holds no statement {id!r}.",
    "statement-gone": (
        "The statement {id!r} is no longer in the archive's files, so that nothing would change;"
        " put its file back, or withdraw it."
    ),
    "statement-so-already": ("The statement {id!r} is on record so already; nothing was changed."),
    "undo-nothing": "There is no correction that could be taken back.",
    "corrections-unwritable": (
        "The corrections {path} cannot be written ({reason}); nothing was changed. Make room or"
        " let this user write there, then try again."
    ),
    "corrections-unreadable": (
        "The corrections {path} cannot be read ({reason}); let this user read the file, or move"
        " it away if no correction is to hold."
    ),
    "corpus-missing": (
        "There is no corpus at {path}; make the folder and put statements there, or name another"
        " place with --corpus."
    ),
    "corpus-file-unreadable": "{path} cannot be read: {fault}.",
    "corpus-empty": (
        "There is no statement in {path}; put files there ({endings}) or name another place with"
        " --corpus."
    ),
    "corpus-unreadable": (
        "No statement in {path} can be read. The first of {count:,} problems: {fault}."
    ),
}

LINES: Mapping[str, str] = MappingProxyType(
    {
        **_PLACES,
        **_FILES,
        **_KINDS,
        **_ENCODINGS,
        **_DATES,
        **_FIELDS,
        **_LINES_AND_TABLES,
        **_DOCUMENTS,
        **_PDFS,
        **_FEEDS,
        **_MAILS_AND_ARCHIVES,
        **_CORRECTIONS,
        **_DRAFTS,
    }
)
OF_ONE: Mapping[str, str] = MappingProxyType(
    {
        "files-beside": "1 file beside or below it was not read: {names}",
        "cells": "1 cell under {names:,} names of columns",
        "corpus-unreadable": "No statement in {path} can be read. The problem: {fault}.",
        "inside-unknown": "1 file in it is of a kind that cannot be read: {kinds}",
    }
)
