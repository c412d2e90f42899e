// SPDX-License-Identifier: GPL-3.0-or-later
// The kinds http, host, http_json and prometheus.
#include "models/environment/keys.h"

#include "models/environment/ownmetrics.h"
#include "models/environment/secretscan.h"
#include "models/environment/words.h"

#include <QRegularExpression>

namespace environment {

namespace {

bool readMethod(Reading &reading, const Node &node, QString &out)
{
    static constexpr Choice<int> methods[] = {{"GET", 0}, {"HEAD", 1}};
    int chosen = 0;
    if (!readChoice(reading, node, chosen, methods))
        return false;
    out = QString::fromUtf8(methods[chosen].word);
    return true;
}

Node writeMethod(const QString &method) { return Node::scalar(method); }

constexpr Codec<QString> kMethod{readMethod, writeMethod};

// "Authorization: Bearer": a header name and at most a scheme. More would be the secret itself.
bool readAuthorizationHeader(Reading &reading, const Node &node, QString &out)
{
    static const QRegularExpression form(QStringLiteral("^[A-Za-z][A-Za-z0-9-]*(: ?[A-Za-z]{1,12})?\\z"));
    QString word;
    if (!readWord(reading, node, word))
        return false;
    if (!form.match(word).hasMatch())
        return reportMistake(reading, node, {Words::tr("a header name with at most a scheme is expected"),
                                             Words::tr("write 'Authorization: Bearer' in quotes; %1").arg(whereSecretsGo())});
    out = word;
    return true;
}

constexpr Codec<QString> kAuthorizationHeader{readAuthorizationHeader,
                                              [](const QString &v) { return v.isEmpty() ? Node() : Node::scalar(v); }};

bool checkLongMemory(Reading &reading, const Node &node, LongMemory &memory)
{
    using Source = Credential::Source;
    if (memory.credential.source == Source::PassFile || memory.credential.source == Source::Service)
        return reportMistake(reading, *node.find(u"credential"), {Words::tr("pass and service files belong to PostgreSQL and PgBouncer"),
                                                                  Words::tr("use keyring or command")});
    if ((memory.credential.source == Source::None) == memory.authorizationHeader.isEmpty())
        return true;
    return reportMistake(reading, node, {Words::tr("a credential and the header that carries it belong together"),
                                         Words::tr("write both 'credential:' and 'authorization_header:', or neither")});
}

} // namespace

bool refuseBuiltInId(Reading &reading, const Node &node, const QString &id)
{
    if (!reading.lookup() || !reading.lookup()(id))
        return true;
    const Node *place = node.find(u"id");
    return reportMistake(reading, place ? *place : node, {Words::tr("%1 is a built-in metric").arg(Words::quote(id)),
                                                          Words::tr("choose an id of your own, such as business.%1").arg(id)});
}

const Keys<HttpSettings> &httpKeys()
{
    static const Keys<HttpSettings> keys{"kind: http",
                                         {key("url", &HttpSettings::url, codec::webAddress, Need::Required),
                                          key("method", &HttpSettings::method, kMethod, Need::Essential),
                                          key("headers", &HttpSettings::headers, codec::headers, Need::Essential),
                                          key("authorization_header", &HttpSettings::authorizationHeader, kAuthorizationHeader, Need::Essential),
                                          key("expected_status", &HttpSettings::expectedStatus, codec::httpStatus, Need::Essential),
                                          key("expected_headers", &HttpSettings::expectedHeaders, codec::labels, Need::Essential),
                                          key("expected_body", &HttpSettings::expectedBody, codec::text, Need::Essential),
                                          key("tls", &HttpSettings::tls, codec::tls, Need::Essential)}};
    return keys;
}

const Keys<LongMemory> &longMemoryKeys()
{
    static const Keys<LongMemory> keys{"long_memory",
                                       {key("prometheus", &LongMemory::prometheus, codec::webAddress, Need::Required),
                                        key("authorization_header", &LongMemory::authorizationHeader, kAuthorizationHeader, Need::Essential),
                                        key("credential", &LongMemory::credential, codec::credential, Need::Essential),
                                        key("tls", &LongMemory::tls, codec::tls, Need::Essential)},
                                       checkLongMemory};
    return keys;
}

const Keys<HostSettings> &hostKeys()
{
    static const Keys<HostSettings> keys{"kind: host",
                                         {key("url", &HostSettings::url, codec::webAddress, Need::Required),
                                          key("authorization_header", &HostSettings::authorizationHeader, kAuthorizationHeader, Need::Essential),
                                          key("mounts", &HostSettings::mounts, codec::lines),
                                          key("tls", &HostSettings::tls, codec::tls, Need::Essential)}};
    return keys;
}

const Keys<HttpJsonSettings> &httpJsonKeys()
{
    static const Keys<HttpJsonSettings> keys{
        "kind: http_json",
        {key("url", &HttpJsonSettings::url, codec::webAddress, Need::Required),
         key("headers", &HttpJsonSettings::headers, codec::headers, Need::Essential),
         key("authorization_header", &HttpJsonSettings::authorizationHeader, kAuthorizationHeader, Need::Essential),
         listKey("metrics", &HttpJsonSettings::metrics, jsonMetricKeys()),
         key("tls", &HttpJsonSettings::tls, codec::tls, Need::Essential)}};
    return keys;
}

const Keys<JsonMetric> &jsonMetricKeys()
{
    static const Keys<JsonMetric> keys{"metrics of http_json",
                                       {key("id", &JsonMetric::id, codec::metricId, Need::Required),
                                        ownTitleKey<JsonMetric>(),
                                        key("pointer", &JsonMetric::pointer, codec::jsonPointer, Need::Required),
                                        key("unit", &JsonMetric::unit, codec::line),
                                        ownThresholdKey<JsonMetric>()},
                                       checkOwnMetric<JsonMetric>};
    return keys;
}

const Keys<PrometheusSettings> &prometheusKeys()
{
    static const Keys<PrometheusSettings> keys{"kind: prometheus",
                                               {key("url", &PrometheusSettings::url, codec::webAddress, Need::Required),
                                                key("authorization_header", &PrometheusSettings::authorizationHeader, kAuthorizationHeader, Need::Essential),
                                                listKey("metrics", &PrometheusSettings::metrics, prometheusMetricKeys()),
                                                key("tls", &PrometheusSettings::tls, codec::tls, Need::Essential)}};
    return keys;
}

const Keys<PrometheusMetric> &prometheusMetricKeys()
{
    static const Keys<PrometheusMetric> keys{
        "metrics of prometheus",
        {key("id", &PrometheusMetric::id, codec::metricId, Need::Required),
         ownTitleKey<PrometheusMetric>(),
         key("name", &PrometheusMetric::name, codec::line, Need::Required),
         key("labels", &PrometheusMetric::labels, codec::labels, Need::Essential),
         key("unit", &PrometheusMetric::unit, codec::line),
         key("rate", &PrometheusMetric::rate, codec::boolean, Need::Essential),
         ownThresholdKey<PrometheusMetric>()},
        checkOwnMetric<PrometheusMetric>};
    return keys;
}

} // namespace environment
