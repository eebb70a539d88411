from django.db import migrations

CREATE = """
create function zx_rival_freezes(frozen uuid, except_case uuid)
returns jsonb language sql stable security definer set search_path = public as $$
  select coalesce(jsonb_agg(jsonb_build_object(
           'court', t.name, 'case_number', c.number, 'state', s.state, 'limit_fen', s.limit_fen,
           'controlled_fen', s.controlled_fen, 'ordered_on', s.ordered_on) order by s.ordered_on, s.id), '[]')
    from seizures_seizure s join cases_case c on c.id = s.case_id join identity_court t on t.id = c.court_id
   where s.account_id = frozen and s.case_id <> except_case and s.state in ('ordered', 'active', 'waiting')
$$;
alter function zx_rival_freezes(uuid, uuid) owner to zhixing_register;
revoke all on function zx_rival_freezes(uuid, uuid) from public;
grant execute on function zx_rival_freezes(uuid, uuid) to zhixing_app;
"""


class Migration(migrations.Migration):
    dependencies = [("seizures", "0001_initial"), ("cases", "0001_initial"), ("identity", "0001_initial")]
    operations = [migrations.RunSQL(CREATE, "drop function zx_rival_freezes(uuid, uuid)")]
