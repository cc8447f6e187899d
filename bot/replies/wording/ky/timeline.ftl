# When was it said?

timeline-usage = Тема жөнөтүңүз: /timeline виза төлөмү. Бот бул тууралуу биринчи жана акыркы жолу качан, канча жолу айтылганын көрсөтөт.
timeline-title = «{ $topic }»: { $statements } билдирүү
timeline-nothing = «{ $topic }» темасы бир да билдирүүдө жок
timeline-undated = Бул тууралуу датасы белгисиз дагы { $statements } билдирүү бар
timeline-undated-alone = «{ $topic }»: датасы белгисиз { $statements } билдирүү
timeline-repeated = жаңыча айтылганы – { $new }, кайталанганы – { $repeated }
timeline-first = Биринчи жолу
timeline-last = Акыркы жолу
timeline-said-before = { $day } айтылганды кайталайт
timeline-by-year = Жылдар боюнча: { $counted }
timeline-most = Эң көп айтылганы: { $counted }
timeline-by-month = Айлар боюнча: { $counted }
picture-new = жаңыча айтылган
picture-repeated = кайталанган
picture-statements = { $statements } билдирүү
no-topic = Тема керек: бир же бир нече сөз жазыңыз.
timeline-bar = { $days } – { $statements } билдирүү
button-dark = 🌙 Күңүрт сүрөт
timeline-next = Кийинкилери (дагы { $left })
