"""What every question of law shares: fen, days, citations, dated values, determinations, proofs."""
