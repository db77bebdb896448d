"""Forms, imports and their maps."""
