// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/audit/securitylooks.h"

#include "models/audit/report.h"
#include "models/audit/wording.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QMap>
#include <QRegularExpression>
#include <QSet>

#include <algorithm>
#include <optional>
#include <vector>

using namespace Qt::StringLiterals;

namespace audit {

namespace {

constexpr qint64 kMostLookBytes = 64 << 20;
constexpr int kMostReports = 4; // of a target, the newest: what was found before stands in the look beside them

std::optional<base::WallTime> wallTimeOf(const QJsonValue &text)
{
    const QDateTime at = QDateTime::fromString(text.toString(), Qt::ISODate);
    if (!at.isValid())
        return std::nullopt;
    return base::WallTime(std::chrono::duration_cast<base::WallTime::duration>(std::chrono::milliseconds(at.toMSecsSinceEpoch())));
}

// The worst of a check stands for it; those before and after it are counted. said: how it was worded when it was last seen.
void addFinding(health::SecurityLook &look, const Finding &finding, base::WallTime seen, const std::optional<QString> &said = {})
{
    const auto known = std::ranges::find(look.findings, finding.check, &health::SecurityFinding::check);
    if (known != look.findings.end() && known->severity >= finding.severity) {
        ++known->more;
        return;
    }
    const bool old = said.has_value() || seen < look.at;
    const health::SecurityFinding told{finding.check, titleOf(finding.check), finding.object.raw(), finding.severity, said ? *said : sentence(finding), remedy(finding), 0, old, seen};
    if (known == look.findings.end()) {
        look.findings.push_back(told);
        return;
    }
    const int others = known->more + 1;
    *known = told;
    known->more = others;
}

bool wasMade(const QString &state) { return state == "clean"_L1 || state == "found"_L1 || state == "not_declared"_L1; }

// The file may have been changed by anybody since: of what it says only checks of ours count.
std::optional<health::SecurityLook> lookIn(const QString &name, const QString &environment)
{
    QFile file(name);
    const QJsonObject root = file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.read(kMostLookBytes)).object() : QJsonObject();
    const auto at = wallTimeOf(root["at"_L1]);
    if (root["format"_L1].toString() != QLatin1StringView(kReportFormat) || !at || root["environment"_L1].toString() != environment)
        return std::nullopt;
    health::SecurityLook look;
    look.at = *at;
    look.system = root["system"_L1].toString();
    for (const QJsonValue &check : root["checks"_L1].toArray())
        if (wasMade(check["state"_L1].toString()))
            look.made.insert(check["check"_L1].toString(), wallTimeOf(check["at"_L1]).value_or(*at));
    const auto add = [&look](const QJsonValue &value, base::WallTime seen, bool asked) {
        const Check *check = Checks::shipped().find(value["check"_L1].toString());
        if (!check)
            return;
        const QString severity = value["severity"_L1].toString();
        const base::Severity bad = severity.isEmpty() ? check->severity : severity == "critical"_L1 ? base::Severity::Critical : base::Severity::Warning;
        const QString said = base::Untrusted(value["sentence"_L1].toString()).visible();
        addFinding(look, {check->id, base::Untrusted(value["object"_L1].toString()), bad, base::Untrusted(value["evidence"_L1].toString()), {}}, seen,
                   asked ? std::nullopt : std::optional(said));
    };
    for (const QJsonValue &value : root["findings"_L1].toArray()) {
        const QString check = value["check"_L1].toString();
        if (!look.made.contains(check))
            look.made.insert(check, *at);
        add(value, look.made.value(check), true);
    }
    const QJsonValue difference = root["difference"_L1];
    QHash<QString, base::WallTime> before; // what could not be made is as it was then
    for (const QJsonValue &value : difference["not_looked_at"_L1].toArray()) {
        const QString check = value["check"_L1].toString();
        const base::WallTime seen = wallTimeOf(value["seen"_L1]).value_or(wallTimeOf(difference["since"_L1]).value_or(*at));
        add(value, seen, false);
        if (!look.made.contains(check))
            before[check] = std::max(before.value(check), seen);
    }
    look.made.insert(before);
    return look;
}

// The files of a target: its look, and its reports.
struct LookFiles {
    QString look;
    QMap<QString, QString> reports; // by date
};

QHash<QString, LookFiles> filesByTarget(const QString &folder, const QString &environment)
{
    const QRegularExpression own(u"\\A(?:look-%1\\.([^.]+)|security-%1\\.([^.]+)-(\\d{8}T\\d{6}Z))\\.json\\z"_s.arg(QRegularExpression::escape(environment)));
    QHash<QString, LookFiles> files;
    const QDir there(folder);
    for (const QString &name : there.entryList({u"look-*.json"_s, u"security-*.json"_s}, QDir::Files)) {
        const auto match = own.match(name);
        if (!match.hasMatch())
            continue;
        if (match.hasCaptured(1))
            files[match.captured(1)].look = there.filePath(name);
        else
            files[match.captured(2)].reports.insert(match.captured(3), there.filePath(name));
    }
    return files;
}

std::optional<health::SecurityLook> lookOf(const LookFiles &files, const QString &environment)
{
    QStringList names = files.reports.values();
    names = names.mid(std::max(qsizetype(0), names.size() - kMostReports)) << files.look;
    std::vector<health::SecurityLook> looks;
    for (const QString &name : std::as_const(names))
        if (auto look = lookIn(name, environment))
            looks.push_back(std::move(*look));
    if (looks.empty())
        return std::nullopt;
    std::ranges::sort(looks, std::greater(), &health::SecurityLook::at);
    health::SecurityLook all = looks.front();
    for (const health::SecurityLook &older : looks)
        all = together(all, older);
    return all;
}

} // namespace

