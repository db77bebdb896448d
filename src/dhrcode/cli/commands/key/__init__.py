"""Commands of the key."""
