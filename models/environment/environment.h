// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What one environment.yaml says: the platform to watch, as values. Made by the parser, immutable afterwards,
// shared between threads as std::shared_ptr<const Environment>. It cannot hold a secret: credentials are named
// (Credential), never written. Key by key documentation: resources/docs/environment.md.

#include "models/environment/location.h"

#include <QHash>
#include <QList>
#include <QStringList>
#include <QUrl>

#include <chrono>
#include <memory>
#include <optional>
#include <variant>

namespace environment {

using std::chrono::milliseconds;

enum class Kind { Production, Staging, Development, Drill, Sandbox }; // decides the band of the top bar
[[nodiscard]] constexpr bool isPractice(Kind kind) { return kind == Kind::Drill || kind == Kind::Sandbox; } // nothing real depends on it

enum class TargetKind { Postgres, PgBouncer, Redis, Http, Host, HttpJson, Prometheus, Heartbeat };

enum class EdgeKind { RunsOn, ReplicatesFrom, RoutesThrough, Uses };

// "this target <kind> that one": pgbouncer RoutesThrough primary means clients of pgbouncer reach the primary;
// standby ReplicatesFrom primary; api Uses pgbouncer; primary RunsOn host-a.
struct Edge {
    EdgeKind kind = EdgeKind::Uses;
    QString to; // target id
    Location at = {};
    friend bool operator==(const Edge &, const Edge &) = default;
};

// Limits of one metric. Either may be absent. below: bad when the value is smaller (cache hit, days left).
struct Threshold {
    std::optional<double> warning;
    std::optional<double> critical;
    bool below = false;
    friend bool operator==(const Threshold &, const Threshold &) = default;
};

// Where a password comes from. Never the password itself.
struct Credential {
    enum class Source {
        None,     // trust, peer, certificate: nothing to ask
        Keyring,  // the desktop's keyring, entry = key (default: the target's id)
        PassFile, // libpq's ~/.pgpass or the named file
        Service,  // libpq's pg_service.conf, entry = key
        Command,  // argv whose first line of output is the secret
    };
    Source source = Source::None;
    QString key;
    QStringList command;
    friend bool operator==(const Credential &, const Credential &) = default;
};

struct Tls {
    enum class Mode { VerifyFull, VerifyCa, Require, Prefer, Disable };
    Mode mode = Mode::VerifyFull;
    QString rootCertificate; // file; empty: the system's
    QString certificate;     // client certificate and key, both or none
    QString key;
    friend bool operator==(const Tls &, const Tls &) = default;
};

// An extra figure of a PostgreSQL target: one statement that returns one number (or rows of label, number).
struct SqlMetric {
    QString id;    // "business.orders_per_minute"
    QString title;
    QString sql;   // one statement, run in the cold lane by the target's role
    QString unit;  // a unit name of the catalogue, or free text
    milliseconds interval{30000};
    Threshold threshold;
    Location at;
    friend bool operator==(const SqlMetric &, const SqlMetric &) = default;
};

// One figure out of a JSON answer.
struct JsonMetric {
    QString id;
    QString title;
    QString pointer; // RFC 6901
    QString unit;
    Threshold threshold;
    Location at;
    friend bool operator==(const JsonMetric &, const JsonMetric &) = default;
};

// How many policies a table must have. id: the table as the server quotes it, with its schema.
struct PolicyCount {
    QString id;
    int count = 0;
    Location at;
    friend bool operator==(const PolicyCount &, const PolicyCount &) = default;
};

// One statement tried as a role, in a transaction that is always rolled back.
struct PolicyTest {
    enum class Expect { Rows, NoRows, Allowed, Refused };
    QString id;
    QString role;
    QList<std::pair<QString, QString>> settings; // of the session, as the application makes them
    QString sql;
    Expect expect = Expect::Rows;
    Location at;
    friend bool operator==(const PolicyTest &, const PolicyTest &) = default;
};

// How tenants are kept apart in one database, and what the audit must find true of it.
struct Isolation {
    QStringList tenantColumns{QStringLiteral("tenant_id")};
    QString setting;                                       // the server setting that says who the tenant is: "app.tenant"
    QString settingValue = QStringLiteral("{tenant}");     // what it is set to
    QString role;                                          // isolation is tried as this role; empty: not at all
    QStringList tenants;                                   // two values, or none: sampled from each table
    QStringList openTables;                                // have a tenant column and are meant for everybody
    bool policyComments = false;                           // every policy must have a comment
    QList<PolicyCount> policies;
    QList<PolicyTest> tests;
    friend bool operator==(const Isolation &, const Isolation &) = default;
};

// The login that what a person types is run as.
struct Reader {
    QString user; // empty: none is named
    Credential credential;
    friend bool operator==(const Reader &, const Reader &) = default;
};

// Where whoever backs up writes when the last good backup ended; read for pg.backup.age.
struct Backup {
    QString statusFile; // its first line: an ISO 8601 time, or seconds since 1970; empty: none is named
    friend bool operator==(const Backup &, const Backup &) = default;
};

struct PostgresSettings {
    QString host; // name, address or socket folder
    quint16 port = 5432;
    QString database = QStringLiteral("postgres");
    QString user;
    QString service; // pg_service.conf entry; then host, port ... may be empty
    Tls tls;
    QList<SqlMetric> metrics;
    QStringList expectedStandbys; // application names that must stream from here
    Isolation isolation;
    Reader reader;
    QStringList privilegedRoles;     // logins whose rights are known and wanted: the audit does not report them
    QStringList expectedDifferences; // settings, roles, extensions in which two servers may differ
    QString via;                // id of a target of the same server, whose connections tell of this database too
    bool ownConnection = false; // with via: one of its own all the same, for what only a session in it can see
    bool auditUnasked = true;        // the console looks at its security by itself
    Backup backup;
    friend bool operator==(const PostgresSettings &, const PostgresSettings &) = default;
};

struct PgBouncerSettings {
    QString host;
    quint16 port = 6432;
    QString user; // of stats_users or admin_users
    Tls tls{Tls::Mode::Prefer, {}, {}, {}};
    QString config; // its pgbouncer.ini on this machine; empty: pools are not resized from here
    friend bool operator==(const PgBouncerSettings &, const PgBouncerSettings &) = default;
};

struct RedisKey {
    enum class Figure { ListLength, StreamLength, StreamPending, OldestAge };
    QString id;    // "queue.mail.depth"
    QString title;
    QString key;   // the Redis key
    Figure figure = Figure::ListLength;
    QString group;    // StreamPending: consumer group
    QString ageField; // OldestAge: stream ids need none; list elements are JSON with a Unix time under this pointer
    Threshold threshold;
    Location at;
    friend bool operator==(const RedisKey &, const RedisKey &) = default;
};

struct RedisSettings {
    QString host;
    quint16 port = 6379;
    int database = 0;
    QString user;
    QList<RedisKey> keys;
    friend bool operator==(const RedisSettings &, const RedisSettings &) = default;
};

struct HttpSettings {
    QUrl url;
    QString method = QStringLiteral("GET");
    QList<std::pair<QString, QString>> headers;       // sent
    int expectedStatus = 200;
    QList<std::pair<QString, QString>> expectedHeaders; // name, substring
    QString expectedBody;                              // substring
    QString authorizationHeader; // header that carries the credential, e.g. "Authorization: Bearer"; so in the three kinds below
    Tls tls;
    friend bool operator==(const HttpSettings &, const HttpSettings &) = default;
};

struct HostSettings {
    QUrl url; // a node_exporter's /metrics
    QStringList mounts; // watched mount points; empty: all real ones
    QString authorizationHeader;
    Tls tls;
    friend bool operator==(const HostSettings &, const HostSettings &) = default;
};

struct HttpJsonSettings {
    QUrl url;
    QList<std::pair<QString, QString>> headers;
    QString authorizationHeader;
    QList<JsonMetric> metrics;
    Tls tls;
    friend bool operator==(const HttpJsonSettings &, const HttpJsonSettings &) = default;
};

struct PrometheusMetric {
    QString id;
    QString title;
    QString name;                                // series name
    QList<std::pair<QString, QString>> labels;   // must all match; several matching series are summed
    QString unit;
    bool rate = false; // per-second difference of a counter
    Threshold threshold;
    Location at;
    friend bool operator==(const PrometheusMetric &, const PrometheusMetric &) = default;
};

struct PrometheusSettings {
    QUrl url;
    QString authorizationHeader;
    QList<PrometheusMetric> metrics;
    Tls tls;
    friend bool operator==(const PrometheusSettings &, const PrometheusSettings &) = default;
};

// Age of the newest sign of life of something without an address of its own (a bot, a cron job).
struct HeartbeatSettings {
    enum class Where { RedisKey, Row, File };
    Where where = Where::File;
    QString via;   // RedisKey, Row: id of the Redis or PostgreSQL target that holds it
    QString key;   // RedisKey: a key that holds a Unix time
    QString sql;   // Row: one statement that returns one timestamptz
    QString path;  // File: its modification time
    friend bool operator==(const HeartbeatSettings &, const HeartbeatSettings &) = default;
};

using TargetSettings = std::variant<PostgresSettings, PgBouncerSettings, RedisSettings, HttpSettings, HostSettings,
                                    HttpJsonSettings, PrometheusSettings, HeartbeatSettings>;

// Where the log of a target is found: one of the three.
struct LogPlace {
    QString file;         // on this machine
    QString unit;         // of systemd, on this machine: what journalctl tells of it
    QStringList command;  // prints it; ${since} and ${until} in it become @SECONDS, as journalctl takes them
    friend bool operator==(const LogPlace &, const LogPlace &) = default;
};

struct Target {
    QString id;    // unique in the environment, [a-z0-9-]+
    QString title; // shown; defaults to the id
    QString tier;
    TargetKind kind = TargetKind::Postgres;
    TargetSettings settings;
    Credential credential;
    QList<Edge> edges;
    QHash<QString, Threshold> thresholds; // metric id -> limits that replace the catalogue's
    milliseconds hotInterval{1000};
    milliseconds coldInterval{30000};
    milliseconds deadline{3000}; // of one hot sample
    QString contact;             // id of a contact
    std::optional<LogPlace> log;
    Location at;
    friend bool operator==(const Target &, const Target &) = default;
};

// The target whose connections tell of this one; empty: it is watched through its own.
[[nodiscard]] inline QString watchedThrough(const Target &target)
{
    const auto *settings = std::get_if<PostgresSettings>(&target.settings);
    return settings ? settings->via : QString();
}

struct Tier {
    QString id;
    QString title;
    Location at;
    friend bool operator==(const Tier &, const Tier &) = default;
};

struct Contact {
    QString id;
    QString name;
    QString reach; // free text: phone, channel
    friend bool operator==(const Contact &, const Contact &) = default;
};

struct Objective { // service-level objective
    QString id;
    QString target;
    QString metric;
    double goal = 99.9;            // per cent of the window in which the metric is within limit
    std::optional<double> limit;   // of the metric; absent: reachable at all
    std::chrono::hours window{720};
    Location at;
    friend bool operator==(const Objective &, const Objective &) = default;
};

struct Promise {
    QString id;
    QString statement; // as the platform's people said it
    QString metric;    // metric or formula
    QString target;
    double goal = 0;
    QString comparison; // "<", "<=", ">", ">="
    std::chrono::hours window{720};
    Location at;
    friend bool operator==(const Promise &, const Promise &) = default;
};

// How long things may take in an incident of this environment (resources/docs/incidents.md); 0: as resources/incidents/promises.yaml says.
struct IncidentTimes {
    milliseconds detect{0}, notify{0}, acknowledge{0}, respond{0}, restore{0}, repair{0}, close{0};
    friend bool operator==(const IncidentTimes &, const IncidentTimes &) = default;
};

// A Prometheus-compatible server that scrapes the console's own figures and keeps them longer than it does.
struct LongMemory {
    QUrl prometheus; // its address, without /api
    QString authorizationHeader;
    Credential credential;
    Tls tls;
    friend bool operator==(const LongMemory &, const LongMemory &) = default;
};

// The journal in PostgreSQL that several consoles share (resources/docs/journal.md).
struct SharedJournal {
    QString host; // name, address or socket folder
    quint16 port = 5432;
    QString database = QStringLiteral("quarterdeck");
    QString user;
    QString service; // pg_service.conf entry; then host, port ... may be empty
    Credential credential;
    Tls tls;
    friend bool operator==(const SharedJournal &, const SharedJournal &) = default;
};

struct Environment {
    QString name;
    QString title;
    Kind kind = Kind::Development;
    QString file; // where it was read from
    QList<Tier> tiers;
    QList<Target> targets; // in the order of the file, grouped by tier by whoever shows them
    QList<Contact> contacts;
    QList<Objective> objectives;
    QList<Promise> promises;
    IncidentTimes incidentTimes;
    std::optional<LongMemory> longMemory; // beside the one of this workstation
    std::optional<SharedJournal> sharedJournal;
    QStringList comparedWith; // environment files, whose targets should be like those of the same id here

    [[nodiscard]] const Target *find(const QString &id) const
    {
        for (const Target &t : targets)
            if (t.id == id)
                return &t;
        return nullptr;
    }
};

using EnvironmentPtr = std::shared_ptr<const Environment>;

} // namespace environment
