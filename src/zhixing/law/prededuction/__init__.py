"""Preserved money pays the debt before enforcement (执前保全扣划): the strict gate, and the course of a deduction."""
