-- A chain that comes from the shared store.
INSERT INTO foreign_chain (log, fault, at) VALUES (?, '', 0) ON CONFLICT DO NOTHING
