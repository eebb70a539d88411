"""Words to persons: SMS and e-mail."""
