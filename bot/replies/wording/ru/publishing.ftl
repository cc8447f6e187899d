# Publishing: what editors send, look at, correct and publish

command-publish = Опубликовать заявление
publish-usage = Пришлите то, что нужно опубликовать: файл, одну или несколько пересланных записей либо длинный текст.
    Короткий текст: /publish Мы не закроем границу. Или ответьте на сообщение командой /publish.
publish-help = Файл, пересланная запись или текст длиннее вопроса – это заявление для публикации; всё, что короче, – вопрос.
draft-too-large = Файл { $file } больше 20 МБ, а файлы крупнее Telegram ботам не отдаёт. Положите его в папку с заявлениями или пришлите по частям.
draft-lost = Не удалось получить файл от Telegram. Пришлите его ещё раз.
draft-ready = Готово к публикации
draft-version = Готово к публикации – новой версией заявления из архива
draft-known = Уже есть в архиве слово в слово: публиковать нечего
draft-empty = Опубликовать это нельзя
draft-is-left = Отложено, не опубликовано
draft-title = Заголовок: { $title }
draft-no-title = Заголовок: нет, вместо него стоят первые слова
draft-date = Дата: { $day } ({ $origin })
draft-undated = Дата: неизвестна, поэтому по времени его не найти
draft-date-admin = указана вами
draft-date-field = указана
draft-date-dateline = из первых строк
draft-date-metadata = из свойств файла
draft-date-filename = из имени файла
draft-date-mail = день письма, к которому это приложено
draft-date-message = день записи
draft-speaker = Кто говорит: { $speaker }
draft-no-speaker = Кто говорит: не указано
draft-source = Источник: { $source }
draft-no-source = Источник: не указан
draft-length = Язык: { $language }; { $characters ->
    [one] { $characters } знак
    [few] { $characters } знака
   *[many] { $characters } знаков
  }
draft-many = { $count ->
    [one] { $count } заявление
    [few] { $count } заявления
   *[many] { $count } заявлений
  }
draft-many-undated = без даты: { $count }
draft-file = Файл: { $file }
draft-from = Переслано от: { $place }
draft-begins = Начало: { $words }
draft-ends = Конец: { $words }
draft-same = Те же слова уже есть в архиве:
draft-shared = Большие отрывки этого текста уже есть в архиве:
draft-problems = Что отмечено при чтении:
draft-more-problems = … и ещё { $count }
draft-elsewhere = заявление из него уже есть в архиве, из файла { $file }; исправьте его там
draft-aside = слова под файлом не взяты
draft-list = { $count ->
    [0] Публиковать нечего
    [one] К публикации: { $count } заявление
    [few] К публикации: { $count } заявления
   *[many] К публикации: { $count } заявлений
  }
draft-listed-empty = { $file }: опубликовать нельзя
draft-listed-many = { $count ->
    [one] { $count } заявление: { $title }
    [few] { $count } заявления: { $title } …
   *[many] { $count } заявлений: { $title } …
  }
draft-listed-left = отложено
draft-listed-known = уже есть в архиве
draft-listed-same = те же слова уже есть в архиве
draft-listed-version = новая версия
draft-twice = Эти слова уже есть в архиве. Опубликовать их ещё раз?
draft-asks-date = Какая дата? Выберите или напишите: 2 апреля 2031.
draft-no-day = Не могу понять, какой это день.
draft-asks-title = Какой заголовок? Напишите одной строкой.
draft-asks-speaker = Чьи это слова? Напишите имя.
draft-asks-source = Кто это опубликовал? Напишите название.
draft-too-long = Это длиннее, чем { $most } знаков.
draft-gone = Этого больше не осталось. Пришлите ещё раз.
draft-all-left = Отложено. Ничего не опубликовано.
draft-not-published = Не опубликовано. { $fault }
draft-published = { $count ->
    [1] Опубликовано. Через несколько секунд войдёт в ответы.
   *[other] Опубликовано: { $count }. Через несколько секунд войдут в ответы.
  }
draft-live = { $count ->
    [one] Опубликовано, уже в ответах: { $count } заявление
    [few] Опубликовано, уже в ответах: { $count } заявления
   *[many] Опубликовано, уже в ответах: { $count } заявлений
  }
draft-live-more = … и ещё { $count }
draft-not-live = Файл лежит в папке с заявлениями, но в ответы пока не вошёл. { $problem } Попробуйте /reindex.
draft-undone = Публикация отменена. Через несколько секунд этого не будет в ответах.
draft-undone-live = Публикация отменена, в ответах этого больше нет.
draft-undo-late = Прошёл час, отменить здесь уже нельзя.
button-publish = Опубликовать
button-publish-all = Всё в архив
button-publish-twice = Ещё раз
button-no = Нет
button-date = Дата
button-title = Заголовок
button-speaker = Кто говорит
button-source = Источник
button-check = Проверить слова
button-leave-all = Отложить всё
button-list = К списку
button-take-up = Вернуть
button-undo = Отменить
button-see = Посмотреть
button-none = Не указывать
button-of-post = День записи
button-today = Сегодня
button-yesterday = Вчера
button-another-day = Другой день
button-earlier-years = ← Раньше
button-later-years = Позже →

# Channels that are followed

channels-note = Принято из каналов
channels-line = { $channel } – { $what }
channels-new = { $count ->
    [one] { $count } заявление
    [few] { $count } заявления
   *[many] { $count } заявлений
  }
channels-edited = { $count ->
    [one] { $count } изменено
   *[many] { $count } изменены
  }
channels-unread = не удалось прочитать: { $files }
