/* Every lock on what somebody waits for: who holds it, who waits for it in which mode, and since when (servers before
   14 do not say; see locks.13.sql). `object` names the locked thing;
   `grouped` is the leader of a parallel group, whose members never wait for each other.
   A prepared transaction has no session: pid 0. */
with locks as materialized (
    select coalesce(pid, 0) as pid, mode, granted, waitstart, locktype,
           concat_ws('/', locktype, coalesce(database::text, '-'), coalesce(relation::text, '-'), coalesce(page::text, '-'),
                     coalesce(tuple::text, '-'), coalesce(virtualxid, '-'), coalesce(transactionid::text, '-'),
                     coalesce(classid::text, '-'), coalesce(objid::text, '-'), coalesce(objsubid::text, '-')) as object
    from pg_locks
), contended as (
    select distinct object from locks where not granted
)
select l.pid, coalesce(a.leader_pid, l.pid) as grouped, l.object, l.locktype, l.mode, l.granted,
       extract(epoch from l.waitstart) as waits_since
from locks as l
join contended as c using (object)
left join pg_stat_activity as a on a.pid = l.pid
