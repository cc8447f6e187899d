# Ленты и карты сайтов, за которыми бот следит, и что может не получиться при загрузке

command-feeds = Ленты, за которыми слежу; добавить

feeds = { $count ->
    [one] Слежу за { $count } лентой
   *[other] Слежу за { $count } лентами
  }
feeds-none = Лент пока нет. Чтобы добавить, отправьте /feeds add и адрес: RSS, Atom, JSON Feed или карту сайта.
feeds-more = … и ещё { $count }. Полный список даёт программа: onrecord feeds list
feeds-usage = Отправьте /feeds, чтобы увидеть список, или /feeds add и адрес ленты: RSS, Atom, JSON Feed или карты сайта.
feeds-added = Добавлена лента «{ $title }». Первая проверка – в течение минуты; найденное попадёт в архив само.
feeds-stopped = Лента «{ $title }» остановлена. Всё, что из неё взято, остаётся в архиве.
feeds-soon = Лента «{ $title }» будет проверена в течение минуты. Что пришло, покажет /feeds.
feeds-failed = Ничего не изменено. { $problem }
feed-looked = Проверена { $when }: новых – { $new }, изменённых – { $changed }, всего записей – { $count }.
feed-partial = Только начало текста, так как страница не читается: записей – { $count }.
feed-waits = Ещё не проверялась.
feed-since = Не читается; последний раз читалась { $when }.
feed-never-well = Не читается с самого начала.
feed-fails = Лента «{ $title }» больше не читается. Я буду пробовать снова и напишу, когда она заработает.
feed-works = Лента «{ $title }» снова читается.
feed-kind-feed = Лента RSS или Atom.
feed-kind-json = Лента JSON Feed.
feed-kind-sitemap = Карта сайта: страницы загружаются по одной, начиная с новых.
feed-entries = Записей: { $count }
feed-newest = Самая новая: { $day }
feed-unread = Не читается: { $count }
feed-robots = robots.txt разрешает.
feed-followed = За этой лентой я уже слежу: /feeds
button-feed-look = Проверить { $number }
button-feed-stop = Остановить { $number }
button-feed-add = Добавить

fetch-url = «{ $what }» – не адрес в интернете. Начните с https:// или http://.
fetch-scheme = Загружаются только адреса, которые начинаются с https:// или http://.
fetch-credentials = В адресе есть имя или пароль. Уберите их.
fetch-port = Порт { $what } не запрашивается. Если это ваш собственный сайт, оператор указывает хост и порт в ONRECORD_FETCH_HOSTS.
fetch-unlisted = Страницы с { $what } не загружаются. Хосты указывает оператор в ONRECORD_FETCH_HOSTS.
fetch-unknown-host = Хоста { $what } нет. Проверьте адрес.
fetch-address = { $what } находится не в общедоступной сети, запрос туда не отправляется.
fetch-redirects = Адрес перенаправляет больше { $what } раз.
fetch-downgrade = Адрес перенаправляет с https на http ({ $what }), так загружать нельзя.
fetch-robots = { $what } не пускает туда программы (robots.txt).
fetch-robots-unreadable = robots.txt сайта { $what } сейчас не читается, и неизвестно, что он разрешает.
fetch-connection = Нет соединения. { $what }
fetch-slow = { $what } отвечает слишком долго.
fetch-large = Файл больше { $what }.
fetch-status = Сайт отвечает ошибкой { $what }.
fetch-type = Файлы такого вида не читаются: { $what }
fetch-encoding = Ответ сжат так, что его нельзя распаковать: { $what }
fetch-unreadable = Это не лента, которую можно прочитать: { $what }
fetch-page = Это страница сайта { $what }, а не лента. Пришлите адрес RSS, Atom, JSON Feed или карты сайта.

act-add-feed = добавлена лента
act-stop-feed = остановлена лента
