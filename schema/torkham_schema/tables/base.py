"""What all tables share."""

import pandera.polars as pa


class Table(pa.DataFrameModel):
    """A table: exactly the declared columns, in the declared order, of the declared types."""

    class Config:
        """Nothing is coerced: a wrong type is a problem, not a thing to mend."""

        strict = True
        ordered = True
        coerce = False
