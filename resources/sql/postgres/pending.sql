/* Settings that were changed in the configuration and wait for a restart to count. */
select count(*) as settings
from pg_settings
where pending_restart
