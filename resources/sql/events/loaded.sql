/* When the configuration was last read: at the start, and with each reload. Nothing else changes what settings.sql tells. */
select pg_conf_load_time()::text as loaded, extract(epoch from pg_conf_load_time()) as seconds
