-- Records, their hashes, free text with its salt, names with what stands for them.
select quarterdeck_journal.append($1::bytea[], $2::bytea[], $3::bytea[], $4::bytea[], $5::text[], $6::bytea[], $7::bytea[])
