# Every sentence the bot says in Russian. Names are grouped by where they are said.
# statement – заявление, passage – отрывок, quotation – цитата, build – сборка, reindex – переиндексация

## Answers

date-unknown = Дата неизвестна
date-from-filename = дата из имени файла
date-from-metadata = дата из данных страницы
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
order-latest = сначала новые
order-first = сначала старые
searched-all = { $statements ->
    [one] Просмотрено { $statements } заявление
    [few] Просмотрено { $statements } заявления
   *[many] Просмотрено { $statements } заявлений
  }
no-answer = В архиве нет ответа на этот вопрос.
no-such-words = Ни в одном из просмотренных заявлений нет дословно этих слов: { $phrases }
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
source-link = ссылка
withheld = Цитату не удалось сверить с архивом, поэтому ответ не показан. Сбой записан в журнал; пожалуйста, спросите позже.
foreign-question = Вопрос и заявления на разных языках, а нынешняя модель поиска понимает только английский, поэтому ответ мог не найтись. Попробуйте спросить по-английски; владелец бота может задать ONRECORD_ENCODER=intfloat/multilingual-e5-small и обновить индекс.

## Dates, lengths of time, sizes, languages; a month is named as it stands beside a day

month-1 = января
month-2 = февраля
month-3 = марта
month-4 = апреля
month-5 = мая
month-6 = июня
month-7 = июля
month-8 = августа
month-9 = сентября
month-10 = октября
month-11 = ноября
month-12 = декабря
written-day = { $day } { $month } { $year }{ "\u00A0" }г.
written-days-of-month = { $first }–{ $last } { $month } { $year }{ "\u00A0" }г.
written-days-of-year = { $first } { $first_month } – { $last } { $last_month } { $year }{ "\u00A0" }г.
written-since = с { $day } { $month } { $year }{ "\u00A0" }г.
written-until = по { $day } { $month } { $year }{ "\u00A0" }г.
time-seconds = { $seconds } с
time-minutes = { $minutes } мин { $seconds } с
time-hours = { $hours } ч { $minutes } мин
size-megabytes = { $size } МБ
language-en = английский
language-ru = русский
language-ky = кыргызский
language-unknown = не определён

## Conversation

start = Спросите, что было сказано, – и получите сами слова с датой.

    Каждая цитата вырезана из опубликованного заявления и перед отправкой ещё раз сверена с ним. Машина ничего не сочиняет. Если в архиве нет ответа, бот так и скажет.
start-coverage = { $statements ->
    [one] В архиве { $statements } заявление
    [few] В архиве { $statements } заявления
   *[many] В архиве { $statements } заявлений
  }
help = Задайте вопрос так, как спросили бы человека. Можно:
    – назвать время: в марте 2024 года, с 2019 по 2021 год, с 5 мая 2020 года, в прошлом месяце;
    – спросить о последнем или о первом: последнее заявление о воде;
    – взять точные слова в кавычки: «территориальная целостность».
help-commands = /ask – задать вопрос, в группах тоже
    /latest – самые новые заявления
    /whoami – ваш ID для списка администраторов
    /help – эта справка
whoami = Ваш ID в Telegram: { $user }.
unsupported = Я читаю только текст. Пожалуйста, напишите вопрос словами.
unknown-command = Такой команды я не знаю. Что я умею, подскажет /help.
failed = У меня произошёл сбой, он записан в журнал. Пожалуйста, спросите немного позже.
interrupted = Связь прервалась, пока отправлялся ответ. Если он не пришёл, нажмите кнопку, чтобы спросить ещё раз.
ask-again = Спросить ещё раз
no-index = Архив ещё не готов. Пожалуйста, попробуйте позже.

## What Telegram shows of the bot before a word is said

bot-name = Дословно
bot-description = Спросите, что было сказано, – и получите сами слова с датой и источником.

    Каждая цитата вырезана из опубликованного заявления и перед отправкой ещё раз сверена с ним. Машина ничего не сочиняет.
bot-short-description = Официальные заявления слово в слово, с датой и источником
command-ask = Спросить, что было сказано
command-latest = Самые новые заявления
command-help = Как задавать вопросы
command-whoami = Ваш ID в Telegram
command-reindex = Принять новые заявления
command-status = Что сейчас действует

## Questions that cannot be searched

empty-question = Вопрос пустой; напишите словами, о чём хотите узнать.
question-too-long = { $length ->
    [one] В вопросе { $length } символ, а допускается не больше { $most }. Пожалуйста, сократите его.
    [few] В вопросе { $length } символа, а допускается не больше { $most }. Пожалуйста, сократите его.
   *[many] В вопросе { $length } символов, а допускается не больше { $most }. Пожалуйста, сократите его.
  }
