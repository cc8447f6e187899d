"""The doctor's look at the Milvus that holds the arms of the index, where one is set."""

from collections.abc import Iterator

from bot.cli.diagnosis import Diagnosis, Severity, of_error
from retrieval import Directory, integrity
from retrieval.errors import BuildError, IndexUnreachable


def examine(directory: Directory) -> Iterator[Diagnosis]:
    """Whether it answers, of which version it is, and whether it has the live build."""
    try:
        facts = integrity.check_remote(directory)
    except IndexUnreachable as error:
        yield Diagnosis("milvus", Severity.WRONG, str(error))
        return
    except BuildError as error:
        yield of_error("milvus", error)
        return
    if facts is None:
        return
    says = f"{facts.server} answers, version {facts.version}"
    if facts.collection is None:
        says += "; the live build does not lie there"
        yield Diagnosis("milvus", Severity.WARNING, says, "onrecord index")
    elif facts.elsewhere:
        says += f"; its alias does not stand for {facts.collection}, which is live"
        yield Diagnosis("milvus", Severity.WARNING, says, "onrecord index")
    else:
        yield Diagnosis("milvus", Severity.OK, f"{says}; {facts.rows:,} rows are live")
