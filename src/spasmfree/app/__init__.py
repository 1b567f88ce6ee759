"""Builds every long-lived object once and connects them."""
