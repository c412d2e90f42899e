// SPDX-License-Identifier: GPL-3.0-or-later
// What every target has, whatever its kind; the keys of its kind stand beside them in the same mapping.
#include "models/environment/keys.h"

#include "models/environment/words.h"

namespace environment {

namespace {

constexpr Choice<TargetKind> kKinds[] = {
    {"postgres", TargetKind::Postgres},   {"pgbouncer", TargetKind::PgBouncer}, {"redis", TargetKind::Redis},
    {"http", TargetKind::Http},           {"host", TargetKind::Host},           {"http_json", TargetKind::HttpJson},
    {"prometheus", TargetKind::Prometheus}, {"heartbeat", TargetKind::Heartbeat},
};

// Calls visit(table, settings) for the alternative of the kind, in the order of TargetKind and TargetSettings.
template <class Visit>
auto withSettings(Target &t, Visit visit)
{
    switch (t.kind) {
    case TargetKind::Postgres: return visit(postgresKeys(), t.settings.emplace<PostgresSettings>());
    case TargetKind::PgBouncer: return visit(pgbouncerKeys(), t.settings.emplace<PgBouncerSettings>());
    case TargetKind::Redis: return visit(redisKeys(), t.settings.emplace<RedisSettings>());
    case TargetKind::Http: return visit(httpKeys(), t.settings.emplace<HttpSettings>());
    case TargetKind::Host: return visit(hostKeys(), t.settings.emplace<HostSettings>());
    case TargetKind::HttpJson: return visit(httpJsonKeys(), t.settings.emplace<HttpJsonSettings>());
    case TargetKind::Prometheus: return visit(prometheusKeys(), t.settings.emplace<PrometheusSettings>());
    case TargetKind::Heartbeat: break;
    }
    return visit(heartbeatKeys(), t.settings.emplace<HeartbeatSettings>());
}

const Keys<PostgresSettings> &tableFor(const PostgresSettings &) { return postgresKeys(); }
const Keys<PgBouncerSettings> &tableFor(const PgBouncerSettings &) { return pgbouncerKeys(); }
const Keys<RedisSettings> &tableFor(const RedisSettings &) { return redisKeys(); }
const Keys<HttpSettings> &tableFor(const HttpSettings &) { return httpKeys(); }
const Keys<HostSettings> &tableFor(const HostSettings &) { return hostKeys(); }
const Keys<HttpJsonSettings> &tableFor(const HttpJsonSettings &) { return httpJsonKeys(); }
const Keys<PrometheusSettings> &tableFor(const PrometheusSettings &) { return prometheusKeys(); }
const Keys<HeartbeatSettings> &tableFor(const HeartbeatSettings &) { return heartbeatKeys(); }

Key<Target> edgeKey(const char *name, EdgeKind kind)
{
    const auto read = [kind](Reading &reading, const Node &node, Target &t) {
        bool good = true;
        const auto readOne = [&](const Node &item) {
            Edge edge;
            edge.kind = kind;
            edge.at = reading.location(item);
            if (codec::id.read(reading, item, edge.to))
                t.edges.append(edge);
            else
                good = false;
        };
        if (node.kind == Node::Kind::Sequence)
            for (const Node &item : node.items)
                readOne(item);
        else
            readOne(node);
        return good;
    };
    const auto write = [kind](const Target &t) {
        Node list;
        list.kind = Node::Kind::Sequence;
        for (const Edge &edge : t.edges)
            if (edge.kind == kind)
                list.items.push_back(Node::scalar(edge.to));
        return list.items.empty() ? Node() : list.items.size() == 1 ? list.items[0] : list;
    };
    return {name, Need::Optional, read, write};
}

bool readThresholds(Reading &reading, const Node &node, Target &t)
{
    if (!expectMapping(reading, node, QStringLiteral("thresholds")))
        return false;
    bool good = true;
    for (const Node::Entry &entry : node.entries) {
        QString metric;
        Threshold limits;
        if (!codec::metricId.read(reading, entry.key, metric)) {
            good = false;
            continue;
        }
        reading.thresholdsSeen.append({metric, reading.location(entry.key)});
        reading.quantity = reading.lookup() ? reading.lookup()(metric) : std::nullopt;
        if (codec::threshold.read(reading, entry.value, limits))
            t.thresholds.insert(metric, limits);
        else
            good = false;
        reading.quantity.reset();
    }
    return good;
}

Node writeThresholds(const Target &t)
{
    Node node;
    QStringList metrics = t.thresholds.keys();
    metrics.sort();
    for (const QString &metric : metrics)
        node.add(metric, codec::threshold.write(t.thresholds[metric]));
    return node;
}

// Where the key would have been right: the kinds of target that know it.
QString kindsKnowing(const QString &name)
{
    QStringList kinds;
    for (const Choice<TargetKind> &c : kKinds) {
        Target t;
        t.kind = c.value;
        const bool known = withSettings(t, [&](const auto &table, const auto &) {
            return std::any_of(table.keys.begin(), table.keys.end(), [&](const auto &k) { return name == QLatin1String(k.name); });
        });
        if (known)
            kinds.append(QString::fromUtf8(c.word));
    }
    return kinds.isEmpty() ? QString() : Words::tr("it belongs to targets of kind %1").arg(Words::list(kinds));
}

bool credentialFits(Reading &reading, const Node &node, Target &t)
{
    const auto source = t.credential.source;
    const bool postgres = t.kind == TargetKind::Postgres || t.kind == TargetKind::PgBouncer;
    if (!postgres && (source == Credential::Source::PassFile || source == Credential::Source::Service))
        return reportMistake(reading, *node.find(u"credential"),
                             {Words::tr("pass and service files belong to PostgreSQL and PgBouncer"),
                              Words::tr("use keyring or command")});
    if (source == Credential::Source::Keyring && t.credential.key.isEmpty())
        t.credential.key = t.id;
    return true;
}

// Whoever sits between here and there reads along; on this machine nobody does.
constexpr auto travelsInTheClear = [](const auto &settings) {
    if constexpr (requires { settings.url; }) {
        const QString host = settings.url.host();
        return settings.url.scheme() == QLatin1String("http") && host != QLatin1String("localhost") && host != QLatin1String("::1")
            && !host.startsWith(QLatin1String("127."));
    } else {
        return false;
    }
};

// A credential and the header that carries it need each other. One without the other costs nothing but the answer of a
// server that asks for it, so the target is watched.
void checkAuthorization(Reading &reading, const Node &node, const Target &t)
{
    const auto carries = [&](const auto &settings) {
        if constexpr (requires { settings.authorizationHeader; })
            return std::optional<bool>(!settings.authorizationHeader.isEmpty());
        else
            return std::optional<bool>();
    };
    const std::optional<bool> header = std::visit(carries, t.settings);
    const bool named = t.credential.source != Credential::Source::None;
    if (!header)
        return;
    if (named && *header && std::visit(travelsInTheClear, t.settings))
        reading.warning(reading.location(*node.find(u"url")), Words::tr("the credential travels unencrypted"),
                        Words::tr("use https, if the server offers it"));
    if (*header == named)
        return;
    if (named)
        reading.warning(reading.location(*node.find(u"credential")), Words::tr("the credential is never sent: no header is named for it"),
                        Words::tr("add authorization_header: 'Authorization: Bearer', or the header that the server expects"));
    else
        reading.warning(reading.location(*node.find(u"authorization_header")), Words::tr("the header has nothing to carry: no credential is named"),
                        Words::tr("add 'credential: keyring' or 'command', or remove the header"));
}

bool readTarget(Reading &reading, const Node &node, Target &t)
{
    if (!expectMapping(reading, node, QStringLiteral("targets")))
        return false;
    const Node *kind = node.find(u"kind");
    const bool kindKnown = kind && readChoice(reading, *kind, t.kind, kKinds);
    std::vector<BoundKey> keys;
    bind(targetKeys(), reading, t, keys);
    bool good = false;
    if (kindKnown) {
        good = withSettings(t, [&](const auto &table, auto &settings) {
            bind(table, reading, settings, keys);
            const bool read = readBound(reading, node, Words::tr("the target"), keys, kindsKnowing);
            return read && (!table.check || table.check(reading, node, settings));
        });
    } else if (!kind) { // the keys of its kind cannot be judged; the others can
        reading.error(node, Words::tr("the target has no 'kind'"), Words::tr("add 'kind: postgres' or another kind"));
    }
    if (!good || !credentialFits(reading, node, t))
        return false;
    checkAuthorization(reading, node, t);
    return true;
}

bool readLogPlace(Reading &reading, const Node &node, Target &t)
{
    LogPlace place;
    if (!expectMapping(reading, node, QStringLiteral("log")) || !readMapping(reading, node, logPlaceKeys(), place))
        return false;
    t.log = place;
    return true;
}

} // namespace

const Keys<Target> &targetKeys()
{
    static const Keys<Target> keys{"targets",
                                   {key("id", &Target::id, codec::id, Need::Required),
                                    {"kind", Need::Required, [](Reading &, const Node &, Target &) { return true; },
                                     [](const Target &t) { return writeChoice(t.kind, kKinds); }},
                                    key("title", &Target::title, codec::line),
                                    key("tier", &Target::tier, codec::id),
                                    key("contact", &Target::contact, codec::id),
                                    key("credential", &Target::credential, codec::credential, Need::Essential),
                                    key("hot_interval", &Target::hotInterval, codec::duration),
                                    key("cold_interval", &Target::coldInterval, codec::duration),
                                    key("deadline", &Target::deadline, codec::duration),
                                    edgeKey("runs_on", EdgeKind::RunsOn),
                                    edgeKey("replicates_from", EdgeKind::ReplicatesFrom),
                                    edgeKey("routes_through", EdgeKind::RoutesThrough),
                                    edgeKey("uses", EdgeKind::Uses),
                                    {"log", Need::Optional, readLogPlace, [](const Target &t) { return t.log ? writeMapping(logPlaceKeys(), *t.log) : Node(); }},
                                    {"thresholds", Need::Optional, readThresholds, writeThresholds}}};
    return keys;
}

const Keys<Target> &defaultsKeys()
{
    static const Keys<Target> keys{"defaults",
                                   {key("hot_interval", &Target::hotInterval, codec::duration),
                                    key("cold_interval", &Target::coldInterval, codec::duration),
                                    key("deadline", &Target::deadline, codec::duration)}};
    return keys;
}

bool readTargets(Reading &reading, const Node &node, QList<Target> &out)
{
    if (node.isNull())
        return true;
    if (!expectSequence(reading, node, QStringLiteral("targets")))
        return false;
    for (const Node &item : node.items) {
        Target target = reading.defaults;
        target.at = reading.location(item);
        const Node *id = item.find(u"id");
        const bool twice = id && reading.declaredTargets.contains(id->text);
        if (twice)
            reportTwice(reading, item, id->text);
        else if (id)
            reading.declaredTargets.append(id->text);
        if (!readTarget(reading, item, target) || twice)
            continue;
        if (target.title.isEmpty())
            target.title = target.id;
        reading.noteNames(target.id, item, {"tier", "contact", "via"});
        out.append(std::move(target));
    }
    return true;
}

Node writeTarget(const Target &target)
{
    Node node = writeMapping(targetKeys(), target);
    if (target.title == target.id)
        std::erase_if(node.entries, [](const Node::Entry &e) { return e.key.text == QLatin1String("title"); });
    std::visit(
        [&](const auto &settings) {
            Node own = writeMapping(tableFor(settings), settings);
            for (Node::Entry &entry : own.entries)
                node.entries.push_back(std::move(entry));
        },
        target.settings);
    return node;
}

} // namespace environment
