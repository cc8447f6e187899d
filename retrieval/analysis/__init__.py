"""What a text is made of: sentences, tokens, words, language, quotations, who speaks."""
