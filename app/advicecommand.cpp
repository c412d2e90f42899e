// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/advicecommand.h"

#include "app/exitcode.h"
#include "app/observation.h"
#include "app/watchoptions.h"
#include "models/base/plainjson.h"
#include "models/health/advicereport.h"

#include <QCoreApplication>
#include <QJsonDocument>

#include <cstdio>

namespace app {

namespace {

using health::Advice;
using health::TargetAdvice;

QString adviceWords(const char *source)
{
    return QCoreApplication::translate("quarterdeckctl", source);
}

QString adviceText(const Advice &a)
{
    constexpr const char16_t marks[] = {u'●', u'○', u'◆', u'▲'};
    QString out = QStringLiteral("  %1 %2  %3  [%4]\n").arg(QChar(marks[int(a.severity)])).arg(health::adviceTitle(a), a.object.visible(), health::sureWord(a.sure));
    out += QStringLiteral("      %1\n      %2\n").arg(health::adviceReason(a), health::adviceCost(a));
    for (const QString &line : a.statement.raw().split(QLatin1Char('\n'), Qt::SkipEmptyParts))
        out += QStringLiteral("        %1\n").arg(base::Untrusted(line).visible());
    return out;
}

QString targetText(const TargetAdvice &t)
{
    QString out = base::Untrusted(t.target->title.isEmpty() ? t.target->id : t.target->title).visible() + QLatin1Char('\n');
    if (t.standby)
        return out + QStringLiteral("  ") + adviceWords(QT_TRANSLATE_NOOP("quarterdeckctl", "A standby: what is to be done is done on its primary.")) + QLatin1Char('\n');
    for (const Advice &a : t.advice)
        out += adviceText(a);
    for (const TargetAdvice::Unread &u : t.unread)
        out += QStringLiteral("  ○ ") + health::unreadWords(u) + QLatin1Char('\n');
    if (t.advice.empty() && t.unread.empty())
        out += QStringLiteral("  ● ") + adviceWords(QT_TRANSLATE_NOOP("quarterdeckctl", "Nothing to be done.")) + QLatin1Char('\n');
    return out;
}

} // namespace

int runAdviceCommand(const QStringList &args)
{
    WatchOptions options(adviceWords(QT_TRANSLATE_NOOP("quarterdeckctl", "What should be done about tables, indexes, keys and sequences, with the statements that do it. Nothing is run.")));
    options.parser.addOption({QStringLiteral("target"), adviceWords(QT_TRANSLATE_NOOP("quarterdeckctl", "Only this target.")), adviceWords(QT_TRANSLATE_NOOP("quarterdeckctl", "ID"))});
    if (const auto leave = options.parse(args))
        return *leave;
    auto environment = options.load();
    if (!environment) {
        complain(environment.error());
        return NotDone;
    }
    const QString only = options.parser.value(QStringLiteral("target"));
    const auto named = [&only](const environment::Target &t) { return t.kind == environment::TargetKind::Postgres && (only.isEmpty() || t.id == only); };
    const auto &targets = (*environment)->targets;
    if (std::none_of(targets.begin(), targets.end(), named)) {
        std::fprintf(stderr, "quarterdeckctl: %s\n",
                     qPrintable(only.isEmpty() ? adviceWords(QT_TRANSLATE_NOOP("quarterdeckctl", "this environment names no PostgreSQL server"))
                                               : adviceWords(QT_TRANSLATE_NOOP("quarterdeckctl", "there is no PostgreSQL server '%1' in this environment")).arg(base::Untrusted(only).visible())));
        return Usage;
    }
    Observation observation(*environment);
    observation.wait(options.patience(**environment));
    const health::Observed observed = observation.observed();
    const auto all = health::allAdvice(observed, only);
    if (options.json()) {
        std::printf("%s\n", base::plainJson(QJsonDocument(health::adviceReport(observed, all)).toJson()).constData());
    } else {
        QStringList parts;
        for (const TargetAdvice &t : all)
            parts << targetText(t);
        std::printf("%s", qPrintable(parts.join(QLatin1Char('\n'))));
    }
    const auto any = [&all](auto member) { return std::any_of(all.begin(), all.end(), [member](const TargetAdvice &t) { return !(t.*member).empty(); }); };
    return any(&TargetAdvice::advice) ? Findings : any(&TargetAdvice::unread) ? NotDone : Good;
}

} // namespace app
