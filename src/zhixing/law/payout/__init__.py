"""Money in the court's hands (案款): may it be identified, withheld, taken as fee, paid out, and up to how much."""
