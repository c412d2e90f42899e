// SPDX-License-Identifier: GPL-3.0-or-later
// Journals changed behind the program's back, judged by both verifiers.

#include "tests/journal/bookkeeping.h"

#include "models/journal/digest.h"
#include "models/journal/flatjson.h"

#include <QRandomGenerator>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;

namespace {

constexpr int kNotes = 10; // seq 1 to 10, genesis 0, terminal 11

// Makes the chain anew from its genesis on, as somebody does who has read the format page; `change` sees every record.
void rechain(const QString &file, const std::function<void(journal::FlatMembers &)> &change)
{
    QStringList statements;
    {
        QSqlDatabase db = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"rechain"_s);
        db.setDatabaseName(file);
        QVERIFY(db.open());
        QSqlQuery query(db);
        QVERIFY(query.exec(u"SELECT id, record FROM entry ORDER BY id"_s));
        QByteArray prev(64, '0');
        while (query.next()) {
            auto members = journal::FlatJson::parse(query.value(1).toByteArray())->members();
            change(members);
            members["prev"] = QString::fromLatin1(prev);
            const QByteArray record = journal::flatJson(members), hash = journal::leafHash(record);
            prev = hash.toHex();
            statements << u"UPDATE entry SET record = x'%1', hash = x'%2', target = '%4' WHERE id = %3"_s.arg(
                QString::fromLatin1(record.toHex()), QString::fromLatin1(prev), query.value(0).toString(),
                members.contains("target") ? std::get<QString>(members["target"]) : QString());
        }
        query.finish();
        db.close();
    }
    QSqlDatabase::removeDatabase(u"rechain"_s);
    book::tamper(file, statements);
}

} // namespace

