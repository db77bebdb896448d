"""Numbers from records. Every count that any output shows is made here."""
