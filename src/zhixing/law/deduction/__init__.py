"""Taking deposits from a bank into the account of the case."""
