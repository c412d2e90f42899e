// SPDX-License-Identifier: GPL-3.0-or-later
// Two programs with one file of events: one keeps it, the other reads and goes on once that one has gone, with what it saw
// meanwhile. What both saw stands there once.

#include "models/events/eventkeeper.h"

#include <QTemporaryDir>
#include <QTest>

using namespace events;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr int kTakesOver = 15000; // it looks each two seconds

Event happened(Kind kind, const QString &target, base::WallTime at, const QString &after = {})
{
    Event event;
    event.kind = kind;
    event.target = target;
    event.at = at;
    event.after = base::Untrusted(after);
    return event;
}

Known knownOfStart(qint64 started, int timeline)
{
    Known known;
    known.system = u"7"_s;
    known.role = u"primary"_s;
    known.started = started;
    known.timeline = timeline;
    return known;
}

} // namespace

class TstEventKeeper : public QObject {
    Q_OBJECT
    const base::WallTime m_now = base::Clock::system().wallNow();
    const Place m_db{u"shop"_s, u"db"_s}, m_cache{u"shop"_s, u"cache"_s};

    [[nodiscard]] QString kept(const QString &file) const
    {
        const auto read = EventFile::openToRead(file, m_now);
        QStringList all;
        if (read)
            for (const Found &f : read->found())
                all << f.event.target + u' ' + kindWord(f.event.kind);
        all.sort();
        return all.join(u", "_s);
    }

private slots:
    void whoReadsAloneGoesOnWhenTheOtherHasGone()
    {
        const QTemporaryDir folder;
        const QString file = folder.filePath(u"events.jsonl"_s);
        auto first = std::make_unique<EventKeeper>(file, QString());
        first->open(m_now);
        EventKeeper second(file, QString());
        second.open(m_now);
        first->append(m_db, knownOfStart(1000, 2), {happened(Kind::Promotion, u"db"_s, m_now, u"2"_s)}, m_now);
        second.append(m_db, knownOfStart(1000, 2), {happened(Kind::Promotion, u"db"_s, m_now + 700ms, u"2"_s)}, m_now);
        second.append(m_db, knownOfStart(90000, 2), {happened(Kind::Restart, u"db"_s, m_now + 90s)}, m_now);
        second.append(m_cache, knownOfStart(500, 0), {}, m_now);
        QCOMPARE(kept(file), u"db promotion"_s); // the other one keeps it
        first.reset();
        QTRY_COMPARE_WITH_TIMEOUT(kept(file), u"db promotion, db restart"_s, kTakesOver);
        const auto read = EventFile::openToRead(file, m_now);
        QVERIFY(read);
        QCOMPARE(read->known().value(m_db), knownOfStart(90000, 2));
        QCOMPARE(read->known().value(m_cache), knownOfStart(500, 0));
        second.append(m_cache, knownOfStart(95000, 0), {happened(Kind::Restart, u"cache"_s, m_now + 95s)}, m_now); // as any other from now on
        QCOMPARE(kept(file), u"cache restart, db promotion, db restart"_s);
    }

    // The second one had lost its connection: it sees the restart once it has the file, and it stands there already.
    void whatTheOtherSawLaterStays()
    {
        const QTemporaryDir folder;
        const QString file = folder.filePath(u"events.jsonl"_s);
        auto first = std::make_unique<EventKeeper>(file, QString());
        first->open(m_now);
        EventKeeper second(file, QString());
        second.open(m_now);
        second.append(m_db, knownOfStart(1000, 1), {}, m_now);
        second.append(m_cache, knownOfStart(500, 0), {}, m_now);
        first->append(m_db, knownOfStart(90000, 1), {happened(Kind::Restart, u"db"_s, m_now + 90s)}, m_now);
        first.reset();
        const auto takenOver = [&file, this] {
            const auto read = EventFile::openToRead(file, m_now);
            return read && read->known().contains(m_cache);
        };
        QTRY_VERIFY_WITH_TIMEOUT(takenOver(), kTakesOver);
        QCOMPARE(EventFile::openToRead(file, m_now)->known().value(m_db), knownOfStart(90000, 1));
        second.append(m_db, knownOfStart(90000, 1), {happened(Kind::Restart, u"db"_s, m_now + 90s)}, m_now);
        QCOMPARE(kept(file), u"db restart"_s);
        second.append(m_db, knownOfStart(190000, 1), {happened(Kind::Restart, u"db"_s, m_now + 190s)}, m_now);
        QCOMPARE(kept(file), u"db restart, db restart"_s);
    }

    void whatBothSawIsOneChange()
    {
        QVERIFY(isOneChange(happened(Kind::Restart, u"db"_s, m_now), happened(Kind::Restart, u"db"_s, m_now + 2s)));
        QVERIFY(!isOneChange(happened(Kind::Restart, u"db"_s, m_now), happened(Kind::Restart, u"db"_s, m_now + 30s)));
        QVERIFY(isOneChange(happened(Kind::Timeline, u"db"_s, m_now, u"2"_s), happened(Kind::Timeline, u"db"_s, m_now + 30s, u"2"_s)));
        QVERIFY(!isOneChange(happened(Kind::Timeline, u"db"_s, m_now, u"2"_s), happened(Kind::Timeline, u"db"_s, m_now + 30s, u"3"_s)));
        QVERIFY(!isOneChange(happened(Kind::Restart, u"db"_s, m_now), happened(Kind::Restart, u"cache"_s, m_now)));
    }
};

QTEST_GUILESS_MAIN(TstEventKeeper)
#include "tst_eventkeeper.moc"
