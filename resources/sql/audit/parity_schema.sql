/* One line an object of this database, as a digest of what defines it: tables with columns, constraints and policies, views, functions. */
select o.kind || ' ' || o.name as name, md5(o.definition) as value
from (
    select 'table' as kind, format('%I.%I', n.nspname, c.relname) as name,
           concat_ws(E'\n', c.relrowsecurity, c.relforcerowsecurity,
               (select string_agg(concat_ws(' ', a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull, a.attidentity, a.attgenerated, pg_get_expr(d.adbin, d.adrelid)), E'\n' order by a.attname)
                from pg_attribute as a left join pg_attrdef as d on d.adrelid = a.attrelid and d.adnum = a.attnum
                where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped),
               (select string_agg(concat_ws(' ', k.conname, pg_get_constraintdef(k.oid)), E'\n' order by k.conname) from pg_constraint as k where k.conrelid = c.oid and k.contype <> 'n'),
               (select string_agg(pg_get_indexdef(i.indexrelid), E'\n' order by pg_get_indexdef(i.indexrelid)) from pg_index as i where i.indrelid = c.oid),
               (select string_agg(concat_ws(' ', p.polname, p.polcmd, p.polpermissive, pg_get_expr(p.polqual, p.polrelid), pg_get_expr(p.polwithcheck, p.polrelid)), E'\n' order by p.polname)
                from pg_policy as p where p.polrelid = c.oid)) as definition
    from pg_class as c join pg_namespace as n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p') and c.relpersistence <> 't' and n.nspname not in ('pg_catalog', 'information_schema') and n.nspname !~ '^pg_(toast|temp)'
    union all
    select 'view', format('%I.%I', n.nspname, c.relname), concat_ws(E'\n', c.reloptions, pg_get_viewdef(c.oid))
    from pg_class as c join pg_namespace as n on n.oid = c.relnamespace
    where c.relkind in ('v', 'm') and n.nspname not in ('pg_catalog', 'information_schema') and n.nspname !~ '^pg_(toast|temp)'
    union all
    select 'function', format('%I.%I(%s)', n.nspname, p.proname, pg_get_function_identity_arguments(p.oid)),
           concat_ws(E'\n', p.prosrc, p.prosecdef, p.proconfig, p.provolatile, format_type(p.prorettype, null))
    from pg_proc as p join pg_namespace as n on n.oid = p.pronamespace
    where n.nspname not in ('pg_catalog', 'information_schema') and n.nspname !~ '^pg_(toast|temp)' and not exists (select from pg_depend as e where e.classid = 'pg_proc'::regclass and e.objid = p.oid and e.deptype = 'e')) as o
order by 1
limit 20000
