"""What every page stands on: who asks, in which language, at which address."""
