"""The commands, a family a module. Heavy imports stand inside, so that `--help` stays instant."""
