-- A customer looks at their newest orders.
\set customer random_zipfian(1, 2000, 1.1)
select o.id, o.placed_at, o.status, o.total_cents
from shop.orders as o
where o.customer_id = :customer
order by o.placed_at desc
limit 10;
