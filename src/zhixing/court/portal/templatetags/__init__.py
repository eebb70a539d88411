"""Tags of the portal's pages."""
