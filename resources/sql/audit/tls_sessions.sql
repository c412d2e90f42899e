/* Sessions from other machines that are not encrypted, by login and address. */
select format('%I@%s', a.usename, host(a.client_addr)) as object, count(*)::text as evidence, '' as fix
from pg_stat_activity as a
left join pg_stat_ssl as s on s.pid = a.pid
left join pg_stat_gssapi as g on g.pid = a.pid
where a.client_addr is not null and not a.client_addr <<= '127.0.0.0/8' and a.client_addr <> '::1'
  and not coalesce(s.ssl, false) and not coalesce(g.encrypted, false)
group by a.usename, a.client_addr
order by 1
