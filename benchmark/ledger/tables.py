"""The tables of the ledger: records, and documents under the digest of their content. Both only grow."""

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    DateTime,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    UniqueConstraint,
)
from sqlalchemy.types import TypeDecorator

HEAD = "0001"  # the newest migration: what this program reads and writes


class Moment(TypeDecorator[datetime]):
    """A moment in UTC. SQLite keeps no time zone, so it goes in and comes out as UTC everywhere."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Any) -> datetime | None:
        """An aware moment as the database keeps it."""
        return None if value is None else value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Any) -> datetime | None:
        """An aware moment in UTC."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


SUBJECT = 400  # characters; SQLite does not hold a column to its length

METADATA = MetaData()

record = Table(
    "record",
    METADATA,
    Column("id", BigInteger().with_variant(Integer, "sqlite"), primary_key=True),
    Column("kind", String(40), nullable=False),
    Column("subject", String(SUBJECT), nullable=False),
    Column("version", Integer, nullable=False),
    Column("author_name", String(400), nullable=False),
    Column("author_role", String(40), nullable=False),
    Column("author_gemeente", String(10), nullable=False),
    Column("author_checked", Boolean, nullable=False),
    Column("at", Moment, nullable=False),
    Column("edition", String(80), nullable=False),
    Column("gemeente", String(10), nullable=False),
    Column("payload", JSON, nullable=False),
    UniqueConstraint("kind", "subject", "version", name="record_version"),
    CheckConstraint("version >= 1", name="record_version_counts"),
    Index("record_gemeente", "gemeente", "kind"),
    sqlite_autoincrement=True,
)

document = Table(
    "document",
    METADATA,
    Column("digest", String(64), primary_key=True),
    Column("size", BigInteger, nullable=False),  # bytes, before compression
    Column("content", LargeBinary, nullable=False),  # zlib
)
