from django.db import migrations

CREATE = """
create function zx_enforcements_of(instrument text, court text)
returns text[] language sql stable security definer set search_path = public as $$
  select coalesce(array_agg(coalesce(c.number, '收案登记中') || '（' || t.name || '）' order by c.id), '{}')
    from claims_instrument i join cases_case c on c.id = i.case_id join identity_court t on t.id = c.court_id
   where i.number = instrument and i.made_by = court and c.type_code in ('', '执', '执恢') and c.stage <> 'refused'
$$;
alter function zx_enforcements_of(text, text) owner to zhixing_register;
revoke all on function zx_enforcements_of(text, text) from public;
grant execute on function zx_enforcements_of(text, text) to zhixing_app;
"""


class Migration(migrations.Migration):
    """Whether an instrument was ever brought to enforcement: a negative fact, asked of every court at once."""

    dependencies = [
        ("urging", "0002_performance"), ("claims", "0001_initial"), ("cases", "0001_initial"),
        ("identity", "0001_initial"),
    ]
    operations = [migrations.RunSQL(CREATE, "drop function zx_enforcements_of(text, text)")]
