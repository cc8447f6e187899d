# When was it said?

timeline-usage = Пришлите тему: /timeline визовый сбор. Бот покажет, когда об этом говорили впервые и в последний раз и как часто.
timeline-title = { $statements ->
    [one] «{ $topic }»: { $statements } заявление
    [few] «{ $topic }»: { $statements } заявления
   *[many] «{ $topic }»: { $statements } заявлений
  }
timeline-nothing = Ни в одном заявлении нет темы «{ $topic }»
timeline-undated = { $statements ->
    [one] Об этом говорит ещё { $statements } заявление, дата которого неизвестна
    [few] Об этом говорят ещё { $statements } заявления, даты которых неизвестны
   *[many] Об этом говорят ещё { $statements } заявлений, даты которых неизвестны
  }
timeline-undated-alone = { $statements ->
    [one] «{ $topic }»: { $statements } заявление, дата которого неизвестна
    [few] «{ $topic }»: { $statements } заявления, даты которых неизвестны
   *[many] «{ $topic }»: { $statements } заявлений, даты которых неизвестны
  }
timeline-repeated = новых формулировок – { $new }, повторов – { $repeated }
timeline-first = Впервые
timeline-last = В последний раз
timeline-said-before = повторяет сказанное { $day }
timeline-by-year = По годам: { $counted }
timeline-most = Чаще всего: { $counted }
timeline-by-month = По месяцам: { $counted }
picture-new = новые формулировки
picture-repeated = повторы
picture-statements = { $statements ->
    [one] { $statements } заявление
    [few] { $statements } заявления
   *[many] { $statements } заявлений
  }
no-topic = Для хроники нужна тема: одно слово или несколько.
timeline-bar = { $statements ->
    [one] { $days } – { $statements } заявление
    [few] { $days } – { $statements } заявления
   *[many] { $days } – { $statements } заявлений
  }
button-dark = 🌙 Тёмная картинка
timeline-next = Следующие (осталось { $left })
