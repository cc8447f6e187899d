"""Text to vectors: the Encoder protocol, models, and their compiled form behind its gate."""
