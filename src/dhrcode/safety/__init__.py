"""Safety: what must not leave the project in print, and the proof that it does not."""
