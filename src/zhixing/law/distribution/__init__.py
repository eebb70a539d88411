"""Sharing what a debtor's property brought in (参与分配, 清偿顺序), the plan and the objections to it."""
