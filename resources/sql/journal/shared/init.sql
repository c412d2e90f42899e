-- The shared journal (resources/docs/journal.md, "The shared journal"): one schema in one database, and three roles.
-- Run it as a superuser, or as a role with CREATEROLE that may create a schema here; again changes nothing that is there.
--   create role ann login password '...' in role quarterdeck_journal_operator;   writes entries, through functions
--   create role max login password '...' in role quarterdeck_journal_viewer;     reads, and nothing else
-- Nobody is given the right to change or delete an entry; the owner's role cannot log in. A superuser can still do
-- anything: what shows it are anchors and signed checkpoints that are kept elsewhere.
begin;

select pg_catalog.pg_advisory_xact_lock(pg_catalog.hashtextextended('quarterdeck_journal', 1));

do $$
declare
    wanted name;
begin
    if current_setting('server_encoding') <> 'UTF8' then
        raise exception 'the database % is not in UTF8', current_database() using hint = 'Make one: create database quarterdeck encoding ''UTF8'' template template0';
    end if;
    foreach wanted in array array['quarterdeck_journal_owner', 'quarterdeck_journal_operator', 'quarterdeck_journal_viewer']::name[] loop
        if not exists (select from pg_catalog.pg_roles where rolname = wanted) then
            execute format('create role %I nologin', wanted);
        end if;
    end loop;
    if not pg_catalog.pg_has_role(current_user, 'quarterdeck_journal_owner', 'member') then
        execute format('grant quarterdeck_journal_owner to %I', current_user);
    end if;
    if exists (select from pg_catalog.pg_namespace where nspname = 'quarterdeck_journal'
               and pg_catalog.pg_get_userbyid(nspowner) <> 'quarterdeck_journal_owner') then
        raise exception 'the schema quarterdeck_journal belongs to somebody else' using hint = 'Look what it is; then use another database.';
    end if;
    if not exists (select from pg_catalog.pg_namespace where nspname = 'quarterdeck_journal') then
        create schema quarterdeck_journal authorization quarterdeck_journal_owner;
    end if;
end
$$;
comment on role quarterdeck_journal_owner is 'Owns the shared journal; nobody logs in as it';
comment on role quarterdeck_journal_operator is 'Writes the shared journal through its functions, and reads it';
comment on role quarterdeck_journal_viewer is 'Reads the shared journal';

set local role quarterdeck_journal_owner;
set local search_path = pg_catalog, pg_temp;

create table if not exists quarterdeck_journal.store (
    one    boolean primary key default true check (one),
    id     uuid not null default gen_random_uuid(), -- another store is another journal, whatever its address
    format integer not null,
    made   timestamptz not null default now()
);
insert into quarterdeck_journal.store (format) values (1) on conflict do nothing;

create table if not exists quarterdeck_journal.chain (
    log        text primary key check (log ~ '^[0-9a-f]{32}$'),
    size       bigint not null,
    head       bytea not null,
    ended      boolean not null,
    written_by name not null -- the login that began it; nobody else goes on with it
);

create table if not exists quarterdeck_journal.entry (
    id         bigint generated always as identity primary key, -- the order in which they came
    log        text not null references quarterdeck_journal.chain,
    seq        bigint not null,
    time       bigint not null,
    phase      text not null,
    act        text not null,
    act_id     text not null,
    target     text not null,
    hash       bytea not null,
    record     bytea not null, -- canonical JSON; the columns above repeat it for searching
    written_by name not null,
    written_at timestamptz not null,
    unique (log, seq)
);
create index if not exists entry_time on quarterdeck_journal.entry (time, log, seq);

create table if not exists quarterdeck_journal.payload (
    log  text not null,
    seq  bigint not null,
    salt bytea not null,
    text bytea not null,
    primary key (log, seq)
);

create table if not exists quarterdeck_journal.person (
    pseudonym text primary key,
    salt      bytea not null,
    name      text not null
);

-- Who of several watchers tells people: a lease that its holder renews.
create table if not exists quarterdeck_journal.lease (
    name       text primary key,
    holder     text not null,
    term       bigint not null, -- grows with each holder
    until      timestamptz not null,
    written_by name not null
);

create or replace function quarterdeck_journal.never() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
    raise exception 'an entry of the journal is never changed and never deleted' using errcode = 'insufficient_privilege';
