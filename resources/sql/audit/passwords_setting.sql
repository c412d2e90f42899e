select 'password_encryption' as object, setting as evidence,
       'ALTER SYSTEM SET password_encryption = ''scram-sha-256''; SELECT pg_reload_conf();' as fix
from pg_settings
where name = 'password_encryption' and setting <> 'scram-sha-256'
