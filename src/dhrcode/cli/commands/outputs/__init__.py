"""Commands that make outputs."""
