# Builds of the index, and the questions that they are to answer

command-expect = Keep the last answer as a check-question
command-expects = The check-questions
command-builds = The builds of the index
command-rollback = Go back to the build before

expect-kept = Kept. When “{ $question }” is asked, these words are to be among the answer. A new build that does worse is not published by itself.
expect-not-now = At present it is not answered so; the question counts from the first build on that does.
expect-nothing = There is no answer here to keep. Ask; and where the answer is right, send /expect, or reply to it with /expect.
expect-silent = That was no answer. To keep a question that these words are to answer, reply with /expect and the question.
expect-full = There are { $most } check-questions already, and a reindex asks each of them. Remove some: /expects
expects-none = There are no check-questions yet. Where an answer is right, reply to it with /expect.
expects = { $count ->
    [one] 1 check-question
   *[other] { $count } check-questions
  }, asked of every new build before it is live:
expects-lost = The archive does not have these words any more.

reindex-expecting = Reindexing: asking the check-questions, { $done } of { $total }
reindex-held = Done in { $time }: build { $build } is made and held back, as it answers check-questions worse. Nothing that is answered has changed.
reindex-checked = Check-questions: { $held } of { $asked } are answered as before.
held-worse = { $count ->
    [one] 1 check-question is answered worse:
   *[other] { $count } check-questions are answered worse:
  }
held-expected = expected: { $what }
held-instead = now: { $what }
held-silence = no answer
held-more = … and { $count } more
button-publish-anyway = Publish all the same

builds = Builds of the index, the newest first
builds-none = There is no index yet. Send /reindex.
builds-line = { $statements ->
    [one] 1 statement
   *[other] { $statements } statements
  }, { $passages ->
    [one] 1 passage
   *[other] { $passages } passages
  }
builds-live = live
builds-held = held back
builds-damaged = damaged
button-make-live-of = Make { $number } live
swap-asks = Make the build of { $made } live?
swap-leaves = { $count ->
    [one] 1 statement would no longer be found:
   *[other] { $count } statements would no longer be found:
  }
swap-comes = { $count ->
    [one] 1 statement would be found that is not now:
   *[other] { $count } statements would be found that are not now:
  }
swap-differs = { $count ->
    [one] 1 statement would stand in another version:
   *[other] { $count } statements would stand in another version:
  }
swap-same = The same statements would be found.
swap-note = The next reindex makes a build of what the files hold then.
swap-done = The build of { $made } is live.
swap-over = Another build is live meanwhile. Look again: /builds
swap-failed = Nothing was changed. { $problem }
button-make-live = Make it live

status-held = A build is held back, as it answers check-questions worse: { $count }; /builds shows it
scheduled-changed = The reindex of { $time } found something new.
scheduled-failed = The reindex of { $time } did not finish, and the live build is untouched.
