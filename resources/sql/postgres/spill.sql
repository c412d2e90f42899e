/* What decoding for each logical slot wrote to disk because logical_decoding_work_mem was too small, from 14 on. */
select slot_name as name, spill_bytes as bytes
from pg_stat_replication_slots
