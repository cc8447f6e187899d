# Corrections of statements on record, and what is taken away for good

statement-removed = This statement was removed from the archive for good on { $day }.
correction-date = Date: { $before } → { $after }
correction-title = Title: { $before } → { $after }
correction-speaker = Speaker: { $before } → { $after }
correction-source = Source: { $before } → { $after }
correction-address = Address: { $before } → { $after }
correction-none = none
correction-taken = It will be told wherever this statement is quoted:
correction-restored = It will no longer be told that this statement was taken back.
correction-undone = Taken back: correction { $number } of { $day }, by { $by }
correction-then = Correction { $number } holds again.
correction-then-file = What the file says holds again.
correction-live = Live now. To take it back: { $command }
correction-undone-live = Live now.
purge-head = This statement would be removed from the archive for good.
purge-records = { $count ->
    [one] 1 stored version goes, with every passage, word and name of it.
   *[other] { $count } stored versions go, with every passage, word and name of them.
  }
purge-others = The same words stand in these statements too, and go with it:
purge-file = The file { $file } has nothing else in it and is deleted.
purge-file-stays = The file { $file } still holds the words afterwards: there is more in it, or not all of it could be read. It is not read for them any more; take them out of it.
purge-builds = Every older build is deleted, so there is nothing to go back to.
purge-backup = Backups made before still hold it; the last one known is { $file }, made { $made }.
purge-no-backup = No backup is known of; if there are any, they still hold it.
purge-final = This cannot be undone.
purge-done = Removed for good.
purge-still-there = { $file } still holds the words: take them out of it.
