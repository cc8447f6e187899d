# What a reindex would change, before it does

look-start = Looking at what would change …
look-reading = Looking at what would change: { $done } read …
look-changes = A reindex would change this: { $changes }.
look-time = It takes about { $time }.
look-same = Nothing has changed since the last reindex: { $read ->
    [one] 1 statement
   *[other] { $read } statements
  }.
look-same-but = Nothing has changed since the last reindex, but: { $changes }.
look-behind = No statement has changed, but the live build is not the one that the archive and the settings make now: so it is after going back to an earlier build, and while one is held back. Start makes it.
look-new = { $count } new
look-changed = { $count } changed
look-withdrawn = { $count } gone
look-undated = { $count } without a date
look-failed = { $count } unreadable
look-button-new = New { $count }
look-button-changed = Changed { $count }
look-button-withdrawn = Gone { $count }
look-button-undated = Undated { $count }
look-button-failed = Unreadable { $count }
look-page = { $what }: { $first }–{ $last } of { $all }
look-old = This list is old. Send /reindex again.
look-more = The rest is listed by: onrecord index --dry-run --list
look-lines = only spaces or line breaks differ
altered-title = Title: { $before } → { $after }
altered-date = Date: { $before } → { $after }
altered-speaker = Speaker: { $before } → { $after }
altered-source = Source: { $before } → { $after }
altered-url = Link: { $before } → { $after }
altered-lang = Language: { $before } → { $after }
altered-text = Text: { $before } → { $after }
altered-other = Something that readers do not see.
button-start-reindex = Start
time-whole-minutes = { $minutes } min
