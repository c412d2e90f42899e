// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/audit/report.h"

#include "models/audit/wording.h"
#include "models/base/paths.h"
#include "models/base/plainjson.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QMap>
#include <QRegularExpression>
#include <QSaveFile>

#include <algorithm>

namespace audit {

namespace {

constexpr qint64 kMostBytes = 64 << 20;

QDateTime timeOf(base::WallTime at)
{
    return QDateTime::fromMSecsSinceEpoch(std::chrono::duration_cast<std::chrono::milliseconds>(at.time_since_epoch()).count(), Qt::UTC);
}

const char *stateWord(CheckState state)
{
    switch (state) {
    case CheckState::Clean:
        return "clean";
    case CheckState::Found:
        return "found";
    case CheckState::Unknown:
        return "unknown";
    case CheckState::NotDeclared:
        break;
    }
    return "not_declared";
}

QJsonArray known(const std::vector<Known> &list)
{
    QJsonArray out;
    for (const Known &k : list) {
        QJsonObject one{{QStringLiteral("check"), k.check}, {QStringLiteral("object"), k.object.raw()}, {QStringLiteral("sentence"), k.sentence}};
        if (!k.severity.isEmpty())
            one.insert(QStringLiteral("severity"), k.severity);
        if (!k.seen.isEmpty())
            one.insert(QStringLiteral("seen"), k.seen);
        out.append(one);
    }
    return out;
}

QJsonArray access(const Audit &audit)
{
    QJsonArray out;
    for (const Login &l : audit.access)
        out.append(QJsonObject{{QStringLiteral("login"), l.name.raw()},
                               {QStringLiteral("attributes"), l.attributes.raw()},
                               {QStringLiteral("expires"), l.expires.raw()},
                               {QStringLiteral("member_of"), l.memberOf.raw()},
                               {QStringLiteral("databases"), l.databases.raw()},
                               {QStringLiteral("schemas"), l.schemas.raw()},
                               {QStringLiteral("tenant_tables"), l.tables.raw()},
                               {QStringLiteral("sessions"), l.sessions.raw()},
                               {QStringLiteral("seen"), audit.seesSessions ? QJsonValue(l.seen.raw()) : QJsonValue()}});
    return out;
}

base::Error writeError(const QString &file, const QString &why)
{
    base::Error e{base::Errc::Io, why.toStdString()};
    e.action = QCoreApplication::translate("audit", "write %1").arg(file).toStdString();
    e.remedy = QCoreApplication::translate("audit", "Free space, or name another folder with --out.").toStdString();
    return e;
}

QString placeOf(const QString &environment, const QString &target) { return environment.isEmpty() ? target : environment + QLatin1Char('.') + target; }

QString lookFile(const QString &folder, const QString &place) { return QDir(folder).filePath(QStringLiteral("look-%1.json").arg(place)); }

std::optional<Earlier> readOf(const QString &name, const QString &environment)
{
    QFile file(name);
    auto earlier = file.open(QIODevice::ReadOnly) ? readReport(file.read(kMostBytes)) : std::nullopt;
    if (earlier && !earlier->environment.isEmpty() && earlier->environment != environment)
        return std::nullopt;
    return earlier;
}

base::Result<void> writeFile(const QString &name, const QByteArray &text)
{
    QSaveFile file(name);
    if (!file.open(QIODevice::WriteOnly) || !file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner) || file.write(text) != text.size() || !file.flush()
        || !file.commit())
        return std::unexpected(writeError(name, file.errorString()));
    return {};
}

} // namespace

QByteArray jsonText(const QJsonObject &object)
{
    return base::plainJson(QJsonDocument(object).toJson());
}

