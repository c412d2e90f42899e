// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/audit/securitylooks.h"

#include "models/audit/report.h"
#include "models/audit/wording.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace audit {

namespace {

constexpr qint64 kMostLookBytes = 64 << 20;

base::WallTime wallTimeOf(const QDateTime &at)
{
    return base::WallTime(std::chrono::duration_cast<base::WallTime::duration>(std::chrono::milliseconds(at.toMSecsSinceEpoch())));
}

QString lookNameOf(const QString &environment, const QString &target)
{
    return environment.isEmpty() ? u"look-%1.json"_s.arg(target) : u"look-%1.%2.json"_s.arg(environment, target);
}

// The worst of a check stands for it; those before and after it are counted. said: how it was worded when it was last seen.
void addFinding(health::SecurityLook &look, const Finding &finding, const std::optional<QString> &said = {})
{
    const auto known = std::ranges::find(look.findings, finding.check, &health::SecurityFinding::check);
    if (known != look.findings.end() && known->severity >= finding.severity) {
        ++known->more;
        return;
    }
    const health::SecurityFinding told{finding.check, titleOf(finding.check), finding.object.raw(), finding.severity, said ? *said : sentence(finding), remedy(finding), 0, said.has_value()};
    if (known == look.findings.end()) {
        look.findings.push_back(told);
        return;
    }
    const int others = known->more + 1;
    *known = told;
    known->more = others;
}

// The file may have been changed by anybody since: of what it says only checks of ours count.
std::optional<health::SecurityLook> lookIn(const QString &name, const QString &environment)
{
    QFile file(name);
    const QJsonObject root = file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.read(kMostLookBytes)).object() : QJsonObject();
    const QString whose = root["environment"_L1].toString();
    const QDateTime at = QDateTime::fromString(root["at"_L1].toString(), Qt::ISODate);
    if (root["format"_L1].toString() != QLatin1StringView(kReportFormat) || !at.isValid() || (!whose.isEmpty() && whose != environment))
        return std::nullopt;
    health::SecurityLook look;
    look.at = wallTimeOf(at);
    const auto add = [&look](const QJsonArray &findings, bool seen) {
        for (const QJsonValue &value : findings) {
            const Check *check = Checks::shipped().find(value["check"_L1].toString());
            if (!check)
                continue;
            const QString severity = value["severity"_L1].toString();
            const base::Severity bad = severity.isEmpty() ? check->severity : severity == "critical"_L1 ? base::Severity::Critical : base::Severity::Warning;
            const QString said = base::Untrusted(value["sentence"_L1].toString()).visible();
            addFinding(look, {check->id, base::Untrusted(value["object"_L1].toString()), bad, base::Untrusted(value["evidence"_L1].toString()), {}},
                       seen ? std::nullopt : std::optional(said));
        }
    };
    add(root["findings"_L1].toArray(), true);
    add(root["difference"_L1]["not_looked_at"_L1].toArray(), false);
    return look;
}

} // namespace

health::SecurityLook securityLook(const Audit &audit, const health::SecurityLook &before)
{
    health::SecurityLook look;
    look.at = audit.at;
    for (const Finding &finding : audit.findings())
        addFinding(look, finding);
    for (health::SecurityFinding old : before.findings) {
        const CheckResult *now = audit.find(old.check);
        if (!now || now->state != CheckState::Unknown)
            continue;
        old.lastKnown = true;
        look.findings.push_back(std::move(old));
    }
    return look;
}

std::optional<health::SecurityLook> keptLook(const QString &folder, const QString &environment, const QString &target)
{
    const QDir there(folder);
    std::optional<health::SecurityLook> newest;
    const auto take = [&newest](std::optional<health::SecurityLook> look) {
        if (look && (!newest || newest->at < look->at))
            newest = std::move(look);
    };
    for (const QString &name : {lookNameOf(environment, target), lookNameOf({}, target)}) {
        auto look = lookIn(there.filePath(name), environment);
        if (look) // the file is written when something changed, and touched when nothing did
            look->at = std::max(look->at, wallTimeOf(QFileInfo(there.filePath(name)).lastModified()));
        take(std::move(look));
    }
    const QRegularExpression own(u"\\Asecurity-(?:%1\\.)?%2-(\\d{8}T\\d{6}Z)\\.json\\z"_s.arg(QRegularExpression::escape(environment), QRegularExpression::escape(target)));
    QStringList reports; // by date
    for (const QString &name : there.entryList({u"security-*.json"_s}, QDir::Files))
        if (const auto match = own.match(name); match.hasMatch())
            reports << match.captured(1) + name;
    std::ranges::sort(reports, std::greater());
    for (const QString &report : std::as_const(reports)) {
        auto look = lookIn(there.filePath(report.mid(16)), environment);
        const bool good = look.has_value();
        take(std::move(look));
        if (good)
            break;
    }
    return newest;
}

health::SecurityLooks keptLooks(const QString &folder, const environment::Environment &environment)
{
    health::SecurityLooks looks;
    for (const environment::Target &target : environment.targets)
        if (auto look = target.kind == environment::TargetKind::Postgres ? keptLook(folder, environment.name, target.id) : std::nullopt)
            looks.insert(target.id, std::move(*look));
    return looks;
}

bool confirmLook(const QString &folder, const Audit &audit)
{
    QFile file(QDir(folder).filePath(lookNameOf(audit.environment, audit.target)));
    return file.exists() && file.open(QIODevice::ReadWrite) && file.setFileTime(QDateTime::currentDateTimeUtc(), QFileDevice::FileModificationTime);
}

} // namespace audit
