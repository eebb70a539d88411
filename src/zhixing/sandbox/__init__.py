"""The sandbox bank: a bank to talk to in development, demos and tests, in its own process (see README.md)."""
