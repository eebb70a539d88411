"""From the content of a paper to its PDF and its editable draft. Knows no Django, no clock, no database."""
