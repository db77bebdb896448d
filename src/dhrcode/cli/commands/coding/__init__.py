"""Commands that code."""