not-text = В вопросе есть знаки, которые не являются текстом. Пожалуйста, напишите его заново.
no-such-day = Такой даты нет: { $day }. Пожалуйста, проверьте её.
no-such-period = Такого времени нет: «{ $period }». Пожалуйста, назовите его иначе.
period-ends-before-it-starts = Названный период заканчивается ({ $last }) раньше, чем начинается ({ $first }). Пожалуйста, проверьте даты.
year-out-of-range = { NUMBER($year, useGrouping: 0) } год лежит за пределами поиска. Пожалуйста, проверьте дату.

## Admin

status = Сборка { $build }, создана { $built }
status-statements = { $statements ->
    [one] { $statements } заявление
    [few] { $statements } заявления
   *[many] { $statements } заявлений
  }, { $passages ->
    [one] { $passages } отрывок
    [few] { $passages } отрывка
   *[many] { $passages } отрывков
  }
status-failed = Архивом сейчас нельзя пользоваться. { $problem }
status-undated = { $undated } без даты
status-encoder = Модель: { $encoder }
status-size = Размер: { $size }
status-archive = Архив со всеми версиями: { $size }
status-years = По годам: { $years }
status-languages = По языкам: { $languages }
reindex-start = Переиндексация: чтение заявлений …
reindex-reading = Переиндексация: чтение, { $done } из { $total }
reindex-reading-on = Переиндексация: чтение, пока { $done }
reindex-archiving = Переиндексация: запись заявлений в архив, { $done } из { $total }
reindex-chunking = Переиндексация: деление заявлений на отрывки, { $done } из { $total }
reindex-embedding = Переиндексация: вычисление векторов, { $done } из { $total }
reindex-writing = Переиндексация: запись сборки
reindex-checking = Переиндексация: проверка сборки
reindex-eta = Осталось примерно { $time }. До тех пор бот отвечает по прежней сборке.
reindex-live = Готово за { $time }: теперь действует сборка { $build }.
reindex-same = Готово за { $time }: ничего не изменилось, остаётся сборка { $build }.
reindex-dry = Пробный прогон, { $time }: ничего не записано. Индексация дала бы вот что:
reindex-read = { $read ->
    [one] прочитано { $read } заявление
    [few] прочитано { $read } заявления
   *[many] прочитано { $read } заявлений
  }
reindex-new = { $count ->
    [one] { $count } новое
   *[many] { $count } новых
  }
reindex-changed = { $count ->
    [one] { $count } изменённое
   *[many] { $count } изменённых
  }
reindex-unchanged = { $count } без изменений
reindex-withdrawn = { $count ->
    [one] { $count } отозванное
   *[many] { $count } отозванных
  }
reindex-repeated = { $count } с текстом другого заявления
reindex-undated = { $count } без даты
reindex-passages = { $passages ->
    [one] { $passages } отрывок
    [few] { $passages } отрывка
   *[many] { $passages } отрывков
  }, новых векторов: { $embedded }
reindex-left-out = { $count ->
    [one] { $count } вымышленное заявление не взято, потому что есть настоящие.
    [few] { $count } вымышленных заявления не взяты, потому что есть настоящие.
   *[many] { $count } вымышленных заявлений не взяты, потому что есть настоящие.
  }
reindex-problems = { $count ->
    [one] Не удалось прочитать { $count } место:
    [few] Не удалось прочитать { $count } места:
   *[many] Не удалось прочитать { $count } мест:
  }
reindex-warnings = { $count ->
    [one] { $count } предупреждение:
    [few] { $count } предупреждения:
   *[many] { $count } предупреждений:
  }
reindex-more = … и ещё { $count }; все перечислит команда onrecord problems
reindex-running = Переиндексация уже идёт; её итог придёт отдельным сообщением.
reindex-failed = Переиндексация не завершена, действующая сборка не тронута. { $problem }

## Terminal

terminal-token = Чтобы бот заработал в Telegram: напишите @BotFather, отправьте /newbot и впишите полученный токен в .env строкой TELEGRAM_BOT_TOKEN=…
terminal-commands = /latest – самые новые заявления
    /status – что сейчас действует
    /help – эта справка
    /quit – выйти, как и Ctrl-D
terminal-empty = Напишите вопрос; /help подскажет как, /quit – выход.
terminal-bye = До свидания.
