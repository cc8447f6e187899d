# What Telegram shows of the bot before a word is said

bot-name = Дословно
bot-description = Спросите, что было сказано, – и получите сами слова с датой и источником.

    Каждая цитата вырезана из опубликованного заявления и перед отправкой ещё раз сверена с ним. Машина ничего не сочиняет.
bot-short-description = Официальные заявления слово в слово, с датой и источником
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
