/* How many transactions ago each replication slot stopped the clean-up of dead rows; NULL for one that does not. */
select slot_name as name, greatest(age(xmin), age(catalog_xmin)) as age
from pg_replication_slots
