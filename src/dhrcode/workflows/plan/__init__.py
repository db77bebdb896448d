"""Recommendations and actions: listed, shown, changed, and what came of them."""
