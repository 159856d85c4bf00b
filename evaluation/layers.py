"""Figures of every layer over gold annotations: ``strategitekst evaluate`` as a script.

Usage::

    python evaluation/layers.py [CORPUS] [--split dev] [--layer NAME] [--out FOLDER] [--robustness]
"""

import sys

from strategitekst.cli import main

if __name__ == "__main__":
    sys.argv.insert(1, "evaluate")
    main()
