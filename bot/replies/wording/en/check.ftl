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
check-not-found = Not found: no statement says this
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
check-changed = Changed on { $day }: the newer version of this statement does not have these words
check-became = “{ $before }” became “{ $after }”
check-gone = “{ $before }” was removed
check-new = “{ $after }” was added
check-withdrawn = Withdrawn on { $day }: this statement is no longer published
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
verdict-exact = exact
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
empty-quotation = There are no words in this. Send the quotation to check.
quotation-too-long = The quotation has { $length } characters; the most is { $most }. Please send a part of it.
