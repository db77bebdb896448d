"""What became of recommendations and actions, as at a day."""
