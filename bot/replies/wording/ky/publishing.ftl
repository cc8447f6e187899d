# Publishing: what editors send, look at, correct and publish

command-publish = Билдирүү жарыялоо
publish-usage = Жарыялана турган нерсени жөнөтүңүз: файл, бир же бир нече башкадан жөнөтүлгөн жазуу же узун текст.
    Кыска текст: /publish Биз чек араны ачык кармайбыз. Же билдирүүгө /publish деп жооп бериңиз.
publish-help = Файл, башкадан жөнөтүлгөн жазуу же суроодон узун текст – жарыялануучу билдирүү; андан кыскасы – суроо.
draft-too-large = { $file } файлы 20 МБдан чоң, мындан чоң файлды Telegram ботторго бербейт. Аны билдирүүлөрдүн папкасына салыңыз же бөлүп жөнөтүңүз.
draft-lost = Файлды Telegram’дан алууга болбоду. Аны дагы бир жолу жөнөтүңүз.
draft-ready = Жарыялоого даяр
draft-version = Жарыялоого даяр – архивдеги билдирүүнүн жаңы нускасы болот
draft-known = Архивде сөзмө-сөз бар: жарыялай турган эч нерсе жок
draft-empty = Муну жарыялоого болбойт
draft-is-left = Калтырылды, жарыяланган жок
draft-title = Аталышы: { $title }
draft-no-title = Аталышы: жок, анын ордунда алгачкы сөздөрү турат
draft-date = Датасы: { $day } ({ $origin })
draft-undated = Датасы: белгисиз, ошондуктан мезгил боюнча табылбайт
draft-date-admin = сиз көрсөткөн
draft-date-field = көрсөтүлгөн
draft-date-dateline = алгачкы саптарынан
draft-date-metadata = файлдын маалыматынан
draft-date-filename = файлдын атынан
draft-date-mail = бул тиркелген каттын күнү
draft-date-message = жазуунун күнү
draft-speaker = Ким айткан: { $speaker }
draft-no-speaker = Ким айткан: көрсөтүлгөн эмес
draft-source = Булагы: { $source }
draft-no-source = Булагы: көрсөтүлгөн эмес
draft-length = Тили: { $language }; { $characters } белги
draft-many = { $count } билдирүү
draft-many-undated = датасыз: { $count }
draft-file = Файлы: { $file }
draft-from = Кимден жөнөтүлгөн: { $place }
draft-begins = Башы: { $words }
draft-ends = Аягы: { $words }
draft-same = Ушул эле сөздөр архивде бар:
draft-shared = Бул тексттин узун үзүндүлөрү архивде бар:
draft-problems = Окуганда байкалганы:
draft-more-problems = … дагы { $count }
draft-elsewhere = андагы билдирүү архивде бар, { $file } файлынан; ошону оңдоңуз
draft-aside = файлдын астындагы сөздөр алынган жок
draft-list = { $count ->
    [0] Жарыялай турган эч нерсе жок
   *[other] Жарыялоого { $count } билдирүү бар
  }
draft-listed-empty = { $file }: жарыялоого болбойт
draft-listed-many = { $count ->
    [1] { $count } билдирүү: { $title }
   *[other] { $count } билдирүү: { $title } …
  }
draft-listed-left = калтырылды
draft-listed-known = архивде бар
draft-listed-same = ушул эле сөздөр архивде бар
draft-listed-version = жаңы нуска
draft-twice = Бул сөздөр архивде бар. Аларды дагы бир жолу жарыялайлыбы?
draft-asks-date = Датасы кандай? Тандаңыз же жазыңыз: 2031-жылдын 2-апрели.
draft-no-day = Бул кайсы күн экенин түшүнө албадым.
draft-asks-title = Аталышы кандай? Бир сапка жазыңыз.
draft-asks-speaker = Бул кимдин сөзү? Атын жазыңыз.
draft-asks-source = Муну ким жарыялаган? Атын жазыңыз.
draft-too-long = Бул { $most } белгиден узун.
draft-gone = Бул мындан ары сакталган эмес. Кайра жөнөтүңүз.
draft-all-left = Калтырылды. Эч нерсе жарыяланган жок.
draft-not-published = Жарыяланган жок. { $fault }
draft-published = { $count ->
    [1] Жарыяланды. Бир нече секундда жоопторго кирет.
   *[other] Жарыяланды: { $count }. Бир нече секундда жоопторго кирет.
  }
draft-live = Жоопторго кирди: { $count } билдирүү
draft-live-more = … дагы { $count }
draft-not-live = Файл билдирүүлөрдүн папкасында жатат, бирок жоопторго кире элек. { $problem } /reindex буйругун байкап көрүңүз.
draft-undone = Жарыялоо жокко чыгарылды. Бир нече секундда жооптордон чыгат.
draft-undone-live = Жарыялоо жокко чыгарылды, жооптордо бул жок.
draft-undo-late = Бир саат өттү, мындан ары бул жерде жокко чыгарууга болбойт.
button-publish = Жарыялоо
button-publish-all = Баарын жарыялоо
button-publish-twice = Дагы бир жолу
button-no = Жок
button-date = Датасы
button-title = Аталышы
button-speaker = Ким айткан
button-source = Булагы
button-check = Сөздөрүн текшерүү
button-leave-all = Баарын калтыруу
button-list = Тизмеге
button-take-up = Кайтаруу
button-undo = Жокко чыгаруу
button-see = Көрүү
button-none = Көрсөтпөө
button-of-post = Жазуунун күнү
button-today = Бүгүн
button-yesterday = Кечээ
button-another-day = Башка күн
button-earlier-years = ← Мурдараак
button-later-years = Кийинчерээк →

# Channels that are followed

channels-note = Каналдардан кабыл алынды
channels-line = { $channel }: { $what }
channels-new = { $count } билдирүү
channels-edited = { $count } өзгөртүлдү
channels-unread = окулбай калды: { $files }
