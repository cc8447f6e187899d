# When was it said?

timeline-usage = Send a topic: /timeline visa fees. The bot shows when it was spoken of, first and last, and how often.
timeline-title = { $statements ->
    [one] “{ $topic }”: 1 statement
   *[other] “{ $topic }”: { $statements } statements
  }
timeline-nothing = No statement speaks of “{ $topic }”
timeline-undated = { $statements ->
    [one] 1 more statement speaks of it; its date is not known
   *[other] { $statements } more statements speak of it; their dates are not known
  }
timeline-undated-alone = { $statements ->
    [one] 1 statement speaks of “{ $topic }”; its date is not known
   *[other] { $statements } statements speak of “{ $topic }”; their dates are not known
  }
timeline-repeated = { $new } with wording of their own, { $repeated } repeating earlier wording
timeline-first = First said
timeline-last = Last said
timeline-said-before = repeats the wording of { $day }
timeline-by-year = By year: { $counted }
timeline-most = Most often: { $counted }
timeline-by-month = By month: { $counted }
picture-new = new wording
picture-repeated = repeated
picture-statements = { $statements ->
    [one] 1 statement
   *[other] { $statements } statements
  }
no-topic = A timeline needs a topic: a word or a few of them.
timeline-bar = { $statements ->
    [one] { $days }: 1 statement
   *[other] { $days }: { $statements } statements
  }
button-dark = 🌙 Dark picture
timeline-next = The next ones ({ $left } left)
