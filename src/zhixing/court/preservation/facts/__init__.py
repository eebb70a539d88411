"""Rows of preservation → the records that law/preservation and law/prededuction understand."""
