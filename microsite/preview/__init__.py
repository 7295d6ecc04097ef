"""The command `preview`: serves the site on this machine only, and reloads open pages after each change."""
