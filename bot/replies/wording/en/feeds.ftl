# Feeds and sitemaps that are looked at, and what can go wrong when something is fetched

command-feeds = Feeds that are looked at; add one

feeds = { $count ->
    [one] 1 feed is looked at
   *[other] { $count } feeds are looked at
  }
feeds-none = No feed is looked at. To have one looked at, send /feeds add and its address: RSS, Atom, JSON Feed or a sitemap.
feeds-more = … and { $count } more. The program lists all: onrecord feeds list
feeds-usage = Send /feeds for the list, or /feeds add and the address of a feed: RSS, Atom, JSON Feed or a sitemap.
feeds-added = Added: { $title }. The first look comes within a minute; what it finds is taken in by itself.
feeds-stopped = Stopped: { $title }. What was taken from it stays on record.
feeds-soon = { $title } is looked at within a minute. Send /feeds to see what came.
feeds-failed = Nothing was changed. { $problem }
feed-looked = Looked at { $when }: { $new } new, { $changed } changed, of { $count ->
    [one] 1 entry
   *[other] { $count } entries
  }.
feed-partial = { $count ->
    [1] Of 1 entry only the beginning is on record: its page could not be read.
   *[other] Of { $count } entries only the beginning is on record: their pages could not be read.
  }
feed-waits = Not looked at yet.
feed-since = Fails; it was well last { $when }.
feed-never-well = Fails since it was added.
feed-fails = The feed “{ $title }” cannot be read any more. It is tried again by itself, and you are told when it works.
feed-works = The feed “{ $title }” works again.
feed-kind-feed = An RSS or Atom feed.
feed-kind-json = A JSON Feed.
feed-kind-sitemap = A sitemap: its pages are fetched one by one, the newest first.
feed-entries = Entries: { $count }
feed-newest = The newest: { $day }
feed-unread = Cannot be read: { $count }
feed-robots = robots.txt allows it.
feed-followed = It is looked at already: /feeds
button-feed-look = Look at { $number }
button-feed-stop = Stop { $number }
button-feed-add = Add

fetch-url = “{ $what }” is not an address of the web. Begin with https:// or http://.
fetch-scheme = Only addresses that begin with https:// or http:// are fetched.
fetch-credentials = The address has a name or a password in it. Take them out.
fetch-port = Port { $what } is not asked. Where it is your own site, the operator names host and port in ONRECORD_FETCH_HOSTS.
fetch-unlisted = Pages of { $what } are not fetched. The operator names the hosts in ONRECORD_FETCH_HOSTS.
fetch-unknown-host = There is no host { $what }. Look the address over.
fetch-address = { $what } lies in a network that is not public, and is not asked.
fetch-redirects = The address leads on more than { $what } times.
fetch-downgrade = The address leads from https to http at { $what }, which is not followed.
fetch-robots = { $what } does not want programs there (robots.txt).
fetch-robots-unreadable = The robots.txt of { $what } cannot be read now, so that it is not known what is allowed.
fetch-connection = There is no connection. { $what }
fetch-slow = { $what } took too long to answer.
fetch-large = It is larger than { $what }.
fetch-status = The site answers with the error { $what }.
fetch-type = Files of this kind are not read: { $what }
fetch-encoding = It is packed in a way that cannot be unpacked: { $what }
fetch-unreadable = It is no feed that can be read: { $what }
fetch-page = This is a page of { $what }, not a feed. Give the address of its RSS, Atom, JSON Feed or sitemap.

act-add-feed = added a feed
act-stop-feed = stopped a feed
