# Publishing: what editors send, look at, correct and publish

command-publish = Publish a statement
publish-usage = Send what is to be published: a file, a forwarded post or several, or a long text.
    A short text: /publish We will keep the border open. Or reply to a message with /publish.
publish-help = A file, a forwarded post or a text longer than a question may be is taken as a statement to publish; anything shorter is a question.
draft-too-large = { $file } is larger than 20 MB, the most that Telegram hands to a bot. Put it into the folder of statements, or send it in parts.
draft-lost = The file could not be fetched from Telegram. Send it again.
draft-ready = Ready to publish
draft-version = Ready to publish, as a new version of a statement on record
draft-known = On record already, word for word: there is nothing to publish
draft-empty = Nothing of this can be published
draft-is-left = Left, not published
draft-title = Title: { $title }
draft-no-title = Title: none, so its first words head it
draft-date = Date: { $day } ({ $origin })
draft-undated = Date: not known, so no question about a time finds it
draft-date-admin = as you gave it
draft-date-field = as given
draft-date-dateline = from its first lines
draft-date-metadata = from the file’s data
draft-date-filename = from the file’s name
draft-date-mail = day of the mail to which it is attached
draft-date-message = day of the post
draft-speaker = Speaker: { $speaker }
draft-no-speaker = Speaker: not named
draft-source = Source: { $source }
draft-no-source = Source: not named
draft-length = { $characters ->
    [one] { $language }, { $characters } character
   *[other] { $language }, { $characters } characters
  }
draft-many = { $count ->
    [one] { $count } statement
   *[other] { $count } statements
  }
draft-many-undated = { $count } without a date
draft-file = File: { $file }
draft-from = Forwarded from: { $place }
draft-begins = Begins: { $words }
draft-ends = Ends: { $words }
draft-same = The same words are on record already:
draft-shared = Long passages of it are on record already:
draft-problems = What its reader says:
draft-more-problems = … and { $count } more
draft-elsewhere = a statement of it is on record already, from { $file }; correct that one
draft-aside = the words under the file are not taken in
draft-list = { $count ->
    [0] Nothing to publish
    [one] { $count } statement to publish
   *[other] { $count } statements to publish
  }
draft-listed-empty = { $file }: cannot be published
draft-listed-many = { $count ->
    [one] { $count } statement: { $title }
   *[other] { $count } statements: { $title } …
  }
draft-listed-left = left
draft-listed-known = on record already
draft-listed-same = the same words are on record
draft-listed-version = a new version
draft-twice = These words are on record already. Publish them a second time?
draft-asks-date = Which date? Choose one, or write it: 2 April 2031.
draft-no-day = I cannot read that as a day.
draft-asks-title = Which title? Write it in one line.
draft-asks-speaker = Whose words are these? Write the name.
draft-asks-source = Who published this? Write the name.
draft-too-long = That is longer than { $most } characters.
draft-gone = This is no longer kept. Send it again.
draft-all-left = Left. Nothing was published.
draft-not-published = Not published. { $fault }
draft-published = { $count ->
    [one] Published. In a few seconds it answers questions.
   *[other] Published: { $count }. In a few seconds they answer questions.
  }
draft-live = { $count ->
    [one] Live: { $count } statement
   *[other] Live: { $count } statements
  }
draft-live-more = … and { $count } more
draft-not-live = It lies in the folder of statements, but does not answer questions yet. { $problem } Try /reindex.
draft-undone = Taken back. In a few seconds it no longer answers questions.
draft-undone-live = Taken back. It no longer answers questions.
draft-undo-late = An hour has passed, so this can no longer be undone here.
button-publish = Publish
button-publish-all = Publish all
button-publish-twice = Publish again
button-no = No
button-date = Date
button-title = Title
button-speaker = Speaker
button-source = Source
button-check = Check the words
button-leave-all = Leave all
button-list = To the list
button-take-up = Take it up
button-undo = Undo
button-see = See it
button-none = None
button-of-post = Day of the post
button-today = Today
button-yesterday = Yesterday
button-another-day = Another day
button-earlier-years = ← Earlier
button-later-years = Later →

# Channels that are followed

channels-note = Taken in from channels
channels-line = { $channel }: { $what }
channels-new = { $count ->
    [one] { $count } statement
   *[other] { $count } statements
  }
channels-edited = { $count } edited
channels-unread = could not be read: { $files }
