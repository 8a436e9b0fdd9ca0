"""The command ``referral archive``."""
