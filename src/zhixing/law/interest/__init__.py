"""Interest: rates by day, conventions of counting days, doubled interest. A building block; it knows no payments."""
