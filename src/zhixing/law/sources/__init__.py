"""The texts that are cited, one TOML each, and the walk that finds where the code cites them."""
