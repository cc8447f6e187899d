"""A question as typed to a Query: its period, its order, its phrases, who is named."""
