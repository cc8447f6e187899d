# What is said to the bot and is no question; a sentence each

remark-greeting = Hello! Ask what was said, and you get the words themselves with their date.
remark-thanks = You are welcome; ask on whenever you like.
remark-farewell = Goodbye; whenever you want to know what was said, ask again.
remark-abilities = I find what was said in published statements and quote it word for word with its date; /help says how to ask.
remark-identity = I am a bot that looks things up in an archive of statements and quotes them word for word; nothing I say is made up.
remark-insult = I am only a bot that quotes statements; ask what was said, and I will look it up.
remark-trial = It works: ask what was said, about a subject or on a day.
remark-assent = Whenever you want to know what else was said, just ask.
remark-emoji = I have only words: ask what was said, and I will look it up.
remark-more = Nothing has been asked here yet that could go on; ask what was said.
remark-why = I only quote what was said and explain nothing; ask about the subject, and I show what stands around the words.
remark-why-here = I only quote what was said and explain nothing. This stands around the first quotation:
remark-who = Who said it, as far as the statements name them:
remark-who-named = said by { $who }
remark-who-unnamed = the text does not name who said this
