"""Records and documents, which the database itself refuses to change or remove."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

NUMBER = sa.BigInteger().with_variant(sa.Integer, "sqlite")
REFUSAL = "the ledger is append-only"


def upgrade() -> None:
    """Make the tables and their guards."""
    op.create_table(
        "record",
        sa.Column("id", NUMBER, primary_key=True),
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column("subject", sa.String(400), nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("author_name", sa.String(400), nullable=False),
        sa.Column("author_role", sa.String(40), nullable=False),
        sa.Column("author_gemeente", sa.String(10), nullable=False),
        sa.Column("author_checked", sa.Boolean, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("edition", sa.String(80), nullable=False),
        sa.Column("gemeente", sa.String(10), nullable=False),
        sa.Column("payload", sa.JSON, nullable=False),
        sa.UniqueConstraint("kind", "subject", "version", name="record_version"),
        sa.CheckConstraint("version >= 1", name="record_version_counts"),
        sqlite_autoincrement=True,
    )
    op.create_index("record_gemeente", "record", ["gemeente", "kind"])
    op.create_table(
        "document",
        sa.Column("digest", sa.String(64), primary_key=True),
        sa.Column("size", sa.BigInteger, nullable=False),
        sa.Column("content", sa.LargeBinary, nullable=False),
    )
    if op.get_bind().dialect.name == "sqlite":
        _guard_sqlite(
            "record",
            "id = NEW.id OR (kind, subject, version) = (NEW.kind, NEW.subject, NEW.version)",
        )
        _guard_sqlite("document", "digest = NEW.digest")
    else:
        _guard_postgresql("record", "document")


def _guard_sqlite(table: str, same: str) -> None:
    """Refuse UPDATE and DELETE, and the INSERT OR REPLACE that would remove a row without a DELETE."""
    for verb in ("UPDATE", "DELETE"):
        op.execute(
            f"CREATE TRIGGER {table}_no_{verb.lower()} BEFORE {verb} ON {table} "
            f"BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END"
        )
    op.execute(
        f"CREATE TRIGGER {table}_no_replace BEFORE INSERT ON {table} "
        f"WHEN EXISTS (SELECT 1 FROM {table} WHERE {same}) "
        f"BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END"
    )


def _guard_postgresql(*tables: str) -> None:
    op.execute(
        "CREATE FUNCTION ledger_refuses() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN RAISE EXCEPTION '{REFUSAL}'; END $$"
    )
    for table in tables:
        op.execute(
            f"CREATE TRIGGER {table}_no_change BEFORE UPDATE OR DELETE ON {table} "
            "FOR EACH ROW EXECUTE FUNCTION ledger_refuses()"
        )
        op.execute(
            f"CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table} "
            "FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuses()"
        )
