"""Tables of reviews, by a map."""
