// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sharedjournalcommand.h"

#include "app/checkpointcommand.h"
#include "app/endingsignals.h"
#include "app/exitcode.h"
#include "app/journaloptions.h"
#include "app/journaltext.h"
#include "app/sharedroom.h"
#include "app/verificationnote.h"
#include "app/watchoptions.h"
#include "models/base/plainjson.h"
#include "models/base/resource.h"
#include "models/base/untrusted.h"
#include "models/journal/digest.h"
#include "models/journal/rowtext.h"
#include "models/sharedjournal/wording.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>

#include <cstdio>

namespace app {

namespace {

using journal::Parcel;
using sharedjournal::Condition;
using sharedjournal::Store;
using sharedjournal::Stored;

constexpr int kAtOnce = 200;

void sayLine(const QString &line) { std::printf("%s\n", qPrintable(base::Untrusted(line).visible())); }

int failed(const base::Error &error, int code = NotDone)
{
    complain(error);
    return code;
}

int initStore(const JournalOptions &options)
{
    if (options.isSet("print")) {
        const auto script = base::resource(QStringLiteral("sql/journal/shared/init.sql"));
        if (!script)
            return failed(script.error());
        std::fwrite(script->constData(), 1, std::size_t(script->size()), stdout);
        return Good;
    }
    auto where = SharedRoom::placeOf(options.value("shared"));
    if (!where)
        return failed(where.error());
    SharedRoom room(*where);
    if (const auto made = room.make(); !made)
        return failed(made.error());
    sayLine(JournalCommand::tr("The shared journal is at %1. Logins that write: members of quarterdeck_journal_operator; that read: of quarterdeck_journal_viewer.")
                .arg(room.shown()));
    return Good;
}

// Entries of the store, with the names of their chains' writers.
class StoreReader {
public:
    StoreReader(SharedRoom &room, Store &store) : m_room(room), m_store(store) {}

    // Until `each` is false or there are no more.
    [[nodiscard]] base::Result<void> after(qint64 id, const std::function<bool(const Stored &)> &each)
    {
        for (;;) {
            const auto some = runFlow(m_store.after(id, kAtOnce, m_room.due()));
            if (!some)
                return std::unexpected(some.error());
            for (const Stored &s : *some) {
                id = s.parcel.id;
                if (!each(s))
                    return {};
            }
            m_last = id;
            if (some->size() < kAtOnce)
                return {};
        }
    }
    [[nodiscard]] qint64 last() const { return m_last; }

