// SPDX-License-Identifier: GPL-3.0-or-later
// A draft and its target: each made of the other.
#include "ui/start/connectiondraft.h"

#include "models/environment/targetcheck.h"
#include "ui/start/drafttexts.h"

using environment::Credential;
using environment::EdgeKind;
using environment::Target;
using environment::TargetKind;
using environment::Tls;
using namespace Qt::StringLiterals;

namespace start {
namespace {

QStringList edgesOf(const Target &target, EdgeKind kind)
{
    QStringList ids;
    for (const environment::Edge &edge : target.edges)
        if (edge.kind == kind)
            ids.append(edge.to);
    return ids;
}

quint16 portOr(const QString &text, quint16 usual)
{
    return text.trimmed().isEmpty() ? usual : text.trimmed().toUShort();
}

// What was typed into what is there already: certificates, metrics, headers and keys stay.
class Filling {
public:
    explicit Filling(const ConnectionDraft &typed) : m_typed(typed) { }

    void operator()(environment::PostgresSettings &settings) const
    {
        server(settings, 5432);
        settings.database = m_typed.database.trimmed();
        if (settings.database.isEmpty())
            settings.database = environment::PostgresSettings().database;
        settings.service = m_typed.service.trimmed();
        encryption(settings.tls);
    }
    void operator()(environment::PgBouncerSettings &settings) const
    {
        server(settings, 6432);
        encryption(settings.tls);
    }
    void operator()(environment::RedisSettings &settings) const
    {
        server(settings, 6379);
        settings.database = m_typed.database.trimmed().toInt();
    }
    void operator()(environment::HttpSettings &settings) const
    {
        address(settings.url);
        settings.expectedStatus = m_typed.expectedStatus.trimmed().toInt();
        encryption(settings.tls);
    }
    void operator()(environment::HostSettings &settings) const { address(settings.url); }
    void operator()(environment::HttpJsonSettings &settings) const { source(settings); }
    void operator()(environment::PrometheusSettings &settings) const { source(settings); }
    void operator()(environment::HeartbeatSettings &) const { }

private:
    template <class Settings>
    void server(Settings &settings, quint16 usualPort) const
    {
        settings.host = m_typed.host.trimmed();
        settings.port = portOr(m_typed.port, usualPort);
        settings.user = m_typed.user.trimmed();
    }
    void address(QUrl &url) const
    {
        if (const QString typed = m_typed.url.trimmed(); typed != url.toString(QUrl::FullyEncoded))
            url = QUrl(typed);
    }
    template <class Settings>
    void source(Settings &settings) const
    {
        address(settings.url);
        settings.authorizationHeader = m_typed.header.trimmed();
        encryption(settings.tls);
    }
    void encryption(Tls &tls) const
    {
        tls.mode = m_typed.tls;
        if (m_typed.usesTls())
            tls.rootCertificate = m_typed.rootCertificate.trimmed();
        else if (!m_typed.origin)
            tls.rootCertificate.clear();
    }

