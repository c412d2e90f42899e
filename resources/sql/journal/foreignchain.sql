-- Whether a chain came from the shared store, and what is wrong with it.
SELECT fault FROM foreign_chain WHERE log = ?
