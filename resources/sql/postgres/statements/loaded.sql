/* Asked where the extension is not created here: whether the server has at least loaded it, and which database this is. */
select exists (select from pg_settings as s where s.name = 'pg_stat_statements.max') as loaded, current_database() as database
