// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/journal/verifier.h"

#include "models/journal/database.h"
#include "models/journal/digest.h"
#include "models/journal/exchange.h"
#include "models/journal/flatjson.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonObject>
#include <QSqlError>
#include <QVariant>

#include <algorithm>
#include <array>

namespace journal {

using base::Result;

namespace {

// Columns of verify.sql.
enum Column { Log = 1, Seq, Time, PhaseWord, Act, ActId, Target, Hash, RecordBytes, Salt, Text };

Result<qint64> alteredPersons(const Database &db, const QString &table)
{
    auto query = db.prepared(table);
    if (!query)
        return std::unexpected(query.error());
    if (auto ran = execute(*query, db.path()); !ran)
        return std::unexpected(ran.error());
    qint64 altered = 0;
    while (query->next()) {
        const QByteArray salt = query->value(1).toByteArray();
        altered += salt.size() != kDigestSize || pseudonym(salt, query->value(2).toString().toUtf8()) != query->value(0).toString().toLatin1();
    }
    if (query->lastError().isValid())
        return sqlFailure(query->lastError(), db.path());
    return altered;
}

Result<qint64> alteredPersons(const Database &db)
{
    auto altered = alteredPersons(db, QStringLiteral("persons"));
    const auto shared = hasForeignTables(db);
    if (!altered || !shared)
        return altered ? std::unexpected(shared.error()) : altered;
    if (!*shared)
        return altered;
    const auto others = alteredPersons(db, QStringLiteral("foreignpersons"));
    if (!others)
        return others;
    return *altered + *others;
}

} // namespace

QLatin1StringView word(Fault fault)
{
    static constexpr std::array words{QLatin1StringView("altered"), QLatin1StringView("missing"),   QLatin1StringView("reordered"),
                                      QLatin1StringView("duplicated"), QLatin1StringView("forked"), QLatin1StringView("shortened"),
                                      QLatin1StringView("rechained")};
    return words[std::size_t(fault)];
}

Verification::Verdict Verification::verdict() const
{
    if (personsAltered > 0 || std::any_of(chains.begin(), chains.end(), [](const ChainReport &c) { return c.bad.has_value(); }))
        return Tampered;
    return unanchored > 0 ? NotAnchored : Anchored;
}

QByteArray Verification::heads() const
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (const ChainReport &c : chains)
        hash.addData(c.log.toUtf8() + ' ' + QByteArray::number(c.records) + ' ' + c.head.toHex() + '\n');
    return hash.result().toHex();
}

QJsonObject Verification::toJson() const
{
    static constexpr std::array verdicts{QLatin1StringView("verified"), QLatin1StringView("not anchored"), QLatin1StringView("tampered")};
    QJsonArray list;
    for (const ChainReport &c : chains)
        list.append(QJsonObject{{QStringLiteral("log"), c.log},
                                {QStringLiteral("records"), c.records},
                                {QStringLiteral("anchored"), c.anchored},
                                {QStringLiteral("bad"), c.bad ? QJsonValue(QJsonObject{{QStringLiteral("seq"), c.bad->seq},
                                                                                      {QStringLiteral("kind"), word(c.bad->fault)}})
                                                              : QJsonValue()}});
    return {{QStringLiteral("verdict"), verdicts[verdict()]},
            {QStringLiteral("exit"), int(verdict())},
            {QStringLiteral("records"), records},
            {QStringLiteral("unanchored"), unanchored},
            {QStringLiteral("erased"), erased},
            {QStringLiteral("persons_altered"), personsAltered},
            {QStringLiteral("ignored_anchor_lines"), ignoredAnchorLines},
            {QStringLiteral("chains"), list}};
}

class Verifying::Walk {
public:
    explicit Walk(const QString &log) : m_log(log.toUtf8()) { report.log = log; }

    void take(const Witnessed &row, qint64 &erased)
    {
        ++report.records;
        const QByteArray &bytes = row.record, &hash = row.hash;
        const auto record = FlatJson::parse(bytes);
        const auto seq = record ? record->number("seq") : std::nullopt;
        const bool sound = seq && *seq >= 0 && leafHash(bytes) == hash && record->is("log", m_log);
        if (report.bad) { // what seemed to be missing comes later
            if (sound && report.bad->fault == Fault::Missing && *seq == report.bad->seq)
                report.bad->fault = Fault::Reordered;
            return;
        }
        const qint64 next = m_hashes.size();
        if (!sound)
            report.bad = {next, Fault::Altered};
        else if (*seq > next)
            report.bad = {next, Fault::Missing};
        else if (*seq < next)
            report.bad = {*seq, m_hashes[*seq] == hash ? Fault::Duplicated : Fault::Forked};
        else if (!record->is("prev", next ? m_hashes.constLast().toHex() : QByteArray(2 * kDigestSize, '0')))
            report.bad = {std::max<qint64>(next - 1, 0), Fault::Altered};
        else if (!repeated(row, *record) || m_ended || record->is("phase", "genesis") != (next == 0) || !detailsFit(row, *record, erased))
            report.bad = {next, Fault::Altered};
        m_hashes.append(hash);
        m_ended = record && record->is("phase", "terminal");
    }