health::SecurityLook together(const health::SecurityLook &one, const health::SecurityLook &other)
{
    const bool first = one.at >= other.at;
    health::SecurityLook all = first ? one : other;
    const health::SecurityLook &before = first ? other : one;
    if (!sameSystem(all.system, before.system))
        return all;
    if (all.system.isEmpty())
        all.system = before.system;
    QSet<QString> taken;
    for (auto made = before.made.cbegin(); made != before.made.cend(); ++made) {
        if (all.made.contains(made.key()) && all.made.value(made.key()) >= *made)
            continue;
        all.made.insert(made.key(), *made);
        taken.insert(made.key());
    }
    std::erase_if(all.findings, [&taken](const health::SecurityFinding &finding) { return taken.contains(finding.check); });
    for (health::SecurityFinding finding : before.findings) {
        if (!taken.contains(finding.check))
            continue;
        finding.lastKnown = finding.lastKnown || finding.seen < all.at;
        all.findings.push_back(std::move(finding));
    }
    return all;
}

health::SecurityLook securityLook(const Audit &audit, const health::SecurityLook &before)
{
    health::SecurityLook look;
    look.at = audit.at;
    look.system = audit.system;
    for (const CheckResult &check : audit.checks)
        if (check.state != CheckState::Unknown) // what is declared no more holds nothing against anybody
            look.made.insert(check.check, audit.madeAt(check.check));
    for (const Finding &finding : audit.findings())
        addFinding(look, finding, audit.madeAt(finding.check));
    return together(look, before);
}

health::SecurityLooks keptLooks(const QString &folder, const environment::Environment &environment)
{
    const QHash<QString, LookFiles> files = filesByTarget(folder, environment.name);
    health::SecurityLooks looks;
    for (const environment::Target &target : environment.targets)
        if (target.kind == environment::TargetKind::Postgres && files.contains(target.id))
            if (auto look = lookOf(files.value(target.id), environment.name))
                looks.insert(target.id, std::move(*look));
    return looks;
}

} // namespace audit
