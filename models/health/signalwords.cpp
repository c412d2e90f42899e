// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/health/signalwords.h"

#include "models/base/format.h"
#include "models/health/vocabulary.h"

#include <QCoreApplication>

namespace health {

namespace {

struct Say {
    Q_DECLARE_TR_FUNCTIONS(SignalWords)
};

constexpr int kVictimsNamed = 5;

QString pids(const std::vector<int> &all)
{
    QStringList named;
    for (std::size_t i = 0; i < all.size() && i < kVictimsNamed; ++i)
        named << (all[i] == 0 ? Say::tr("a prepared transaction") : QString::number(all[i]));
    const QString list = named.join(QStringLiteral(", "));
    const int more = int(all.size()) - int(named.size());
    return more > 0 ? Say::tr("%1 and %n more", nullptr, more).arg(list) : list;
}

QString whatItDoes(const acts::SessionForecast &f)
{
    if (f.state.isEmpty())
        return Say::tr("What it does may not be seen with our login.");
    const QString state = spoken(f.state);
    return f.transactionSeconds ? Say::tr("It is in the state “%1”; its transaction has been open for %2.").arg(state, base::duration(*f.transactionSeconds))
                                : Say::tr("It is in the state “%1”, without a transaction.").arg(state);
}

QString whatIsUndone(const acts::SessionForecast &f, acts::Signal signal)
{
    if (f.letsGo == acts::LetGo::Nothing)
        return Say::tr("It runs no statement: there is nothing to cancel, and it keeps its locks.");
    if (f.hasWritten)
        return signal == acts::Signal::Cancel ? Say::tr("What its transaction has changed rolls back, unless it works in a savepoint.")
                                              : Say::tr("What its transaction has changed rolls back.");
    return f.transactionSeconds ? Say::tr("It has changed nothing so far.") : Say::tr("Nothing rolls back.");
}

} // namespace

QString sessionName(const acts::SessionForecast &f)
{
    QStringList words{QString::number(f.identity.pid)};
    for (const base::Untrusted *text : {&f.user, &f.application})
        if (!text->isEmpty())
            words << text->visible();
    return words.join(QStringLiteral(" · "));
}

QStringList forecastLines(const acts::SessionForecast &f, acts::Signal signal)
{
    QStringList lines{whatItDoes(f), whatIsUndone(f, signal)};
    if (f.background)
        lines << Say::tr("It is no client but one of the server's own processes.");
    const int next = int(f.release.next.size()), waiting = int(f.release.waiting.size());
    if (next > 0)
        lines << Say::tr("%n session(s) get their lock at once, in this order: %1.", nullptr, next).arg(pids(f.release.next));
    else if (f.letsGo != acts::LetGo::Nothing)
        lines << Say::tr("Nobody waits for it.");
    if (waiting > 0)
        lines << Say::tr("%n session(s) go on waiting, for others: %1.", nullptr, waiting).arg(pids(f.release.waiting));
    if (f.ofSuperuser)
        lines << Say::tr("It belongs to a superuser: only a superuser may end it.");
    return lines;
}

QString effectSentence(const acts::SessionForecast &f, acts::Signal signal, const acts::SignalEffect &effect)
{
    const QString pid = QString::number(f.identity.pid);
    const QString took = base::figure(double(effect.took.count()), base::Unit::Milliseconds).text();
    if (!effect.ended)
        return signal == acts::Signal::Cancel ? Say::tr("The statement of session %1 goes on %2 after the signal.").arg(pid, took)
                                              : Say::tr("Session %1 is still there %2 after the signal.").arg(pid, took);
    const QString ended = signal == acts::Signal::Cancel ? Say::tr("The statement of session %1 ended after %2").arg(pid, took)
                                                         : Say::tr("Session %1 ended after %2").arg(pid, took);
    const int foretold = int(f.release.next.size());
    if (foretold == 0)
        return ended + u'.';
    return ended + QStringLiteral("; ")
        + Say::tr("%1 of %n session(s) foretold got their lock.", nullptr, foretold).arg(QLocale().toString(int(effect.released.size())));
}

} // namespace health
