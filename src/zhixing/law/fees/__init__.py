"""Litigation fees (诉讼费用): enforcement, preservation, case acceptance, the rest of the tariff, and inverses."""
