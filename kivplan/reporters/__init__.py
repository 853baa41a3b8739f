"""Findings as text, JSON and more. A reporter sees located findings only, never plans."""