    [[nodiscard]] journal::StoredEntry entry(const Stored &s)
    {
        const Parcel &p = s.parcel;
        journal::StoredEntry e;
        e.id = p.id;
        e.canonical = p.record;
        e.hash = p.hash;
        e.record = journal::Record::parse(p.record).value_or(journal::Record{});
        e.record.log = p.log;
        if (e.record.phase == journal::Phase::Genesis)
            m_writers.insert(p.log, e.record.writer);
        e.writer = m_writers.value(p.log);
        e.name = p.actor ? p.actor->name : QString();
        e.details = QString::fromUtf8(p.text.value_or(QByteArray()));
        e.erased = !p.text && !e.record.detailsDigest.isEmpty();
        return e;
    }

private:
    SharedRoom &m_room;
    Store &m_store;
    QHash<QString, QString> m_writers;
    qint64 m_last = 0;
};

int verifyStore(const JournalOptions &options, SharedRoom &room, Store &store, journal::Anchors evidence)
{
    journal::Verifying walk;
    qint64 persons = 0;
    StoreReader reader(room, store);
    const auto read = reader.after(0, [&walk, &persons](const Stored &s) {
        walk.take(s.columns);
        const auto &actor = s.parcel.actor;
        persons += actor && (actor->salt.size() != journal::kDigestSize || journal::pseudonym(actor->salt, actor->name.toUtf8()) != actor->pseudonym.toLatin1());
        return true;
    });
    if (!read)
        return failed(read.error(), Unreadable);
    const journal::Verification report = walk.end(evidence, persons);
    if (options.isSet("json"))
        std::printf("%s\n", base::plainJson(QJsonDocument(report.toJson()).toJson(QJsonDocument::Compact)).constData());
    else
        std::printf("%s", qPrintable(verificationText(report)));
    std::fflush(stdout);
    if (!store.facts().reader)
        noteVerification(report, room.shown());
    return report.verdict();
}

void printEntry(const journal::StoredEntry &e, bool json)
{
    std::printf("%s", json ? journal::jsonLine(e).constData() : qPrintable(entryText(e)));
}

flow::Task<base::Result<bool>> nextNews(Store &store, flow::Reactor &reactor, bool *stop)
{
    const flow::TimePoint until = reactor.now() + std::chrono::milliseconds(500);
    auto news = co_await store.announced(until);
    if (!news && *stop)
        co_return false;
    co_return news;
}

int tailStore(const JournalOptions &options, SharedRoom &room, Store &store)
{
    const bool json = options.isSet("json");
    const bool follows = options.isSet("follow");
    if (follows)
        if (const auto listening = runFlow(store.listen(room.due())); !listening)
            return failed(listening.error());
    const auto from = runFlow(store.before(options.lines, room.due()));
    if (!from)
        return failed(from.error());
    StoreReader reader(room, store);
    const auto show = [&reader, json](const Stored &s) {
        printEntry(reader.entry(s), json);
        return true;
    };
    auto shown = reader.after(*from, show);
    std::fflush(stdout);
    if (!follows || !shown)
        return shown ? int(Good) : failed(shown.error());
    bool stop = false;
    EndingSignals ending;
    QObject::connect(&ending, &EndingSignals::asked, qApp, [&stop] { stop = true; });
    qint64 last = std::max(*from, reader.last());
    while (!stop) {
        const auto news = runFlow(nextNews(store, room.reactor(), &stop));
        if (!news)
            return failed(news.error());
        if (!*news)
            continue;
        shown = reader.after(last, show);
        if (!shown)
            return failed(shown.error());
        last = std::max(last, reader.last());
        std::fflush(stdout);
    }
    return Good;
}

int exportStore(const JournalOptions &options, SharedRoom &room, Store &store)
{
    const bool csv = options.value("format") == QLatin1String("csv"), named = options.isSet("output");
    QSaveFile file(options.value("output"));
    if (named && !file.open(QIODevice::WriteOnly))
        return failed({base::Errc::Io, file.errorString().toStdString(), {}, JournalCommand::tr("write %1").arg(file.fileName()).toStdString()});
    const auto write = [&](const QByteArray &line) {
        return named ? file.write(line) == line.size() : std::fwrite(line.constData(), 1, std::size_t(line.size()), stdout) == std::size_t(line.size());
    };
    bool good = !csv || write(journal::csvHeading());
    StoreReader reader(room, store);
    qint64 entries = 0;
    const auto read = reader.after(0, [&](const Stored &s) {
        ++entries;
        const journal::StoredEntry e = reader.entry(s);
        good = good && write(csv ? journal::csvLine(e) : journal::jsonLine(e));
        return good;
    });
    if (!read)
        return failed(read.error());
    good = named ? good && file.commit() : std::fflush(stdout) == 0 && good;
    if (!good)
        return failed({base::Errc::Io, JournalCommand::tr("the export could not be written").toStdString()});
    if (named && !store.facts().reader)
        noteJournalExport(file.fileName(), entries, room.shown());
    return Good;
}

QJsonObject faultJson(const journal::ChainFault &f)
{
    return {{QStringLiteral("log"), f.log}, {QStringLiteral("seq"), f.seq}, {QStringLiteral("kind"), word(f.fault)}, {QStringLiteral("ours"), f.ours}};
}

QString timeOf(base::WallTime at)
{
    return journal::timeText(std::chrono::duration_cast<std::chrono::microseconds>(at.time_since_epoch()).count());
}

int printStatus(const sharedjournal::State &state, qint64 toFetch, bool json)
{
    const bool known = state.contact != base::WallTime{};
    if (json) {
        QJsonArray faults;
        for (const journal::ChainFault &f : state.faults)
            faults.append(faultJson(f));
        const QJsonObject all{{QStringLiteral("condition"), sharedjournal::State::word(state.condition)},
                              {QStringLiteral("where"), state.where},
                              {QStringLiteral("login"), state.login},
                              {QStringLiteral("reader"), state.reader},
                              {QStringLiteral("waiting"), state.waiting},
                              {QStringLiteral("to_fetch"), toFetch},
                              {QStringLiteral("last_answer"), known ? QJsonValue(timeOf(state.contact)) : QJsonValue()},
                              {QStringLiteral("error"), state.why.text.empty() ? QJsonValue() : QJsonValue(QString::fromStdString(state.why.text))},
                              {QStringLiteral("refused"), faults}};
        std::printf("%s\n", base::plainJson(QJsonDocument(all).toJson(QJsonDocument::Compact)).constData());
    } else {
        sayLine(sharedjournal::sentenceOf(state));
        if (toFetch > 0)
            sayLine(JournalCommand::tr("%n entry(ies) of others are not here yet.", nullptr, int(toFetch)));
        for (const journal::ChainFault &f : state.faults)
            sayLine(sharedjournal::sentenceOf(f));
    }
    return state.condition == Condition::InStep && state.faults.isEmpty() ? Good : Findings;
}

int statusOfStore(const JournalOptions &options)
{
    auto where = SharedRoom::placeOf(options.value("shared"));
    if (!where)
        return failed(where.error());
    SharedRoom room(*where);
    journal::Exchange exchange(options.file);
    const auto mark = exchange.mark();
    const auto waiting = mark ? exchange.waiting() : std::unexpected(mark.error());
    if (!waiting)
        return failed(waiting.error());
    sharedjournal::State state;
    state.where = room.shown();
    state.waiting = mark->reader ? 0 : *waiting;
    state.reader = mark->reader;
    state.contact = base::WallTime(std::chrono::duration_cast<base::WallTime::duration>(std::chrono::microseconds(mark->time)));
    state.condition = Condition::Away;
    auto store = room.open();
    auto heads = store ? runFlow((*store)->heads(room.due())) : std::unexpected(store.error());
    if (!heads) {
        state.why = std::move(heads).error();
        return printStatus(state, 0, options.isSet("json"));
    }
    state.reader = (*store)->facts().reader;
    state.login = (*store)->facts().login;
    state.contact = base::Clock::system().wallNow();
    const bool same = (*store)->facts().id == mark->store;
    const auto compared = same ? exchange.compare(*heads) : journal::Exchange::Comparison{};
    if (!compared)
        return failed(compared.error());
    state.faults = compared->faults;
    auto file = journal::Reader::open(options.file);
    const auto here = file ? file->heads() : std::unexpected(file.error());
    if (!here)
        return failed(here.error());
    QHash<QString, qint64> sizes;
    for (const journal::ChainHead &head : *here)
        sizes.insert(head.log, head.size);
    for (const journal::ChainFault &fault : std::as_const(state.faults))
        sizes.insert(fault.log, std::numeric_limits<qint64>::max()); // nothing more of it is taken
    qint64 toFetch = 0;
    for (const journal::ChainHead &head : std::as_const(*heads))
        toFetch += std::max<qint64>(0, head.size - sizes.value(head.log));
    if (state.reader)
        state.waiting = 0;
    state.condition = state.waiting > 0 || toFetch > 0 ? Condition::Behind : Condition::InStep;
    return printStatus(state, toFetch, options.isSet("json"));
}

} // namespace

bool asksForSharedJournal(const JournalOptions &options)
{
    return options.isSet("shared") || options.action == QLatin1String("init") || options.action == QLatin1String("status");
}

int runSharedJournalCommand(const JournalOptions &options)
{
    if (options.action == QLatin1String("init"))
        return initStore(options);
    if (options.action == QLatin1String("status"))
        return statusOfStore(options);
    const int unreadable = options.action == QLatin1String("verify") ? int(Unreadable) : int(NotDone);
    journal::Anchors evidence;
    if (options.action == QLatin1String("verify")) {
        auto anchors = journal::readAnchors(options.file, options.value("anchors"));
        if (!anchors)
            return failed(anchors.error(), Unreadable);
        evidence = std::move(*anchors);
        const auto more = evidenceOfCheckpoint(options);
        if (!more)
            return Unreadable;
        evidence.anchors += *more;
    }
    auto where = SharedRoom::placeOf(options.value("shared"));
    if (!where)
        return failed(where.error(), unreadable);
    SharedRoom room(*where);
    auto store = room.open();
    if (!store)
        return failed(store.error(), unreadable);
    if (options.action == QLatin1String("verify"))
        return verifyStore(options, room, **store, std::move(evidence));
    return options.action == QLatin1String("tail") ? tailStore(options, room, **store) : exportStore(options, room, **store);
}

} // namespace app
