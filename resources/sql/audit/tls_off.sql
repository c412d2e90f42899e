/* A server that other machines can reach and that offers no encryption. */
select 'ssl' as object, l.setting as evidence, 'ALTER SYSTEM SET ssl = on; SELECT pg_reload_conf();' as fix
from pg_settings as s, pg_settings as l
where s.name = 'ssl' and s.setting = 'off' and l.name = 'listen_addresses'
  and exists (select from unnest(string_to_array(l.setting, ',')) as a where btrim(a) not in ('', 'localhost', '::1') and btrim(a) !~ '^127[.]')
