# Following a question, and its news

button-follow = Следить
follow-how = Напишите, за чем следить, например: /follow вода приграничных рек
    Когда появится новое заявление по этой теме, я пришлю его слова с датой.
follow-begun = Сообщу о каждом новом заявлении, которое отвечает на вопрос
follow-any-time = Время, названное в вопросе, уже прошло, поэтому слежу за новыми заявлениями с любой датой.
follow-when = Сразу или раз в день в выбранный час. Всё, за чем вы следите, покажет /following.
follow-stop = Не следить
follow-hour = Когда
follow-too-many = { $most ->
    [one] Вы уже следите за { $most } вопросом, больше нельзя. Лишние можно убрать через /following.
   *[many] Вы уже следите за { $most } вопросами, больше нельзя. Лишние можно убрать через /following.
  }
follow-none = Вы пока ни за чем не следите. Нажмите «Следить» под ответом или напишите /follow и вопрос.
follow-list = Вы следите за вопросами:
follow-is-at-once = сразу
follow-is-daily = каждый день в { $time }
follow-stop-of = Не следить { $number }
follow-hour-of = Когда { $number }
follow-zone = Часовой пояс: { $city }
follow-stopped = Готово, больше об этом писать не буду.
follow-not-yours = За этим вы уже не следите.
follow-choose-hour = Когда писать? Часы – по этому поясу: { $city }.
follow-at-once = Сразу
follow-city = { $time }, { $city }
follow-choose-zone = Который у вас сейчас час?
news = { $count ->
    [one] { $count } новое заявление о том, за чем вы следите
    [few] { $count } новых заявления о том, за чем вы следите
   *[many] { $count } новых заявлений о том, за чем вы следите
  }
news-for = По вопросу «{ $question }»
news-why = совпало с вашими словами: { $words }
news-why-meaning = близко к вашему вопросу по смыслу
news-more = Ещё { $count }
news-show = Показать
news-stop-of = Не следить: { $question }
news-interrupted = Связь прервалась, пока я отправлял новости о том, за чем вы следите. Если они не пришли, их покажет кнопка.
