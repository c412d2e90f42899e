/* Is the archive command failing now: seconds since its last failure when that is newer than its last success, else 0.
   The count alone says nothing (it never goes down). NULL where archiving is off. */
select case when current_setting('archive_mode') = 'off' then null
            when last_failed_time > coalesce(last_archived_time, '-infinity')
            then greatest(0.001, extract(epoch from now() - last_failed_time))
            else 0 end as failing_seconds,
       case when current_setting('archive_mode') <> 'off' then failed_count end as failed_count
from pg_stat_archiver
