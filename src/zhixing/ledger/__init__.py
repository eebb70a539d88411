"""The court's escrow (案款) in whole fen: a book that only grows, and only if every named invariant stands."""
