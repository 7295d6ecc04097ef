"""A root's files into linked values: what the editions share, and each edition. Never raises for what a user wrote."""
