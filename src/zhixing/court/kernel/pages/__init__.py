"""The kernel's pages: desk, a dossier, an act's form, a proposal, a record. Function views, typed contexts."""
