"""Turning property into money: reference price, starting prices, deposits, buyer default, set-off in kind."""
