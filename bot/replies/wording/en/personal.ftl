# What a person may ask about themselves

about = I answer with the words of official statements and their dates. Every quotation is compared with the archive again before it is sent; nothing is written by a machine.
about-archive = The archive
about-languages = By language: { $languages }.
about-undated = { $undated ->
    [one] 1 statement has no date; a question about a time does not search it.
   *[other] { $undated } statements have no date; a question about a time does not search them.
  }
about-updated = Last update: { $moment }.
about-kept = What I keep
about-kept-all = A question until it is answered. Questions behind buttons, and the last one of a chat, for { $days } days. What you follow until you stop it. Your choice of language and time zone. A thumb under an answer, without the question.
about-kept-you = Of you at present: questions { $questions }, follows { $follows }, thumbs { $feedback }.
about-forget = /forgetme deletes all of it.
language-choose = In which language shall I answer you? Quotations stay in the language they were published in.
language-as-telegram = As in my Telegram
language-chosen = From now on I answer in English.
language-follows = From now on I answer in the language of your Telegram.
forget-nothing = I keep nothing of you.
forget-what = This deletes everything I keep of you: questions { $questions }, follows { $follows }, thumbs { $feedback }, and your choices. Buttons under earlier answers will stop working.
forget-yes = Delete
forget-keep = Keep
forget-done = Done. I keep nothing of you any more.
forget-not = Nothing was deleted.
