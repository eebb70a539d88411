"""What the gateways must know across courts, as functions that answer one narrow question each."""

from django.db import migrations

ADDRESSED = """
create function gateways_addressed(wanted_id text, wanted_reference text)
returns table (message uuid, court text) language sql stable security definer set search_path = public, pg_temp as $$
  select id, court_path::text from gateways_outmessage
  where message_id = wanted_id or (wanted_id = '' and wanted_reference <> '' and reference = wanted_reference)
  order by created_at, id limit 1
$$;
alter function gateways_addressed(text, text) owner to zhixing_register;
revoke all on function gateways_addressed(text, text) from public;
grant execute on function gateways_addressed(text, text) to zhixing_app;
"""

UNSENT = """
create function gateways_unsent(older_than timestamptz, tried_before timestamptz)
returns table (message uuid, court text, bank text)
language sql stable security definer set search_path = public, pg_temp as $$
  select m.id, m.court_path::text, b.code::text from gateways_outmessage m join gateways_bank b on b.id = m.bank_id
  where m.sent_at is null and m.created_at < older_than and (m.tried_at is null or m.tried_at < tried_before)
  order by m.created_at limit 500
$$;
alter function gateways_unsent(timestamptz, timestamptz) owner to zhixing_register;
revoke all on function gateways_unsent(timestamptz, timestamptz) from public;
grant execute on function gateways_unsent(timestamptz, timestamptz) to zhixing_app;
"""

OLDEST = """
create function gateways_oldest_unsent() returns timestamptz
language sql stable security definer set search_path = public, pg_temp as $$
  select min(created_at) from gateways_outmessage where sent_at is null
$$;
alter function gateways_oldest_unsent() owner to zhixing_register;
revoke all on function gateways_oldest_unsent() from public;
grant execute on function gateways_oldest_unsent() to zhixing_app;
"""

COURT = """
create function gateways_court(wanted text) returns text
language sql stable security definer set search_path = public, pg_temp as $$
  select case when count(*) = 1 then min(path::text) end from identity_court where code = wanted and wanted <> ''
$$;
alter function gateways_court(text) owner to zhixing_register;
revoke all on function gateways_court(text) from public;
grant execute on function gateways_court(text) to zhixing_app;
"""


class Migration(migrations.Migration):
    """Functions of the owner `zhixing_register`, callable by the application only."""

    dependencies = [("gateways", "0001_initial"), ("identity", "0001_initial")]
    operations = [
        migrations.RunSQL(ADDRESSED, "drop function gateways_addressed(text, text)"),
        migrations.RunSQL(UNSENT, "drop function gateways_unsent(timestamptz, timestamptz)"),
        migrations.RunSQL(OLDEST, "drop function gateways_oldest_unsent()"),
        migrations.RunSQL(COURT, "drop function gateways_court(text)"),
    ]
