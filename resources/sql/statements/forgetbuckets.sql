-- As forgetspent, for the totals.
DELETE FROM bucket WHERE width = ? AND start < ?
