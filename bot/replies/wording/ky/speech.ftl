# Кимдин сөзү: суроодо жана цитатада

scope-speaker = автору: { $who }
scope-source = булагы: { $who }
scope-besides = «{ $topic }» жөнүндө айтылгандар кирбейт
scope-without = { $who } сөздөрү кирбейт
unknown-name = Мындай автор же булак бир да билдирүүдө жок: { $who }.
speech-direct = тике сөз: { $speaker }
speech-not-told = айтылган эмес
speech-direct-unnamed = тике сөз
speech-partly = бир бөлүгү тике сөз: { $speaker }
speech-partly-unnamed = бир бөлүгү тике сөз
speech-question = суроо
speech-answer = жооп
speech-reported = баяндаган: { $source }
recording-time = жазуудагы убакыт: { $time }
