# Commands: in the menu, and on the page of help

command-ask = Спросить, что было сказано
command-latest = Самые новые заявления
command-first = Самые старые заявления
command-on = Что было сказано в этот день
command-follow = Следить за новыми заявлениями
command-following = За чем вы следите
command-language = Выбрать язык
command-about = Об архиве и о том, что я храню
command-forgetme = Удалить всё, что я о вас храню
command-help = Как задавать вопросы
command-whoami = Ваш ID в Telegram
command-reindex = Принять новые заявления
command-status = Что сейчас действует
command-check = Проверить цитату: было ли это сказано
command-timeline = Когда говорили на тему
command-changes = Что изменено или отозвано

help-ask = /ask – задать вопрос, в группах тоже
help-by-date = /latest, /first – самые новые и самые старые заявления, в том числе по теме
help-on = /on – что было сказано в этот день
help-check = /check СЛОВА – сказано ли это в заявлениях
help-timeline = /timeline ТЕМА – когда говорили на тему
help-changes = /changes – что изменено или отозвано
help-follow = /follow – следить за новыми заявлениями; /following – за чем вы следите
help-language = /language – выбрать язык
help-about = /about – об архиве и о том, что я о вас храню; /forgetme удалит это
help-whoami = /whoami – ваш ID для списка администраторов
help-help = /help – эта справка

terminal-help-follow = /follow – узнать о новых заявлениях при следующем запуске; /following – за чем вы следите
terminal-help-about = /about – об архиве и о том, что хранится; /forgetme удалит это
terminal-help-status = /status – что сейчас действует
terminal-help-quit = /quit – выйти, как и Ctrl-D
