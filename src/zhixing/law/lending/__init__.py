"""Private lending (民间借贷) and other statutory rates. These only check: the operative part always wins in enforcement."""
