/* Networks wider than /8 (IPv4) or /32 (IPv6). */
select concat_ws(' ', type, array_to_string(database, ','), array_to_string(user_name, ','), address,
                 case when address ~ '^[0-9a-fA-F.:]+$' then netmask end, auth_method) as object,
       string_agg(line_number::text, ', ' order by line_number) as evidence, '' as fix
from pg_hba_file_rules
where error is null and auth_method <> 'reject'
    and (address = 'all'
         or case when netmask ~ '^[0-9.]+$' then netmask::inet < '255.0.0.0'::inet
                 when netmask ~ ':' then netmask::inet < 'ffff:ffff::'::inet end)
group by type, database, user_name, address, netmask, auth_method
order by min(line_number)
