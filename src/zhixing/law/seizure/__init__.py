"""Freezing deposits: may it be done, renewed, released; which accounts are out; how long it may last."""
