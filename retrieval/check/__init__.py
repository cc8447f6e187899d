"""Did they say this? A claimed quotation to a verdict with what differs."""
