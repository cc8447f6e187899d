# What was changed?

changes-title = { $count ->
    [0] { $about }: nothing was changed
    [one] { $about }: 1 change
   *[other] { $about }: { $count } changes
  }
changes-since = Since { $day }
changes-ever = Since the archive was begun
changes-edited = Changed on { $day }
changes-withdrawn = No longer in this archive’s files since { $day }
changes-replaced = { $kind }: “{ $before }” became “{ $after }”
changes-added = { $kind }: “{ $after }” was added
changes-removed = { $kind }: “{ $before }” was removed
changes-more = { $count ->
    [one] … and 1 more change; name a time to see fewer: /changes in March 2024
   *[other] … and { $count } more changes; name a time to see fewer: /changes in March 2024
  }

# Under a quotation of a statement that was edited

edited = Changed on { $day }: “{ $before }” became “{ $after }”
edited-added = Changed on { $day }: “{ $after }” was added
edited-removed = Changed on { $day }: “{ $before }” was removed
edited-elsewhere = Changed on { $day }, not in these words
also-published = Also published in:
