"""The board from the shell: limits worded, shown, honoured and withdrawn."""
