-- Nothing more of this chain is taken.
INSERT INTO foreign_chain (log, fault, at) VALUES (?, ?, ?)
ON CONFLICT (log) DO UPDATE SET fault = excluded.fault, at = excluded.at
