// SPDX-License-Identifier: GPL-3.0-or-later
// Advice about a pool, and what came of it, in words.
#include "models/base/format.h"
#include "models/health/pooladvice.h"

#include <QCoreApplication>
#include <QLocale>

namespace health {

using PoolKind = PoolAdvice::Kind;

namespace {

struct PoolSay {
    Q_DECLARE_TR_FUNCTIONS(PoolAdvice)
};

QString counted(int n) { return QLocale().toString(n); }

QString howTheyWaited(const PoolAdvice &a)
{
    return PoolSay::tr("In %1 of watching, clients waited for %2 while every server connection was in use, at most %3 of them at once and %4 at the longest.")
        .arg(base::age(a.use.seconds), base::age(a.use.fullSeconds), counted(a.use.peakWaiting), base::duration(a.use.peakWaitSeconds));
}

QString howMuchWasUsed(const PoolAdvice &a)
{
    return PoolSay::tr("In %1 of watching, at most %2 of %3 server connections were in use at once, and no more than %4 for 95 % of that time.")
        .arg(base::age(a.use.seconds), counted(a.use.peakActive), counted(a.size), counted(a.use.highActive));
}

QString queueOf(const acts::PoolState &s)
{
    return s.waiting > 0 ? PoolSay::tr("%n client(s) waiting, the longest for %1", nullptr, s.waiting).arg(base::duration(s.waitSeconds)) : PoolSay::tr("nobody waiting");
}

} // namespace

QString poolTitle(const PoolAdvice &a)
{
    switch (a.kind) {
    case PoolKind::Fits:
        return a.waiting > 0 ? PoolSay::tr("Large enough until now; %n client(s) wait now", nullptr, a.waiting) : PoolSay::tr("The pool fits");
    case PoolKind::Larger:
        return PoolSay::tr("Make it larger: %1 instead of %2").arg(counted(a.advised), counted(a.size));
    case PoolKind::Smaller:
        return PoolSay::tr("Make it smaller: %1 instead of %2").arg(counted(a.advised), counted(a.size));
    case PoolKind::NoRoom:
        return PoolSay::tr("Too small, and no room for more");
    case PoolKind::AtLimit:
        return PoolSay::tr("Too small, and at its limit");
    case PoolKind::Locked:
        return PoolSay::tr("Full because of locks");
    case PoolKind::Blind:
        return PoolSay::tr("Too small; the server's room is not known");
    case PoolKind::TooShort:
        return PoolSay::tr("Not watched for long enough");
    }
    return {};
}

QString poolReason(const PoolAdvice &a)
{
    switch (a.kind) {
    case PoolKind::Larger:
        return howTheyWaited(a);
    case PoolKind::Smaller:
    case PoolKind::Fits:
        return howMuchWasUsed(a);
    case PoolKind::NoRoom:
        return howTheyWaited(a) + u' ' + PoolSay::tr("%1 has no connections left for it: its max_connections would have to grow first, or another pool shrink.").arg(a.server);
    case PoolKind::AtLimit:
        return howTheyWaited(a) + u' ' + PoolSay::tr("It may not grow beyond %1: so say max_db_connections or the rules of its tier.").arg(counted(a.most));
    case PoolKind::Locked:
        return howTheyWaited(a) + u' ' + PoolSay::tr("%n session(s) of the server wait for a lock: a larger pool would only let more of them wait.", nullptr, a.locked);
    case PoolKind::Blind:
        return howTheyWaited(a) + u' ' + PoolSay::tr("The server behind is not watched, or does not answer: whether it has connections left is not known.");
    case PoolKind::TooShort:
        return PoolSay::tr("Watched for %1 at this size; %2 are needed before anything is advised.").arg(base::age(a.use.seconds), base::age(a.needed));
    }
    return {};
}

QString poolBounds(const PoolAdvice &a)
{
    QString out = PoolSay::tr("It may be set from %1 to %2").arg(counted(a.least), counted(a.most));
    if (a.room)
        out += PoolSay::tr("; %1 has room for %n more connection(s)", nullptr, *a.room).arg(a.server);
    if (a.users > 1)
        out += PoolSay::tr("; the size holds for each of %n users", nullptr, a.users);
    return out + u'.';
}

QString poolByHand(const PoolAdvice &a)
{
    return a.changes() ? QStringLiteral("[databases] %1 = … pool_size=%2").arg(a.database.visible(), QString::number(a.advised)) : QString();
}

QString poolKind(PoolKind kind)
{
    constexpr const char *words[] = {"fits", "larger", "smaller", "no_room", "at_limit", "locked", "blind", "too_short"};
    return QLatin1String(words[int(kind)]);
}

QString poolQuestion(const acts::PoolForecast &f)
{
    const QString pool = base::Untrusted(f.change.database).visible();
    return f.undo ? PoolSay::tr("Undo the last change of the pool %1?").arg(pool) : PoolSay::tr("Set the pool %1 to %2?").arg(pool, counted(f.change.size));
}

QStringList poolForecastLines(const acts::PoolForecast &f)
{
    QStringList lines{f.undo ? PoolSay::tr("Back to pool_size %1 from %2; %3 gets its old text again.").arg(counted(f.change.size), counted(f.change.before), f.change.config)
                             : PoolSay::tr("pool_size %1 instead of %2; now: %3.").arg(counted(f.change.size), counted(f.change.before), queueOf(f.now))};
    if (!f.undo) {
        lines << PoolSay::tr("%1, line %2:").arg(f.change.config, QString::number(f.line.line));
        lines << QStringLiteral("− ") + f.line.before << QStringLiteral("+ ") + f.line.after;
    }
    lines << PoolSay::tr("PgBouncer then reads its whole file again (RELOAD): other changes in it that were not loaded yet come into force, too.");
    if (f.change.size < f.change.before)
        lines << PoolSay::tr("Connections beyond the new size close as they become idle; nobody is cut off.");
    if (!f.undo)
        lines << PoolSay::tr("It can be undone: the old text is kept beside the file.");
    return lines;
}

QString poolEffectSentence(const acts::PoolForecast &f, const acts::PoolEffect &e)
{
    return PoolSay::tr("The pool %1 has the size %2 now (%3 before), after %4. Before: %5. Now: %6.")
        .arg(base::Untrusted(f.change.database).visible(), counted(f.change.size), counted(e.before.size),
             base::figure(double(e.took.count()), base::Unit::Milliseconds).text(), queueOf(e.before), queueOf(e.after));
}

} // namespace health
