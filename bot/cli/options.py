"""The arguments and options of the command line, with what ``--help`` says of each."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from bot.replies.run_lists import OutcomeKind

Question = Annotated[str | None, typer.Argument(metavar="QUESTION", help="What was said about …?")]
StatementId = Annotated[str, typer.Argument(metavar="STATEMENT_ID", help="As in an answer's JSON.")]
Index = Annotated[
    Path | None,
    typer.Option("--index", metavar="DIR", help="Folder of the archive and the index [var]."),
]
AsJson = Annotated[bool, typer.Option("--json", help="Print facts as JSON.")]
AsCsv = Annotated[bool, typer.Option("--csv", help="Print a table for a spreadsheet.")]
Unmeasured = Annotated[bool, typer.Option("--unmeasured", help="Do not measure their speed.")]
ProgramVersion = Annotated[
    bool, typer.Option("--version", help="Print the version and end.", is_eager=True)
]
Sample = Annotated[
    bool, typer.Option("--sample", help="Put the fictional sample where no statements are.")
]
UpgradeCheck = Annotated[
    bool, typer.Option("--check", help="Say what would be done; exit code 1 if anything would.")
]
KeepIn = Annotated[
    Path | None,
    typer.Option(
        "--keep-in", metavar="DIR", help="Where what is there is copied to [beside the index]."
    ),
]
Corpus = Annotated[
    Path | None,
    typer.Option("--corpus", metavar="PATH", help="Folder or file of statements [corpus]."),
]
Strict = Annotated[bool, typer.Option("--strict", help="Stop at the first bad file.")]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Say what would change; write nothing.")]
Sure = Annotated[
    bool, typer.Option("--yes", help="Let many statements leave the archive's files unasked.")
]
Anew = Annotated[
    bool, typer.Option("--anew", help="Read all files, also those that seem not to have changed.")
]
PublishAnyway = Annotated[
    bool,
    typer.Option("--publish-anyway", help="Publish a build that answers check-questions worse."),
]
Expected = Annotated[str, typer.Argument(metavar="QUESTION", help="A question answered rightly.")]
OfStatement = Annotated[
    str | None,
    typer.Option("--statement", metavar="ID", help="Whose words are expected [the first's]."),
]
ExpectationId = Annotated[str, typer.Argument(metavar="ID", help="As it is listed.")]
VectorFiles = Annotated[
    list[Path] | None,
    typer.Option("--vectors", metavar="FILE", help="Take vectors over that onrecord embed made."),
]
MoreVectorFiles = Annotated[
    list[Path] | None, typer.Argument(metavar="[FILE]...", help="After --vectors: more of them.")
]
ShardOf = Annotated[
    str, typer.Option("--shard", metavar="i/N", help="Only the i-th of N shares of the passages.")
]
VectorsOut = Annotated[
    Path, typer.Option("--out", metavar="FILE", help="The Parquet file to write.")
]
ProgressLines = Annotated[bool, typer.Option("--progress-lines", hidden=True)]
OnWord = Annotated[bool, typer.Option("--on-word", hidden=True)]
Wait = Annotated[float, typer.Option("--wait", hidden=True)]
Batch = Annotated[
    Path | None,
    typer.Option("--batch", metavar="FILE", help="Questions, one a line; - for stdin."),
]
Quotation = Annotated[
    str | None, typer.Argument(metavar="QUOTE", help="The words that are said to have been said.")
]
Quotations = Annotated[
    Path | None,
    typer.Option("--batch", metavar="FILE", help="Quotations, one a line; - for stdin."),
]
Meant = Annotated[
    str,
    typer.Argument(metavar="STATEMENT", help="Its id, its address, or that of a quote of it."),
]
NewDate = Annotated[str, typer.Argument(metavar="DATE", help="YYYY-MM-DD, or unknown.")]
NewWords = Annotated[str, typer.Argument(metavar="WORDS", help="What is right, in one line.")]
OfCorrection = Annotated[
    int | None, typer.Argument(metavar="[NUMBER]", help="Of the correction [the last one].")
]
NewFiles = Annotated[list[Path], typer.Argument(metavar="FILE", help="Of any form that is read.")]
EditedCorpus = Annotated[
    Path | None,
    typer.Option("--corpus", metavar="PATH", help="Where statements lie [as last indexed]."),
]
Unasked = Annotated[bool, typer.Option("--yes", help="Do not ask before anything is changed.")]
TakenBack = Annotated[
    str, typer.Option("--date", metavar="DATE", help="The day on which it was, YYYY-MM-DD.")
]
Reason = Annotated[str, typer.Option("--reason", metavar="TEXT", help="Why, in a line.")]
Title = Annotated[str | None, typer.Option("--title", metavar="TEXT", help="Its title.")]
DateOf = Annotated[
    str | None, typer.Option("--date", metavar="DATE", help="When it was published, YYYY-MM-DD.")
]
Speaker = Annotated[str | None, typer.Option("--speaker", metavar="NAME", help="Who says it.")]
Source = Annotated[str | None, typer.Option("--source", metavar="NAME", help="Who published it.")]
Url = Annotated[str | None, typer.Option("--url", metavar="URL", help="Where it was published.")]
Under = Annotated[
    str, typer.Option("--under", metavar="FOLDER", help="In this folder of the corpus.")
]
Texts = Annotated[
    list[Path], typer.Argument(metavar="FILE", help="Texts, or any files of statements.")
]
TextLanguage = Annotated[
    str | None, typer.Option("--lang", metavar="CODE", help="Their language [as it seems].")
]
Topic = Annotated[str, typer.Argument(metavar="TOPIC", help="A word or a few.")]
Png = Annotated[
    Path | None, typer.Option("--png", metavar="FILE", help="Write the picture to this file too.")
]
Dark = Annotated[bool, typer.Option("--dark", help="Draw the picture for a dark screen.")]
Since = Annotated[
    str | None, typer.Option("--since", metavar="DATE", help="From this day on, YYYY-MM-DD [all].")
]
Today = Annotated[
    str | None, typer.Option("--today", metavar="DATE", help="Reckon from this day, YYYY-MM-DD.")
]
NoPeriods = Annotated[
    bool, typer.Option("--no-periods", help="Search for dates as words, not as a filter.")
]
Version = Annotated[
    int | None, typer.Option("--version", metavar="N", help="An older version [the newest].")
]
ListKind = Annotated[
    OutcomeKind | None,
    typer.Option("--list", metavar="KIND", help="List the statements of this kind too."),
]
ProblemKind = Annotated[
    OutcomeKind | None,
    typer.Option("--kind", metavar="KIND", help=f"One list alone: {', '.join(OutcomeKind)}."),
]
To = Annotated[
    str | None,
    typer.Option("--to", metavar="BUILD", help="This build [the newest older than the live one]."),
]
Keep = Annotated[
    int,
    typer.Option("--keep", metavar="N", min=1, help="How many builds stay, the live one included."),
]
Yes = Annotated[bool, typer.Option("--yes", help="Ask nothing; take what is there, else defaults.")]
InitIndex = Annotated[
    Path | None,
    typer.Option("--index", metavar="DIR", help="Write down this folder of the index too."),
]
SetFolder = Annotated[
    Path,
    typer.Argument(metavar="DIR", help="Folder with corpus.jsonl, queries.jsonl and qrels.tsv."),
]
SetLang = Annotated[
    str | None,
    typer.Option("--lang", metavar="L", help="Only statements and questions of this language."),
]
QueryLang = Annotated[
    str | None,
    typer.Option("--query-lang", metavar="L", help="Ask the questions of this language instead."),
]
WithoutTitles = Annotated[
    bool, typer.Option("--without-titles", help="Leave the statements' titles out.")
]
OwnQuestions = Annotated[
    Path | None,
    typer.Argument(metavar="FILE", help="Questions over this archive, JSON Lines."),
]
SetQuestions = Annotated[
    Path | None,
    typer.Option("--questions", metavar="FILE", help="Questions in place of the set's own."),
]
BackupFile = Annotated[
    Path, typer.Argument(metavar="FILE", help="Where to; in a folder that is there.")
]
RestoredFile = Annotated[Path, typer.Argument(metavar="FILE", help="What backup has written.")]
WithBuild = Annotated[
    bool, typer.Option("--with-build", help="Take the live build in, to answer at once.")
]


class RoleName(StrEnum):
    """The roles as they are typed."""

    OWNER = "owner"
    EDITOR = "editor"
    READER = "reader"


RoleGiven = Annotated[RoleName, typer.Option("--role", help="What they may do.")]
User = Annotated[
    int, typer.Argument(metavar="USER", min=1, help="Their number in Telegram, as /whoami says it.")
]
PersonName = Annotated[str, typer.Option("--name", metavar="NAME", help="What to list them as.")]
Force = Annotated[bool, typer.Option("--force", help="Replace a file of this name.")]
FeedUrl = Annotated[
    str, typer.Argument(metavar="URL", help="Of RSS, Atom, JSON Feed or a sitemap.")
]
FeedName = Annotated[str, typer.Argument(metavar="NAME", help="As in: onrecord feeds list.")]
OneFeed = Annotated[str | None, typer.Argument(metavar="NAME", help="As in the list [all].")]
Every = Annotated[
    int | None,
    typer.Option("--every", metavar="MINUTES", help="Between two looks, 15 to 1440 [settings]."),
]
