# In Russian: statement – заявление, passage – отрывок, quotation – цитата, build – сборка,
# reindex – переиндексация

# Answers

date-unknown = Дата неизвестна
date-from-filename = дата из имени файла
date-from-metadata = дата из данных страницы
date-from-mail = дата письма, к которому это приложено
date-from-message = дата пересланного сообщения
date-from-admin = дата исправлена редактором
sample-note = Вымышленный пример: эти заявления придуманы, чтобы показать, как работает бот.
searched-period = { $statements ->
    [0] Период поиска: { $period }; заявлений за это время нет
    [one] Период поиска: { $period } ({ $statements } заявление)
    [few] Период поиска: { $period } ({ $statements } заявления)
   *[many] Период поиска: { $period } ({ $statements } заявлений)
  }
undated-outside = { $undated ->
    [one] ещё { $undated } заявление без даты сюда не входит
    [few] ещё { $undated } заявления без даты сюда не входят
   *[many] ещё { $undated } заявлений без даты сюда не входят
  }
searched-except = { $statements ->
    [0] Период поиска: всё время, исключено: { $excluded }; других заявлений нет
    [one] Период поиска: всё время, исключено: { $excluded } ({ $statements } заявление)
    [few] Период поиска: всё время, исключено: { $excluded } ({ $statements } заявления)
   *[many] Период поиска: всё время, исключено: { $excluded } ({ $statements } заявлений)
  }
period-except = { $period }, исключено: { $excluded }
order-latest = сначала новые
order-first = сначала старые
searched-all = { $statements ->
    [one] Просмотрено { $statements } заявление
    [few] Просмотрено { $statements } заявления
   *[many] Просмотрено { $statements } заявлений
  }
searched-for = Искал: { $searched } (набрано: { $typed })
no-answer = В архиве нет ответа на этот вопрос.
no-such-words = Ни в одном из просмотренных заявлений нет дословно этих слов: { $phrases }
phrases-apart = Каждая из этих фраз есть, но вместе ни в одном из просмотренных заявлений их нет: { $phrases }
phrase = «{ $words }»
nearest = Ближайшие отрывки; ответом они не являются:
repeats = { $count ->
    [one] те же слова в { $count } заявлении: впервые { $first }, в последний раз { $last }
   *[many] те же слова в { $count } заявлениях: впервые { $first }, в последний раз { $last }
  }
repeats-one-day = { $count ->
    [one] те же слова в { $count } заявлении этого дня
   *[many] те же слова в { $count } заявлениях этого дня
  }
repeats-undated = { $count ->
    [one] те же слова в { $count } заявлении
   *[many] те же слова в { $count } заявлениях
  }
spoken = { $statements ->
    [one] Об этом говорится в { $statements } заявлении
   *[other] Об этом говорится в { $statements } заявлениях
  }
spoken-by-year = По годам: { $counted }
spoken-most = Больше всего: { $counted }
nothing-said = { $who }: прямой речи в этом архиве нет.
nothing-said-on = { $who }: прямой речи об этом в этом архиве нет.
others-of-them = Где другие упоминают имя «{ $who }»:
others-of-it = Что говорят другие по теме «{ $topic }»:
date-as-words = За { $period } ответа нет, поэтому дата искалась как слова.
nearest-outside = Ближайшие заявления до и после этого времени:
several-people = так зовут нескольких людей: { $names }
not-in-archive = «{ $word }» в архиве не встречается.
withheld = Цитату не удалось сверить с архивом, поэтому ответ не показан. Сбой записан в журнал; пожалуйста, спросите позже.
read-from-scan = Прочитано программой со скана: сверьте с оригиналом.
only-en = Есть только на английском языке.
only-ky = Есть только на кыргызском языке.
only-ru = Есть только на русском языке.
foreign-question = Вопрос и заявления на разных языках, а нынешняя модель поиска понимает только английский, поэтому ответ мог не найтись. Попробуйте спросить по-английски; владелец бота может задать ONRECORD_ENCODER=multilingual и обновить индекс.
by-words-meanwhile = Модель поиска готовится для этой машины, один раз; до тех пор ответы ищутся только по словам.
by-words = Модель поиска ещё готовится на этой машине, поэтому искали только по словам. Спросите ещё раз через минуту, и поиск будет полнее.
