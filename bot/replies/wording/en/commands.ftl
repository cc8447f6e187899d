# Commands: in the menu, and on the page of help

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

help-ask = /ask – ask a question, in groups too
help-by-date = /latest, /first – the newest and the oldest statements, or those on a subject
help-on = /on – what was said on a day
help-check = /check WORDS – whether a statement says this
help-timeline = /timeline TOPIC – when a topic was spoken of
help-changes = /changes – what was edited or withdrawn
help-follow = /follow – be told of new statements; /following – all you follow
help-language = /language – choose the language
help-about = /about – the archive, and what I keep of you; /forgetme deletes it
help-whoami = /whoami – your number, for the admin's list
help-help = /help – this page

terminal-help-follow = /follow – be told of new statements when you come back; /following – all you follow
terminal-help-about = /about – the archive, and what is kept; /forgetme deletes it
terminal-help-status = /status – what is live
terminal-help-quit = /quit – leave, as Ctrl-D does
