select m.name as object, coalesce(nullif(m.setting, ''), '-') as evidence,
       'ALTER SYSTEM SET ssl_min_protocol_version = ''TLSv1.2''; SELECT pg_reload_conf();' as fix
from pg_settings as m, pg_settings as s
where m.name = 'ssl_min_protocol_version' and m.setting not in ('TLSv1.2', 'TLSv1.3') and s.name = 'ssl' and s.setting = 'on'
