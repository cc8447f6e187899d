# Following a question, and its news

button-follow = Follow
follow-how = Name what you want to follow, for example: /follow water of the border rivers
    I will write when a new statement answers it, with the words and the date.
follow-begun = I will tell you about every new statement that answers:
follow-any-time = The time in your question is over, so I look at new statements of any date.
follow-when = At once, or once a day at an hour you choose. /following lists all you follow.
follow-stop = Stop
follow-hour = When
follow-too-many = You follow { $most } questions already, which is the most. /following lets you stop some.
follow-none = You follow nothing yet. Press “Follow” under an answer, or write: /follow and a question.
follow-list = You follow:
follow-is-at-once = at once
follow-is-daily = daily at { $time }
follow-stop-of = Stop { $number }
follow-hour-of = When { $number }
follow-zone = Time zone: { $city }
follow-stopped = Stopped. You will hear no more of it.
follow-not-yours = You do not follow this any more.
follow-choose-hour = When shall I write? Hours are those of this time zone: { $city }.
follow-at-once = At once
follow-city = { $time } { $city }
follow-choose-zone = What time is it where you are?
news = { $count ->
    [one] 1 new statement on what you follow
   *[other] { $count } new statements on what you follow
  }
news-for = For “{ $question }”
news-why = matches your words: { $words }
news-why-meaning = close to your question in meaning
news-more = { $count } more
news-show = Show the news
news-stop-of = Stop: { $question }
news-interrupted = The connection was lost while news on what you follow were on their way. If they did not arrive, the button shows them.
