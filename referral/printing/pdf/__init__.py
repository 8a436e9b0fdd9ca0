"""From HTML to PDF; the only user of WeasyPrint."""
