# Every sentence the bot says in English. Names are grouped by where they are said.

## Answers

date-unknown = date unknown
date-from-dateline = date from the text's own first line
date-from-filename = date from the file's name
date-from-metadata = date from the page's data
date-from-message = date of the forwarded message
date-from-admin = date corrected by an editor
sample-note = Fictional sample: these statements were invented to show how the bot works.
period-between = Period searched: { $first } – { $last }
period-day = Period searched: { $first }
period-from = Period searched: from { $first } on
period-until = Period searched: up to { $last }
order-latest = Newest first
order-first = Oldest first
searched = { $statements ->
    [0] Nothing to search: no statement in the archive lies in this period
    [one] Searched: 1 statement
   *[other] Searched: { $statements } statements
  }
searched-span = , { $first } – { $last }
undated-outside = { $undated ->
    [one] 1 statement without a date lies outside every period
   *[other] { $undated } statements without a date lie outside every period
  }
no-answer = The archive does not answer this.
no-such-words = These exact words are not in the statements searched: { $phrases }
nearest = The nearest passages, which are not an answer:
repeats = the same wording in { $count } statements, first { $first }, last { $last }
repeats-undated = the same wording in { $count } statements
source-link = source
withheld = A quotation could not be confirmed against the archive, so this answer is withheld. The fault has been logged; please ask again later.

## Conversation

start = Ask what was said, and get the words themselves with their date.
    Every quotation is a slice of a published statement, checked again at the moment it is sent. Nothing is written by a machine. When the archive does not answer, the bot says so.
start-coverage = { $statements ->
    [one] The archive holds 1 statement
   *[other] The archive holds { $statements } statements
  }
help = Write a question as you would ask a person. You can
    – name a time: in March 2024, between 2019 and 2021, since 5 May 2020, last month;
    – ask for the latest or the first: the latest statement on water;
    – put exact words in quotation marks: "territorial integrity".
help-commands = /ask – ask a question, in groups too
    /latest – the newest statements
    /whoami – your number, for the admin's list
    /help – this page
help-admin = /reindex – take new statements in
    /status – what is live
empty-question = The question is empty; ask something in words.
question-too-long = The question has { $length } characters; the most is { $most }. Please shorten it.
bad-question = This question cannot be understood: { $problem }
whoami = Your Telegram number is { $user }.
unsupported = I can read text only. Please write your question in words.
unknown-command = I do not know this command. /help lists what I can do.
failed = Something went wrong on my side, and the fault has been logged. Please ask again in a while.
interrupted = The connection was lost while the answer was on its way. If it did not arrive, ask again with the button.
ask-again = Ask again
no-index = The archive is not ready yet. Please try again later.

## Admin

status = Build { $build }, made { $built }
    Statements: { $statements }, passages: { $passages }, undated: { $undated }
    Dates: { $first } – { $last }
    Model: { $encoder }
    Size of the build: { $size }
status-years = By year: { $years }
status-languages = By language: { $languages }
reindex-start = Reindexing: reading the corpus …
reindex-reading = Reindexing: reading files, { $done } of { $total }
reindex-archiving = Reindexing: archiving statements, { $done } of { $total }
reindex-chunking = Reindexing: splitting statements, { $done } of { $total }
reindex-embedding = Reindexing: embedding passages, { $done } of { $total }
reindex-writing = Reindexing: writing the build
reindex-checking = Reindexing: checking the build
reindex-eta = About { $time } left. The bot answers from the build before until then.
reindex-live = Done in { $time }: build { $build } is live.
reindex-same = Done in { $time }: nothing changed, build { $build } stays.
reindex-dry = Nothing was written; a reindex would do this ({ $time } to find out):
reindex-counts = Read { $read } · new { $new } · changed { $changed } · unchanged { $unchanged } · repeated { $repeated } · withdrawn { $withdrawn } · undated { $undated }
reindex-passages = Passages { $passages }, of them newly embedded { $embedded }
reindex-left-out = { $count ->
    [one] 1 sample statement was left out, because real statements are present
   *[other] { $count } sample statements were left out, because real statements are present
  }
reindex-problems = { $count ->
    [one] 1 place could not be read:
   *[other] { $count } places could not be read:
  }
reindex-warnings = { $count ->
    [one] 1 warning:
   *[other] { $count } warnings:
  }
reindex-more = … and { $count } more; the command line lists them all: onrecord index --dry-run
reindex-failed = The reindex did not finish, and the live build is untouched. { $problem }

## Terminal

terminal-token = To serve this in Telegram: write to @BotFather, send /newbot, and put the token it gives into .env as TELEGRAM_BOT_TOKEN=…
terminal-prompt = Question (empty line or Ctrl-D ends):
terminal-bye = Goodbye.
