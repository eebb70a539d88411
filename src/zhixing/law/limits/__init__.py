"""Time limits: one card a limit, keyed by node; when it starts, how long, whether it rolls and pauses, what is lost."""
