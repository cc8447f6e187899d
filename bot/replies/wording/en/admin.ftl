# Admin

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
status-encoder-compiled = Model: { $encoder }, compiled for this machine ({ $precision })
status-encoder-plain = Model: { $encoder }, run by { $library }, not compiled: { $reason }
status-reader = Reader: up to { $most } passages are read for a question
status-reader-fewer = Reader: { $windows } of { $most } passages are read for a question; this machine is too slow for more in { $ms } ms (ONRECORD_READING_MS)
status-reader-off = Reader: turned off (ONRECORD_READING_MS)
status-reader-unprepared = Reader: not prepared yet; onrecord index prepares it
status-reader-refused = Reader: cannot be used here: { $reason }
status-size = Size: { $size }
status-archive = Archive, with all versions: { $size }
status-backup = Last backup: { $made }
status-backup-none = No backup is known of
status-years = By year: { $years }
status-languages = By language: { $languages }
reindex-start = Reindexing: reading the corpus …
reindex-reading = Reindexing: reading, { $done } of { $total }
reindex-reading-on = Reindexing: reading, { $done } so far
reindex-archiving = Reindexing: archiving statements, { $done } of { $total }
reindex-naming = Reindexing: recognising names, { $done } of { $total }
reindex-chunking = Reindexing: splitting statements, { $done } of { $total }
reindex-embedding = Reindexing: embedding passages, { $done } of { $total }
reindex-writing = Reindexing: writing the build
reindex-checking = Reindexing: checking the build
reindex-compiling = Reindexing: compiling the model for this machine, once
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
reindex-withdrawn = { $count } no longer in the files
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
reindex-asks = The reindex waits for a word of yours, and nothing was changed: { $gone } of the { $held } statements would no longer be in the archive’s files. If they are only missing, put them back and send /reindex again.
button-reindex-sure = Reindex all the same
undelivered-waiting = { $count ->
    [one] 1 question waits
   *[other] { $count } questions wait
}
undelivered-failed = given up: { $count }
undelivered-set-aside = not readable, set aside: { $count }
undelivered-refused = news refused by Telegram: { $count }
