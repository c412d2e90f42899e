/* The settings that files and command line give, each with sixteen bits of a digest of its value: enough to see that it
   changed, too few to find out what it was. No value leaves the server. What sessions, roles and databases set is left out. */
select name, left(md5(name || coalesce(setting, '')), 4) as mark
from pg_settings
where source in ('configuration file', 'command line', 'environment variable')
order by name
limit 1000
