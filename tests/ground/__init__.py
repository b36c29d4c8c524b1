"""The ground: settings, middleware, checks, the supervisor."""
