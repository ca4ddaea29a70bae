"""What Alembic runs: the steps, on the connection and inside the transaction that `store.migrate` hands over."""

from alembic import context

if hasattr(context, "config"):  # so where Alembic runs this file; who merely imports it runs nothing
    context.configure(connection=context.config.attributes["connection"], transactional_ddl=True)
    context.run_migrations()
