/* Time all statements spent on compiling themselves, and the rest of their run time, in milliseconds, from 15 on. Texts
   are not read. How the question finds its extension: see statementsinfo.sql. */
with answer as (
    select query_to_xml(format('select sum(jit_generation_time + jit_inlining_time + jit_optimization_time + jit_emission_time) as jit,
                                       sum(total_exec_time) as total from %I.pg_stat_statements(false)', n.nspname), false, true, '')::text as row
    from pg_extension as e join pg_namespace as n on n.oid = e.extnamespace
    where e.extname = 'pg_stat_statements'
), times as (
    select substring(row from '<jit>([-+.\deE]+)</jit>')::float8 as jit, substring(row from '<total>([-+.\deE]+)</total>')::float8 as total
    from answer
)
select jit, greatest(0, total - jit) as rest
from (select 1) as one left join times on true
