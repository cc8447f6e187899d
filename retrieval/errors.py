"""The errors of the retrieval side, by who must act.

RetrievalError
|- CorpusError          the editor: file, line, problem
|  `- StatementsWouldGo  the operator: is it meant that so many statements leave the archive?
|- QueryError           the asker: shown in the asker's language
|- BuildError           the operator: ends with the command to run
|  `- RecordGone        nobody, if the live build is another by now: ask again, once
|- IndexUnreachable     nobody at first: the server of the index does not answer; ask again later
|- BackupError          the operator: no backup was made, or none was restored; says what to do
|- EncoderError         the operator: the model is missing, damaged or not the one named
`- ReindexInProgress    whoever asked for a second reindex: wait for the first

Finding nothing is not an error. A foreign exception is translated in the one module that
imports the library it comes from.
"""


class RetrievalError(Exception):
    """The root: catching it catches every fault that is ours to explain."""


class CorpusError(RetrievalError):
    """A file of the corpus cannot be read; the sentence names file, line and problem."""


class StatementsWouldGo(CorpusError):  # noqa: N818 - a question to whoever asked for it
    """A reindex would take many statements out of the archive's files; nothing was changed.

    Attributes:
        gone: how many.
        held: of so many.
    """

    def __init__(self, message: str, gone: int, held: int) -> None:
        super().__init__(message)
        self.gone, self.held = gone, held


class QueryError(RetrievalError):
    """A question cannot be understood.

    Attributes:
        code: which fault, a key of the interface's wording (for example ``no-such-day``).
        facts: what the wording needs, by name (for example ``{"day": "31 February"}``).
    """

    def __init__(self, code: str, message: str, **facts: str | int) -> None:
        super().__init__(message)
        self.code = code
        self.facts = facts


class BuildError(RetrievalError):
    """An index build cannot be used; the sentence ends with the command that mends it."""


class RecordGone(BuildError):  # noqa: N818 - named as people say it
    """A build names a record that the archive does not hold: purged a moment ago, or a fault."""


class IndexUnreachable(RetrievalError):  # noqa: N818 - a state, named as people say it
    """The server that holds the arms of the index does not answer, or not as it should."""


class BackupError(RetrievalError):
    """A backup cannot be made or restored; nothing was changed, the sentence says what to do."""


class EncoderError(RetrievalError):
    """The embedding model cannot be loaded or is not the one its name promises."""


class ReindexInProgress(RetrievalError):  # noqa: N818 - a state, named as people say it
    """Another reindex holds the lock."""
