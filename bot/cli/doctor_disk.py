"""The doctor's look at what lies on disk: corpus, model, archive, index."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path

from bot.cli.diagnosis import Diagnosis, Known, Severity, of_error
from bot.replies.reports import OLD_BACKUP_DAYS
from bot.settings.settings import Settings
from bot.state.soundness import fault_of, is_newer
from retrieval import (
    ENGLISH_ENCODER,
    MULTILINGUAL_ENCODER,
    Directory,
    integrity,
    last_backup,
    last_run,
    status,
)
from retrieval.errors import BuildError, EncoderError, RetrievalError
from retrieval.types import ModelFacts, Status

_BACK_UP = "onrecord backup FILE"


def examine(
    settings: Settings, directory: Directory, known: Known, now: Callable[[], datetime]
) -> Iterator[Diagnosis]:
    """Read everything that an answer is made of, and note what is ``known`` by it."""
    yield _corpus(settings, directory)
    yield _model(settings, directory, known)
    yield _archive(directory)
    yield _index(directory, known)
    yield _bot(directory.bot)
    yield _backup(directory, now())
    if known.model is not None and known.status is not None and known.model.reads:
        yield _languages(known.model, known.status)


def _corpus(settings: Settings, directory: Directory) -> Diagnosis:
    if not settings.corpus.exists():
        says = f"there is nothing at {settings.corpus}; put statements there, or name another place"
        return Diagnosis("corpus", Severity.WARNING, says, "onrecord init")
    try:
        run = last_run(directory)
    except BuildError:
        return Diagnosis("corpus", Severity.OK, f"{settings.corpus} is there")
    failed = len(run.report.failed)
    if failed:
        places = "1 place" if failed == 1 else f"{failed:,} places"
        says = f"{places} of {run.corpus} could not be read in the last run"
        return Diagnosis("corpus", Severity.WARNING, says, "onrecord problems --kind failed")
    says = f"{settings.corpus} is there; all of {run.corpus} was read in the last run"
    return Diagnosis("corpus", Severity.OK, says)


def _model(settings: Settings, directory: Directory, known: Known) -> Diagnosis:
    try:
        known.model = integrity.check_model(settings.encoder, directory.models)
    except EncoderError as error:
        return of_error("model", error, "onrecord init")
    if settings.encoder == MULTILINGUAL_ENCODER and known.model.name == ENGLISH_ENCODER:
        says = (
            f"{settings.encoder} is not to be had here; {known.model.name} takes its place, and"
            " finds Russian and Kyrgyz by their words alone"
        )
        return Diagnosis("model", Severity.WARNING, says, "onrecord encoders")
    if not known.model.downloaded:
        says = (
            f"{settings.encoder} is not here yet; the model hub is asked for it at the next index"
        )
        return Diagnosis("model", Severity.WARNING, says, "onrecord index")
    size = f" ({known.model.bytes / 2**20:,.0f} MB)" if known.model.bytes else ""
    found = f"{settings.encoder} is here and whole{size}"
    way = integrity.model_way(directory, known.model)
    if way.format is not None:
        found += f", compiled for this machine ({way.format})"
    elif way.refused is not None:
        found += f", run by sentence-transformers, not compiled: {way.refused}"
    return Diagnosis("model", Severity.OK, found)


def _languages(model: ModelFacts, live: Status) -> Diagnosis:
    """Whether the model knows the languages that most statements are in."""
    known = {lang: count for lang, count in live.by_lang.items() if lang != "unknown"}
    strange = {lang: count for lang, count in known.items() if lang not in model.reads}
    if 2 * sum(strange.values()) > sum(known.values()):
        most = max(strange, key=lambda lang: strange[lang])
        says = (
            f"most statements are in a language that {model.name} does not know ({most}), and are"
            " found by their words alone;"
            f" ONRECORD_ENCODER={MULTILINGUAL_ENCODER} finds them by meaning"
        )
        return Diagnosis("languages", Severity.WARNING, says, "onrecord encoders")
    return Diagnosis("languages", Severity.OK, f"{model.name} knows those of most statements")


def _archive(directory: Directory) -> Diagnosis:
    try:
        records = integrity.check_archive(directory)
    except RetrievalError as error:
        return of_error("archive", error)
    counted = (
        "1 record, as it was written"
        if records == 1
        else f"{records:,} records, each as it was written"
    )
    return Diagnosis("archive", Severity.OK, counted)


def _index(directory: Directory, known: Known) -> Diagnosis:
    try:
        integrity.check_build(directory, known.model.fingerprint if known.model else None)
        known.status = status(directory)
    except RetrievalError as error:
        return of_error("index", error)
    live = known.status
    statements = "1 statement" if live.statements == 1 else f"{live.statements:,} statements"
    passages = "1 passage" if live.passages == 1 else f"{live.passages:,} passages"
    says = f"build {live.build} answers from {statements} in {passages}"
    return Diagnosis("index", Severity.OK, says)


def _bot(path: Path) -> Diagnosis:
    """Whether what the bot remembers of people, and its inbox, can be read whole."""
    if (fault := fault_of(path)) is not None:
        says = f"{path} is damaged ({fault}); the bot's next start moves it aside and begins anew"
        return Diagnosis("bot", Severity.WRONG, says, "onrecord serve")
    if is_newer(path):
        says = f"{path} was written by a newer version of onrecord; install that"
        return Diagnosis("bot", Severity.WRONG, says)
    if not path.exists():
        return Diagnosis("bot", Severity.OK, "it remembers nothing yet")
    return Diagnosis("bot", Severity.OK, f"{path} is whole")


def _backup(directory: Directory, now: datetime) -> Diagnosis:
    """How old the last backup is: of what cannot be made again, the archive and the memory."""
    if directory.server is not None:
        says = f"the archive is in PostgreSQL ({directory.server}), where pg_dump makes them"
        return Diagnosis("backup", Severity.OK, says)
    last = last_backup(directory)
    if last is None:
        says = f"none is known of; what is in {directory.root} cannot all be made again"
        return Diagnosis("backup", Severity.WARNING, says, _BACK_UP)
    days = max(0, (now - datetime.fromisoformat(last.made_at)) // timedelta(days=1))
    age = "today" if not days else "1 day ago" if days == 1 else f"{days:,} days ago"
    says = f"made {age}, at {last.file}"
    if not Path(last.file).is_file():
        says += ", where it is no more" if Path(last.file).parent.is_dir() else ""
    if days > OLD_BACKUP_DAYS:
        return Diagnosis("backup", Severity.WARNING, says, _BACK_UP)
    return Diagnosis("backup", Severity.OK, says)
