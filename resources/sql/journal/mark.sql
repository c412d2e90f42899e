-- How far this file and its store know of each other.
SELECT store, sent, seen, time, reader FROM shared_mark
