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
