"""Rows of seizures → the records that law/seizure, law/deduction and law/over_seizure understand."""
