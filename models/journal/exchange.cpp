// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/journal/exchange.h"

#include "models/base/clock.h"
#include "models/base/log.h"
#include "models/base/resource.h"
#include "models/journal/anchorfile.h"
#include "models/journal/digest.h"
#include "models/journal/flatjson.h"
#include "models/journal/journalfile.h"
#include "models/journal/record.h"

#include <QHash>
#include <QSqlError>
#include <QVariant>

namespace journal {

using base::Result;

namespace {

qint64 microsNow()
{
    return std::chrono::duration_cast<std::chrono::microseconds>(base::Clock::system().wallNow().time_since_epoch()).count();
}

std::optional<Fault> faultCalled(const QString &word)
{
    for (const Fault f : {Fault::Altered, Fault::Missing, Fault::Reordered, Fault::Duplicated, Fault::Forked, Fault::Shortened, Fault::Rechained})
        if (word == journal::word(f))
            return f;
    return std::nullopt;
}

} // namespace

// An unfinished query would hold a read transaction open.
struct Exchange::Asked {
    explicit Asked(QSqlQuery &q) : query(&q) {}
    Asked(Asked &&other) noexcept : query(std::exchange(other.query, nullptr)) {}
    Asked &operator=(Asked &&) = delete;
    ~Asked()
    {
        if (query)
            query->finish();
    }
    QSqlQuery *operator->() const { return query; }
    QSqlQuery *query;
};

Exchange::Exchange(QString file) : m_file(std::move(file)) { }

Result<void> Exchange::ready()
{
    if (m_db && FileIdentity::of(m_file) == m_db->identity())
        return {};
    m_prepared.clear();
    m_db.reset();
    auto opened = openJournalFile(m_file);
    if (!opened)
        return std::unexpected(opened.error());
    const auto tables = base::resource(QStringLiteral("sql/journal/foreign.sql"));
    if (!tables)
        return std::unexpected(tables.error());
    auto db = std::make_unique<Database>(std::move(opened->db));
    const auto made = db->inTransaction([&db, &tables]() -> Result<void> {
        for (const QString &statement : QString::fromUtf8(*tables).split(QStringLiteral("\n\n")))
            if (auto done = db->run(statement); !done)
                return done;
        return {};
    });
    if (!made)
        return made;
    m_db = std::move(db);
    return {};
}

Result<Exchange::Asked> Exchange::ask(const QString &name, const QVariantList &values)
{
    auto it = m_prepared.find(name);
    if (it == m_prepared.end()) {
        auto made = m_db->prepared(name);
        if (!made)
            return std::unexpected(made.error());
        it = m_prepared.emplace(name, std::move(*made)).first;
    }
    for (qsizetype i = 0; i < values.size(); ++i)
        it->second.bindValue(int(i), values[i]);
    if (auto ran = execute(it->second, m_db->path()); !ran)
        return std::unexpected(ran.error());
    return Asked(it->second);
}

Result<SharedMark> Exchange::mark()
{
    if (auto open = ready(); !open)
        return std::unexpected(open.error());
    auto query = ask(QStringLiteral("mark"), {});
    if (!query)
        return std::unexpected(query.error());
    SharedMark mark;
    if ((*query)->next())
        mark = {(*query)->value(0).toString(), (*query)->value(1).toLongLong(), (*query)->value(2).toLongLong(), (*query)->value(3).toLongLong(), (*query)->value(4).toBool()};
    return mark;
}

Result<void> Exchange::putMark(const SharedMark &mark)
{
    auto put = ask(QStringLiteral("setmark"), {column(mark.store), mark.sent, mark.seen, mark.time, int(mark.reader)});
    if (!put)
        return std::unexpected(put.error());
    return {};
}

Result<void> Exchange::setMark(const SharedMark &mark)
{
    if (auto open = ready(); !open)
        return open;
    return m_db->inTransaction([this, &mark] { return putMark(mark); });
}

Result<Outgoing> Exchange::outgoing(qint64 after, int most)
{
    if (auto open = ready(); !open)
        return std::unexpected(open.error());
    auto query = ask(QStringLiteral("outgoing"), {after, most});
    if (!query)
        return std::unexpected(query.error());
    Outgoing out;
    out.last = after;
    QHash<QString, std::optional<Parcel::Name>> names;
    while ((*query)->next()) {
        Parcel p;
        p.id = (*query)->value(0).toLongLong();
        p.log = (*query)->value(1).toString();
        p.seq = (*query)->value(2).toLongLong();
        p.hash = (*query)->value(3).toByteArray();
        p.record = (*query)->value(4).toByteArray();
        if (!(*query)->value(6).isNull()) {
            p.salt = (*query)->value(5).toByteArray();
            p.text = (*query)->value(6).toByteArray();
        }
        const auto json = FlatJson::parse(p.record);
        const QString actor = json ? json->text("actor") : QString();
        if (!actor.isEmpty() && !names.contains(actor)) {
            auto person = ask(QStringLiteral("personof"), {actor});
            if (!person)
                return std::unexpected(person.error());
            names.insert(actor, (*person)->next() ? std::optional(Parcel::Name{actor, (*person)->value(1).toByteArray(), (*person)->value(2).toString()}) : std::nullopt);
        }
        p.actor = names.value(actor);
        out.last = p.id;
        out.parcels.append(std::move(p));
    }
    if ((*query)->lastError().isValid())
        return sqlFailure((*query)->lastError(), m_db->path());
    return out;
}

Result<qint64> Exchange::waiting()
{
    const auto known = mark();
    if (!known)
        return std::unexpected(known.error());
    auto query = ask(QStringLiteral("waiting"), {known->sent});
    if (!query)
        return std::unexpected(query.error());
    return (*query)->next() ? (*query)->value(0).toLongLong() : 0;
}

Result<Exchange::Head> Exchange::headOf(const QString &log)
{
    Head head;
    auto last = ask(QStringLiteral("lastphase"), {log});
    if (!last)
        return std::unexpected(last.error());
    if ((*last)->next()) {
        head.known = true;
        head.seq = (*last)->value(0).toLongLong();
        head.hash = (*last)->value(1).toByteArray();
        head.ended = (*last)->value(2).toString() == word(Phase::Terminal);
    }
    (*last)->finish();
    auto foreign = ask(QStringLiteral("foreignchain"), {log});
    if (!foreign)
        return std::unexpected(foreign.error());
    if ((*foreign)->next()) {
        head.foreign = true;
        head.fault = (*foreign)->value(0).toString();
    }
    return head;
}

Result<QByteArray> Exchange::hashAt(const QString &log, qint64 seq)
{
    auto query = ask(QStringLiteral("hashat"), {log, seq});
    if (!query)
        return std::unexpected(query.error());
    return (*query)->next() ? (*query)->value(0).toByteArray() : QByteArray();
}

// The rules of resources/docs/journal.md, "Verifying", for one record more.
std::optional<Fault> Exchange::faultOf(const Parcel &p, const Head &head)
{
    const auto record = FlatJson::parse(p.record);
    const auto seq = record ? record->number("seq") : std::nullopt;
    if (!seq || *seq != p.seq || leafHash(p.record) != p.hash || !record->is("log", p.log.toUtf8()) || !record->number("time") || !phaseOf(record->text("phase")))
        return Fault::Altered;
    if (p.seq > head.seq + 1)
        return Fault::Missing;
    const QByteArray before = head.seq < 0 ? QByteArray(2 * kDigestSize, '0') : head.hash.toHex();
    if (head.ended || !record->is("prev", before) || record->is("phase", "genesis") != (p.seq == 0))
        return Fault::Altered;
    if (p.text && (!p.salt || p.salt->size() != kDigestSize || !record->is("details_digest", keyedHash(*p.salt, *p.text).toHex())))
        return Fault::Altered;
    if (p.actor && (p.actor->salt.size() != kDigestSize || pseudonym(p.actor->salt, p.actor->name.toUtf8()) != p.actor->pseudonym.toLatin1()
                    || !record->is("actor", p.actor->pseudonym.toUtf8())))
        return Fault::Altered;
    return std::nullopt;
}

Result<void> Exchange::insert(const Parcel &p)
{
    const auto record = FlatJson::parse(p.record);
    const QString act = record->text("act"), target = record->text("target");
    auto added = ask(QStringLiteral("append"), {p.log, p.seq, *record->number("time"), record->text("phase"), column(act), column(record->text("act_id")),
                                                column(target), p.hash, p.record});
    if (!added)
        return std::unexpected(added.error());
    const QVariant id = (*added)->lastInsertId();
    if (p.text)
        if (auto done = ask(QStringLiteral("addpayload"), {id, *p.salt, *p.text}); !done)
            return std::unexpected(done.error());
    if (!act.isEmpty() || !target.isEmpty() || p.text)
        if (auto done = ask(QStringLiteral("addfound"), {id, column(act), column(target), column(QString::fromUtf8(p.text.value_or(QByteArray())))}); !done)
            return std::unexpected(done.error());
    if (p.actor)
        if (auto done = ask(QStringLiteral("addforeignperson"), {p.actor->pseudonym, p.actor->salt, column(p.actor->name)}); !done)
            return std::unexpected(done.error());
    return {};
}

Result<void> Exchange::refuse(const ChainFault &fault)
{
    base::logError("journal", QStringLiteral("shared journal: chain %1 %2 at %3").arg(fault.log, word(fault.fault)).arg(fault.seq));
    if (fault.ours)
        return {};
    auto put = ask(QStringLiteral("foreignfault"), {fault.log, QString(word(fault.fault)), fault.seq});
    if (!put)
        return std::unexpected(put.error());
    return {};
}

Result<Taken> Exchange::take(const QList<Parcel> &parcels, const SharedMark &mark)
{
    if (auto open = ready(); !open)
        return std::unexpected(open.error());
    Taken out;
    QHash<QString, Head> heads;
    QHash<QString, Head> grown;
    const auto done = m_db->inTransaction([&]() -> Result<void> {
        for (const Parcel &p : parcels) {
            if (!heads.contains(p.log)) {
                const auto head = headOf(p.log);
                if (!head)
                    return std::unexpected(head.error());
                heads.insert(p.log, *head);
            }
            Head &head = heads[p.log];
            const bool ours = head.known && !head.foreign;
            if (!head.fault.isEmpty())
                continue;
            std::optional<Fault> fault;
            if (p.seq <= head.seq) {
                const auto here = hashAt(p.log, p.seq);
                if (!here)
                    return std::unexpected(here.error());
                if (*here == p.hash)
                    continue;
                fault = Fault::Forked;
            } else {
                fault = ours ? Fault::Forked : faultOf(p, head); // a chain of ours grows here alone
            }
            if (fault) {
                out.refused.append({p.log, p.seq, *fault, ours});
                head.fault = word(*fault);
                if (auto kept = refuse(out.refused.constLast()); !kept)
                    return kept;
                continue;
            }
            if (!head.foreign)
                if (auto noted = ask(QStringLiteral("addforeign"), {p.log}); !noted)
                    return std::unexpected(noted.error());
            if (auto kept = insert(p); !kept)
                return kept;
            head = {p.seq, p.hash, FlatJson::parse(p.record)->is("phase", "terminal"), true, true, {}};
            grown.insert(p.log, head);
            ++out.entries;
        }
        return putMark(mark);
    });
    if (!done)
        return std::unexpected(done.error());
    anchor(grown);
    return out;
}

// What was seen of others' chains, so that they cannot be made anew later without this journal noticing.
void Exchange::anchor(const QHash<QString, Head> &heads) const
{
    for (auto it = heads.cbegin(); it != heads.cend(); ++it)
        if (const auto done = appendAnchor(anchorsBeside(m_file), {it.key().toLatin1(), it->seq + 1, it->hash, microsNow()}); !done)
            base::logWarning("journal", QString::fromStdString(done.error().action + ": " + done.error().text));
}

Result<Exchange::Comparison> Exchange::compare(const QList<ChainHead> &heads)
{
    const auto known = mark();
    if (!known)
        return std::unexpected(known.error());
    Comparison out;
    QHash<QString, qint64> there;
    for (const ChainHead &theirs : heads) {
        there.insert(theirs.log, theirs.size);
        const auto head = headOf(theirs.log);
        if (!head)
            return std::unexpected(head.error());
        if (!head->known || theirs.size < 1)
            continue;
        const bool ours = !head->foreign;
        std::optional<ChainFault> fault;
        if (!head->fault.isEmpty()) {
            fault = ChainFault{theirs.log, head->seq + 1, faultCalled(head->fault).value_or(Fault::Altered), false};
        } else if (theirs.size > head->seq + 1) {
            if (ours) // the store knows more of our chain than we do
                fault = ChainFault{theirs.log, head->seq + 1, Fault::Forked, true};
        } else {
            const auto here = hashAt(theirs.log, theirs.size - 1);
            if (!here)
                return std::unexpected(here.error());
            if (*here != theirs.hash)
                fault = ChainFault{theirs.log, theirs.size - 1, ours ? Fault::Forked : Fault::Rechained, ours};
            else if (!ours && theirs.size <= head->seq)
                fault = ChainFault{theirs.log, theirs.size, Fault::Shortened, false};
        }
        if (!fault)
            continue;
        if (head->fault.isEmpty())
            if (auto kept = refuse(*fault); !kept)
                return std::unexpected(kept.error());
        out.faults.append(*fault);
    }
    auto confirmed = ask(QStringLiteral("confirmed"), {known->sent});
    if (!confirmed)
        return std::unexpected(confirmed.error());
    while ((*confirmed)->next())
        out.resend = out.resend || there.value((*confirmed)->value(0).toString()) < (*confirmed)->value(1).toLongLong();
    return out;
}

Result<bool> hasForeignTables(const Database &db)
{
    auto query = db.prepared(QStringLiteral("hasforeign"));
    if (!query)
        return std::unexpected(query.error());
    if (auto ran = execute(*query, db.path()); !ran)
        return std::unexpected(ran.error());
    return query->next() && query->value(0).toInt() > 0;
}

} // namespace journal
