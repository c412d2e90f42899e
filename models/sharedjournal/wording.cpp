// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/sharedjournal/wording.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

namespace sharedjournal {

namespace {

struct SharedWords {
    Q_DECLARE_TR_FUNCTIONS(SharedJournal)
};

QString shownTime(base::WallTime at)
{
    const auto ms = std::chrono::duration_cast<std::chrono::milliseconds>(at.time_since_epoch()).count();
    const QDateTime then = QDateTime::fromMSecsSinceEpoch(ms);
    return then.date() == QDate::currentDate() ? then.toString(QStringLiteral("HH:mm:ss"))
                                               : QLocale().toString(then, QLocale::ShortFormat);
}

} // namespace

QString sentenceOf(const State &state)
{
    const QString waits = SharedWords::tr("%n entry(ies) of this machine wait for it", nullptr, int(state.waiting));
    const QString why = QString::fromStdString(state.why.text + (state.why.remedy.empty() ? "" : " " + state.why.remedy));
    switch (state.condition) {
    case Condition::Off:
        return SharedWords::tr("No shared journal is named.");
    case Condition::Connecting:
        return SharedWords::tr("Connecting to the shared journal at %1.").arg(state.where);
    case Condition::InStep:
        return state.reader ? SharedWords::tr("In step with the shared journal at %1 as %2, who may only read.").arg(state.where, state.login)
                            : SharedWords::tr("In step with the shared journal at %1 as %2.").arg(state.where, state.login);
    case Condition::Behind:
        return SharedWords::tr("Behind the shared journal at %1: %2.").arg(state.where, waits);
    case Condition::Away:
        break;
    }
    const QString since = state.contact == base::WallTime{}
        ? SharedWords::tr("The shared journal at %1 has never answered: %2. %3").arg(state.where, waits, why)
        : SharedWords::tr("The shared journal at %1 is away since %2: %3. %4").arg(state.where, shownTime(state.contact), waits, why);
    return since.trimmed();
}

QString briefOf(const State &state)
{
    QString line;
    switch (state.condition) {
    case Condition::Off:
        return {};
    case Condition::Connecting:
        line = SharedWords::tr("Shared journal: connecting");
        break;
    case Condition::InStep:
        line = state.reader ? SharedWords::tr("Shared journal in step (read only)") : SharedWords::tr("Shared journal in step");
        break;
    case Condition::Behind:
        line = SharedWords::tr("Shared journal behind by %n", nullptr, int(state.waiting));
        break;
    case Condition::Away:
        line = state.contact == base::WallTime{} ? SharedWords::tr("Shared journal not reached") : SharedWords::tr("Shared journal away since %1").arg(shownTime(state.contact));
        if (state.waiting > 0)
            line = SharedWords::tr("%1, %2 waiting").arg(line, QLocale().toString(state.waiting));
        break;
    }
    if (!state.faults.isEmpty())
        line = SharedWords::tr("%1, %2 refused").arg(line, QLocale().toString(state.faults.size()));
    return line;
}

QString sentenceOf(const journal::ChainFault &fault)
{
    const auto what = [&fault] {
        using enum journal::Fault;
        switch (fault.fault) {
        case Altered: return SharedWords::tr("record %1 was altered").arg(fault.seq);
        case Missing: return SharedWords::tr("records are missing from %1 on").arg(fault.seq);
        case Reordered: return SharedWords::tr("records were reordered at %1").arg(fault.seq);
        case Duplicated: return SharedWords::tr("record %1 occurs twice").arg(fault.seq);
        case Forked: return SharedWords::tr("two different records claim place %1").arg(fault.seq);
        case Shortened: return SharedWords::tr("it was longer once than %1 records").arg(fault.seq);
        case Rechained: return SharedWords::tr("it was made anew, up to record %1").arg(fault.seq);
        }
        return QString();
    }();
    return fault.ours ? SharedWords::tr("The shared journal has another chain %1 than this machine: %2.").arg(fault.log, what)
                      : SharedWords::tr("Nothing more is taken from chain %1 of another console: %2.").arg(fault.log, what);
}

} // namespace sharedjournal
