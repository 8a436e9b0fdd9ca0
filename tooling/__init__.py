"""What ./dev does: environment, assets, checks. Standard library only; never imports referral."""
