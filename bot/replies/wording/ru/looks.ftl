# Что изменит переиндексация, до её начала

look-start = Смотрю, что изменится …
look-reading = Смотрю, что изменится: прочитано { $done } …
look-changes = Переиндексация изменит вот что: { $changes }.
look-time = Это займёт примерно { $time }.
look-same = После прошлой переиндексации ничего не изменилось: { $read ->
    [one] { $read } заявление
    [few] { $read } заявления
   *[many] { $read } заявлений
  }.
look-same-but = После прошлой переиндексации ничего не изменилось, но есть: { $changes }.
look-behind = Ни одно заявление не изменилось, но действует не та сборка, которая получилась бы теперь из архива и настроек: так бывает после возврата к прежней сборке и пока сборка придержана. «Начать» сделает её.
look-new = { $count ->
    [one] { $count } новое
   *[many] { $count } новых
  }
look-changed = { $count ->
    [one] { $count } изменённое
   *[many] { $count } изменённых
  }
look-withdrawn = { $count ->
    [one] { $count } исчезло
   *[many] { $count } исчезли
  }
look-undated = { $count } без даты
look-failed = { $count ->
    [one] { $count } не читается
   *[many] { $count } не читаются
  }
look-button-new = Новые { $count }
look-button-changed = Изменённые { $count }
look-button-withdrawn = Исчезли { $count }
look-button-undated = Без даты { $count }
look-button-failed = Не читаются { $count }
look-page = { $what }: { $first }–{ $last } из { $all }
look-old = Этот список устарел. Отправьте /reindex снова.
look-more = Остальное перечислит команда: onrecord index --dry-run --list
look-lines = отличаются только пробелы или переносы строк
altered-title = Заголовок: { $before } → { $after }
altered-date = Дата: { $before } → { $after }
altered-speaker = Кто говорит: { $before } → { $after }
altered-source = Источник: { $before } → { $after }
altered-url = Ссылка: { $before } → { $after }
altered-lang = Язык: { $before } → { $after }
altered-text = Текст: { $before } → { $after }
altered-other = То, чего читатели не видят.
button-start-reindex = Начать
time-whole-minutes = { $minutes } мин
