"""``python -m referral.cli``: the command ``referral`` of exactly this Python."""

from referral.cli import main

main(prog_name="referral")
