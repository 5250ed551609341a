"""What Alembic runs: the steps on the connection that opens a ledger, inside its transaction.

From the command line (``alembic revision --autogenerate``) it opens the ledger that SPIEGEL_LEDGER or
SPIEGEL_HOME names.
"""

from alembic import context
from sqlalchemy import Connection

from benchmark import places
from benchmark.edition import Home
from benchmark.ledger import opening
from benchmark.ledger.tables import METADATA


def _run(connection: Connection) -> None:
    context.configure(connection=connection, target_metadata=METADATA, transactional_ddl=True)
    with context.begin_transaction():
        context.run_migrations()


given = context.config.attributes.get("connection")
if given is not None:
    _run(given)
else:
    engine = opening.engine(opening.address(Home(places.home())))
    with engine.execution_options(writes=True).begin() as own:
        _run(own)
    engine.dispose()
