"""The schema under the name people look for it: `torkham.schema.Events` is `torkham_schema.tables.Events`."""

from torkham_schema.tables import *  # noqa: F403
