# Кимдин сөзү: суроодо жана цитатада

scope-speaker = автору: { $who }
scope-source = булагы: { $who }
unknown-name = Мындай автор же булак бир да билдирүүдө жок: { $who }.
