-- The search index; derived, proves nothing, keeps no copy of the texts.
CREATE VIRTUAL TABLE found USING fts5(act, target, words, content='', tokenize='unicode61 remove_diacritics 2')
