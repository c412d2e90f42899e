// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A mapping of the file is a table of keys: name, how it is read and written, and what a mistake in it costs.
// Unknown keys, missing keys and the documentation test all work from these tables.

#include "models/environment/codec.h"

#include <functional>
#include <span>

namespace environment {

enum class Need {
    Optional,  // a mistake costs the value: its default holds
    Essential, // a mistake costs the whole mapping, whose meaning would change
    Required,  // essential, and must be there
};

template <class T>
struct Key {
    const char *name;
    Need need;
    std::function<bool(Reading &, const Node &, T &)> read;
    std::function<Node(const T &)> write;
};

template <class T>
struct Keys {
    const char *mapping; // heading in resources/docs/environment.md
    std::vector<Key<T>> keys;
    // What no single key can see; answers false when the mapping is unusable.
    std::function<bool(Reading &, const Node &, T &)> check = {};
};

template <class T, class M>
Key<T> key(const char *name, M T::*member, const Codec<M> &codec, Need need = Need::Optional)
{
    return {name, need, [member, &codec](Reading &r, const Node &n, T &t) { return codec.read(r, n, t.*member); },
            [member, &codec](const T &t) {
                Node node = codec.write(t.*member);
                static const T untouched{};
                return node == codec.write(untouched.*member) ? Node() : node;
            }};
}

// A key tied to the object it fills, so that two tables (target, kind of target) can read one mapping.
struct BoundKey {
    const char *name;
    Need need;
    std::function<bool(const Node &)> read;
};

template <class T>
void bind(const Keys<T> &table, Reading &reading, T &object, std::vector<BoundKey> &out)
{
    for (const Key<T> &k : table.keys)
        out.push_back({k.name, k.need, [&k, &reading, &object](const Node &n) { return k.read(reading, n, object); }});
}

// Reads every key of the mapping; false when something essential is missing or wrong. hint, when given, words
// the remedy for a key that is unknown here ("belongs to kind redis").
bool readBound(Reading &reading, const Node &node, const QString &what, std::span<const BoundKey> keys,
               const std::function<QString(const QString &)> &hint = {});

template <class T>
bool readMapping(Reading &reading, const Node &node, const Keys<T> &table, T &object)
{
    std::vector<BoundKey> keys;
    bind(table, reading, object, keys);
    bool good = readBound(reading, node, QString::fromUtf8(table.mapping), keys);
    if (good && table.check)
        good = table.check(reading, node, object);
    return good;
}

template <class T>
Node writeMapping(const Keys<T> &table, const T &object)
{
    Node node;
    for (const Key<T> &k : table.keys)
        if (Node value = k.write(object); !value.isNull())
            node.add(QString::fromUtf8(k.name), std::move(value));
    return node;
}

void reportTwice(Reading &reading, const Node &at, const QString &id);

// A list of mappings, each with its place; a bad one is left out, an id twice is one mistake.
template <class T>
bool readList(Reading &reading, const Node &node, const Keys<T> &table, QList<T> &out)
{
    if (node.isNull())
        return true;
    if (!expectSequence(reading, node, QString::fromUtf8(table.mapping)))
        return false;
    for (const Node &item : node.items) {
        T object{};
        if constexpr (requires { object.at; })
            object.at = reading.location(item);
        if (!readMapping(reading, item, table, object))
            continue;
        bool twice = false;
        for (const T &other : out)
            twice = twice || other.id == object.id;
        if (twice) {
            reportTwice(reading, item, object.id);
        } else {
            out.append(std::move(object));
        }
    }
    return true;
}

template <class T>
Node writeList(const Keys<T> &table, const QList<T> &list)
{
    Node node;
    for (const T &object : list) {
        node.kind = Node::Kind::Sequence;
        node.items.push_back(writeMapping(table, object));
    }
    return node;
}

template <class T, class M>
Key<T> listKey(const char *name, QList<M> T::*member, const Keys<M> &table)
{
    return {name, Need::Optional, [member, &table](Reading &r, const Node &n, T &t) { return readList(r, n, table, t.*member); },
            [member, &table](const T &t) { return writeList(table, t.*member); }};
}

// The tables, each built once. A reference stays valid for ever.
const Keys<Threshold> &thresholdKeys();
const Keys<Tls> &tlsKeys();
const Keys<Credential> &credentialKeys();
const Keys<PostgresSettings> &postgresKeys();
const Keys<SqlMetric> &sqlMetricKeys();
const Keys<Isolation> &isolationKeys();
const Keys<LongMemory> &longMemoryKeys();
const Keys<SharedJournal> &sharedJournalKeys();
const Keys<Reader> &readerKeys();
const Keys<Backup> &backupKeys();
const Keys<PolicyCount> &policyCountKeys();
const Keys<PolicyTest> &policyTestKeys();
const Keys<PgBouncerSettings> &pgbouncerKeys();
const Keys<RedisSettings> &redisKeys();
const Keys<RedisKey> &redisKeyKeys();
const Keys<HttpSettings> &httpKeys();
const Keys<HostSettings> &hostKeys();
const Keys<HttpJsonSettings> &httpJsonKeys();
const Keys<JsonMetric> &jsonMetricKeys();
const Keys<PrometheusSettings> &prometheusKeys();
const Keys<PrometheusMetric> &prometheusMetricKeys();
const Keys<HeartbeatSettings> &heartbeatKeys();
const Keys<LogPlace> &logPlaceKeys();
const Keys<Target> &targetKeys();
const Keys<Target> &defaultsKeys();
const Keys<Tier> &tierKeys();
const Keys<Contact> &contactKeys();
const Keys<Objective> &objectiveKeys();
const Keys<Promise> &promiseKeys();
const Keys<IncidentTimes> &incidentTimesKeys();
const Keys<Environment> &environmentKeys();

bool readTargets(Reading &reading, const Node &node, QList<Target> &out);
Node writeTarget(const Target &target);

// Every mapping of the file with its keys, for the documentation.
struct MappingKeys {
    QString mapping;
    QStringList required;
    QStringList keys;
};
QList<MappingKeys> allKeys();

} // namespace environment
