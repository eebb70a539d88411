"""Over-seizure (超标的查封): is clearly more held than is owed, what can go, which set suffices at least harm."""
