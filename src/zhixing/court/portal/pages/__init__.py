"""Public pages. None of them keeps anything: all a page knows stands in its address."""
