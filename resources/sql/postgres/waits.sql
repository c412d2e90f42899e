/* What those wait for who wait for a lock, and who holds or wants the same, in which mode. Asked only while somebody
   waits, and the more seldom the longer it takes: no lock is given or taken while the table is copied.
   A relation of this database has its name, which takes no lock on it; of others the number is all there is. Who waits for
   the end of a transaction because of a row has that row locked meanwhile; what a serializable transaction has read
   (SIReadLock) is in nobody's way and says nothing of what it waits for. A prepared transaction has no session: the lock on
   its own number tells which one it is. */
with locks as materialized (
    select locktype, database, relation, page, tuple, virtualxid, transactionid::text as transactionid, classid, objid, objsubid,
           pid, mode, granted, virtualtransaction
    from pg_locks where mode <> 'SIReadLock'
), wanted as (
    select distinct locktype, database, relation, page, tuple, virtualxid, transactionid, classid, objid, objsubid
    from locks where not granted
), prepared as (
    select l.virtualtransaction, x.transaction::text as number, x.gid, x.owner, x.database,
           extract(epoch from now() - x.prepared) as seconds
    from locks as l join pg_prepared_xacts as x on x.transaction::text = l.transactionid
    where l.pid is null and l.locktype = 'transactionid' and l.granted
)
select coalesce(l.pid, 0) as pid, l.mode, l.granted, l.locktype, l.virtualtransaction,
       concat_ws('/', l.locktype, coalesce(l.database::text, '-'), coalesce(l.relation::text, '-'), coalesce(l.page::text, '-'),
                 coalesce(l.tuple::text, '-'), coalesce(l.virtualxid, '-'), coalesce(l.transactionid, '-'),
                 coalesce(l.classid::text, '-'), coalesce(l.objid::text, '-'), coalesce(l.objsubid::text, '-')) as object,
       case when l.relation is not null and (l.database = 0 or d.datname = current_database()) then l.relation::regclass::text
            when l.locktype = 'object' then l.classid::regclass::text end as name,
       case when d.datname <> current_database() then d.datname end as elsewhere,
       l.relation, l.page, l.tuple, l.virtualxid, l.transactionid, l.classid, l.objid, l.objsubid,
       p.number as prepared, p.gid, p.owner, p.database as prepared_in, p.seconds
from locks as l
left join wanted as w on w.locktype = l.locktype and coalesce(w.database, 0) = coalesce(l.database, 0)
    and coalesce(w.relation, 0) = coalesce(l.relation, 0) and coalesce(w.page, -1) = coalesce(l.page, -1)
    and coalesce(w.tuple, -1) = coalesce(l.tuple, -1) and coalesce(w.virtualxid, '') = coalesce(l.virtualxid, '')
    and coalesce(w.transactionid, '') = coalesce(l.transactionid, '') and coalesce(w.classid, 0) = coalesce(l.classid, 0)
    and coalesce(w.objid, 0) = coalesce(l.objid, 0) and coalesce(w.objsubid, 0) = coalesce(l.objsubid, 0)
left join pg_database as d on d.oid = l.database
left join prepared as p on l.pid is null and p.virtualtransaction = l.virtualtransaction
where w.locktype is not null
   or (l.locktype = 'tuple' and l.granted and l.pid in (select pid from locks where not granted))
