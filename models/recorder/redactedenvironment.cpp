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

QUrl placeOf(const QUrl &url, const QString &id)
{
    QUrl safe;
    safe.setScheme(url.scheme().isEmpty() ? u"https"_s : url.scheme());
    safe.setHost(id);
    safe.setPath(u"/"_s);
    return safe;
}

QByteArray quoted(const QString &text)
{
    QString safe = base::Untrusted(text).visible();
    return '"' + safe.replace(u'\\', u"\\\\"_s).replace(u'"', u"\\\""_s).toUtf8() + '"';
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
    for (environment::Target target : m_environment.targets) {
        target.title = text(target.title, Hide::Nothing);
        target.credential = {};
        target.contact.clear();
        target.log.reset();
        std::visit(
            [&](auto &s) {
                if constexpr (requires { s.host; })
                    s.host = target.id;
                if constexpr (requires { s.user; })
                    s.user = s.user.isEmpty() ? s.user : m_names.value(s.user, u"user"_s);
                if constexpr (requires { s.config; })
                    s.config.clear();
                if constexpr (requires { s.service; })
                    s.service.clear();
                if constexpr (requires { s.url; })
                    s.url = placeOf(s.url, target.id);
                if constexpr (requires { s.headers; })
                    s.headers.clear();
                if constexpr (requires { s.expectedHeaders; })
                    s.expectedHeaders.clear();
                if constexpr (requires { s.expectedBody; })
                    s.expectedBody.clear();
                if constexpr (requires { s.authorizationHeader; })
                    s.authorizationHeader.clear();
                if constexpr (requires { s.tls; })
                    s.tls.rootCertificate = s.tls.certificate = s.tls.key = QString();
            },
            target.settings);
        if (auto *postgres = std::get_if<environment::PostgresSettings>(&target.settings))
            for (environment::SqlMetric &metric : postgres->metrics)
                metric.sql = u"select 1"_s;
        if (auto *redis = std::get_if<environment::RedisSettings>(&target.settings))
            for (environment::RedisKey &key : redis->keys) {
                key.key = key.id;
                key.group = key.group.isEmpty() ? QString() : u"group"_s;
                key.ageField = key.ageField.isEmpty() ? QString() : u"/at"_s;
            }
        if (auto *prometheus = std::get_if<environment::PrometheusSettings>(&target.settings))
            for (environment::PrometheusMetric &metric : prometheus->metrics)
                metric.labels.clear();
        if (auto *heartbeat = std::get_if<environment::HeartbeatSettings>(&target.settings)) {
            heartbeat->key = heartbeat->key.isEmpty() ? QString() : u"key"_s;
            heartbeat->sql = heartbeat->sql.isEmpty() ? QString() : u"select now()"_s;
            heartbeat->path = heartbeat->path.isEmpty() ? QString() : u"/heartbeat"_s;
        }
        yaml += environment::targetLines(target) + '\n';
    }
    const environment::ParseResult read = environment::parse(yaml, {});
    if (read.environment && !read.hasErrors() && read.environment->targets.size() == m_environment.targets.size())
        return yaml;
    return base::fail(base::Errc::Internal, QCoreApplication::translate("recorder", "The environment cannot be put into a pack: %1")
                                                .arg(read.issues.isEmpty() ? QString() : environment::issueLine(read.issues.first()))
                                                .toStdString());
}

} // namespace recorder
