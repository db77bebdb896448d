"""Commands of double coding."""
