-- Whether the database $1 is the one this session is connected to, and else whether it could be.
select d.datname = current_database() as here,
       d.datallowconn as open,
       has_database_privilege(d.oid, 'CONNECT') as allowed
from pg_database as d
where d.datname = $1
