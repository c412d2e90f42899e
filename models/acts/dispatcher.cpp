// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/acts/dispatcher.h"

#include "models/base/log.h"
#include "models/base/untrusted.h"

#include <QCoreApplication>

namespace acts {

using base::Errc;
using base::Error;
using base::Result;
using flow::orFail;
using flow::Task;

namespace {

QString say(const char *text) { return QCoreApplication::translate("acts", text); }

Error refused(Errc code, const QString &why, const QString &remedy)
{
    return {code, why.toStdString(), {}, say(QT_TRANSLATE_NOOP("acts", "carry out an act")).toStdString(), remedy.toStdString()};
}

bool outcomeIsUnknown(const Error &error) { return error.code == Errc::Closed || error.code == Errc::TimedOut || error.code == Errc::Cancelled; }

QString said(const Request &request)
{
    const QString where = request.environment.isEmpty() ? QString() : kEnvironmentLine + base::Untrusted(request.environment).visible();
    return QStringList{request.reason.trimmed(), request.details, where}.join(u'\n').trimmed();
}

} // namespace

QString environmentIn(const QString &details)
{
    const qsizetype line = details.lastIndexOf(u'\n') + 1;
    return QStringView(details).mid(line).startsWith(kEnvironmentLine) ? details.mid(line + kEnvironmentLine.size()) : QString();
}

std::optional<Error> Dispatcher::refusal(const Request &request, const Standing &standing)
{
    const Act *act = findAct(request.act);
    if (!act)
        return refused(Errc::Invalid, say(QT_TRANSLATE_NOOP("acts", "There is no act \"%1\".")).arg(request.act), {});
    if (standing.role < act->needs && act->here)
        return refused(Errc::Permission, say(QT_TRANSLATE_NOOP("acts", "This console may only look.")),
                       say(QT_TRANSLATE_NOOP("acts", "Ask whoever keeps the journal for the role of an operator.")));
    if (standing.role < act->needs)
        return refused(Errc::Permission, say(QT_TRANSLATE_NOOP("acts", "Our login on %1 may not do this.")).arg(request.target),
                       say(QT_TRANSLATE_NOOP("acts", "Connect with a login that the server lets do it.")));
    if (standing.role > act->most)
        return refused(Errc::Permission, say(QT_TRANSLATE_NOOP("acts", "Our login on %1 may do more than look.")).arg(request.target),
                       say(QT_TRANSLATE_NOOP("acts", "Name one that only looks: add \"reader: {user: ..., credential: ...}\" to this target in the environment file.")));
    if (!act->here && (request.systemIdentifier.isEmpty() || request.systemIdentifier != standing.systemIdentifier))
        return refused(Errc::Absent, say(QT_TRANSLATE_NOOP("acts", "%1 is another server than the one that was shown.")).arg(request.target),
                       say(QT_TRANSLATE_NOOP("acts", "Look at it again and decide anew.")));
    if (act->danger >= Danger::Disruptive && request.reason.trimmed().isEmpty())
        return refused(Errc::Invalid, say(QT_TRANSLATE_NOOP("acts", "A reason is missing.")),
                       say(QT_TRANSLATE_NOOP("acts", "Say why, in a few words: it stands in the journal.")));
    if (act->danger == Danger::Irreversible && request.typedName != request.target)
        return refused(Errc::Invalid, say(QT_TRANSLATE_NOOP("acts", "The name does not match.")),
                       say(QT_TRANSLATE_NOOP("acts", "Type %1 to confirm.")).arg(request.target));
    return std::nullopt;
}

Task<Result<journal::Receipt>> Dispatcher::record(Request request, Standing standing, QString subject)
{
    if (auto no = refusal(request, standing))
        co_return std::unexpected(std::move(*no));
    journal::Entry note;
    note.phase = journal::Phase::Note;
    note.act = request.act;
    note.actId = subject;
    note.actor = request.actor;
    note.target = request.target;
    note.systemIdentifier = request.systemIdentifier;
    note.danger = findAct(request.act)->danger;
    note.details = said(request);
    auto writing = m_ledger.append(std::move(note));
    co_return co_await std::move(writing);
}

Task<Result<Effect>> Dispatcher::dispatch(Request request, Standing standing, Work work)
{
    if (auto no = refusal(request, standing))
        co_return std::unexpected(std::move(*no));
    journal::Entry intent;
    intent.phase = journal::Phase::Intent;
    intent.act = request.act;
    intent.actor = request.actor;
    intent.target = request.target;
    intent.systemIdentifier = request.systemIdentifier;
    intent.danger = findAct(request.act)->danger;
    intent.details = said(request);
    const journal::Entry begun = intent;
    const journal::Receipt receipt = co_await orFail(m_ledger.append(std::move(intent)));
    auto working = work();
    auto done = co_await std::move(working);
    if (done) {
        journal::Entry outcome = begun.ended(receipt.actId, done->outcome, QString(), done->details);
        const auto written = co_await m_ledger.append(std::move(outcome));
        if (!written) // it is done all the same: the intent without an outcome shows that nobody wrote down how it ended
            base::logWarning("acts", QString::fromStdString(written.error().text));
        co_return done;
    }
    const journal::Outcome how = outcomeIsUnknown(done.error()) ? journal::Outcome::Unknown : journal::Outcome::Failed;
    const QString sqlstate = QString::fromStdString(done.error().sqlstate);
    journal::Entry outcome = begun.ended(receipt.actId, how, sqlstate, QString::fromStdString(done.error().text));
    // The act's own error matters more to whoever waits than a journal that fails now; that shows by itself.
    (void)co_await m_ledger.append(std::move(outcome));
    co_return std::unexpected(std::move(done).error());
}

} // namespace acts
