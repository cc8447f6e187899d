"""What the bot says, as values: a verdict, an answer, a report to a Reply."""
