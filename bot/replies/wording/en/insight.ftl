# What people could not find, figures, faults

what-was-wrong = What was wrong with it? One tap is enough.
wrong-statement = Wrong statement
wrong-passage = Wrong passage
wrong-no-answer = Not an answer
wrong-old = Out of date
wrong-misread = Badly read
thanks-reason = Thank you. Noted.
about-misses = So that gaps in the archive can be found, the operator also keeps, for { $days } days: questions that I could not answer or that got a thumb down, and the topics asked about. With them stand the day and the language, never who asked. Numbers of phones, cards and passports and e-mail addresses are blacked out first. Since nobody’s name stands there, /forgetme cannot find them. An editor may keep such a question for good, to check that it is answered.
forget-misses = Questions that are kept without your number cannot be found again as yours; they go after { $days } days.
command-misses = What people could not find
misses-title = { $count ->
    [one] 1 question that people could not find an answer to in 30 days
   *[other] { $count } questions that people could not find an answer to in 30 days, the most frequent first
  }
misses-none = In the last 30 days nobody asked in vain, and no thumb pointed down.
misses-off = Questions without an answer are not kept. The operator can turn that on with ONRECORD_KEEP_MISSES=true; /about then says so to everybody.
miss-count = { $count ->
    [1] asked once
   *[other] asked { $count } times
  }
miss-last = last on { $day }
miss-bad = 👎 { $count }
miss-answered-now = answered now
miss-others = Also asked as: { $questions }
miss-near = The nearest statements. None of them has to be an answer; if one is, choose its number, and every new build is asked this question.
miss-nothing-near = No statement comes near.
miss-answered-by = ✓ { $number }
miss-not-ours = Not ours
miss-forward = Add a statement
miss-forward-now = Forward the statement to me now, or send it as a file or a text: you see what was understood before anything is published.
miss-gone = This question is not in the list any more.
button-to-list = ← To the list
command-stats = Questions in figures
stats-title = Questions in figures
stats-week = { $count ->
    [one] Last 7 days: 1 question, { $day } a day
   *[other] Last 7 days: { $count } questions, { $day } a day
  }
stats-month = { $count ->
    [one] Last 30 days: 1 question, { $day } a day
   *[other] Last 30 days: { $count } questions, { $day } a day
  }
stats-outcome = – answered { $answered }, without an answer { $silent }
stats-languages = Languages, 30 days: { $languages }
stats-times = Time to an answer, 30 days: half within { $median }, 95 of 100 within { $most }
stats-people = People who asked in the last 7 days: { $count }
stats-follows = Questions followed: { $count }, by people: { $people }
stats-thumbs = 👍 { $up } · 👎 { $down }
stats-reasons = What was wrong: { $reasons }
stats-topics = Asked about most, 30 days: { $topics }
stats-picture = Questions a day
stats-file = A line a day; times in milliseconds.
picture-answered = answered
picture-silent = without an answer
command-problems = What was wrong with the last reindex
command-log = The bot’s own last faults
command-announce = Tell followers of a new statement
problems-none = Nothing was wrong with the last reindex, { $when }.
problems-title = To look at since the last reindex, { $when }: { $count }
problem-failed = Not readable
problem-undated = Without a date
problem-warned = Warning
problem-gone = No longer in the files
mend-failed = It is not in the archive. Mend the file as the line says, or send me the statement as text, and reindex.
mend-undated = It is found by its words, but in no period of time. Give it a date: a line with “date: 2024-03-31” at the head of its file, or a file name that begins with the date; then reindex.
mend-warned = The statement was taken all the same. Look whether it was understood as it was meant.
mend-gone = Nothing has to be done. It stays in the archive, its links go on working, and quotations say that it is gone. If its file is only missing, put it back and reindex.
log-none = In the last 30 days the bot logged no fault.
log-title = The bot’s own last faults
log-line = { $last } · { $count ->
    [1] once
   *[other] { $count } times
  }
log-where = The log of the machine has the details. Nobody’s words stand here.
announce-none = No statement is new. What came in during the last 6 days can be announced.
announce-which = Which new statement?
announce-preview = It comes near what { $people ->
    [one] 1 person follows, who has
   *[other] { $people } people follow, who have
  } not been told of it.
announce-nobody = It comes near nothing that anybody follows and has not been told of ({ $people } people).
announce-told = Follows that were told of it already: { $count }.
announce-old = This statement is not new any more, or was replaced.
announced = { $people ->
    [one] 1 person is
   *[other] { $people } people are
  } told, each once: at once, or at the hour they chose.
button-announce = Tell them ({ $people })
status-ran = Last reindex: { $ran }
status-unreadable = Places that the last reindex could not read: { $count }; /problems lists them
status-faults = Kinds of faults logged in the last day: { $count }; /log tells them
status-version = onrecord { $version }
button-set-date = Set its date
act-announce = Told followers of a new statement
act-not-ours = Called a question none of this archive’s
