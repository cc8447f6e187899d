# Бот карап туруучу ленталар жана сайт карталары, жүктөөдө эмне болбой калышы мүмкүн

command-feeds = Каралып турган ленталар; кошуу

feeds = { $count } лента каралып турат
feeds-none = Азырынча лента жок. Кошуу үчүн /feeds add деп, дарегин жазыңыз: RSS, Atom, JSON Feed же сайттын картасы.
feeds-more = … дагы { $count }. Толук тизмени программа берет: onrecord feeds list
feeds-usage = Тизмени көрүү үчүн /feeds жөнөтүңүз, кошуу үчүн /feeds add деп, лентанын дарегин жазыңыз: RSS, Atom, JSON Feed же сайттын картасы.
feeds-added = «{ $title }» лентасы кошулду. Биринчи жолу бир мүнөттүн ичинде каралат; табылганы архивге өзү кошулат.
feeds-stopped = «{ $title }» лентасы токтотулду. Андан алынгандын баары архивде калат.
feeds-soon = «{ $title }» лентасы бир мүнөттүн ичинде каралат. Эмне келгенин /feeds көрсөтөт.
feeds-failed = Эч нерсе өзгөргөн жок. { $problem }
feed-looked = { $when } каралды: жаңысы – { $new }, өзгөргөнү – { $changed }, баары – { $count } жазуу.
feed-partial = Барагы окулбагандыктан, текстинин башы гана бар: { $count } жазуу.
feed-waits = Азырынча карала элек.
feed-since = Окулбай жатат; акыркы жолу { $when } окулган.
feed-never-well = Кошулгандан бери окулбай жатат.
feed-fails = «{ $title }» лентасы мындан ары окулбай жатат. Кайра аракет кыла берем, иштегенде кабарлайм.
feed-works = «{ $title }» лентасы кайра окулуп жатат.
feed-kind-feed = RSS же Atom лентасы.
feed-kind-json = JSON Feed лентасы.
feed-kind-sitemap = Сайттын картасы: барактары жаңысынан баштап бирден жүктөлөт.
feed-entries = Жазуулар: { $count }
feed-newest = Эң жаңысы: { $day }
feed-unread = Окулбаганы: { $count }
feed-robots = robots.txt уруксат берет.
feed-followed = Бул лента мурунтан эле каралып турат: /feeds
button-feed-look = { $number } кароо
button-feed-stop = { $number } токтотуу
button-feed-add = Кошуу

fetch-url = «{ $what }» – интернеттеги дарек эмес. https:// же http:// менен баштаңыз.
fetch-scheme = https:// же http:// менен башталган даректер гана жүктөлөт.
fetch-credentials = Даректе ысым же сырсөз бар. Аларды алып салыңыз.
fetch-port = { $what } портуна суроо жөнөтүлбөйт. Өзүңүздүн сайтыңыз болсо, оператор ONRECORD_FETCH_HOSTS ичинде хост менен портту көрсөтөт.
fetch-unlisted = { $what } барактары жүктөлбөйт. Хостторду оператор ONRECORD_FETCH_HOSTS ичинде көрсөтөт.
fetch-unknown-host = { $what } деген хост жок. Даректи текшериңиз.
fetch-address = { $what } жалпыга ачык тармакта эмес, ага суроо жөнөтүлбөйт.
fetch-redirects = Дарек { $what } жолудан көп башка жакка багыттайт.
fetch-downgrade = Дарек httpsтен httpге багыттайт ({ $what }), мындай жүктөлбөйт.
fetch-robots = { $what } программаларды ал жакка киргизбейт (robots.txt).
fetch-robots-unreadable = { $what } сайтынын robots.txt файлы азыр окулбайт, эмнеге уруксат берери белгисиз.
fetch-connection = Байланыш жок. { $what }
fetch-slow = { $what } өтө көпкө жооп берген жок.
fetch-large = Файл { $what } чегинен чоң.
fetch-status = Сайт { $what } катасы менен жооп берди.
fetch-type = Мындай түрдөгү файлдар окулбайт: { $what }
fetch-encoding = Жооп ачылгыс кылып кысылган: { $what }
fetch-unreadable = Бул окула турган лента эмес: { $what }
fetch-page = Бул { $what } сайтынын барагы, лента эмес. RSS, Atom, JSON Feed же сайттын картасынын дарегин жөнөтүңүз.

act-add-feed = лента кошту
act-stop-feed = лентаны токтотту
