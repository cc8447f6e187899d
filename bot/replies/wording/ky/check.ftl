# Did they say this?

check-usage = Текшерүү керек болгон сөздөрдү жөнөтүңүз: /check Биз чек араны ачык кармайбыз.
    Бот бул сөздөр билдирүүлөрдө сөзмө-сөз барбы, башкача айтылганбы же таптакыр жокпу, ошону айтат.
check-exact = { $statements ->
    [1] Так: сөзмө-сөз айтылган
   *[other] Так: { $statements } билдирүүдө сөзмө-сөз айтылган
  }
check-altered = Өзгөртүлгөн: билдирүүдө башкача айтылган
check-punctuation = Өзгөртүлгөн: сөздөр ошол эле, бирок тыныш белгилери башка
check-partly = Өзгөртүлгөн: мунун бир бөлүгү гана билдирүүлөрдө бар
check-not-found = Табылган жок: бул сөздөр бир да билдирүүдө жок
check-short = Өтө кыска: бир-эки сөз цитата боло албайт. Алар бул жерде бар:
check-in-marks = Тырмакчадагы сөздөр: «{ $words }»
check-record-says = Билдирүүдө мындай айтылган:
check-by-sentence = Ар бир сүйлөм боюнча:
check-nearest = Эң жакын үзүндүлөр, бирок аларда башка нерсе айтылган:
check-gap = { $words ->
    [0] Көп чекит эч нерсени калтырган эмес
   *[other] Көп чекиттин ордунда { $words } сөз калып калган
  }{ $sentences ->
    [0] {""}
   *[other] , анын ичинде { $sentences } толук сүйлөм
  }
check-gap-in-list = Тизменин { $words } сөзү калтырылган
check-changed = { $day } өзгөртүлгөн: бул билдирүүнүн жаңы нускасында мындай сөздөр жок
check-became = «{ $before }» деген «{ $after }» болду
check-gone = «{ $before }» алынып салынды
check-new = «{ $after }» кошулду
check-withdrawn = { $day }: ошондон бери бул билдирүү архивдин файлдарында жок
taken-back = Жарыялаган тарап { $day } кайтарып алган: { $reason }
check-also = Ушул эле сөздөр дагы { $count } билдирүүдө бар: { $days }
check-searched = Каралганы: { $statements } билдирүү, { $versions } нуска
beside-who-right = Ким айтканы туура көрсөтүлгөн: { $claimed }
beside-who-unknown = Муну { $claimed } айтканбы, билдирүүдөн билүүгө болбойт
beside-when-right = Күнү туура көрсөтүлгөн: { $claimed }
beside-when-unknown = Билдирүүдө { $claimed } менен салыштыра турган дата жок
verdict-exact = так
check-cut = Кесилген: бул сөздөр билдирүүдө бар, бирок маанисин өзгөрткөн сөздөр калтырылган
check-other-who = Өзгөртүлгөн: сөздөр билдирүүдө бар, бирок аларды башка киши айткан
check-other-when = Өзгөртүлгөн: сөздөр билдирүүдө бар, бирок башка күнү айтылган
check-quoted-only = Тырмакчадагы { $words } сөз текшерилди; билдирүүнүн калганы текшерилген жок
left-off-before = алардын алдында калтырылган: «{ $words }»
left-off-after = алардан кийин калтырылган: «{ $words }»
left-off-between = алардын ортосунда калтырылган: «{ $words }»
left-off-question = билдирүүдө бул суроо
verdict-cut = кесилген
difference-who = ким
difference-when = качан
difference-unit = өлчөм бирдиги
difference-month = ай
difference-weekday = апта күнү
difference-season = жыл мезгили
verdict-altered = өзгөртүлгөн
verdict-not_found = табылган жок
difference-negation = терс маани
difference-number = сан
difference-date = дата
difference-name = ат
difference-modal = милдет же мүмкүндүк
difference-word = сөз
difference-punctuation = тыныш белгилери
difference-changed = { $kind }: «{ $claimed }», билдирүүдө болсо «{ $actual }»
difference-added = { $kind }: «{ $claimed }» деген билдирүүдө жок
difference-left-out = { $kind }: «{ $actual }» деген калтырылган
difference-cut = билдирүүдө сүйлөм уланат: «{ $rest }»
difference-more = … жана дагы { $count }
difference-more-in-file = … жана дагы { $count }; баары файлда
difference-file = Бардык айырмалар, жиберилген тексттин ирети менен: { $count }
empty-quotation = Мында сөз жок. Текшериле турган цитатаны жөнөтүңүз.
quotation-too-long = Цитатада { $length } белги бар, ал эми эң көбү { $most } болушу мүмкүн. Бир бөлүгүн жөнөтүңүз.
