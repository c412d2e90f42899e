-- A customer places an order of one article.
\set customer random_zipfian(1, 2000, 1.1)
\set product random(1, 500)
\set quantity random(1, 4)
begin;
update shop.products set stock = stock - :quantity where id = :product;
with placed as (
    insert into shop.orders (customer_id, total_cents)
    select :customer, p.price_cents * :quantity from shop.products as p where p.id = :product
    returning id
)
insert into shop.order_items (order_id, product_id, quantity) select id, :product, :quantity from placed;
commit;
