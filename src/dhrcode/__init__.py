"""dhrcode: code themes in anonymised domestic homicide reviews."""

__version__ = "0.1.0"
