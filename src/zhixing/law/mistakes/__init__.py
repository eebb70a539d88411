"""Explaining somebody's wrong total: which of the usual mistakes leads to it (money.md §18)."""
