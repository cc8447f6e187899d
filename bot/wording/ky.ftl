# Every sentence the bot says in Kyrgyz. Names are grouped by where they are said.
# statement – билдирүү, passage – үзүндү, quotation – цитата, build – нуска, reindex – кайра индекстөө
# After a number a noun stays as it is, so there is nothing to choose by plural.

## Answers

date-unknown = Датасы белгисиз
date-from-filename = дата файлдын атынан алынды
date-from-metadata = дата барактын маалыматынан алынды
date-from-message = кайра жөнөтүлгөн каттын датасы
date-from-admin = датаны редактор оңдогон
sample-note = Ойдон чыгарылган үлгү: бул билдирүүлөр боттун кантип иштешин көрсөтүү үчүн түзүлгөн.
searched-period = { $statements ->
    [0] Издөө мезгили: { $period }; бул аралыкта билдирүү жок
   *[other] Издөө мезгили: { $period } ({ $statements } билдирүү)
  }
undated-outside = дагы { $undated } датасыз билдирүү буга кирбейт
order-latest = адегенде жаңылары
order-first = адегенде эскилери
searched-all = Каралганы: { $statements } билдирүү
no-answer = Архивде бул суроого жооп жок.
no-such-words = Каралган билдирүүлөрдүн биринде да дал ушул сөздөр жок: { $phrases }
phrase = «{ $words }»
nearest = Эң жакын үзүндүлөр, бирок булар жооп эмес:
repeats = дал ушул сөздөр { $count } билдирүүдө бар: биринчиси – { $first }, акыркысы – { $last }
repeats-one-day = дал ушул сөздөр ушул күнкү { $count } билдирүүдө бар
repeats-undated = дал ушул сөздөр { $count } билдирүүдө бар
source-link = шилтеме
withheld = Цитатаны архивге салыштырып тастыктоо мүмкүн болбоду, ошондуктан жооп көрсөтүлгөн жок. Ката журналга жазылды; кийинчерээк кайра сураңыз.
foreign-question = Суроо менен билдирүүлөр ар башка тилде, ал эми азыркы издөө модели англис тилин гана түшүнөт, ошондуктан жооп табылбай калышы мүмкүн. Англисче сурап көрүңүз; боттун ээси ONRECORD_ENCODER=intfloat/multilingual-e5-small деп коюп, индексти жаңырта алат.

## Dates, lengths of time, sizes, languages; a month is named as it stands beside a day

month-1 = январы
    .since = январынан
    .until = январына
month-2 = февралы
    .since = февралынан
    .until = февралына
month-3 = марты
    .since = мартынан
    .until = мартына
month-4 = апрели
    .since = апрелинен
    .until = апрелине
month-5 = майы
    .since = майынан
    .until = майына
month-6 = июну
    .since = июнунан
    .until = июнуна
month-7 = июлу
    .since = июлунан
    .until = июлуна
month-8 = августу
    .since = августунан
    .until = августуна
month-9 = сентябры
    .since = сентябрынан
    .until = сентябрына
month-10 = октябры
    .since = октябрынан
    .until = октябрына
month-11 = ноябры
    .since = ноябрынан
    .until = ноябрына
month-12 = декабры
    .since = декабрынан
    .until = декабрына
written-day = { $year }-жылдын { $day }-{ $month }
written-days-of-month = { $year }-жылдын { $first }–{ $last }-{ $month }
written-days-of-year = { $year }-жылдын { $first }-{ $first_month } – { $last }-{ $last_month }
written-since = { $year }-жылдын { $day }-{ $month } тартып
written-until = { $year }-жылдын { $day }-{ $month } чейин
time-seconds = { $seconds } сек
time-minutes = { $minutes } мүн { $seconds } сек
time-hours = { $hours } саат { $minutes } мүн
size-megabytes = { $size } МБ
language-en = англисче
language-ru = орусча
language-ky = кыргызча
language-unknown = аныкталган эмес

## Conversation

start = Эмне айтылганын сураңыз – сөздүн өзүн датасы менен аласыз.

    Ар бир цитата жарыяланган билдирүүдөн кесилип алынып, жөнөтүлөр алдында аны менен дагы бир жолу салыштырылат. Машина эч нерсе ойлоп чыгарбайт. Архивде жооп жок болсо, бот муну ачык айтат.
start-coverage = Архивде { $statements } билдирүү
help = Суроону кадимкидей, адамдан сурагандай жазыңыз. Төмөнкүлөрдү кыла аласыз:
    – убакытты көрсөтүү: 2024-жылдын мартында, 2019-жылдан 2021-жылга чейин, 2020-жылдын 5-майынан бери, өткөн айда;
    – акыркысын же биринчисин суроо: суу боюнча акыркы билдирүү;
    – так сөздөрдү тырмакчага алуу: «аймактык бүтүндүк».
help-commands = /ask – суроо берүү, топтордо да
    /latest – эң жаңы билдирүүлөр
    /whoami – администраторлордун тизмеси үчүн ID номериңиз
    /help – ушул жардам
whoami = Telegram'дагы ID номериңиз: { $user }.
unsupported = Мен текстти гана окуй алам. Сурооңузду сөз менен жазып бериңиз.
unknown-command = Мындай буйрукту билбейм. Эмне кыла аларымды /help көрсөтөт.
failed = Менде ката кетти, ал журналга жазылды. Бир аздан кийин кайра сураңыз.
interrupted = Жооп жөнөтүлүп жатканда байланыш үзүлдү. Эгер ал келбесе, баскычты басып кайра сураңыз.
ask-again = Кайра суроо
no-index = Архив азырынча даяр эмес. Кийинчерээк кайрылып көрүңүз.

