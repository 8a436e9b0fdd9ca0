"""The command ``referral scenarios``, and the class of the demonstration."""
