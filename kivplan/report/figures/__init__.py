"""Figures as inline SVG: no viewBox, lengths in per cent, text in pixels, classes for colours; tables beside."""
