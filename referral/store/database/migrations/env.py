"""What Alembic runs: the migrations, on the connection it is handed, in that connection's transaction."""

from alembic import context

from referral.store.tables import Base

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    version_table=context.config.attributes["version_table"],
    render_as_batch=True,
    transactional_ddl=True,
)
context.run_migrations()
