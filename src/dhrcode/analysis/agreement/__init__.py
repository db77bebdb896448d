"""How far coders agree: coefficients for nominal codes, with intervals by resampling reviews."""
