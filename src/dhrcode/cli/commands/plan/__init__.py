"""Commands of recommendations and actions."""
