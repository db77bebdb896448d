"""What a table's columns may mean: guesses for a person to check."""