end
$$;
drop trigger if exists entry_never_changes on quarterdeck_journal.entry;
create trigger entry_never_changes before update or delete on quarterdeck_journal.entry
    for each row execute function quarterdeck_journal.never();
drop trigger if exists entry_never_goes on quarterdeck_journal.entry;
create trigger entry_never_goes before truncate on quarterdeck_journal.entry
    for each statement execute function quarterdeck_journal.never();

-- The text of one key of a canonical record. Quotes in values are escaped, so that the pattern fits keys alone.
create or replace function quarterdeck_journal.text_of(body text, key text) returns text
language plpgsql immutable set search_path = pg_catalog, pg_temp as $$
declare
    raw text := substring(body from '[{,]"' || key || '":"((?:[^"\\]|\\.)*)"');
begin
    if raw is null or position('\' in raw) = 0 then
        return coalesce(raw, '');
    end if;
    return ('"' || raw || '"')::json #>> '{}';
exception when others then -- a character that no text of this server can hold
    return raw;
end
$$;

-- Writes records of one or more chains, each chain in order: all or none. What is there already is passed over. Refused:
-- a record whose hash or predecessor is wrong (QJ001), one that would leave a gap (QJ002), and a chain of another login (QJ003).
create or replace function quarterdeck_journal.append(records bytea[], hashes bytea[], salts bytea[], texts bytea[],
                                                      pseudonyms text[], person_salts bytea[], names bytea[])
returns bigint language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    body text;
    its_log text;
    its_seq bigint;
    its_hash bytea;
    its_phase text;
    known quarterdeck_journal.chain;
    newest bigint;
begin
    -- one after the other, so that ids become visible in their order
    perform pg_advisory_xact_lock(hashtextextended('quarterdeck_journal', 0));
    for i in 1 .. coalesce(cardinality(records), 0) loop
        if octet_length(records[i]) > 131072 or octet_length(texts[i]) > 4194304 or octet_length(names[i]) > 65536 then
            raise exception 'an entry is too large' using errcode = 'program_limit_exceeded';
        end if;
        body := convert_from(records[i], 'UTF8');
        its_log := quarterdeck_journal.text_of(body, 'log');
        its_seq := substring(body from '[{,]"seq":([0-9]{1,15})[,}]')::bigint;
        its_phase := quarterdeck_journal.text_of(body, 'phase');
        its_hash := sha256('\x00'::bytea || convert_to('quarterdeck-journal-v1', 'UTF8') || int8send(octet_length(records[i])::bigint) || records[i]);
        if its_seq is null or its_hash is distinct from hashes[i] then
            raise exception 'altered: a record of the chain % is not what its hash says', its_log using errcode = 'QJ001';
        end if;
        select * into known from quarterdeck_journal.chain c where c.log = its_log;
        if known.log is null then
            known := row(its_log, 0, decode(repeat('0', 64), 'hex'), false, session_user);
        end if;
        if known.written_by <> session_user then
            raise exception 'the chain % is written by another login', its_log using errcode = 'QJ003';
        end if;
        if its_seq < known.size then
            if not exists (select from quarterdeck_journal.entry e where e.log = its_log and e.seq = its_seq and e.hash = its_hash) then
                raise exception 'forked: the chain % has another record at %', its_log, its_seq using errcode = 'QJ001';
            end if;
            continue;
        end if;
        if its_seq > known.size then
            raise exception 'missing: the chain % has no record %', its_log, known.size using errcode = 'QJ002';
        end if;
        if known.ended or (its_phase = 'genesis') <> (its_seq = 0)
           or quarterdeck_journal.text_of(body, 'prev') <> encode(known.head, 'hex') then
            raise exception 'altered: record % of the chain % does not follow the one before', its_seq, its_log using errcode = 'QJ001';
        end if;
        insert into quarterdeck_journal.chain (log, size, head, ended, written_by)
            values (its_log, its_seq + 1, its_hash, its_phase = 'terminal', session_user)
            on conflict (log) do update set size = excluded.size, head = excluded.head, ended = excluded.ended;
        insert into quarterdeck_journal.entry (log, seq, time, phase, act, act_id, target, hash, record, written_by, written_at)
            values (its_log, its_seq, substring(body from '[{,]"time":(-?[0-9]{1,16})[,}]')::bigint, its_phase,
                    quarterdeck_journal.text_of(body, 'act'), quarterdeck_journal.text_of(body, 'act_id'),
                    quarterdeck_journal.text_of(body, 'target'), its_hash, records[i], session_user, clock_timestamp())
            returning id into newest;
        if texts[i] is not null then
            insert into quarterdeck_journal.payload (log, seq, salt, text) values (its_log, its_seq, salts[i], texts[i]);
        end if;
        if pseudonyms[i] is not null then
            insert into quarterdeck_journal.person (pseudonym, salt, name)
                values (pseudonyms[i], person_salts[i], convert_from(names[i], 'UTF8')) on conflict do nothing;
        end if;
    end loop;
    if newest is not null then
        perform pg_notify('quarterdeck_journal', newest::text);
    end if;
    return newest; -- null: all of it was there
end
$$;

-- Erases a person, by name or by what stands for it, and the free text of the entries named: what lies in chains of this login
-- alone. A member of the owner's role may in every chain. Says how much went, and how much of it stays.
create or replace function quarterdeck_journal.erase(of_person text, of_logs text[], of_seqs bigint[])
returns table (names bigint, texts bigint, names_left bigint, texts_left bigint)
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    everywhere boolean := pg_has_role(session_user, 'quarterdeck_journal_owner', 'member');
begin
    delete from quarterdeck_journal.payload p using quarterdeck_journal.chain c, unnest(of_logs, of_seqs) as wanted (log, seq)
        where p.log = wanted.log and p.seq = wanted.seq and c.log = p.log and (everywhere or c.written_by = session_user);
    get diagnostics texts = row_count;
    delete from quarterdeck_journal.person p where of_person <> '' and (p.pseudonym = of_person or p.name = of_person)
        and (everywhere or not exists (select from quarterdeck_journal.entry e where e.written_by <> session_user
                                       and position(convert_to('"actor":"' || p.pseudonym || '"', 'UTF8') in e.record) > 0));
    get diagnostics names = row_count;
    select count(*) into names_left from quarterdeck_journal.person p where of_person <> '' and (p.pseudonym = of_person or p.name = of_person);
    select count(*) into texts_left from quarterdeck_journal.payload p, unnest(of_logs, of_seqs) as wanted (log, seq)
        where p.log = wanted.log and p.seq = wanted.seq;
    return next;
end
$$;

-- Takes or renews a lease. Says who holds it now; the clock is this server's.
create or replace function quarterdeck_journal.lead(wanted text, who text, milliseconds integer)
returns table (holder text, term bigint, remaining_ms bigint)
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
#variable_conflict use_column
declare
    span interval := make_interval(secs => least(greatest(milliseconds, 1), 3600000) / 1000.0);
    at timestamptz := clock_timestamp();
begin
    insert into quarterdeck_journal.lease as l (name, holder, term, until, written_by)
        values (left(wanted, 200), left(who, 200), 1, at + span, session_user)
        on conflict (name) do update
            set holder = excluded.holder, until = excluded.until, written_by = excluded.written_by,
                term = l.term + (l.holder <> excluded.holder)::integer
            where l.holder = excluded.holder or l.until <= at;
    return query select l.holder, l.term, greatest(0, extract(epoch from l.until - clock_timestamp()) * 1000)::bigint
        from quarterdeck_journal.lease l where l.name = left(wanted, 200);
end
$$;

create or replace function quarterdeck_journal.resign(wanted text, who text)
returns void language sql security definer set search_path = pg_catalog, pg_temp as $$
    update quarterdeck_journal.lease set until = clock_timestamp() where name = wanted and holder = who and until > clock_timestamp()
$$;

revoke all on schema quarterdeck_journal from public;
revoke all on all tables in schema quarterdeck_journal from public, quarterdeck_journal_operator, quarterdeck_journal_viewer;
revoke all on all functions in schema quarterdeck_journal from public, quarterdeck_journal_operator, quarterdeck_journal_viewer;
grant usage on schema quarterdeck_journal to quarterdeck_journal_operator, quarterdeck_journal_viewer;
grant select on all tables in schema quarterdeck_journal to quarterdeck_journal_operator, quarterdeck_journal_viewer;
grant execute on function quarterdeck_journal.append(bytea[], bytea[], bytea[], bytea[], text[], bytea[], bytea[]),
    quarterdeck_journal.erase(text, text[], bigint[]),
    quarterdeck_journal.lead(text, text, integer), quarterdeck_journal.resign(text, text) to quarterdeck_journal_operator;

commit;
