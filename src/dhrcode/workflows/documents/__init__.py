"""Documents under review: added, searched, read, and quotes checked against them."""
