"""The template: its sheets, its look, its VBA and ribbon, and how they become one file."""
