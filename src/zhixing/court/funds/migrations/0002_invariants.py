"""The ledger's invariants in PostgreSQL, checked at commit; and the national question whether a payee is a debtor."""

from django.db import migrations

SOUND = """
create function funds_entry_is_sound() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  total bigint;
  sides integer;
begin
  select coalesce(sum(fen), 0), count(*) into total, sides from funds_postingrow where entry_id = new.id;
  if sides < 2 or total <> 0 then
    raise exception '借贷不平：分录 % 合计 % 分', new.entry_id, total using errcode = 'check_violation';
  end if;
  return null;
end $$;

create function funds_posting_is_sound() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  total bigint;
begin
  select coalesce(sum(fen), 0) into total from funds_postingrow where entry_id = new.entry_id;
  if total <> 0 then
    raise exception '借贷不平：合计 % 分', total using errcode = 'check_violation';
  end if;
  if new.kind = 'bank' then
    return null;
  end if;
  select coalesce(sum(fen), 0) into total from funds_postingrow
   where kind = new.kind and case_id is not distinct from new.case_id and reference = new.reference
     and party = new.party and purpose = new.purpose;
  if (case when new.kind = 'expected' then total else -total end) < 0 then
    raise exception '余额不足：% 差 % 分', new.kind, abs(total) using errcode = 'check_violation';
  end if;
  return null;
end $$;

alter function funds_entry_is_sound() owner to zhixing_register;
alter function funds_posting_is_sound() owner to zhixing_register;
revoke all on function funds_entry_is_sound() from public;
revoke all on function funds_posting_is_sound() from public;

create constraint trigger entry_is_sound after insert on funds_entryrow
  deferrable initially deferred for each row execute function funds_entry_is_sound();
create constraint trigger posting_is_sound after insert on funds_postingrow
  deferrable initially deferred for each row execute function funds_posting_is_sound();
"""

UNSOUND = """
drop trigger entry_is_sound on funds_entryrow;
drop trigger posting_is_sound on funds_postingrow;
drop function funds_entry_is_sound();
drop function funds_posting_is_sound();
"""

DEBTOR = """
create function zx_debtor_elsewhere(asked uuid, besides uuid) returns jsonb
language sql stable security definer set search_path = public, pg_temp as $$
  select coalesce(jsonb_agg(court.name || matter.number order by matter.filed_on, matter.id), '[]'::jsonb)
    from cases_participant who
    join cases_case matter on matter.id = who.case_id
    join identity_court court on court.id = matter.court_id
   where who.party_id = asked and who.role = 'debtor' and matter.id <> besides
     and matter.stage in ('filed', 'suspended')
$$;
alter function zx_debtor_elsewhere(uuid, uuid) owner to zhixing_register;
revoke all on function zx_debtor_elsewhere(uuid, uuid) from public;
grant execute on function zx_debtor_elsewhere(uuid, uuid) to zhixing_app;
"""


class Migration(migrations.Migration):
    dependencies = [("funds", "0001_initial"), ("cases", "0001_initial"), ("identity", "0001_initial")]

    operations = [
        migrations.RunSQL(SOUND, UNSOUND),
        migrations.RunSQL(DEBTOR, "drop function zx_debtor_elsewhere(uuid, uuid)"),
    ]
