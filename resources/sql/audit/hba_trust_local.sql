/* Any account of the machine is let in as whom it says it is. */
select concat_ws(' ', type, array_to_string(database, ','), array_to_string(user_name, ','), address,
                 case when address ~ '^[0-9a-fA-F.:]+$' then netmask end, auth_method) as object,
       string_agg(line_number::text, ', ' order by line_number) as evidence, '' as fix
from pg_hba_file_rules
where error is null and auth_method = 'trust' and (type = 'local' or address in ('::1', 'localhost', 'samehost') or address ~ '^127[.]')
group by type, database, user_name, address, netmask, auth_method
order by min(line_number)
