# What Telegram shows of the bot before a word is said

bot-name = On record
bot-description = Ask what was said, and get the words themselves with their date and source.

    Every quotation is cut from a published statement and compared with it again before it is sent. Nothing is written by a machine.
bot-short-description = Official statements word for word, with the date and the source
command-ask = Ask what was said
command-latest = The newest statements
command-first = The oldest statements
command-on = What was said on a day
command-follow = Be told of new statements
command-following = What you follow
command-language = Choose the language
command-about = The archive, and what I keep
command-forgetme = Delete all I keep of you
command-help = How to ask
command-whoami = Your Telegram number
command-reindex = Take new statements in
command-status = What is live
command-check = Was it said? Check a quotation
command-timeline = When a topic was spoken of
command-changes = What was changed or withdrawn