class TstVerifier : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { book::fill(m_good.filePath(u"journal.sqlite"_s), kNotes); }

    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_file = m_folder->filePath(u"journal.sqlite"_s);
        QVERIFY(!QFile::exists(m_good.filePath(u"journal.sqlite-wal"_s)));
        for (const QString &name : {u"journal.sqlite"_s, u"journal.sqlite.anchors"_s})
            QVERIFY(QFile::copy(m_good.filePath(name), m_folder->filePath(name)));
    }

    void whatWasWrittenIsGood()
    {
        const QJsonObject report = book::judged(m_file);
        QCOMPARE(book::verdict(report), u"0"_s);
        QCOMPARE(report[u"records"].toInt(), kNotes + 2);
        QCOMPARE(report[u"unanchored"].toInt(), 0);
    }

    void withoutAnchorsNothingIsProven()
    {
        QVERIFY(QFile::remove(m_file + u".anchors"_s));
        const QJsonObject report = book::judged(m_file);
        QCOMPARE(book::verdict(report), u"1"_s);
        QCOMPARE(report[u"unanchored"].toInt(), kNotes + 2);
    }

    void tampering_data()
    {
        QTest::addColumn<QStringList>("statements");
        QTest::addColumn<QString>("verdict");
        QTest::addColumn<QString>("withoutAnchors");
        const auto row = [](const char *name, const QStringList &statements, const QString &verdict, const QString &without = {}) {
            QTest::newRow(name) << statements << verdict << (without.isEmpty() ? verdict : without);
        };
        // a byte of each kind of field; the record is changed inside, the rest keeps its shape
        const QString flip = u"UPDATE entry SET record = CAST(replace(CAST(record AS TEXT), '\"%1\":', '\"%1\":%2') AS BLOB) WHERE seq = 5"_s;
        for (const char *number : {"seq", "time", "mono", "v"})
            QTest::newRow(qPrintable(u"record: "_s + QLatin1String(number)))
                << QStringList{flip.arg(QLatin1String(number), u"1"_s)} << u"2 altered 5"_s << u"2 altered 5"_s;
        const QString flipText = u"UPDATE entry SET record = CAST(replace(CAST(record AS TEXT), '\"%1\":\"', '\"%1\":\"0') AS BLOB) WHERE seq = 5"_s;
        for (const char *text : {"act", "actor", "boot", "details_digest", "log", "phase", "prev", "target"})
            QTest::newRow(qPrintable(u"record: "_s + QLatin1String(text))) << QStringList{flipText.arg(QLatin1String(text))} << u"2 altered 5"_s << u"2 altered 5"_s;
        row("record: a blank", {u"UPDATE entry SET record = CAST(CAST(record AS TEXT) || ' ' AS BLOB) WHERE seq = 5"_s}, u"2 altered 5"_s);
        row("record: empty", {u"UPDATE entry SET record = x'' WHERE seq = 5"_s}, u"2 altered 5"_s);
        row("record: genesis", {u"UPDATE entry SET record = x'7b7d' WHERE seq = 0"_s}, u"2 altered 0"_s);
        row("hash", {u"UPDATE entry SET hash = zeroblob(32) WHERE seq = 5"_s}, u"2 altered 5"_s);
        row("column: seq", {u"UPDATE entry SET seq = 105 WHERE seq = 5"_s}, u"2 altered 5"_s);
        row("column: time", {u"UPDATE entry SET time = time + 1 WHERE seq = 5"_s}, u"2 altered 5"_s);
        row("column: phase", {u"UPDATE entry SET phase = 'intent' WHERE seq = 5"_s}, u"2 altered 5"_s);
        row("column: act", {u"UPDATE entry SET act = 'test.other' WHERE seq = 5"_s}, u"2 altered 5"_s);
        row("column: act id", {u"UPDATE entry SET act_id = 'x' WHERE seq = 5"_s}, u"2 altered 5"_s);
        row("column: target", {u"UPDATE entry SET target = 'shop-standby' WHERE seq = 5"_s}, u"2 altered 5"_s);
        // a log that sorts behind every random one: the verdict is that of the first chain
        row("column: log", {u"UPDATE entry SET log = 'ffffffffffffffffffffffffffffffff' WHERE seq = 5"_s}, u"2 missing 5"_s);
        row("details", {u"UPDATE payload SET text = CAST('another reason' AS BLOB) WHERE entry = 6"_s}, u"2 altered 5"_s);
        row("salt", {u"UPDATE payload SET salt = zeroblob(32) WHERE entry = 6"_s}, u"2 altered 5"_s);
        row("details where there were none", {u"INSERT INTO payload SELECT 12, salt, text FROM payload WHERE entry = 6"_s}, u"2 altered 11"_s);
        row("first dropped", {u"DELETE FROM entry WHERE seq = 0"_s}, u"2 missing 0"_s);
        row("middle dropped", {u"DELETE FROM entry WHERE seq = 5"_s}, u"2 missing 5"_s);
        row("last dropped", {u"DELETE FROM entry WHERE seq = 11"_s}, u"2 shortened 11"_s, u"1"_s);
        row("tail cut", {u"DELETE FROM entry WHERE seq > 5"_s}, u"2 shortened 6"_s, u"1"_s);
        row("all dropped", {u"DELETE FROM entry"_s}, u"2 shortened 0"_s, u"0"_s);
        row("two exchanged", {u"UPDATE entry SET id = 100 WHERE seq = 5"_s, u"UPDATE entry SET id = 6 WHERE seq = 6"_s, u"UPDATE entry SET id = 7 WHERE seq = 5"_s},
            u"2 reordered 5"_s);
        row("contents of two exchanged",
            {u"CREATE TEMP TABLE kept AS SELECT id, hash, record FROM entry"_s,
             u"UPDATE entry SET (hash, record) = (SELECT hash, record FROM kept WHERE kept.id = 13 - entry.id) WHERE id IN (6, 7)"_s},
            u"2 reordered 5"_s);
        row("duplicated", {u"INSERT INTO entry SELECT 50, log, 50, time, phase, act, act_id, target, hash, record FROM entry WHERE seq = 5"_s}, u"2 duplicated 5"_s);
    }
    void tampering()
    {
        QFETCH(QStringList, statements);
        QFETCH(QString, verdict);
        QFETCH(QString, withoutAnchors);
        book::tamper(m_file, statements);
        QCOMPARE(book::verdict(book::judged(m_file)), verdict);
        QVERIFY(QFile::remove(m_file + u".anchors"_s));
        QCOMPARE(book::verdict(book::judged(m_file)), withoutAnchors);
    }

    // In each of many chains one byte is changed anywhere, in every second one with the hash made to fit.
    void noChangedByteIsOverlooked()
    {
        constexpr int chains = 150;
        const QString many = m_folder->filePath(u"many.sqlite"_s);
        journal::ChainWriter writer(book::optionsFor(many));
        QStringList statements;
        QRandomGenerator dice(20'261'126);
        for (int i = 0; i < chains; ++i) {
            QVERIFY(writer.append({book::note(u"first"_s), book::note(u"second"_s)}));
            auto reader = journal::Reader::open(many);
            const auto entries = *reader->newest(3);
            QCOMPARE(entries.size(), 3);
            const auto &e = entries[dice.bounded(3)];
            QByteArray record = e.canonical, hash = e.hash;
            const auto at = dice.bounded(int(record.size()));
            record[at] = char(record[at] ^ (1 << dice.bounded(8)));
            if (i % 2)
                hash = journal::leafHash(record);
            statements << u"UPDATE entry SET record = x'%1', hash = x'%2' WHERE id = %3"_s.arg(QString::fromLatin1(record.toHex()), QString::fromLatin1(hash.toHex()))
                              .arg(e.id);
            QVERIFY(writer.end());
        }
        QCOMPARE(book::verdict(book::judged(many)), u"0"_s);
        book::tamper(many, statements);
        const QJsonObject report = book::judged(many);
        QVERIFY2(!report.contains(u"error"_s), qPrintable(book::verdict(report)));
        const QJsonArray list = report[u"chains"].toArray();
        QCOMPARE(list.size(), chains);
        for (const auto &chain : list)
            QVERIFY2(chain.toObject()[u"bad"].isObject(), qPrintable(chain.toObject()[u"log"].toString()));
    }

    void aHashMadeToFitIsFoundByTheNextRecord()
    {
        const QByteArray record = [this] {
            QByteArray out;
            rechain(m_file, [&out](journal::FlatMembers &m) {
                if (std::get<qint64>(m["seq"]) == 5)
                    out = journal::flatJson(m);
            });
            return out;
        }();
        const QByteArray other = QByteArray(record).replace("shop-primary", "shop-standby");
        book::tamper(m_file, {u"UPDATE entry SET target = 'shop-standby', record = x'%1', hash = x'%2' WHERE seq = 5"_s.arg(
                                 QString::fromLatin1(other.toHex()), QString::fromLatin1(journal::leafHash(other).toHex()))});
        QCOMPARE(book::verdict(book::judged(m_file)), u"2 altered 5"_s);
    }

    void anotherRecordForOnePlaceIsAFork()
    {
        QByteArray record;
        rechain(m_file, [&record](journal::FlatMembers &m) {
            if (std::get<qint64>(m["seq"]) == 5)
                record = journal::flatJson(m);
        });
        const QByteArray other = QByteArray(record).replace("shop-primary", "shop-standby");
        book::tamper(m_file, {u"INSERT INTO entry SELECT 50, log, 50, time, phase, act, act_id, 'shop-standby', x'%2', x'%1' FROM entry WHERE seq = 5"_s.arg(
                                 QString::fromLatin1(other.toHex()), QString::fromLatin1(journal::leafHash(other).toHex()))});
        QCOMPARE(book::verdict(book::judged(m_file)), u"2 forked 5"_s);
    }

    void aChainMadeAnewIsSeenByAnAnchorAlone()
    {
        rechain(m_file, [](journal::FlatMembers &m) {
            if (std::get<qint64>(m["seq"]) == 5)
                m["target"] = u"shop-standby"_s;
        });
        QCOMPARE(book::verdict(book::judged(m_file)), u"2 rechained 1"_s); // the anchor of the genesis still fits
        QVERIFY(QFile::remove(m_file + u".anchors"_s));
        QCOMPARE(book::verdict(book::judged(m_file)), u"1"_s);
    }

    void anchorsElsewhereAreEvidenceToo()
    {
        QTemporaryDir elsewhere;
        const QString other = m_folder->filePath(u"other.sqlite"_s);
        book::fill(other, kNotes, elsewhere.path());
        QCOMPARE(book::verdict(book::judged(other, elsewhere.path())), u"0"_s);
        book::tamper(other, {u"DELETE FROM entry WHERE seq > 5"_s});
        QVERIFY(QFile::remove(other + u".anchors"_s));
        QCOMPARE(book::verdict(book::judged(other)), u"1"_s);
        QCOMPARE(book::verdict(book::judged(other, elsewhere.path())), u"2 shortened 6"_s);
        QCOMPARE(book::judged(other, u"/nowhere"_s)[u"exit"].toInt(), 3);
    }

    void aTornAnchorProvesNothing()
    {
        QFile anchors(m_file + u".anchors"_s);
        QVERIFY(anchors.open(QIODevice::Append) && anchors.write("0123456789abcdef 12 to") > 0);
        anchors.close();
        const QJsonObject report = book::judged(m_file);
        QCOMPARE(book::verdict(report), u"0"_s);
        QCOMPARE(report[u"ignored_anchor_lines"].toInt(), 1);
    }

    void anAnchorIsWrittenEvery64Records()
    {
        const QString other = m_folder->filePath(u"other.sqlite"_s);
        journal::ChainWriter writer(book::optionsFor(other));
        for (int i = 0; i < 150; ++i)
            QVERIFY(writer.append({book::note(u"more"_s)}));
        const auto anchors = journal::readAnchors(other, {});
        QVERIFY(anchors);
        QList<qint64> sizes;
        for (const auto &a : anchors->anchors)
            sizes << a.size;
        QCOMPARE(sizes, (QList<qint64>{1, 65, 129}));
        const QJsonObject report = book::judged(other);
        QCOMPARE(book::verdict(report), u"1"_s);
        QCOMPARE(report[u"unanchored"].toInt(), 151 - 129);
    }

    void whatMayBeErasedLeavesTheChainWhole()
    {
        const QString log = book::judged(m_file)[u"chains"][0][u"log"].toString();
        {
            journal::ChainWriter writer(book::optionsFor(m_file));
            journal::Erasure name, text;
            name.person = u"Ada Lovelace"_s;
            text.details = {{log, 5}};
            const auto gone = writer.erase(name);
            QVERIFY(gone && gone->name && gone->everywhere);
            QVERIFY(!writer.erase(name).value().any());
            QCOMPARE(writer.erase(text).value().details, 1);
            QVERIFY(!writer.erase(text).value().any());
            auto reader = journal::Reader::open(m_file);
            QVERIFY(reader);
            journal::Query query;
            query.words = u"note 5"_s;
            QCOMPARE(reader->search(query)->size(), 0);
            query.words = u"note 6"_s;
            QCOMPARE(reader->search(query)->size(), 1);
            QVERIFY(writer.end());
        }
        const QJsonObject report = book::judged(m_file);
        QCOMPARE(book::verdict(report), u"0"_s);
        QCOMPARE(report[u"erased"].toInt(), 1);
        for (const QString &name : {m_file, m_file + u"-wal"_s}) {
            QFile file(name);
            if (!file.exists())
                continue;
            QVERIFY(file.open(QIODevice::ReadOnly));
            const QByteArray bytes = file.readAll();
            QVERIFY(!bytes.contains("Ada Lovelace"));
            QVERIFY(!bytes.contains("note 5"));
        }
    }

    void aNameThatWasChangedIsSeen()
    {
        book::tamper(m_file, {u"UPDATE person SET name = 'Charles Babbage'"_s});
        const QJsonObject report = book::judged(m_file);
        QCOMPARE(report[u"exit"].toInt(), 2);
        QCOMPARE(report[u"persons_altered"].toInt(), 1);
    }

    void whatIsNoJournalCannotBeRead()
    {
        QCOMPARE(book::judged(m_folder->filePath(u"nowhere"_s))[u"exit"].toInt(), 3);
        QFile garbage(m_folder->filePath(u"garbage"_s));
        QVERIFY(garbage.open(QIODevice::WriteOnly) && garbage.write(QByteArray(8192, 'x')) > 0);
        garbage.close();
        QCOMPARE(book::judged(garbage.fileName())[u"exit"].toInt(), 3);
        book::tamper(m_file, {u"PRAGMA user_version = 2"_s});
        QCOMPARE(book::judged(m_file)[u"exit"].toInt(), 3);
    }

    void theTestVectorsOfTheManualHold()
    {
        QFile manual(QStringLiteral(QD_SOURCE_DIR "/resources/docs/journal.md"));
        QVERIFY(manual.open(QIODevice::ReadOnly));
        int seen = 0;
        QByteArray record;
        for (const QByteArray &line : manual.readAll().split('\n')) {
            const QByteArray text = line.trimmed();
            if (text.startsWith("{\"")) {
                record = text;
                QVERIFY2(journal::FlatJson::parse(record), record.constData());
                QCOMPARE(journal::flatJson(journal::FlatJson::parse(record)->members()), record);
            } else if (text.startsWith("leaf ")) {
                QCOMPARE(journal::leafHash(record).toHex(), text.mid(5));
                ++seen;
            } else if (text.startsWith("hmac ")) {
                QCOMPARE(journal::keyedHash(QByteArray(32, '\x01'), "VACUUM blocks the shop").toHex(), text.mid(5));
                ++seen;
            } else if (text.startsWith("actor ")) {
                QCOMPARE(journal::pseudonym(QByteArray(32, '\x02'), "Ada Lovelace"), text.mid(6));
                ++seen;
            }
        }
        QCOMPARE(seen, 5);
    }

private:
    QTemporaryDir m_good;
    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_file;
};

QTEST_GUILESS_MAIN(TstVerifier)
#include "tst_verifier.moc"
