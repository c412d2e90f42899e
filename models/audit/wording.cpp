// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/audit/wording.h"

#include <QCoreApplication>

namespace audit {

namespace {

QString fromFile(const QString &english)
{
    return QCoreApplication::translate("audit", english.toUtf8().constData());
}

// In one step: an object that is called %2 stays what it is.
QString filled(const QString &text, const QString &object, const QString &evidence)
{
    QString out;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QStringView here = QStringView(text).mid(i, 2);
        if (here == u"%1" || here == u"%2") {
            out += here == u"%1" ? object : evidence;
            ++i;
        } else {
            out += text[i];
        }
    }
    return out;
}

} // namespace

QString sentence(const Finding &finding)
{
    const Check *check = Checks::shipped().find(finding.check);
    if (!check)
        return finding.object.visible();
    return filled(fromFile(check->sentence), finding.object.visible(), finding.evidence.visible());
}

QString remedy(const Finding &finding)
{
    const Check *check = Checks::shipped().find(finding.check);
    return check ? fromFile(check->remedy) : QString();
}

QString titleOf(const QString &check)
{
    const Check *found = Checks::shipped().find(check);
    return found ? fromFile(found->title) : check;
}

QString stateText(const CheckResult &result)
{
    switch (result.state) {
    case CheckState::Clean:
        return QCoreApplication::translate("audit", "nothing found");
    case CheckState::Found: {
        const QString found = QCoreApplication::translate("audit", "%n finding(s)", nullptr, int(result.findings.size()));
        return result.why.isEmpty() ? found : QCoreApplication::translate("audit", "%1; not everything could be tried: %2").arg(found, result.why.visible());
    }
    case CheckState::Unknown:
        return QCoreApplication::translate("audit", "unknown: %1").arg(result.why.visible());
    case CheckState::NotDeclared:
        break;
    }
    return QCoreApplication::translate("audit", "nothing is declared for it in the environment file");
}

QString severityText(base::Severity severity)
{
    switch (severity) {
    case base::Severity::Critical:
        return QCoreApplication::translate("audit", "critical");
    case base::Severity::Warning:
        return QCoreApplication::translate("audit", "warning");
    case base::Severity::Unknown:
        return QCoreApplication::translate("audit", "unknown");
    case base::Severity::Ok:
        break;
    }
    return QCoreApplication::translate("audit", "good");
}

QString summary(const Audit &audit)
{
    const int found = int(audit.findings().size()), unknown = audit.unknowns();
    const QString first = found > 0 ? QCoreApplication::translate("audit", "%n finding(s)", nullptr, found) : QCoreApplication::translate("audit", "No findings");
    if (unknown == 0)
        return first;
    return QCoreApplication::translate("audit", "%1, %2").arg(first, QCoreApplication::translate("audit", "%n check(s) unknown", nullptr, unknown));
}

QString needText(const Check &check)
{
    return QCoreApplication::translate("audit", "a right is missing. %1").arg(fromFile(check.needs));
}

QString countText(bool tableThere, int found, int expected)
{
    if (!tableThere)
        return QCoreApplication::translate("audit", "there is no such table");
    return QCoreApplication::translate("audit", "%1 found, %2 declared").arg(found).arg(expected);
}

QString notTried()
{
    return QCoreApplication::translate("audit", "not tried this time");
}

QString noPostgres(const QString &target)
{
    return QCoreApplication::translate("audit", "%1 is not a PostgreSQL server").arg(base::Untrusted(target).visible());
}

} // namespace audit
