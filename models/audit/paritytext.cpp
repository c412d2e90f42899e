// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/audit/parity.h"

#include <QCoreApplication>
#include <QJsonArray>

namespace audit {

namespace {

const char *gradeWord(Grade grade)
{
    switch (grade) {
    case Grade::BreaksFailover:
        return "breaks_failover";
    case Grade::Matters:
        return "matters";
    case Grade::Cosmetic:
        return "cosmetic";
    case Grade::Expected:
        break;
    }
    return "expected";
}

const char *partWord(Part part)
{
    switch (part) {
    case Part::Setting:
        return "setting";
    case Part::Role:
        return "role";
    case Part::Extension:
        return "extension";
    case Part::Object:
        break;
    }
    return "object";
}

} // namespace

QString sideText(const ParityDifference &d, bool left)
{
    if (!(left ? d.onLeft : d.onRight))
        return QCoreApplication::translate("audit", "not there");
    if (d.part != Part::Object)
        return (left ? d.left : d.right).visible();
    // two digests tell a person nothing
    return d.onLeft && d.onRight ? QCoreApplication::translate("audit", "defined differently") : QCoreApplication::translate("audit", "there");
}

QString gradeText(Grade grade)
{
    switch (grade) {
    case Grade::BreaksFailover:
        return QCoreApplication::translate("audit", "Would break a failover");
    case Grade::Matters:
        return QCoreApplication::translate("audit", "Matters");
    case Grade::Cosmetic:
        return QCoreApplication::translate("audit", "Cosmetic");
    case Grade::Expected:
        break;
    }
    return QCoreApplication::translate("audit", "Expected");
}

QString partText(Part part)
{
    switch (part) {
    case Part::Setting:
        return QCoreApplication::translate("audit", "setting");
    case Part::Role:
        return QCoreApplication::translate("audit", "role");
    case Part::Extension:
        return QCoreApplication::translate("audit", "extension");
    case Part::Object:
        break;
    }
    return QCoreApplication::translate("audit", "object");
}

QString parityText(const Parity &parity)
{
    QString out = QCoreApplication::translate("audit", "%1 and %2: ").arg(base::Untrusted(parity.left).visible(), base::Untrusted(parity.right).visible())
        + QCoreApplication::translate("audit", "%n difference(s)", nullptr, parity.real()) + QLatin1Char('\n');
    for (const Grade grade : {Grade::BreaksFailover, Grade::Matters, Grade::Cosmetic, Grade::Expected}) {
        if (parity.count(grade) == 0)
            continue;
        out += QStringLiteral("\n%1\n").arg(gradeText(grade));
        for (const ParityDifference &d : parity.differences) {
            if (d.grade != grade)
                continue;
            out += QStringLiteral("  %1 %2: ").arg(partText(d.part), d.name.visible());
            if (d.part == Part::Object && d.onLeft && d.onRight)
                out += sideText(d, true) + QLatin1Char('\n');
            else
                out += QStringLiteral("%1 | %2\n").arg(sideText(d, true), sideText(d, false));
        }
    }
    for (const auto &[what, why] : parity.unknown)
        out += QLatin1Char('\n') + QCoreApplication::translate("audit", "Not compared: %1 (%2)").arg(base::Untrusted(what).visible(), why.visible()) + QLatin1Char('\n');
    return out;
}

QJsonObject parityJson(const Parity &parity)
{
    QJsonArray differences, unknown;
    for (const ParityDifference &d : parity.differences)
        differences.append(QJsonObject{{QStringLiteral("part"), QLatin1String(partWord(d.part))},
                                       {QStringLiteral("name"), d.name.raw()},
                                       {QStringLiteral("left"), d.onLeft ? QJsonValue(d.left.raw()) : QJsonValue()},
                                       {QStringLiteral("right"), d.onRight ? QJsonValue(d.right.raw()) : QJsonValue()},
                                       {QStringLiteral("grade"), QLatin1String(gradeWord(d.grade))}});
    for (const auto &[what, why] : parity.unknown)
        unknown.append(QJsonObject{{QStringLiteral("what"), what}, {QStringLiteral("why"), why.raw()}});
    return {{QStringLiteral("format"), QStringLiteral("quarterdeck-parity-1")},
                     {QStringLiteral("left"), parity.left},
                     {QStringLiteral("right"), parity.right},
                     {QStringLiteral("differences"), differences},
                     {QStringLiteral("unknown"), unknown}};
}

} // namespace audit
