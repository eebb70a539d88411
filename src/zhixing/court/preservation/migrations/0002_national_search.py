from django.db import migrations

CREATE = """
create function zx_debtor_matters(who uuid, apart uuid[])
returns jsonb language sql stable security definer set search_path = public as $$
  select coalesce(jsonb_agg(jsonb_build_object(
           'court', t.name, 'number', coalesce(c.number, '收案登记'),
           'enforcement', c.type_code in ('', '执', '执恢')) order by c.id), '[]')
    from cases_participant p join cases_case c on c.id = p.case_id join identity_court t on t.id = c.court_id
   where p.party_id = who and p.role = 'debtor' and not (c.id = any(apart)) and c.stage not in ('closed', 'refused')
$$;
alter function zx_debtor_matters(uuid, uuid[]) owner to zhixing_register;
revoke all on function zx_debtor_matters(uuid, uuid[]) from public;
grant execute on function zx_debtor_matters(uuid, uuid[]) to zhixing_app;
"""


class Migration(migrations.Migration):
    dependencies = [("preservation", "0001_initial"), ("cases", "0001_initial"), ("identity", "0001_initial")]
    operations = [migrations.RunSQL(CREATE, "drop function zx_debtor_matters(uuid, uuid[])")]
