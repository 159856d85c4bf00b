"""``python -m strategitekst``: the command line."""

from .cli import main

main()
