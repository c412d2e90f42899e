// SPDX-License-Identifier: GPL-3.0-or-later
// The environment file of a pack: what the screens need to show it and nothing that would let anyone connect.
#include "models/recorder/redaction.h"

#include "models/environment/kindword.h"
#include "models/environment/parser.h"
#include "models/environment/writer.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace recorder {

namespace {

QByteArray quoted(const QString &text)
{
    QString safe = base::Untrusted(text).visible();
    return '"' + safe.replace(u'\\', u"\\\\"_s).replace(u'"', u"\\\""_s).toUtf8() + '"';
}

// Settings made anew out of what may leave: a key that a kind gains later stays at home until it is written here.
class SafeSettings {
public:
    SafeSettings(Redaction &redaction, const QString &id) : m_redaction(redaction), m_id(id) {}

    environment::TargetSettings operator()(const environment::PostgresSettings &s) const
    {
        environment::PostgresSettings safe;
        safe.host = m_id;
        safe.port = s.port;
        safe.database = named(s.database);
        safe.user = person(s.user);
        safe.tls = modeOf(s.tls);
        for (const environment::SqlMetric &m : s.metrics)
            safe.metrics << environment::SqlMetric{m.id, named(m.title), u"select 1"_s, named(m.unit), m.interval, m.threshold, {}};
        for (const QString &standby : s.expectedStandbys)
            safe.expectedStandbys << named(standby);
        safe.via = s.via;
        safe.ownConnection = s.ownConnection;
        return safe;
    }
    environment::TargetSettings operator()(const environment::PgBouncerSettings &s) const
    {
        environment::PgBouncerSettings safe;
        safe.host = m_id;
        safe.port = s.port;
        safe.user = person(s.user);
        safe.tls = modeOf(s.tls);
        return safe;
    }
    environment::TargetSettings operator()(const environment::RedisSettings &s) const
    {
        environment::RedisSettings safe;
        safe.host = m_id;
        safe.port = s.port;
        safe.database = s.database;
        safe.user = person(s.user);
        for (const environment::RedisKey &k : s.keys)
            safe.keys << environment::RedisKey{k.id, named(k.title), k.id, k.figure, insteadOf(k.group, u"group"_s), insteadOf(k.ageField, u"/at"_s), k.threshold, {}};
        return safe;
    }
    environment::TargetSettings operator()(const environment::HttpSettings &s) const
    {
        environment::HttpSettings safe;
        safe.url = placeOf(s.url);
        safe.method = s.method;
        safe.expectedStatus = s.expectedStatus;
        safe.tls = modeOf(s.tls);
        return safe;
    }
    environment::TargetSettings operator()(const environment::HostSettings &s) const
    {
        environment::HostSettings safe;
        safe.url = placeOf(s.url);
        for (const QString &mount : s.mounts)
            safe.mounts << named(mount);
        safe.tls = modeOf(s.tls);
        return safe;
    }
    environment::TargetSettings operator()(const environment::HttpJsonSettings &s) const
    {
        environment::HttpJsonSettings safe;
        safe.url = placeOf(s.url);
        for (const environment::JsonMetric &m : s.metrics)
            safe.metrics << environment::JsonMetric{m.id, named(m.title), u"/value"_s, named(m.unit), m.threshold, {}};
        safe.tls = modeOf(s.tls);
        return safe;
    }
    environment::TargetSettings operator()(const environment::PrometheusSettings &s) const
    {
        environment::PrometheusSettings safe;
        safe.url = placeOf(s.url);
        for (const environment::PrometheusMetric &m : s.metrics)
            safe.metrics << environment::PrometheusMetric{m.id, named(m.title), u"series"_s, {}, named(m.unit), m.rate, m.threshold, {}};
        safe.tls = modeOf(s.tls);
        return safe;
    }
    environment::TargetSettings operator()(const environment::HeartbeatSettings &s) const
    {
        environment::HeartbeatSettings safe;
        safe.where = s.where;
        safe.via = s.via;
        safe.key = insteadOf(s.key, u"key"_s);
        safe.sql = insteadOf(s.sql, u"select now()"_s);
        safe.path = insteadOf(s.path, u"/heartbeat"_s);
        return safe;
    }

private:
    [[nodiscard]] QString named(const QString &text) const { return m_redaction.text(text, Hide::Nothing); }
    [[nodiscard]] QString person(const QString &name) const { return m_redaction.text(name, Hide::Person); }
    static QString insteadOf(const QString &text, const QString &shown) { return text.isEmpty() ? QString() : shown; }
    static environment::Tls modeOf(const environment::Tls &tls) { return {tls.mode, {}, {}, {}}; }
    [[nodiscard]] QUrl placeOf(const QUrl &url) const
    {
        QUrl safe;
        safe.setScheme(url.scheme().isEmpty() ? u"https"_s : url.scheme());
        safe.setHost(m_id);
        safe.setPath(u"/"_s);
        return safe;
    }

    Redaction &m_redaction;
    const QString &m_id;
};

environment::Target safeTarget(Redaction &redaction, const environment::Target &target)
{
    environment::Target safe;
    safe.id = target.id;
    safe.title = redaction.text(target.title, Hide::Nothing);
    safe.tier = target.tier;
    safe.kind = target.kind;
    safe.settings = std::visit(SafeSettings(redaction, target.id), target.settings);
    safe.edges = target.edges;
    safe.thresholds = target.thresholds;
    safe.hotInterval = target.hotInterval;
    safe.coldInterval = target.coldInterval;
    safe.deadline = target.deadline;
    return safe;
}

} // namespace

base::Result<QByteArray> Redaction::environmentFile()
{
    QByteArray yaml = "# Of an evidence pack: addresses, names and credentials are gone.\nname: " + m_environment.name.toUtf8()
        + "\ntitle: " + quoted(text(m_environment.title.isEmpty() ? m_environment.name : m_environment.title, Hide::Nothing))
        + "\nkind: " + environment::kindWord(m_environment.kind).toUtf8() + '\n';
    if (!m_environment.tiers.isEmpty()) {
        yaml += "\ntiers:\n";
        for (const environment::Tier &tier : m_environment.tiers)
            yaml += "  - id: " + tier.id.toUtf8() + "\n    title: " + quoted(text(tier.title, Hide::Nothing)) + '\n';
    }
    yaml += "\ntargets:\n";
    for (const environment::Target &target : m_environment.targets)
        yaml += environment::targetLines(safeTarget(*this, target)) + '\n';
    const environment::ParseResult read = environment::parse(yaml, {});
    if (read.environment && !read.hasErrors() && read.environment->targets.size() == m_environment.targets.size())
        return yaml;
    return base::fail(base::Errc::Internal, QCoreApplication::translate("recorder", "The environment cannot be put into a pack: %1")
                                                .arg(read.issues.isEmpty() ? QString() : environment::issueLine(read.issues.first()))
                                                .toStdString());
}

} // namespace recorder
