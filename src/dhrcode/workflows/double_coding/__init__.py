"""Several coders: sample, comparison, adjudication."""
