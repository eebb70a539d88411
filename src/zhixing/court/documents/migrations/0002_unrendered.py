"""Which papers of any court still wait for their bytes, for the sweep; ids and courts only."""

from django.db import migrations

UNRENDERED = """
create function documents_unrendered(issued_before timestamptz) returns table (paper uuid, court text)
language sql stable security definer set search_path = public, pg_temp as $$
  select p.id, p.court_path::text from documents_paper p
  where p.issued_at < issued_before and not exists (select from documents_rendered r where r.paper_id = p.id)
  order by p.issued_at limit 500
$$;
alter function documents_unrendered(timestamptz) owner to zhixing_register;
revoke all on function documents_unrendered(timestamptz) from public;
grant execute on function documents_unrendered(timestamptz) to zhixing_app;
"""


class Migration(migrations.Migration):
    """A function of the owner `zhixing_register`, callable by the application only."""

    dependencies = [("documents", "0001_initial")]
    operations = [migrations.RunSQL(UNRENDERED, "drop function documents_unrendered(timestamptz)")]
