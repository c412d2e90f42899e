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
using health::PoolAdvice;
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

QString poolText(const PoolAdvice &a)
{
    constexpr const char16_t marks[] = {u'●', u'○', u'◆', u'▲'};
    QString out = QStringLiteral("  %1 %2  %3\n      %4\n").arg(QChar(marks[int(a.severity())])).arg(a.database.visible(), health::poolTitle(a), health::poolReason(a));
    if (a.kind != PoolAdvice::Kind::TooShort)
        out += QStringLiteral("      ") + health::poolBounds(a) + QLatin1Char('\n');
    if (const QString line = health::poolByHand(a); !line.isEmpty())
        out += QStringLiteral("        %1\n").arg(line);
    return out;
}

// A part for each pooler; its tier beside it, whose rules were used.
QStringList poolTexts(const environment::Environment &environment, const std::vector<PoolAdvice> &pools)
{
    QStringList parts;
    QString pooler;
    for (const PoolAdvice &a : pools) {
        if (a.pooler != pooler) {
            const environment::Target *target = environment.find(a.pooler);
            parts << base::Untrusted(target && !target->title.isEmpty() ? target->title : a.pooler).visible()
                    + (a.tier.isEmpty() ? QString() : QStringLiteral(" [%1]").arg(a.tier)) + QLatin1Char('\n');
            pooler = a.pooler;
        }
        parts.last() += poolText(a);
    }
    return parts;
}

// Nothing: it is no number of seconds.
std::optional<std::chrono::milliseconds> observing(const QCommandLineParser &parser)
{
    bool number = false;
    const double seconds = parser.value(QStringLiteral("observe")).toDouble(&number);
    return number && seconds >= 0 && seconds <= 86400 ? std::optional(std::chrono::milliseconds(qint64(seconds * 1000))) : std::nullopt;
}

} // namespace

int runAdviceCommand(const QStringList &args)
{
    WatchOptions options(adviceWords(QT_TRANSLATE_NOOP("quarterdeckctl", "What should be done about tables, indexes, keys, sequences and pools, with the statements and lines that do it. Nothing is run.")));
    options.parser.addOption({QStringLiteral("target"), adviceWords(QT_TRANSLATE_NOOP("quarterdeckctl", "Only this target.")), adviceWords(QT_TRANSLATE_NOOP("quarterdeckctl", "ID"))});
    options.parser.addOption({QStringLiteral("observe"), adviceWords(QT_TRANSLATE_NOOP("quarterdeckctl", "Watch the pools for so long first: their advice needs a minute or more.")),
                              adviceWords(QT_TRANSLATE_NOOP("quarterdeckctl", "SECONDS")), QStringLiteral("0")});
    if (const auto leave = options.parse(args))
        return *leave;
    const auto span = observing(options.parser);
    if (!span) {
        std::fprintf(stderr, "quarterdeckctl: %s\n", qPrintable(adviceWords(QT_TRANSLATE_NOOP("quarterdeckctl", "--observe takes seconds, 0 to 86400"))));
        return Usage;
    }
    auto environment = options.load();
    if (!environment) {
        complain(environment.error());
        return NotDone;
    }
    const QString only = options.parser.value(QStringLiteral("target"));
    const auto named = [&only](const environment::Target &t) {
        return (t.kind == environment::TargetKind::Postgres || t.kind == environment::TargetKind::PgBouncer) && (only.isEmpty() || t.id == only);
    };
    const auto &targets = (*environment)->targets;
    if (std::none_of(targets.begin(), targets.end(), named)) {
        std::fprintf(stderr, "quarterdeckctl: %s\n",
                     qPrintable(only.isEmpty() ? adviceWords(QT_TRANSLATE_NOOP("quarterdeckctl", "this environment names neither a PostgreSQL server nor a PgBouncer"))
                                               : adviceWords(QT_TRANSLATE_NOOP("quarterdeckctl", "there is no PostgreSQL server and no PgBouncer '%1' in this environment")).arg(base::Untrusted(only).visible())));
        return Usage;
    }
    Observation observation(*environment);
    observation.wait(options.patience(**environment));
    observation.watch(*span);
    const health::Observed observed = observation.observed();
    const auto all = health::allAdvice(observed, only);
    const auto pools = health::allPoolAdvice(observed, only);
    if (options.json()) {
        std::printf("%s\n", base::plainJson(QJsonDocument(health::adviceReport(observed, all, pools)).toJson()).constData());
    } else {
        QStringList parts;
        for (const TargetAdvice &t : all)
            parts << targetText(t);
        parts += poolTexts(**environment, pools);
        std::printf("%s", qPrintable(parts.join(QLatin1Char('\n'))));
    }
    const auto any = [&all](auto member) { return std::any_of(all.begin(), all.end(), [member](const TargetAdvice &t) { return !(t.*member).empty(); }); };
    const bool poolsToo = std::any_of(pools.begin(), pools.end(), [](const PoolAdvice &a) { return a.changes() || a.severity() >= base::Severity::Warning; });
    return poolsToo || any(&TargetAdvice::advice) ? Findings : any(&TargetAdvice::unread) ? NotDone : Good;
}

} // namespace app
