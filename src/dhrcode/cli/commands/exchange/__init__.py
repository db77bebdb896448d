"""Commands of forms and imports."""
