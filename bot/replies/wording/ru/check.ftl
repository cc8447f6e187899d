# Did they say this?

check-usage = Пришлите слова, которые нужно проверить: /check Мы оставим границу открытой.
    Бот скажет, есть ли они в заявлениях слово в слово, есть ли там в другом виде или их нет вовсе.
check-exact = { $statements ->
    [1] Дословно: сказано слово в слово
    [one] Дословно: сказано слово в слово в { $statements } заявлении
   *[many] Дословно: сказано слово в слово в { $statements } заявлениях
  }
check-altered = Изменено: в заявлении сказано иначе
check-punctuation = Изменено: слова те же, но знаки препинания другие
check-partly = Изменено: в заявлениях есть только часть этого
check-not-found = Не найдено: этих слов нет ни в одном заявлении
check-short = Слишком коротко: одно-два слова – ещё не цитата. Они есть здесь:
check-in-marks = В кавычках: «{ $words }»
check-record-says = В заявлении:
check-by-sentence = По предложениям:
check-nearest = Ближайшие отрывки; в них сказано другое:
check-gap = { $words ->
    [0] Многоточие ничего не пропускает
    [one] Многоточием пропущено { $words } слово
    [few] Многоточием пропущено { $words } слова
   *[many] Многоточием пропущено { $words } слов
  }{ $sentences ->
    [0] {""}
    [one] , в том числе { $sentences } целое предложение
    [few] , в том числе { $sentences } целых предложения
   *[many] , в том числе { $sentences } целых предложений
  }
check-gap-in-list = { $words ->
    [one] Из перечня пропущено { $words } слово
    [few] Из перечня пропущено { $words } слова
   *[many] Из перечня пропущено { $words } слов
  }
check-changed = Изменено { $day }: в новой версии этого заявления таких слов нет
check-became = было «{ $before }», стало «{ $after }»
check-gone = убрано «{ $before }»
check-new = добавлено «{ $after }»
check-withdrawn = Файла этого заявления больше нет в архиве: с { $day }
taken-back = Отозвано тем, кто опубликовал, { $day }: { $reason }
check-also = { $count ->
    [one] Те же слова ещё в { $count } заявлении: { $days }
   *[many] Те же слова ещё в { $count } заявлениях: { $days }
  }
check-searched = { $statements ->
    [one] Просмотрено { $statements } заявление
    [few] Просмотрено { $statements } заявления
   *[many] Просмотрено { $statements } заявлений
  }, { $versions ->
    [one] { $versions } версия
    [few] { $versions } версии
   *[many] { $versions } версий
  }
beside-who-right = Кто сказал, указано верно: { $claimed }
beside-who-unknown = По заявлению нельзя судить, сказал ли это { $claimed }
beside-when-right = Дата указана верно: { $claimed }
beside-when-unknown = В заявлении нет даты, с которой можно сравнить: { $claimed }
verdict-exact = дословно
check-cut = Обрезано: эти слова есть в заявлении, но без того, что меняет их смысл
check-other-who = Изменено: слова есть в заявлениях, но сказал их другой
check-other-when = Изменено: слова есть в заявлениях, но сказаны в другой день
check-quoted-only = { $words ->
    [one] Проверено { $words } слово в кавычках
    [few] Проверено { $words } слова в кавычках
   *[many] Проверено { $words } слов в кавычках
  }; остальное в сообщении не проверялось
left-off-before = перед ними отброшено: «{ $words }»
left-off-after = после них отброшено: «{ $words }»
left-off-between = между ними пропущено: «{ $words }»
left-off-question = в заявлении это вопрос
verdict-cut = обрезано
difference-who = кто
difference-when = когда
difference-unit = единица измерения
difference-month = месяц
difference-weekday = день недели
difference-season = время года
verdict-altered = изменено
verdict-not_found = не найдено
difference-negation = отрицание
difference-number = число
difference-date = дата
difference-name = имя
difference-modal = долженствование или возможность
difference-word = слова
difference-punctuation = знаки препинания
difference-changed = { $kind }: «{ $claimed }», а в заявлении «{ $actual }»
difference-added = { $kind }: «{ $claimed }» – в заявлении этого нет
difference-left-out = { $kind }: «{ $actual }» пропущено
difference-cut = в заявлении предложение продолжается: «{ $rest }»
difference-more = … и ещё { $count }
difference-more-in-file = … и ещё { $count }; все они в файле
difference-file = Все различия по порядку присланного текста: { $count }
empty-quotation = Здесь нет слов. Пришлите цитату, которую нужно проверить.
quotation-too-long = { $length ->
    [one] В цитате { $length } знак
    [few] В цитате { $length } знака
   *[many] В цитате { $length } знаков
  }, а можно не больше { $most }. Пришлите её часть.
