"""Rows of urging → the records that law/preservation understands."""