    void hold(QList<Anchor> anchors)
    {
        report.head = m_hashes.isEmpty() ? QByteArray() : m_hashes.constLast();
        if (report.bad)
            return;
        std::sort(anchors.begin(), anchors.end(), [](const Anchor &a, const Anchor &b) { return std::tie(a.size, a.head) < std::tie(b.size, b.head); });
        for (const Anchor &a : anchors) {
            if (a.size > m_hashes.size()) {
                report.bad = {m_hashes.size(), Fault::Shortened};
                return;
            }
            if (m_hashes[a.size - 1] != a.head) {
                report.bad = {report.anchored, Fault::Rechained};
                return;
            }
            report.anchored = a.size;
        }
    }

    ChainReport report;

private:
    // The columns for searching say what the record says.
    [[nodiscard]] static bool repeated(const Witnessed &row, const FlatJson &record)
    {
        return record.number("seq") == row.seq && record.number("time") == row.time && record.is("phase", row.phase.toUtf8())
            && record.is("act", row.act.toUtf8()) && record.is("act_id", row.actId.toUtf8()) && record.is("target", row.target.toUtf8());
    }

    // Free text may be gone, never different.
    [[nodiscard]] static bool detailsFit(const Witnessed &row, const FlatJson &record, qint64 &erased)
    {
        if (!row.text) {
            erased += record.has("details_digest");
            return true;
        }
        return record.has("details_digest") && row.salt && row.salt->size() == kDigestSize
            && record.is("details_digest", keyedHash(*row.salt, *row.text).toHex());
    }

    QByteArray m_log;
    QList<QByteArray> m_hashes;
    bool m_ended = false;
};

Verifying::Verifying() = default;
Verifying::~Verifying() = default;

Verifying::Walk &Verifying::walkOf(const QString &log)
{
    auto &walk = m_walks[log];
    if (!walk)
        walk = std::make_shared<Walk>(log);
    return *walk;
}

void Verifying::take(const Witnessed &entry)
{
    walkOf(entry.log).take(entry, m_erased);
}

Verification Verifying::end(const Anchors &evidence, qint64 personsAltered)
{
    Verification out;
    out.erased = m_erased;
    out.ignoredAnchorLines = evidence.ignoredLines;
    out.personsAltered = personsAltered;
    QMap<QString, QList<Anchor>> anchorsOf;
    for (const Anchor &a : evidence.anchors) {
        const QString log = QString::fromLatin1(a.log);
        anchorsOf[log].append(a);
        (void)walkOf(log); // a chain of which nothing is left
    }
    for (const auto &walk : std::as_const(m_walks)) {
        walk->hold(anchorsOf.value(walk->report.log));
        out.chains.append(walk->report);
        out.records += walk->report.records;
        if (!walk->report.bad)
            out.unanchored += walk->report.records - walk->report.anchored;
    }
    return out;
}

Result<Verification> verify(const QString &file, const QString &anchors, const QList<Anchor> &more)
{
    auto evidence = readAnchors(file, anchors);
    if (!evidence)
        return std::unexpected(evidence.error());
    evidence->anchors += more;
    const auto db = Database::openToRead(file);
    if (!db)
        return std::unexpected(db.error());
    auto query = db->prepared(QStringLiteral("verify"));
    if (!query)
        return std::unexpected(query.error());
    if (auto ran = execute(*query, file); !ran)
        return std::unexpected(ran.error());
    Verifying walk;
    const auto bytes = [&query](int at) { return query->isNull(at) ? std::nullopt : std::optional(query->value(at).toByteArray()); };
    while (query->next())
        walk.take({query->value(Log).toString(), query->value(Seq).toLongLong(), query->value(Time).toLongLong(), query->value(PhaseWord).toString(),
                   query->value(Act).toString(), query->value(ActId).toString(), query->value(Target).toString(), query->value(Hash).toByteArray(),
                   query->value(RecordBytes).toByteArray(), bytes(Salt), bytes(Text)});
    if (query->lastError().isValid())
        return sqlFailure(query->lastError(), file);
    query->finish();
    const auto persons = alteredPersons(*db);
    if (!persons)
        return std::unexpected(persons.error());
    return walk.end(*evidence, *persons);
}

} // namespace journal
