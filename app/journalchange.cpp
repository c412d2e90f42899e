// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/journalchange.h"

#include "app/exitcode.h"
#include "app/journaloptions.h"
#include "app/journaltext.h"
#include "app/sharederasure.h"
#include "app/terminal.h"
#include "app/watchoptions.h"
#include "models/base/clock.h"
#include "models/base/untrusted.h"
#include "models/journal/chainwriter.h"
#include "models/journal/rowtext.h"
#include "models/journal/verifier.h"
#include "models/operate/bookkeeping.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <cstdio>

namespace app {

namespace {

struct JournalChange {
    Q_DECLARE_TR_FUNCTIONS(JournalChange)
};

void sayChange(const QString &line) { std::printf("%s\n", qPrintable(base::Untrusted(line).visible())); }

// What an erasure would take away, and what it would leave.
struct Footprint {
    journal::Erasure erasure;
    QString shown; // what is erased
    QString name;  // of the person; empty: of one entry alone
    int acts = 0, texts = 0, mentions = 0;
};

base::Result<Footprint> footprintOf(journal::Reader &reader, const JournalOptions &options)
{
    static const QRegularExpression place(QStringLiteral("\\A([0-9a-f]{8,32})/(\\d{1,15})\\z")), forgotten(QStringLiteral("\\A[0-9a-f]{32}\\z"));
    Footprint out;
    out.shown = options.words.constFirst();
    const auto entry = place.match(out.shown);
    const auto person = entry.hasMatch() ? base::Result<std::optional<journal::Person>>() : reader.person(out.shown);
    if (!person)
        return std::unexpected(person.error());
    if (*person) {
        out.name = (*person)->name;
        out.erasure.person = (*person)->pseudonym;
    }
    // Of somebody whose name has gone already what is left is the free text.
    const QString pseudonym = *person ? (*person)->pseudonym : forgotten.match(out.shown).hasMatch() ? out.shown : QString();
    const bool texts = options.isSet("details");
    const auto read = reader.all([&](const journal::StoredEntry &e) {
        const bool own = !pseudonym.isEmpty() && e.record.actor == pseudonym;
        const bool named = entry.hasMatch() && e.record.seq == entry.captured(2).toLongLong() && e.record.log.startsWith(entry.captured(1));
        out.acts += own;
        if (!e.details.isEmpty() && (named || (own && texts)))
            out.erasure.details.append({e.record.log, e.record.seq});
        else if (*person && e.details.contains(out.name, Qt::CaseInsensitive))
            ++out.mentions;
        return true;
    });
    if (!read)
        return std::unexpected(read.error());
    out.texts = int(out.erasure.details.size());
    if (!*person && out.texts == 0 && !options.isSet("shared"))
        return base::fail(base::Errc::Absent, entry.hasMatch() ? JournalChange::tr("No entry %1 has free text.").arg(out.shown).toStdString()
                                                               : JournalChange::tr("The journal knows nobody called %1.").arg(out.shown).toStdString());
    if (entry.hasMatch() && out.texts > 1)
        return base::fail(base::Errc::Invalid, JournalChange::tr("Several chains begin like %1; name the whole chain.").arg(out.shown).toStdString());
    return out;
}

void foretell(const Footprint &f)
{
    if (!f.name.isEmpty())
        sayChange(JournalChange::tr("The name %1 goes; %2 keeps what stands for it.").arg(f.name, JournalChange::tr("%n entr(y/ies)", nullptr, f.acts)));
    if (f.texts > 0)
        sayChange(JournalChange::tr("The free text of %n entr(y/ies) goes; each keeps its digest.", nullptr, f.texts));
    if (f.mentions > 0)
        sayChange(JournalChange::tr("The name stands in the free text of %n more entr(y/ies), which stays: quarterdeckctl journal search finds it.", nullptr, f.mentions));
    if (!f.name.isEmpty() || f.texts > 0)
        sayChange(JournalChange::tr("This cannot be taken back. Copies and exports of the journal are not touched."));
    std::fflush(stdout);
}

} // namespace

int showOpenIntents(const JournalOptions &options, journal::Reader &reader)
{
    const auto open = reader.openIntents();
    if (!open) {
        complain(open.error());
        return NotDone;
    }
    const auto now = std::chrono::duration_cast<std::chrono::microseconds>(base::Clock::system().wallNow().time_since_epoch()).count();
    for (const journal::StoredEntry &e : *open)
        std::printf("%s", options.isSet("json") ? journal::jsonLine(e).constData() : qPrintable(openIntentText(e, now)));
    if (open->isEmpty() && !options.isSet("json"))
        sayChange(JournalChange::tr("Nothing is open: every act of a program that has ended has its outcome."));
    return open->isEmpty() ? Good : Findings;
}

int settleIntent(const JournalOptions &options, journal::Reader &reader)
{
    constexpr qsizetype kLeast = 8; // of an id, so that nobody settles by a slip
    const auto open = reader.openIntents();
    if (!open) {
        complain(open.error());
        return NotDone;
    }
    const QString id = options.words.constFirst();
    const journal::StoredEntry *intent = nullptr;
    for (const journal::StoredEntry &e : *open) {
        if (id.size() < kLeast || !e.record.actId.startsWith(id))
            continue;
        if (intent)
            return refuse(NotDone, JournalChange::tr("Several open acts begin like %1.").arg(id));
        intent = &e;
    }
    if (!intent)
        return refuse(NotDone, JournalChange::tr("No open act has the id %1; `quarterdeckctl journal open` lists them.").arg(id));
    const journal::Record &r = intent->record;
    journal::Entry entry;
    entry.act = r.act;
    entry.target = r.target;
    entry.systemIdentifier = r.system;
    entry.danger = r.danger;
    entry.actor = operate::personHere();
    journal::ChainWriter writer(terminalChain(options.file));
    const auto receipt = writer.append({entry.ended(r.actId, journal::outcomeOf(options.value("outcome")), {}, options.value("reason"))});
    if (!receipt) {
        complain(receipt.error());
        return NotDone;
    }
    if (const auto ended = writer.end(); !ended)
        complain(ended.error());
    sayChange(JournalChange::tr("Written down: %1 %2.").arg(r.act, options.value("outcome")));
    return Good;
}

int eraseFromJournal(const JournalOptions &options, journal::Reader &reader)
{
    auto footprint = footprintOf(reader, options);
    if (!footprint) {
        complain(footprint.error());
        return NotDone;
    }
    footprint->erasure.reason = options.value("reason").trimmed();
    footprint->erasure.actor = operate::personHere();
    const QString called = footprint->name.isEmpty() && options.isSet("shared") ? footprint->shown : footprint->name;
    if (!called.isEmpty() && footprint->erasure.reason.contains(called, Qt::CaseInsensitive))
        return refuse(NotDone, JournalChange::tr("The reason holds the name that is to be erased, and would keep it in the journal."));
    std::optional<SharedErasure> elsewhere;
    if (options.isSet("shared")) {
        auto opened = SharedErasure::open(options.value("shared"));
        if (!opened) {
            complain(opened.error());
            return NotDone; // before anything is erased here
        }
        elsewhere.emplace(std::move(*opened));
        elsewhere->foretell();
    }
    foretell(*footprint);
    if (!options.isSet("yes") && !saysYes(JournalChange::tr("Erase it?")))
        return refuse(NotDone, JournalChange::tr("Nothing was erased; --yes does not ask."));
    journal::ChainWriter writer(terminalChain(options.file));
    const auto erased = writer.erase(footprint->erasure);
    if (!erased) {
        complain(erased.error());
        return NotDone;
    }
    const bool everywhere = !elsewhere || elsewhere->erase(writer, footprint->erasure, options.words.constFirst(), footprint->name);
    if (const auto ended = writer.end(); !ended)
        complain(ended.error());
    if (!elsewhere || erased->any())
        sayChange(erased->any() ? JournalChange::tr("Erased.") : JournalChange::tr("Somebody else has erased it meanwhile."));
    if (!erased->everywhere)
        sayChange(JournalChange::tr("Another program reads the journal: until it lets go, traces stay in the write-ahead log beside it."));
    const auto verified = journal::verify(options.file);
    if (!verified) {
        complain(verified.error());
        return NotDone;
    }
    std::printf("%s", qPrintable(verificationText(*verified)));
    return verified->verdict() == journal::Verification::Tampered || !everywhere ? NotDone : Good;
}

} // namespace app
