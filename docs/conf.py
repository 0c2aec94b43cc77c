"""Sphinx: offline, no fonts, scripts or inventories from elsewhere."""

project = "Mutirão"
copyright = "the Mutirão contributors, Apache-2.0"  # Sphinx's name
language = "en"

extensions = ["myst_parser"]
source_suffix = {".md": "markdown"}
exclude_patterns = ["_build"]
myst_heading_anchors = 3
myst_enable_extensions = ["colon_fence", "deflist"]

html_theme = "furo"
html_title = "Mutirão"
html_copy_source = False
html_static_path = ["_static"]
html_css_files = ["pages.css"]
html_theme_options = {
    "light_css_variables": {
        "font-stack": "system-ui, sans-serif",
        "color-brand-primary": "#1f4e5f",
        "color-brand-content": "#1f4e5f",
    },
    "dark_css_variables": {"color-brand-primary": "#9cc9d8", "color-brand-content": "#9cc9d8"},
}
