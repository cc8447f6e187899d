# Answers

date-unknown = Date unknown
date-from-filename = date from the file's name
date-from-metadata = date from the page's data
date-from-mail = date of the mail to which this is attached
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
searched-except = { $statements ->
    [0] Searched: all but { $excluded } – no other statement is there
    [one] Searched: all but { $excluded } (1 statement)
   *[other] Searched: all but { $excluded } ({ $statements } statements)
  }
period-except = { $period } but not { $excluded }
order-latest = newest first
order-first = oldest first
searched-all = { $statements ->
    [one] Searched: 1 statement
   *[other] Searched: { $statements } statements
  }
searched-for = Searched for: { $searched } (typed: { $typed })
no-answer = The archive does not answer this.
no-such-words = No statement searched holds these exact words: { $phrases }
phrases-apart = Each of these is there, but no statement searched holds them together: { $phrases }
phrase = “{ $words }”
nearest = The nearest passages, which are not an answer:
repeats = the same wording in { $count } statements, first { $first }, last { $last }
repeats-one-day = the same wording in { $count } statements of this day
repeats-undated = the same wording in { $count } statements
spoken = { $statements ->
    [one] 1 statement speaks of this
   *[other] { $statements } statements speak of this
  }
spoken-by-year = By year: { $counted }
spoken-most = Most in: { $counted }
nothing-said = This archive holds no direct words of { $who }.
nothing-said-on = This archive holds no direct words of { $who } on this.
others-of-them = What others say that names { $who }:
others-of-it = What others say on “{ $topic }”:
date-as-words = Nothing dated { $period } answers this, so the date was searched for as words.
nearest-outside = The nearest statements before and after that time:
several-people = several people are called so: { $names }
not-in-archive = “{ $word }” does not occur in this archive.
withheld = A quotation could not be confirmed against the archive, so this answer is withheld. The fault has been logged; please ask again later.
read-from-scan = Read from a scan by machine; compare with the original.
only-en = On record in English only.
only-ky = On record in Kyrgyz only.
only-ru = On record in Russian only.
foreign-question = Your question and the statements are in different languages, and the search model in use understands English only, so an answer may have been missed. It helps to ask in English; the operator can set ONRECORD_ENCODER=multilingual and index again.
by-words-meanwhile = The search model is being made ready for this machine, once; until then answers are found by words alone.
by-words = The search model is being prepared on this machine, so this was found by words alone. Ask again in a minute for a fuller search.
