"""The commands: each reads its options, calls the steps, prints the result and returns an exit code."""
