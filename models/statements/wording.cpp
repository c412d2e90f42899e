// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/statements/wording.h"

#include "models/base/format.h"

#include <QDateTime>
#include <QLocale>

#include <cmath>

namespace statements {

using Standing = watch::StatementsState::Standing;

namespace {

// "26 Nov 14:00 – 15:00", local time.
QString stretchWords(const Period &p)
{
    const auto local = [](base::WallTime t) { return QDateTime::fromMSecsSinceEpoch(std::chrono::floor<std::chrono::milliseconds>(t).time_since_epoch().count()); };
    const QDateTime from = local(p.from), to = local(p.to);
    const QLocale locale;
    const QString day = locale.toString(from.date(), QLocale::ShortFormat), hour = locale.toString(from.time(), QLocale::ShortFormat);
    const QString end = locale.toString(to.time(), QLocale::ShortFormat);
    if (from.date() == to.date())
        return day + u' ' + hour + QStringLiteral(" – ") + end;
    return day + u' ' + hour + QStringLiteral(" – ") + locale.toString(to.date(), QLocale::ShortFormat) + u' ' + end;
}

} // namespace

Absence absence(const watch::StatementsState &state)
{
    switch (state.standing) {
    case Standing::NotRead:
        return {say(QT_TRANSLATE_NOOP("Statements", "Not read yet")), say(QT_TRANSLATE_NOOP("Statements", "It comes with the next slow round of this target.")), false};
    case Standing::FirstLook:
        return {say(QT_TRANSLATE_NOOP("Statements", "Counting")), say(QT_TRANSLATE_NOOP("Statements", "The counters were read once. What they grew by is known after the second look, in about half a minute.")), false};
    case Standing::Read:
        return {};
    case Standing::NotInstalled:
        return {say(QT_TRANSLATE_NOOP("Statements", "pg_stat_statements is not installed")),
                say(QT_TRANSLATE_NOOP("Statements", "The server has loaded it. Run CREATE EXTENSION pg_stat_statements in the database %1, to which the console is connected.")).arg(state.database.visible()), false};
    case Standing::NotLoaded:
        return {say(QT_TRANSLATE_NOOP("Statements", "This server does not count its statements")),
                say(QT_TRANSLATE_NOOP("Statements", "Add pg_stat_statements to shared_preload_libraries, restart the server, then run CREATE EXTENSION pg_stat_statements in the database %1.")).arg(state.database.visible()), false};
    case Standing::TooOld:
        return {say(QT_TRANSLATE_NOOP("Statements", "pg_stat_statements is older than this server")),
                say(QT_TRANSLATE_NOOP("Statements", "Run ALTER EXTENSION pg_stat_statements UPDATE in the database %1.")).arg(state.database.visible()), false};
    case Standing::NoRight:
        return {say(QT_TRANSLATE_NOOP("Statements", "Our role may not see this")),
                say(QT_TRANSLATE_NOOP("Statements", "Grant pg_read_all_stats to the role this console uses, and USAGE on the schema of pg_stat_statements.")), true};
    case Standing::Failed:
        return {say(QT_TRANSLATE_NOOP("Statements", "The statements could not be read")), state.said.visible(), false};
    }
    return {};
}

QString gaps(const Comparison &comparison, int hidden)
{
    QStringList out;
    const double evicted = comparison.now.evicted + (comparison.against == Against::Given ? comparison.before.evicted : 0);
    if (evicted > 0)
        out << say(QT_TRANSLATE_NOOP("Statements", "Top list incomplete: the server threw out entries %1 times to make room. Raise pg_stat_statements.max.")).arg(base::number(evicted));
    if (comparison.now.reset || (comparison.against == Against::Given && comparison.before.reset))
        out << say(QT_TRANSLATE_NOOP("Statements", "The counters began anew within this time; what was counted just before is lost."));
    if (comparison.now.limited)
        out << say(QT_TRANSLATE_NOOP("Statements", "The server keeps more than 5,000 entries; the busiest of them are read."));
    if (hidden > 0)
        out << QCoreApplication::translate("Statements", "%n entries of other roles are hidden: grant pg_read_all_stats to the role of the console.", nullptr, hidden);
    return out.join(u' ');
}

QString changeWords(const Change &change)
{
    const auto times = [](double factor) {
        return (factor < 10 ? QLocale().toString(factor, 'f', 1) : base::number(std::round(factor))) + QChar(0x00a0) + QChar(0x00d7);
    };
    switch (change.trend) {
    case Trend::Slower:
        return say(QT_TRANSLATE_NOOP("Statements", "%1 slower")).arg(times(change.factor));
    case Trend::Faster:
        return say(QT_TRANSLATE_NOOP("Statements", "%1 faster")).arg(times(1 / change.factor));
    case Trend::Same:
        return say(QT_TRANSLATE_NOOP("Statements", "as before"));
    case Trend::New:
        return say(QT_TRANSLATE_NOOP("Statements", "new"));
    case Trend::Gone:
        return say(QT_TRANSLATE_NOOP("Statements", "gone"));
    case Trend::Unknown:
        break;
    }
    return {};
}

QString againstWords(const Comparison &comparison)
{
    switch (comparison.against) {
    case Against::SameHourLastWeek:
        return say(QT_TRANSLATE_NOOP("Statements", "Compared with the same hour last week."));
    case Against::MeanOfLastWeek:
        return say(QT_TRANSLATE_NOOP("Statements", "Compared with the mean of the last seven days: the same hour last week was not watched."));
    case Against::Given:
        return say(QT_TRANSLATE_NOOP("Statements", "A: %1. B: %2.")).arg(stretchWords(comparison.before), stretchWords(comparison.now));
    case Against::Nothing:
        break;
    }
    if (comparison.question.before)
        return say(QT_TRANSLATE_NOOP("Statements", "Nothing is kept of the first stretch."));
    return say(QT_TRANSLATE_NOOP("Statements", "Nothing of last week is kept yet to compare with."));
}

} // namespace statements