    const ConnectionDraft &m_typed;
};

QString headerIn(const Target &target)
{
    return std::visit(
        [](const auto &settings) {
            if constexpr (requires { settings.authorizationHeader; })
                return settings.authorizationHeader;
            else
                return QString();
        },
        target.settings);
}

environment::TargetSettings emptyOf(TargetKind kind)
{
    switch (kind) {
    case TargetKind::Postgres: return environment::PostgresSettings();
    case TargetKind::PgBouncer: return environment::PgBouncerSettings();
    case TargetKind::Redis: return environment::RedisSettings();
    case TargetKind::Http: return environment::HttpSettings();
    case TargetKind::HttpJson: return environment::HttpJsonSettings();
    case TargetKind::Prometheus: return environment::PrometheusSettings();
    case TargetKind::Heartbeat: return environment::HeartbeatSettings();
    case TargetKind::Host: break;
    }
    return environment::HostSettings();
}

} // namespace

Target ConnectionDraft::target() const
{
    Target made;
    if (origin)
        made = *origin;
    else
        made.settings = emptyOf(kind);
    made.id = id();
    made.title = name.trimmed().isEmpty() || (origin && name.trimmed() == origin->id && origin->title == origin->id) ? made.id : name.trimmed();
    made.tier = tierId();
    made.kind = kind;
    std::visit(Filling(*this), made.settings);
    putFigures(*this, made.settings);
    putMore(more, made.settings);
    if (kind == TargetKind::Heartbeat)
        putHeartbeat(heartbeat, made);

    made.edges.clear();
    const std::pair<EdgeKind, const QStringList &> edges[] = {
        {EdgeKind::RunsOn, runsOn}, {EdgeKind::ReplicatesFrom, replicatesFrom}, {EdgeKind::RoutesThrough, leadsTo}, {EdgeKind::Uses, more.uses}};
    for (const auto &[edge, ids] : edges)
        for (const QString &to : ids)
            made.edges.append({edge, to, {}});

    const bool serviceGives = kind == TargetKind::Postgres && !service.trimmed().isEmpty();
    if (hasFigures() && !hasPassword && header.trimmed().isEmpty() && origin && origin->credential.source != Credential::Source::None
        && !headerIn(*origin).isEmpty())
        made.credential = {}; // nothing carries it any more
    if (hasPassword && made.credential.source != Credential::Source::Keyring)
        made.credential = {Credential::Source::Keyring, made.id, {}};
    else if (!hasPassword && serviceGives && (!origin || made.credential.source == Credential::Source::Service))
        made.credential = {Credential::Source::Service, service.trimmed(), {}};
    return made;
}

ConnectionDraft ConnectionDraft::of(const Target &target, const QList<environment::Tier> &tiers)
{
    ConnectionDraft draft;
    draft.kind = target.kind;
    draft.name = target.title;
    draft.typedId = target.id;
    draft.tiers = tiers;
    draft.tier = target.tier;
    for (const environment::Tier &tier : tiers)
        if (tier.id == target.tier)
            draft.tier = tier.title.isEmpty() ? tier.id : tier.title;
    draft.origin = target;
    draft.runsOn = edgesOf(target, EdgeKind::RunsOn);
    draft.replicatesFrom = edgesOf(target, EdgeKind::ReplicatesFrom);
    draft.leadsTo = edgesOf(target, EdgeKind::RoutesThrough);
    draft.figures = figuresOf(target);
    draft.heartbeat = heartbeatOf(target);
    draft.more = moreOf(target);
    std::visit(
        [&draft](const auto &settings) {
            if constexpr (requires { settings.host; }) {
                draft.host = settings.host;
                draft.port = QString::number(settings.port);
                draft.user = settings.user;
            }
            if constexpr (requires { settings.url; })
                draft.url = settings.url.toString(QUrl::FullyEncoded);
            if constexpr (requires { settings.authorizationHeader; })
                draft.header = settings.authorizationHeader;
            if constexpr (requires { settings.expectedStatus; })
                draft.expectedStatus = QString::number(settings.expectedStatus);
            if constexpr (requires { settings.tls; }) {
                draft.tls = settings.tls.mode;
                draft.rootCertificate = settings.tls.rootCertificate;
            }
            if constexpr (requires { settings.service; })
                draft.service = settings.service;
            if constexpr (requires { settings.database; }) {
                if constexpr (std::is_same_v<decltype(settings.database), int>)
                    draft.database = QString::number(settings.database);
                else
                    draft.database = settings.database;
            }
        },
        target.settings);
    return draft;
}

int ConnectionDraft::furtherSettings() const
{
    if (!origin)
        return 0;
    QStringList shown{u"id"_s, u"kind"_s, u"title"_s, u"tier"_s, u"credential"_s};
    if (kind != TargetKind::Host)
        shown << u"runs_on"_s;
    switch (kind) {
    case TargetKind::Postgres:
        shown << u"host"_s << u"port"_s << u"database"_s << u"user"_s << u"service"_s << u"tls/mode"_s << u"tls/root_certificate"_s
              << u"replicates_from"_s << u"uses"_s << u"reader"_s << u"expected_standbys"_s << u"backup"_s;
        break;
    case TargetKind::PgBouncer:
        shown << u"host"_s << u"port"_s << u"user"_s << u"tls/mode"_s << u"tls/root_certificate"_s << u"routes_through"_s << u"uses"_s << u"config"_s;
        break;
    case TargetKind::Redis:
        shown << u"host"_s << u"port"_s << u"database"_s << u"user"_s;
        break;
    case TargetKind::Http:
        shown << u"url"_s << u"expected_status"_s << u"tls/root_certificate"_s;
        break;
    case TargetKind::HttpJson:
    case TargetKind::Prometheus:
        shown << u"url"_s << u"authorization_header"_s << u"tls/root_certificate"_s << u"metrics/*/id"_s << u"metrics/*/pointer"_s
              << u"metrics/*/name"_s << u"metrics/*/unit"_s << u"metrics/*/rate"_s << u"metrics/*/threshold"_s;
        break;
    case TargetKind::Heartbeat:
        shown << u"where"_s << u"via"_s << u"key"_s << u"sql"_s << u"path"_s << u"thresholds/heartbeat.age"_s;
        break;
    case TargetKind::Host:
        shown << u"url"_s;
        break;
    }
    return environment::settingsBeyond(*origin, shown);
}

} // namespace start
