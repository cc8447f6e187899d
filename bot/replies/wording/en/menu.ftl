# What Telegram shows of the bot before a word is said

bot-name = On record
bot-description = Ask what was said, and get the words themselves with their date and source.

    Every quotation is cut from a published statement and compared with it again before it is sent. Nothing is written by a machine.
bot-short-description = Official statements word for word, with the date and the source
