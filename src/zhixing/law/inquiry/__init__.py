"""Asking banks through the network what a debtor has there."""
