"""What an operator may set on the retrieval side; frozen, with the shipped defaults."""

from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlsplit

MULTILINGUAL_ENCODER = "multilingual"
"""multilingual-e5-small, the built-in model that reads every language here."""
FAST_ENCODER = "fast"
"""A student of the multilingual model with half its layers: half the time, finds a little less."""
ENGLISH_ENCODER = "english"
"""all-MiniLM-L6-v2, the built-in model of English: a third of the time."""


@dataclass(frozen=True, slots=True)
class RetrievalSettings:
    """One shipped configuration for every archive.

    Attributes:
        encoder: a built-in model's name, or a model hub's name or a folder that
            sentence-transformers can load.
        threads: of the encoder and of FAISS.
        max_file_bytes: larger files of the corpus are reported, not read.
        passage_tokens: encoder tokens of a passage: at least the first (where the statement is
            long enough), at most the second (where a sentence is not longer by itself).
        candidates: rows that each arm brings to the fusion.
        neighbour_weight: what a question's word counts, of its BM25, that stands not in a passage
            but in the one before or after it.
        transliteration: whether names meet across scripts and romanisations.
        quotes: most quotes in an answer.
        quotes_per_statement: most quotes of one statement.
        names: whether persons and bodies are recognised in Russian and Kyrgyz texts.
        ocr: whether pages of PDFs that are pictures are read by Tesseract, where it is installed.
        reading_ms: milliseconds that the reader may take for one question; 0 turns it off.
    """

    encoder: str = MULTILINGUAL_ENCODER
    threads: int = 2
    max_file_bytes: int = 50 * 2**20
    passage_tokens: tuple[int, int] = (60, 128)
    neighbour_weight: float = 0.5
    candidates: int = 200
    transliteration: bool = True
    quotes: int = 3
    quotes_per_statement: int = 2
    names: bool = True
    reading_ms: int = 250
    ocr: bool = False


@dataclass(frozen=True, slots=True)
class DatabaseUrl:
    """The address of an archive in PostgreSQL; as text it has no password.

    Attributes:
        secret: the address as the operator wrote it, for the one module that connects.
    """

    secret: str = field(repr=False)

    def __str__(self) -> str:
        """The address for people: user, host and database."""
        parts = urlsplit(self.secret)
        user, at, host = parts.netloc.rpartition("@")
        return f"{parts.scheme}://{user.partition(':')[0]}{at}{host}{parts.path}"

    def hidden(self, text: str) -> str:
        """A text, such as a library's, without the address and without its secrets."""
        parts = urlsplit(self.secret)
        secrets = {value for name, value in parse_qsl(parts.query) if "pass" in name}
        secrets |= {parts.password or "", unquote(parts.password or "")}
        text = text.replace(self.secret, str(self))
        for one in sorted(secrets - {""}, key=len, reverse=True):
            text = text.replace(one, "…")
        return text


@dataclass(frozen=True, slots=True)
class Directory:
    """The one place that knows where state lies: archive, builds, lock.

    Attributes:
        root: the folder given by ``--index``.
        compiled: the folder of compiled models, where it is another than that of every index.
        index_url: the Milvus that holds the arms of its builds; None where they lie here too.
        server: where the archive lies in PostgreSQL; None where it is a file in the folder.
    """

    root: Path
    compiled: Path | None = None
    index_url: str | None = None
    server: DatabaseUrl | None = None

    @property
    def archive(self) -> Path:
        """The SQLite file with every statement version, where they are in no server."""
        return self.root / "archive.sqlite"

    @property
    def archive_place(self) -> Path | DatabaseUrl:
        """Where every statement version is: the file, or the address of a server's database."""
        return self.server or self.archive

    @property
    def known_files(self) -> Path:
        """The file of what the corpus was read to; it may be lost."""
        return self.root / "known-files.jsonl"

    @property
    def wanted(self) -> Path:
        """The file that is there while a reindex was asked for and is not done yet."""
        return self.root / "REINDEX"

    @property
    def bot(self) -> Path:
        """The SQLite file with what the bot was asked and remembers."""
        return self.root / "bot.sqlite"

    @property
    def serving(self) -> Path:
        """The file whose OS lock a bot holds that serves from here."""
        return self.root / "SERVING"

    @property
    def editing(self) -> Path:
        """The file whose OS lock is held by whoever edits the corpus."""
        return self.root / "EDITING"

    @property
    def added(self) -> Path:
        """The file that says which files were added at the terminal; it may be lost."""
        return self.root / "added.jsonl"

    @property
    def taken_out(self) -> Path:
        """The file that says which statements editors took out of the corpus; it may be lost."""
        return self.root / "taken-out.json"

    @property
    def models(self) -> Path:
        """The folder of models compiled for this machine."""
        return self.compiled or self.root / "models"

    @property
    def confidence(self) -> Path:
        """The file of confidence models that were fitted on this archive."""
        return self.root / "confidence.json"

    @property
    def expectations(self) -> Path:
        """The file of questions that a new build is to answer as the live one does."""
        return self.root / "expectations.jsonl"

    @property
    def builds(self) -> Path:
        """The folder with one folder a build."""
        return self.root / "index" / "builds"

    @property
    def current(self) -> Path:
        """The file that names the live build."""
        return self.root / "index" / "CURRENT"

    @property
    def held(self) -> Path:
        """The file that names the build that was held back, where there is one."""
        return self.root / "index" / "HELD"

    @property
    def owner(self) -> Path:
        """The file with what names this installation on a server that others use too."""
        return self.root / "index" / "OWNER"

    @property
    def loose(self) -> Path:
        """The file that says since when collections on a server are needed by no build."""
        return self.root / "index" / "LOOSE"

    @property
    def lock(self) -> Path:
        """The file whose OS lock a reindex holds."""
        return self.root / "index" / "LOCK"
