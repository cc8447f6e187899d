# Did they say this?

check-usage = Send the words you want checked: /check We will keep the border open.
    The bot says whether a statement has them word for word, has them otherwise, or does not have them at all.
check-exact = { $statements ->
    [1] Exact: said word for word
   *[other] Exact: said word for word in { $statements } statements
  }
check-altered = Altered: the record says it differently
check-punctuation = Altered: the words are the record’s, the punctuation is not
check-partly = Altered: only a part of this is on record
check-not-found = Not found: these words are in no statement
check-short = Too short to check: one or two words are no quotation. They stand here:
check-in-marks = In quotation marks: “{ $words }”
check-record-says = The record says:
check-by-sentence = Sentence by sentence:
check-nearest = The nearest passages, which say something else:
check-gap = { $words ->
    [0] The ellipsis leaves nothing out
    [one] The ellipsis leaves out 1 word
   *[other] The ellipsis leaves out { $words } words
  }{ $sentences ->
    [0] {""}
    [one] , 1 whole sentence among them
   *[other] , { $sentences } whole sentences among them
  }
check-gap-in-list = { $words ->
    [one] 1 word of the list is left out
   *[other] { $words } words of the list are left out
  }
check-changed = Changed on { $day }: the newer version of this statement does not have these words
check-became = “{ $before }” became “{ $after }”
check-gone = “{ $before }” was removed
check-new = “{ $after }” was added
check-withdrawn = No longer in this archive’s files since { $day }
taken-back = Taken back by its publisher on { $day }: { $reason }
check-also = { $count ->
    [one] The same words in 1 more statement: { $days }
   *[other] The same words in { $count } more statements: { $days }
  }
check-searched = { $statements ->
    [one] Searched: 1 statement
   *[other] Searched: { $statements } statements
  } in { $versions ->
    [one] 1 version
   *[other] { $versions } versions
  }
beside-who-right = As claimed, said by { $claimed }
beside-who-unknown = Whether { $claimed } said it cannot be told from the record
beside-when-right = As claimed, dated { $claimed }
beside-when-unknown = The record has no date to compare { $claimed } with
verdict-exact = exact
check-cut = Cut: these words are on record, without what turns their meaning
check-other-who = Altered: the words are on record, but another said them
check-other-when = Altered: the words are on record, but of another day
check-quoted-only = { $words ->
    [one] Checked: the 1 word in quotation marks
   *[other] Checked: the { $words } words in quotation marks
  }; the rest of the post was not checked
left-off-before = left off before them: “{ $words }”
left-off-after = left off behind them: “{ $words }”
left-off-between = left out between them: “{ $words }”
left-off-question = on record this is a question
verdict-cut = cut
difference-who = who
difference-when = when
difference-unit = unit
difference-month = month
difference-weekday = day of the week
difference-season = season
verdict-altered = altered
verdict-not_found = not found
difference-negation = negation
difference-number = number
difference-date = date
difference-name = name
difference-modal = must / may / will
difference-word = wording
difference-punctuation = punctuation
difference-changed = { $kind }: “{ $claimed }”, on record “{ $actual }”
difference-added = { $kind }: “{ $claimed }” is not on record
difference-left-out = { $kind }: “{ $actual }” is left out
difference-cut = on record the sentence goes on: “{ $rest }”
difference-more = … and { $count } more
difference-more-in-file = … and { $count } more; all are in the file
difference-file = All { $count } differences, in the order of the text sent:
empty-quotation = There are no words in this. Send the quotation to check.
quotation-too-long = The quotation has { $length } characters; the most is { $most }. Please send a part of it.
