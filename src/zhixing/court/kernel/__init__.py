"""The kernel: dossiers, acts, approvals, limits, events, pages made of parts. It knows no other room."""
