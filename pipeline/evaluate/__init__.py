"""evaluate: tables against annotated pages."""
