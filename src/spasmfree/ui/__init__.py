"""Everything that is seen: widgets, painting, pages."""
