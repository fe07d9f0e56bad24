"""``python -m ikm_xl`` is the command ikm-xl."""

from ikm_xl.cli import main

main()
