/* What a statement of role $1 means here: the search_path that role gets in this database (as ALTER ROLE ... IN DATABASE,
   ALTER ROLE, ALTER DATABASE say, in this order; else the built-in default), and whether planning it would run its
   author's functions with more rights than the author has. */
with path as (
    select coalesce((select substr(c.setting, length('search_path=') + 1)
                     from pg_db_role_setting as s, unnest(s.setconfig) as c (setting)
                     where c.setting like 'search\_path=%'
                       and s.setdatabase in (0, (select d.oid from pg_database as d where d.datname = current_database()))
                       and s.setrole in (0, (select r.oid from pg_roles as r where r.rolname = $1))
                     order by s.setrole <> 0 and s.setdatabase <> 0 desc, s.setrole <> 0 desc, s.setdatabase <> 0 desc
                     limit 1),
                    (select s.boot_val from pg_settings as s where s.name = 'search_path')) as setting
)
select current_database() as database,
       (select r.rolsuper from pg_roles as r where r.rolname = current_user) as superuser,
       coalesce((select r.rolsuper from pg_roles as r where r.rolname = $1), false) as authors_superuser,
       replace(replace(path.setting, '"$user"', quote_ident($1)), '$user', quote_ident($1)) as search_path
from path
