// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/journal/chainwriter.h"

#include "models/base/log.h"
#include "models/base/paths.h"
#include "models/journal/digest.h"
#include "models/journal/journalfile.h"
#include "models/journal/origin.h"
#include "models/journal/wording.h"

#include <QFileInfo>
#include <QSqlError>
#include <QVariant>

namespace journal {

using base::Errc;
using base::Error;
using base::Result;

namespace {

constexpr auto kRoom = "journal";

qint64 micros(auto sinceEpoch)
{
    return std::chrono::duration_cast<std::chrono::microseconds>(sinceEpoch).count();
}

} // namespace

struct ChainWriter::Statements {
    QSqlQuery append, head, person, addPerson, addPayload, addFound;

    static Result<std::unique_ptr<Statements>> on(const Database &db)
    {
        auto out = std::make_unique<Statements>();
        const std::pair<QSqlQuery *, const char *> all[] = {{&out->append, "append"},       {&out->head, "head"},
                                                            {&out->person, "person"},       {&out->addPerson, "addperson"},
                                                            {&out->addPayload, "addpayload"}, {&out->addFound, "addfound"}};
        for (const auto &[query, name] : all) {
            auto prepared = db.prepared(QLatin1String(name));
            if (!prepared)
                return std::unexpected(prepared.error());
            *query = std::move(*prepared);
        }
        return out;
    }
};

ChainWriter::ChainWriter(Options options) : m_options(std::move(options)), m_boot(bootId())
{
    if (m_options.file.isEmpty())
        m_options.file = standardFile();
}

ChainWriter::~ChainWriter() = default;

Result<Opened> ChainWriter::begin()
{
    Opened out;
    if (!m_log.isEmpty() && FileIdentity::of(m_options.file) == m_db->identity()) {
        out.log = m_log;
        return out;
    }
    forget();
    auto file = openJournalFile(m_options.file);
    if (!file)
        return std::unexpected(file.error());
    m_db = std::make_unique<Database>(std::move(file->db));
    if (auto ready = prepareStatements(); !ready) {
        forget();
        return std::unexpected(ready.error());
    }
    auto intents = openIntentsOf(*m_db);
    m_log = QString::fromLatin1(randomBytes(16).toHex());
    Entry genesis;
    genesis.phase = Phase::Genesis;
    QList<Entry> first{genesis};
    if (!file->movedAside.isEmpty()) {
        Entry note;
        note.act = QStringLiteral("journal.moved-aside");
        note.details = file->movedAside;
        first.append(note);
    }
    const auto begun = transact([this, &first](Head &head) -> Result<void> {
        for (const Entry &e : first)
            if (auto r = insert(e, head); !r)
                return std::unexpected(r.error());
        return {};
    });
    if (!begun || !intents) {
        forget();
        return std::unexpected(begun ? intents.error() : begun.error());
    }
    out.log = m_log;
    out.movedAside = file->movedAside;
    out.openIntents = std::move(*intents);
    return out;
}

Result<void> ChainWriter::prepareStatements()
{
    const auto prepare = [this]() -> Result<void> {
        auto statements = Statements::on(*m_db);
        if (!statements)
            return std::unexpected(statements.error());
        m_statements = std::move(*statements);
        return {};
    };
    auto done = m_db->run(QStringLiteral("INSERT INTO found (found) VALUES ('integrity-check')"));
    if (done)
        done = prepare();
    if (done || (done.error().code != Errc::Invalid && done.error().code != Errc::Internal))
        return done;
    if (auto made = makeIndexAnew(); !made)
        return made;
    return prepare();
}

// The file has just passed its check: what cannot be used is the search index, which is derived.
Result<void> ChainWriter::makeIndexAnew()
{
    base::logWarning(kRoom, say(QT_TRANSLATE_NOOP("journal", "The search index of the journal was damaged and is made anew.")));
    m_statements.reset();
    return rebuildSearchIndex(*m_db);
}

Result<QList<Receipt>> ChainWriter::append(const QList<Entry> &entries)
{
    QList<Receipt> receipts;
    const auto body = [this, &entries, &receipts](Head &head) -> Result<void> {
        receipts.clear();
        for (const Entry &e : entries) {
            auto r = insert(e, head);
            if (!r)
                return std::unexpected(r.error());
            receipts.append(std::move(*r));
        }
        return {};
    };
    if (const auto done = transactOnChain(body); !done)
        return std::unexpected(done.error());
    return receipts;
}

Result<void> ChainWriter::transactOnChain(const std::function<Result<void>(Head &)> &body)
{
    Result<void> done;
    for (int attempt = 0; attempt < 3; ++attempt) {
        if (const auto begun = begin(); !begun)
            return std::unexpected(begun.error());
        if (attempt == 2) {
            if (const auto made = makeIndexAnew(); !made)
                return made;
            if (const auto ready = prepareStatements(); !ready)
                return ready;
        }
        done = transact(body);
        if (done || !m_log.isEmpty())
            return done;
    }
    return done;
}

Result<void> ChainWriter::transact(const std::function<Result<void>(Head &)> &body)
{
    Head head = m_head;
    bool exchanged = false;
    const auto done = m_db->inTransaction([this, &body, &head, &exchanged]() -> Result<void> {
        auto stored = storedHead();
        if (!stored)
            return std::unexpected(stored.error());
        exchanged = *stored != m_head;
        if (exchanged)
            return base::fail(Errc::Invalid, "the chain in the file is not the one that was written");
        return body(head);
    });
    if (done) {
        m_head = head;
        anchorIfDue(false);
        return {};
    }
    if (exchanged)
        base::logWarning(kRoom, say(QT_TRANSLATE_NOOP("journal", "The journal was exchanged while it was in use; another chain is begun in it.")));
    if (done.error().code == Errc::Invalid)
        forget(); // exchanged or damaged: opened anew, with every check
    return done;
}

Result<ChainWriter::Head> ChainWriter::storedHead()
{
    QSqlQuery &query = m_statements->head;
    query.bindValue(0, m_log);
    if (auto ran = execute(query, m_db->path()); !ran)
        return std::unexpected(ran.error());
    Head head;
    if (query.next())
        head = {query.value(0).toLongLong(), query.value(1).toByteArray()};
    query.finish();
    return head;
}

Result<Receipt> ChainWriter::insert(const Entry &entry, Head &head)
{
    Record r;
    r.log = m_log;
    r.seq = head.seq + 1;
    r.prev = head.seq < 0 ? QByteArray(2 * kDigestSize, '0') : head.hash.toHex();
    r.time = micros(m_options.clock->wallNow().time_since_epoch());
    r.mono = micros(m_options.clock->now().time_since_epoch());
    r.boot = m_boot;
    r.phase = entry.phase;
    r.act = entry.act;
    r.actId = entry.phase == Phase::Intent && entry.actId.isEmpty() ? QString::fromLatin1(randomBytes(16).toHex()) : entry.actId;
    r.target = entry.target;
    r.system = entry.systemIdentifier;
    r.danger = entry.danger;
    r.outcome = entry.outcome;
    r.sqlstate = entry.sqlstate;
    if (entry.phase == Phase::Genesis)
        signOrigin(r, m_options.writer, m_options.version);
    if (!entry.actor.isEmpty()) {
        auto actor = pseudonymOf(entry.actor);
        if (!actor)
            return std::unexpected(actor.error());
        r.actor = std::move(*actor);
    }
    const QByteArray text = entry.details.toUtf8(), salt = text.isEmpty() ? QByteArray() : randomBytes(kDigestSize);
    if (!text.isEmpty())
        r.detailsDigest = QString::fromLatin1(keyedHash(salt, text).toHex());
    const QByteArray canonical = r.canonical(), hash = leafHash(canonical);
    QVariant id;
    const auto put = [this](QSqlQuery &query, const QVariantList &values) {
        for (qsizetype i = 0; i < values.size(); ++i)
            query.bindValue(int(i), values[i]);
        return execute(query, m_db->path());
    };
    if (auto done = put(m_statements->append, {r.log, r.seq, r.time, QString(word(r.phase)), column(r.act), column(r.actId), column(r.target), hash, canonical});
        !done)
        return std::unexpected(done.error());
    id = m_statements->append.lastInsertId();
    if (!text.isEmpty())
        if (auto done = put(m_statements->addPayload, {id, salt, text}); !done)
            return std::unexpected(done.error());
    if (!r.act.isEmpty() || !r.target.isEmpty() || !text.isEmpty())
        if (auto done = put(m_statements->addFound, {id, column(r.act), column(r.target), column(entry.details)}); !done)
            return std::unexpected(done.error());
    head = {r.seq, hash};
    return Receipt{r.log, r.seq, r.actId};
}

Result<QString> ChainWriter::pseudonymOf(const QString &name)
{
    QSqlQuery &known = m_statements->person;
    known.bindValue(0, name);
    if (auto ran = execute(known, m_db->path()); !ran)
        return std::unexpected(ran.error());
    const QString found = known.next() ? known.value(0).toString() : QString();
    known.finish();
    if (!found.isEmpty())
        return found;
    const QByteArray salt = randomBytes(kDigestSize);
    const QString fresh = QString::fromLatin1(pseudonym(salt, name.toUtf8()));
    QSqlQuery &add = m_statements->addPerson;
    add.bindValue(0, fresh);
    add.bindValue(1, salt);
    add.bindValue(2, name);
    if (auto ran = execute(add, m_db->path()); !ran)
        return std::unexpected(ran.error());
    return fresh;
}

Result<Erased> ChainWriter::erase(const Erasure &what)
{
    Erased out;
    const auto done = transactOnChain([this, &what, &out](Head &head) -> Result<void> {
        auto erased = eraseOn(head, what);
        if (!erased)
            return std::unexpected(erased.error());
        out = *erased;
        return {};
    });
    if (!done)
        return std::unexpected(done.error());
    const auto emptied = m_db->emptyLog(); // what was erased still stands in it
    if (!emptied)
        return std::unexpected(emptied.error());
    out.everywhere = *emptied;
    return out;
}

Result<Erased> ChainWriter::eraseOn(Head &head, const Erasure &what)
{
    Erased out;
    Entry note;
    note.act = QStringLiteral("journal.erase");
    note.actor = what.actor;
    note.details = what.reason;
    const auto leaveNote = [this, &head, &note](const QString &of) {
        note.target = of;
        return insert(note, head);
    };
    if (!what.person.isEmpty()) {
        const auto person = personCalled(*m_db, what.person);
        if (!person)
            return std::unexpected(person.error());
        if (*person && (*person)->name == note.actor)
            note.actor.clear();
        const auto gone = *person ? erasePersonFrom(*m_db, (*person)->name) : Result<bool>(false);
        if (!gone)
            return std::unexpected(gone.error());
        out.name = *gone;
        if (out.name)
            if (const auto left = leaveNote(QStringLiteral("person")); !left)
                return std::unexpected(left.error());
    }
    for (const auto &[log, seq] : what.details) {
        const auto gone = eraseDetailsFrom(*m_db, log, seq);
        if (!gone)
            return std::unexpected(gone.error());
        if (!*gone)
            continue;
        ++out.details;
        if (const auto left = leaveNote(log + QLatin1Char('/') + QString::number(seq)); !left)
            return std::unexpected(left.error());
    }
    if (out.details > 0)
        if (const auto tidied = tidySearchIndex(*m_db); !tidied)
            return std::unexpected(tidied.error());
    return out;
}

Result<void> ChainWriter::end()
{
    if (m_log.isEmpty())
        return {};
    const auto done = transact([this](Head &head) -> Result<void> {
        Entry last;
        last.phase = Phase::Terminal;
        if (auto r = insert(last, head); !r)
            return std::unexpected(r.error());
        return {};
    });
    if (done)
        anchorIfDue(true);
    forget();
    return done;
}

Exchange &ChainWriter::exchange()
{
    if (!m_exchange)
        m_exchange = std::make_unique<Exchange>(m_options.file);
    return *m_exchange;
}

void ChainWriter::anchorIfDue(bool now)
{
    const qint64 size = m_head.seq + 1;
    if (!now && m_anchored > 0 && size - m_anchored < kAnchorEvery)
        return;
    const Anchor anchor{m_log.toLatin1(), size, m_head.hash, micros(m_options.clock->wallNow().time_since_epoch())};
    QStringList files{anchorsBeside(m_options.file)};
    if (!m_options.anchors.isEmpty())
        files << anchorsIn(m_options.anchors, m_log);
    bool failed = false;
    for (const QString &file : files)
        if (const auto done = appendAnchor(file, anchor); !done) {
            failed = true;
            if (!m_anchorFailed) // it is tried again with the next entry
                base::logWarning(kRoom, QString::fromStdString(done.error().action + ": " + done.error().text));
        }
    m_anchorFailed = failed;
    if (!failed)
        m_anchored = size;
}

void ChainWriter::forget()
{
    m_statements.reset();
    m_db.reset();
    m_log.clear();
    m_head = {};
    m_anchored = 0;
}

} // namespace journal
