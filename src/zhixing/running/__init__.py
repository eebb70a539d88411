"""Running the platform on one machine: embedded PostgreSQL, the supervisor, backup, and the test workshop."""