QJsonObject toJson(const Audit &audit, const Difference &difference)
{
    QJsonArray findings, checks;
    for (const Finding &f : audit.findings()) {
        const Check *check = Checks::shipped().find(f.check);
        findings.append(QJsonObject{{QStringLiteral("check"), f.check},
                                    {QStringLiteral("row"), check ? check->row : 0},
                                    {QStringLiteral("severity"), f.severity == base::Severity::Critical ? QStringLiteral("critical") : QStringLiteral("warning")},
                                    {QStringLiteral("object"), f.object.raw()},
                                    {QStringLiteral("evidence"), f.evidence.raw()},
                                    {QStringLiteral("sentence"), sentence(f)},
                                    {QStringLiteral("remedy"), remedy(f)},
                                    {QStringLiteral("fix"), f.fix.raw()}});
    }
    for (const CheckResult &c : audit.checks)
        checks.append(QJsonObject{{QStringLiteral("check"), c.check},
                                  {QStringLiteral("state"), QLatin1String(stateWord(c.state))},
                                  {QStringLiteral("at"), timeOf(audit.madeAt(c.check)).toString(Qt::ISODate)},
                                  {QStringLiteral("why"), c.why.raw()},
                                  {QStringLiteral("proofs"), QJsonArray::fromStringList(c.proofs)}});
    const QJsonObject changes{{QStringLiteral("since"), difference.since.isEmpty() ? QJsonValue() : QJsonValue(difference.since)},
                              {QStringLiteral("new"), known(difference.fresh)},
                              {QStringLiteral("gone"), known(difference.gone)},
                              {QStringLiteral("not_looked_at"), known(difference.notLookedAt)},
                              {QStringLiteral("unchanged"), difference.unchanged}};
    return {{QStringLiteral("format"), QLatin1String(kReportFormat)},
            {QStringLiteral("at"), timeOf(audit.at).toString(Qt::ISODate)},
            {QStringLiteral("environment"), audit.environment},
            {QStringLiteral("target"), audit.target},
            {QStringLiteral("system"), audit.system},
            {QStringLiteral("database"), audit.database.raw()},
            {QStringLiteral("login"), audit.login.raw()},
            {QStringLiteral("version"), audit.version.raw()},
            {QStringLiteral("summary"), summary(audit)},
            {QStringLiteral("findings"), findings},
            {QStringLiteral("checks"), checks},
            {QStringLiteral("difference"), changes},
            {QStringLiteral("access"), access(audit)},
            {QStringLiteral("access_unknown"), audit.accessUnknown.raw()}};
}

std::optional<Earlier> lastReport(const QString &folder, const QString &environment, const QString &target)
{
    QMap<QString, QString> byDate;
    for (const QString &place : {target, placeOf(environment, target)}) {
        const QRegularExpression own(QStringLiteral("\\Asecurity-%1-(\\d{8}T\\d{6}Z)\\.json\\z").arg(QRegularExpression::escape(place)));
        for (const QString &name : QDir(folder).entryList({QStringLiteral("security-*.json")}, QDir::Files))
            if (const auto match = own.match(name); match.hasMatch())
                byDate.insert(match.captured(1), QDir(folder).filePath(name));
    }
    while (!byDate.isEmpty())
        if (auto earlier = readOf(byDate.take(byDate.lastKey()), environment))
            return earlier;
    return std::nullopt;
}

std::optional<Earlier> lastLook(const QString &folder, const QString &environment, const QString &target)
{
    for (const QString &place : {placeOf(environment, target), target})
        if (auto look = readOf(lookFile(folder, place), environment))
            return look;
    return lastReport(folder, environment, target);
}

base::Result<void> keepLook(const QString &folder, const Audit &audit, const Difference &difference)
{
    if (const auto made = base::ensureFolder(folder); !made)
        return made;
    QJsonObject look = toJson(audit, difference);
    if (!difference.changed() && !difference.since.isEmpty())
        look.insert(QStringLiteral("unchanged_since"), difference.since);
    return writeFile(lookFile(folder, placeOf(audit.environment, audit.target)), jsonText(look));
}

base::Result<Written> writeReport(const QString &folder, const Audit &audit, const Difference &difference)
{
    if (const auto made = base::ensureFolder(folder); !made)
        return std::unexpected(made.error());
    const QString base = QDir(folder).filePath(QStringLiteral("security-%1-%2").arg(placeOf(audit.environment, audit.target), timeOf(audit.at).toString(QStringLiteral("yyyyMMdd'T'HHmmss'Z'"))));
    const Written out{base + QStringLiteral(".json"), base + QStringLiteral(".md")};
    if (const auto written = writeFile(out.markdown, toMarkdown(audit, difference).toUtf8()); !written)
        return std::unexpected(written.error());
    if (const auto written = writeFile(out.json, jsonText(toJson(audit, difference))); !written)
        return std::unexpected(written.error());
    return out;
}

} // namespace audit
