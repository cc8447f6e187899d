"""The command line; each command lies in a module beside."""

import sys
from collections.abc import Sequence
from io import TextIOWrapper

import typer

from bot.cli import options
from bot.cli.exits import explained
from bot.cli.later_commands import group_of
from bot.cli.owner_only import owner_only
from retrieval import program_version

COMMANDS = {
    "index": "bot.cli.indexing:index_command",
    "ask": "bot.cli.asking:ask_command",
    "show": "bot.cli.asking:show_command",
    "status": "bot.cli.asking:status_command",
    "chat": "bot.cli.serving:chat_command",
    "serve": "bot.cli.serving:serve_command",
    "upgrade": "bot.cli.upgrading:upgrade_command",
    "embed": "bot.cli.embedding:embed_command",
    "problems": "bot.cli.operating:problems_command",
    "misses": "bot.cli.insight:misses_command",
    "stats": "bot.cli.insight:stats_command",
    "doctor": "bot.cli.operating:doctor_command",
    "builds": "bot.cli.operating:builds_command",
    "encoders": "bot.cli.encoders:encoders_command",
    "rollback": "bot.cli.operating:rollback_command",
    "prune": "bot.cli.operating:prune_command",
    "backup": "bot.cli.keeping:backup_command",
    "restore": "bot.cli.keeping:restore_command",
    "init": "bot.cli.operating:init_command",
    "audit": "bot.cli.people:audit_command",
    "evaluate": "bot.cli.measuring:evaluate_command",
    "calibrate": "bot.cli.measuring:calibrate_command",
    "check": "bot.cli.researching:check_command",
    "timeline": "bot.cli.researching:timeline_command",
    "changes": "bot.cli.researching:changes_command",
    "speech": "bot.cli.researching:speech_command",
    "statement": "bot.cli.editing:app",
    "expect": "bot.cli.expecting:app",
    "admins": "bot.cli.people:app",
    "feeds": "bot.cli.feeds:app",
}

app = typer.Typer(
    cls=group_of(COMMANDS),
    help="Ask what was said; get the words themselves, with the date.",
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)


def main(arguments: Sequence[str] | None = None) -> None:
    """The console script: every fault is one sentence on standard error and exit code 2."""
    given = sys.argv[1:] if arguments is None else list(arguments)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    with owner_only(), explained(given):
        code = app(given or ["--help"], prog_name="onrecord", standalone_mode=False)
        sys.stdout.flush()
        raise SystemExit(code or 0)


@app.callback(invoke_without_command=True)
def _common(*, version: options.ProgramVersion = False) -> None:
    if version:
        sys.stdout.write(f"onrecord {program_version()}\n")
        raise typer.Exit


if __name__ == "__main__":
    main()
