"""Money rules of bankruptcy that touch enforcement: the order of payment, the administrator's pay (money.md §11)."""
