"""The commands: each reads its options, calls the steps, prints the result, answers with an exit code."""
