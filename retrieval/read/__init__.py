"""A reader: which words of a statement answer a question, and whether any do."""
