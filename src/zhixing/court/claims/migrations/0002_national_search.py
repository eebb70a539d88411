from django.db import migrations

CREATE = """
create function zx_live_obligations(keys text[], except_case uuid)
returns text[] language sql stable security definer set search_path = public as $$
  select coalesce(array_agg(distinct coalesce(c.number, '收案登记中') || '（' || t.name || '）'), '{}')
    from claims_obligation o join cases_case c on c.id = o.case_id join identity_court t on t.id = c.court_id
   where o.live and o.key = any(keys) and o.case_id <> except_case
$$;
alter function zx_live_obligations(text[], uuid) owner to zhixing_register;
revoke all on function zx_live_obligations(text[], uuid) from public;
grant execute on function zx_live_obligations(text[], uuid) to zhixing_app;
"""


class Migration(migrations.Migration):
    dependencies = [("claims", "0001_initial"), ("cases", "0001_initial"), ("identity", "0001_initial")]
    operations = [migrations.RunSQL(CREATE, "drop function zx_live_obligations(text[], uuid)")]
