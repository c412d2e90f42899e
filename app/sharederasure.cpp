// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sharederasure.h"

#include "app/watchoptions.h"
#include "models/base/untrusted.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <cstdio>

namespace app {

namespace {

struct SharedErasureWords {
    Q_DECLARE_TR_FUNCTIONS(SharedErasure)
};

void say(const QString &line) { std::printf("%s\n", qPrintable(base::Untrusted(line).visible())); }

} // namespace

base::Result<SharedErasure> SharedErasure::open(const QString &where)
{
    auto place = SharedRoom::placeOf(where);
    if (!place)
        return std::unexpected(place.error());
    auto room = std::make_unique<SharedRoom>(*place);
    auto store = room->open();
    if (!store)
        return std::unexpected(store.error());
    if ((*store)->facts().reader)
        return std::unexpected(base::Error{base::Errc::Permission, SharedErasureWords::tr("the login %1 may only read the shared journal").arg((*store)->facts().login).toStdString(), {}, {},
                                           SharedErasureWords::tr("Use a login in quarterdeck_journal_operator.").toStdString()});
    return SharedErasure(std::move(room), std::move(*store));
}

void SharedErasure::foretell() const
{
    say(SharedErasureWords::tr("In the shared journal at %1 the same goes from the chains that %2 wrote. What other consoles took stays with them until it is erased there.")
            .arg(m_room->shown(), m_store->facts().login));
}

bool SharedErasure::erase(journal::ChainWriter &writer, const journal::Erasure &what, const QString &word, const QString &name)
{
    static const QRegularExpression place(QStringLiteral("\\A[0-9a-f]{8,32}/\\d{1,15}\\z"));
    const QString person = place.match(word).hasMatch() ? QString() : name.isEmpty() ? word : name;
    journal::Entry intent;
    intent.phase = journal::Phase::Intent;
    intent.act = QStringLiteral("journal.erase");
    intent.target = QStringLiteral("shared");
    intent.danger = journal::Danger::Irreversible;
    intent.actor = what.actor == person ? QString() : what.actor;
    intent.details = what.reason;
    const auto receipt = writer.append({intent});
    if (!receipt) {
        complain(receipt.error());
        return false;
    }
    const auto gone = runFlow(m_store->erase(person, what.details, m_room->due()));
    intent.details.clear();
    const auto outcome = gone ? intent.ended(receipt->constFirst().actId, journal::Outcome::Done, {}, QStringLiteral("names %1, texts %2, names left %3, texts left %4").arg(gone->names).arg(gone->texts).arg(gone->namesLeft).arg(gone->textsLeft))
                              : intent.ended(receipt->constFirst().actId, journal::Outcome::Failed, QString::fromStdString(gone.error().sqlstate));
    if (const auto written = writer.append({outcome}); !written)
        complain(written.error());
    if (!gone) {
        complain(gone.error());
        say(SharedErasureWords::tr("In the shared journal nothing was erased: ask again for the same once it answers."));
        return false;
    }
    say(SharedErasureWords::tr("Erased in the shared journal: %1 and %2.").arg(SharedErasureWords::tr("%n name(s)", nullptr, int(gone->names)), SharedErasureWords::tr("%n text(s)", nullptr, int(gone->texts))));
    const qint64 left = gone->namesLeft + gone->textsLeft;
    if (left > 0)
        say(SharedErasureWords::tr("%n of them stay(s) there, in chains of other logins: those have to ask for it, or a member of quarterdeck_journal_owner.", nullptr, int(left)));
    return left == 0;
}

} // namespace app
