-- SPDX-License-Identifier: GPL-3.0-or-later
-- Schema and data of the shop. Run once, as the superuser, in the database "shop", after the role "shop" exists.
create schema if not exists shop authorization shop;

create table if not exists shop.customers (
    id bigint generated always as identity primary key,
    name text not null,
    city text not null,
    since date not null default current_date
);

create table if not exists shop.products (
    id bigint generated always as identity primary key,
    title text not null,
    price_cents integer not null check (price_cents > 0),
    stock integer not null
);

create table if not exists shop.orders (
    id bigint generated always as identity primary key,
    customer_id bigint not null references shop.customers,
    placed_at timestamptz not null default now(),
    status text not null default 'placed' check (status in ('placed', 'sent')),
    total_cents integer not null check (total_cents >= 0),
    sent_at timestamptz
);
create index if not exists orders_by_customer on shop.orders (customer_id, placed_at desc);
create index if not exists orders_by_time on shop.orders (placed_at desc);

create table if not exists shop.order_items (
    order_id bigint not null references shop.orders on delete cascade,
    product_id bigint not null references shop.products,
    quantity integer not null check (quantity > 0),
    primary key (order_id, product_id)
);

insert into shop.customers (name, city)
select 'Customer ' || n, (array['Hamburg', 'Berlin', 'Wien', 'Zürich', 'Leipzig', 'Graz'])[1 + n % 6]
from generate_series(1, 2000) as n
where not exists (select from shop.customers);

insert into shop.products (title, price_cents, stock)
select 'Article ' || n, 199 + (n * 37) % 9000, 100000
from generate_series(1, 500) as n
where not exists (select from shop.products);

insert into shop.orders (customer_id, placed_at, status, total_cents, sent_at)
select 1 + n % 2000, now() - (20000 - n) * interval '4 s', 'sent', 500 + (n * 91) % 20000,
       now() - (20000 - n) * interval '4 s' + interval '2 s'
from generate_series(1, 20000) as n
where not exists (select from shop.orders);

alter table shop.customers owner to shop;
alter table shop.products owner to shop;
alter table shop.orders owner to shop;
alter table shop.order_items owner to shop;

-- The console counts orders; it may read nothing else.
do $$
begin
    if exists (select from pg_roles where rolname = 'quarterdeck') then
        grant usage on schema shop to quarterdeck;
        grant select on shop.orders to quarterdeck;
    end if;
end
$$;

-- The login of its SQL window reads the shop, also what is added to it.
do $$
begin
    if exists (select from pg_roles where rolname = 'quarterdeck_reader') then
        grant usage on schema shop to quarterdeck_reader;
        grant select on all tables in schema shop to quarterdeck_reader;
        alter default privileges for role shop in schema shop grant select on tables to quarterdeck_reader;
    end if;
end
$$;

-- A forgotten lock must not pile up waiting sessions without end.
alter role shop set statement_timeout = '60s';
alter role shop set idle_in_transaction_session_timeout = '5min';

analyze;
