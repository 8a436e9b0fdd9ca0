"""The screens: views that translate between people and services, and decide nothing."""
