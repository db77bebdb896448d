"""Safety: what must not be published, and the proof that it is not."""
