"""Pages for people. A route looks up with permission, validates the form, calls one service, renders or redirects."""
