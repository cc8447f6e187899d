# Every sentence the bot says in English. Names are grouped by where they are said.

## Answers

date-unknown = Date unknown
date-from-filename = date from the file's name
date-from-metadata = date from the page's data
date-from-message = date of the forwarded message
date-from-admin = date corrected by an editor
sample-note = Fictional sample: these statements were invented to show how the bot works.
searched-period = { $statements ->
    [0] Searched: { $period } – no statement lies in this period
    [one] Searched: { $period } (1 statement)
   *[other] Searched: { $period } ({ $statements } statements)
  }
undated-outside = { $undated } without a date { $undated ->
    [one] lies
   *[other] lie
  } outside
order-latest = newest first
order-first = oldest first
searched-all = { $statements ->
    [one] Searched: 1 statement
   *[other] Searched: { $statements } statements
  }
no-answer = The archive does not answer this.
no-such-words = No statement searched holds these exact words: { $phrases }
phrase = “{ $words }”
nearest = The nearest passages, which are not an answer:
repeats = the same wording in { $count } statements, first { $first }, last { $last }
repeats-one-day = the same wording in { $count } statements of this day
repeats-undated = the same wording in { $count } statements
source-link = link
withheld = A quotation could not be confirmed against the archive, so this answer is withheld. The fault has been logged; please ask again later.
foreign-question = Your question and the statements are in different languages, and the search model in use understands English only, so an answer may have been missed. It helps to ask in English; the operator can set ONRECORD_ENCODER=intfloat/multilingual-e5-small and index again.

## Dates, lengths of time, sizes, languages; a month is named as it stands beside a day

month-1 = January
month-2 = February
month-3 = March
month-4 = April
month-5 = May
month-6 = June
month-7 = July
month-8 = August
month-9 = September
month-10 = October
month-11 = November
month-12 = December
written-day = { $day } { $month } { $year }
written-days-of-month = { $first }–{ $last } { $month } { $year }
written-days-of-year = { $first } { $first_month } – { $last } { $last_month } { $year }
written-since = from { $day } { $month } { $year } on
written-until = up to { $day } { $month } { $year }
time-seconds = { $seconds } s
time-minutes = { $minutes } min { $seconds } s
time-hours = { $hours } h { $minutes } min
size-megabytes = { $size } MB
language-en = English
language-ru = Russian
language-ky = Kyrgyz
language-unknown = unknown

## Conversation

start = Ask what was said, and get the words themselves with their date.

    Every quotation is cut from a published statement and compared with it again before it is sent. Nothing is written by a machine. When the archive does not answer, the bot says so.
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
whoami = Your Telegram number is { $user }.
unsupported = I can read text only. Please write your question in words.
unknown-command = I do not know this command. /help lists what I can do.
failed = Something went wrong on my side, and the fault has been logged. Please ask again in a while.
interrupted = The connection was lost while the answer was on its way. If it did not arrive, ask again with the button.
ask-again = Ask again
no-index = The archive is not ready yet. Please try again later.

## What Telegram shows of the bot before a word is said

bot-name = On record
bot-description = Ask what was said, and get the words themselves with their date and source.

    Every quotation is cut from a published statement and compared with it again before it is sent. Nothing is written by a machine.
bot-short-description = Official statements word for word, with the date and the source
command-ask = Ask what was said
command-latest = The newest statements
command-help = How to ask
command-whoami = Your Telegram number
command-reindex = Take new statements in
command-status = What is live

## Questions that cannot be searched

empty-question = The question is empty; ask something in words.
question-too-long = The question has { $length } characters; the most is { $most }. Please shorten it.
not-text = The question holds characters that are no text. Please write it anew.
no-such-day = There is no such day as { $day }. Please check the date.
no-such-period = There is no such time as “{ $period }”. Please name it another way.
period-ends-before-it-starts = The time asked for ends ({ $last }) before it starts ({ $first }). Please check the dates.
year-out-of-range = The year { NUMBER($year, useGrouping: 0) } is beyond what can be searched. Please check the date.

## Admin

status = Build { $build }, made { $built }
status-statements = { $statements ->
    [one] 1 statement
   *[other] { $statements } statements
  } in { $passages ->
    [one] 1 passage
   *[other] { $passages } passages
  }
status-failed = The archive cannot be used at present. { $problem }
status-undated = { $undated } without a date
status-encoder = Model: { $encoder }
status-size = Size: { $size }
status-archive = Archive, with all versions: { $size }
status-years = By year: { $years }
status-languages = By language: { $languages }
reindex-start = Reindexing: reading the corpus …
reindex-reading = Reindexing: reading, { $done } of { $total }
reindex-reading-on = Reindexing: reading, { $done } so far
reindex-archiving = Reindexing: archiving statements, { $done } of { $total }
reindex-chunking = Reindexing: splitting statements, { $done } of { $total }
reindex-embedding = Reindexing: embedding passages, { $done } of { $total }
reindex-writing = Reindexing: writing the build
reindex-checking = Reindexing: checking the build
reindex-eta = About { $time } left. The bot answers from the build before until then.
reindex-live = Done in { $time }: build { $build } is live.
reindex-same = Done in { $time }: nothing changed, build { $build } stays.
reindex-dry = A trial run of { $time }: nothing was written. An index would do this:
reindex-read = { $read ->
    [one] 1 statement read
   *[other] { $read } statements read
  }
reindex-new = { $count } new
reindex-changed = { $count } changed
reindex-unchanged = { $count } unchanged
reindex-withdrawn = { $count } withdrawn
reindex-repeated = { $count } with the text of another
reindex-undated = { $count } without a date
reindex-passages = { $passages ->
    [one] 1 passage
   *[other] { $passages } passages
  }, { $embedded } newly embedded
reindex-left-out = { $count ->
    [one] 1 sample statement was left out, because real statements are present.
   *[other] { $count } sample statements were left out, because real statements are present.
  }
reindex-problems = { $count ->
    [one] 1 place could not be read:
   *[other] { $count } places could not be read:
  }
reindex-warnings = { $count ->
    [one] 1 warning:
   *[other] { $count } warnings:
  }
reindex-more = … and { $count } more; the command line lists them all: onrecord problems
reindex-running = Another reindex is running; its report will come in its own message.
reindex-failed = The reindex did not finish, and the live build is untouched. { $problem }

## Terminal

terminal-token = To serve this in Telegram: write to @BotFather, send /newbot, and put the token it gives into .env as TELEGRAM_BOT_TOKEN=…
terminal-commands = /latest – the newest statements
    /status – what is live
    /help – this page
    /quit – leave, as Ctrl-D does
terminal-empty = Write a question; /help says how, /quit leaves.
terminal-bye = Goodbye.
