/* Settings as plain numbers: memory in bytes, times in milliseconds, so that two spellings of one value are one value. */
select name,
       case when vartype in ('integer', 'real') and unit in ('B', 'kB', '8kB', '16kB', '32kB', 'MB', '16MB') and setting::numeric >= 0
            then (setting::numeric * pg_size_bytes(case when unit = 'B' then '1' when unit ~ '^[0-9]' then unit else '1 ' || unit end))::text
            when vartype in ('integer', 'real') and unit in ('ms', 's', 'min', 'us') and setting::numeric >= 0
            then trim_scale(setting::numeric * case unit when 's' then 1000 when 'min' then 60000 when 'us' then 0.001 else 1 end)::text
            else setting end as value,
       current_setting(name, true) as shown,
       (source = 'default' or setting is not distinct from boot_val)::text as standard
from pg_settings
where context <> 'internal' or name in ('server_version_num', 'server_encoding', 'lc_collate', 'lc_ctype', 'data_checksums', 'block_size', 'wal_block_size', 'wal_segment_size', 'segment_size', 'integer_datetimes', 'max_identifier_length')
order by name
