"""How a command ends: whatever it raises is one sentence on standard error, or a quiet end."""

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import typer

from bot.cli.diagnosis import for_index
from bot.replies.answers import query_error_reply
from bot.replies.wording import Wording, language_of_environment
from bot.settings.settings import SettingsError
from retrieval.errors import QueryError, RetrievalError


@contextmanager
def explained(arguments: Sequence[str] = ()) -> Iterator[None]:
    """Run a command inside, given these ``arguments``.

    Raises:
        SystemExit: 2 after the sentence, 130 after Ctrl-C, 1 where nobody reads the output.
    """
    try:
        yield
    except typer.TyperException as error:
        _end(_usage(error))
    except QueryError as error:
        _end(query_error_reply(error, Wording(language_of_environment(os.environ))).text)
    except (RetrievalError, SettingsError) as error:
        _end(for_index(str(error), _index(arguments)))
    except BrokenPipeError:
        # the interpreter must not try to write the rest when it ends
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise SystemExit(1) from None
    except KeyboardInterrupt:
        raise SystemExit(130) from None
    except OSError as error:
        _end(f"{error.filename or 'The system'}: {error.strerror or error}.")
    except Exception as error:
        if os.environ.get("ONRECORD_LOG_LEVEL", "").upper() == "DEBUG":
            raise
        what = " ".join(f"{type(error).__name__}: {error}".split())
        _end(f"This is a fault of onrecord ({what}); ONRECORD_LOG_LEVEL=DEBUG shows where.")


def _index(arguments: Sequence[str]) -> str | None:
    """The folder that ``--index`` names."""
    for argument, after in zip(arguments, (*arguments[1:], ""), strict=True):
        if argument == "--index":
            return after or None
        if argument.startswith("--index="):
            return argument.removeprefix("--index=") or None
    return None


def _usage(error: typer.TyperException) -> str:
    """What is wrong with the arguments, and where the right ones are listed."""
    context = getattr(error, "ctx", None)
    command = context.command_path if context is not None else "onrecord"
    return f"{error.format_message().rstrip('.')}; see: {command} --help"


def _end(sentence: str) -> None:
    sys.stderr.write(f"{sentence}\n")
    raise SystemExit(2) from None
