"""The codebook changed, and records brought forward."""
