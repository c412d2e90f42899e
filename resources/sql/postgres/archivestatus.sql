/* Write-ahead log files that wait to be archived. Needs pg_monitor. NULL where archiving is off. */
select case when current_setting('archive_mode') <> 'off' then count(*) filter (where name like '%.ready') end as files
from pg_ls_archive_statusdir()
