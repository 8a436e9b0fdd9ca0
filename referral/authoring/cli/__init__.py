"""The command ``referral checklists``."""