## What Telegram shows of the bot before a word is said

bot-name = Сөзмө-сөз
bot-description = Эмне айтылганын сураңыз – сөздүн өзүн датасы жана булагы менен аласыз.

    Ар бир цитата жарыяланган билдирүүдөн кесилип алынып, жөнөтүлөр алдында аны менен дагы бир жолу салыштырылат. Машина эч нерсе ойлоп чыгарбайт.
bot-short-description = Расмий билдирүүлөр сөзмө-сөз, датасы жана булагы менен
command-ask = Эмне айтылганын суроо
command-latest = Эң жаңы билдирүүлөр
command-help = Кантип суроо керек
command-whoami = Telegram'дагы ID номериңиз
command-reindex = Жаңы билдирүүлөрдү кабыл алуу
command-status = Азыр эмне иштеп жатат

## Questions that cannot be searched

empty-question = Суроо бош; эмнени билгиңиз келгенин сөз менен жазыңыз.
question-too-long = Суроодо { $length } белги бар, ал эми эң көбү { $most } болушу мүмкүн. Кыскартып жазыңыз.
not-text = Суроодо текст болбогон белгилер бар. Аны кайрадан жазып бериңиз.
no-such-day = Мындай күн жок: { $day }. Датаны текшериңиз.
no-such-period = Мындай мезгил жок: «{ $period }». Башкача жазып көрүңүз.
period-ends-before-it-starts = Суралган мезгилдин аягы ({ $last }) башынан ({ $first }) мурун. Даталарды текшериңиз.
year-out-of-range = { NUMBER($year, useGrouping: 0) }-жыл издөөнүн чегинен тышкары. Датаны текшериңиз.

## Admin

status = Нуска { $build }, түзүлгөн убагы: { $built }
status-statements = { $statements } билдирүү, { $passages } үзүндү
status-failed = Азыр архивди колдонууга болбойт. { $problem }
status-undated = { $undated } датасыз
status-encoder = Модель: { $encoder }
status-size = Көлөмү: { $size }
status-archive = Бардык нускалары менен архив: { $size }
status-years = Жылдар боюнча: { $years }
status-languages = Тилдер боюнча: { $languages }
reindex-start = Кайра индекстөө: билдирүүлөрдү окуу …
reindex-reading = Кайра индекстөө: окуу, { $total } ичинен { $done }
reindex-reading-on = Кайра индекстөө: окуу, азырынча { $done }
reindex-archiving = Кайра индекстөө: билдирүүлөрдү архивге жазуу, { $total } ичинен { $done }
reindex-chunking = Кайра индекстөө: билдирүүлөрдү үзүндүлөргө бөлүү, { $total } ичинен { $done }
reindex-embedding = Кайра индекстөө: векторлорду эсептөө, { $total } ичинен { $done }
reindex-writing = Кайра индекстөө: нусканы жазуу
reindex-checking = Кайра индекстөө: нусканы текшерүү
reindex-eta = Болжол менен { $time } калды. Ага чейин бот мурунку нуска боюнча жооп берет.
reindex-live = { $time } ичинде бүттү: эми { $build } нускасы иштейт.
reindex-same = { $time } ичинде бүттү: эч нерсе өзгөргөн жок, { $build } нускасы калат.
reindex-dry = Сынак иретинде жүргүзүлдү, { $time }: эч нерсе жазылган жок. Индекстөөнүн натыйжасы мындай болмок:
reindex-read = { $read } билдирүү окулду
reindex-new = { $count } жаңы
reindex-changed = { $count } өзгөргөн
reindex-unchanged = { $count } өзгөрбөгөн
reindex-withdrawn = { $count } кайтарып алынган
reindex-repeated = { $count } башка билдирүүнүн текстин кайталаган
reindex-undated = { $count } датасыз
reindex-passages = { $passages } үзүндү, жаңы векторлор: { $embedded }
reindex-left-out = Чыныгы билдирүүлөр болгондуктан, ойдон чыгарылган { $count } билдирүү алынган жок.
reindex-problems = { $count } жерди окуу мүмкүн болбоду:
reindex-warnings = { $count } эскертүү:
reindex-more = … дагы { $count }; баарын onrecord problems буйругу көрсөтөт
reindex-running = Кайра индекстөө жүрүп жатат; анын жыйынтыгы өзүнчө билдирилет.
reindex-failed = Кайра индекстөө аягына чыккан жок, иштеп жаткан нуска өзгөрүүсүз калды. { $problem }

## Terminal

terminal-token = Ботту Telegram'да иштетүү үчүн: @BotFather'ге жазып, /newbot жөнөтүңүз да, алынган токенди .env файлына TELEGRAM_BOT_TOKEN=… түрүндө жазып коюңуз
terminal-commands = /latest – эң жаңы билдирүүлөр
    /status – азыр эмне иштеп жатат
    /help – ушул жардам
    /quit – чыгуу, Ctrl-D да ушундай
terminal-empty = Суроо жазыңыз; кантип жазууну /help айтат, чыгуу – /quit.
terminal-bye = Саламатта калыңыз.
