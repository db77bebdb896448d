"""`python -m dhrcode`, for computers that run no programs in the profile."""

from dhrcode.cli.main import run

if __name__ == "__main__":
    run()
