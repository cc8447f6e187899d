# Admin

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
status-encoder-compiled = Модель: { $encoder }, скомпилирована для этой машины ({ $precision })
status-encoder-plain = Модель: { $encoder }, работает через { $library }, не скомпилирована: { $reason }
status-reader = Чтение: до { $most } отрывков на вопрос
status-reader-fewer = Чтение: { $windows } из { $most } отрывков на вопрос; больше эта машина за { $ms } мс не успевает (ONRECORD_READING_MS)
status-reader-off = Чтение: выключено (ONRECORD_READING_MS)
status-reader-unprepared = Чтение: ещё не подготовлено; его готовит onrecord index
status-reader-refused = Чтение: здесь невозможно: { $reason }
status-size = Размер: { $size }
status-archive = Архив со всеми версиями: { $size }
status-backup = Последняя резервная копия: { $made }
status-backup-none = О резервной копии ничего не известно
status-years = По годам: { $years }
status-languages = По языкам: { $languages }
reindex-start = Переиндексация: чтение заявлений …
reindex-reading = Переиндексация: чтение, { $done } из { $total }
reindex-reading-on = Переиндексация: чтение, пока { $done }
reindex-archiving = Переиндексация: запись заявлений в архив, { $done } из { $total }
reindex-naming = Переиндексация: распознавание имён, { $done } из { $total }
reindex-chunking = Переиндексация: деление заявлений на отрывки, { $done } из { $total }
reindex-embedding = Переиндексация: вычисление векторов, { $done } из { $total }
reindex-writing = Переиндексация: запись сборки
reindex-checking = Переиндексация: проверка сборки
reindex-compiling = Переиндексация: модель компилируется для этой машины, один раз
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
reindex-withdrawn = { $count } больше нет в файлах
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
reindex-asks = Переиндексация ждёт вашего слова, ничего не изменено: из { $held } заявлений в файлах архива больше не было бы { $gone }. Если файлы просто пропали, верните их и снова отправьте /reindex.
button-reindex-sure = Всё равно переиндексировать
undelivered-waiting = ждут ответа: { $count }
undelivered-failed = оставлено без ответа: { $count }
undelivered-set-aside = не прочитано, отложено: { $count }
undelivered-refused = новостей не принял Telegram: { $count }
