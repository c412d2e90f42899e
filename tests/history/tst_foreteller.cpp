// SPDX-License-Identifier: GPL-3.0-or-later
// From the files of the long memory to "what dies next", for the terminal and for the desktop.

#include "models/history/foreteller.h"
#include "tests/history/archivefixture.h"

#include <QSignalSpy>
#include <QTest>

using namespace test;
using namespace std::chrono_literals;
using history::kDay;

namespace {

QString s(const char *text) { return QString::fromUtf8(text); }

// A host whose disk fills and whose other disk goes up and down, and a server with a certificate.
struct Platform {
    Platform()
    {
        qputenv("QUARTERDECK_RESOURCES", QD_SOURCE_DIR "/resources");
        auto e = std::make_shared<environment::Environment>();
        e->name = s("shop");
        environment::Target host;
        host.id = s("host");
        host.kind = environment::TargetKind::Host;
        host.settings = environment::HostSettings{};
        environment::Target db;
        db.id = s("db");
        db.kind = environment::TargetKind::Postgres;
        db.settings = environment::PostgresSettings{};
        e->targets = {host, db};
        environment = e;
        catalogue = watch::Catalogue::load(*e);
    }

    static double fills(double seconds) { return 40 + 30 * seconds / (8 * double(kDay)); } // 70 % at the end: full 8 days later
    static double swings(double seconds) { return 50 + 30 * std::sin(seconds / 7000) * std::cos(seconds / 90000); }

    void write(history::Archive &archive, TwoHandedClock &clock) const
    {
        const std::int64_t start = clock.wall();
        for (int minute = 0; minute < 8 * 24 * 60; ++minute) {
            const double at = double(clock.wall() - start);
            archive.add({s("shop"), {s("host"), watch::MetricId(s("host.disk.used")), s("/data")}}, clock.wallNow(), fills(at));
            archive.add({s("shop"), {s("host"), watch::MetricId(s("host.disk.used")), s("/tmp")}}, clock.wallNow(), swings(at));
            clock.pass(60);
            if (minute % 60 == 59)
                QVERIFY(archive.flush());
        }
    }

    [[nodiscard]] QHash<QString, watch::SnapshotPtr> now(const base::Clock &clock) const
    {
        auto host = std::make_shared<watch::TargetSnapshot>(), db = std::make_shared<watch::TargetSnapshot>();
        const auto put = [&clock](watch::TargetSnapshot &to, const char *metric, double value, const char *instance = "") {
            to.latest.push_back({watch::Reading(watch::MetricId(s(metric)), value, base::Untrusted(s(instance))), clock.now(), clock.wallNow(), 1s});
        };
        put(*host, "host.disk.used", 50, "/tmp");
        put(*host, "host.disk.used", 70, "/data");
        put(*db, "pg.certificate.days", 12);
        put(*db, "pg.tps", 12);
        return {{s("host"), host}, {s("db"), db}};
    }

    environment::EnvironmentPtr environment;
    watch::CataloguePtr catalogue;
};

void check(const QList<forecast::Forecast> &list)
{
    QCOMPARE(list.size(), 3);
    QCOMPARE(list[0].instance, s("/data"));
    QVERIFY2(list[0].outlook.predictable(), qPrintable(QString::number(int(list[0].outlook.refusal))));
    QVERIFY2(std::abs(list[0].outlook.seconds - 8 * double(kDay)) < 0.8 * double(kDay), qPrintable(QString::number(list[0].outlook.seconds / double(kDay))));
    QVERIFY(list[1].isDate && list[1].outlook.seconds == 12 * double(kDay));
    QCOMPARE(list[2].instance, s("/tmp"));
    QVERIFY(!list[2].outlook.predictable());
}

} // namespace

class TstForeteller : public QObject {
    Q_OBJECT
private slots:
    void init()
    {
        folder = temporaryFolder();
        path = folder->filePath(s("history"));
        clock.reset();
    }

    void theTerminalReadsBesideTheProgramThatKeepsIt()
    {
        auto archive = open(path, clock);
        platform.write(*archive, clock);
        const std::uint64_t bytes = bytesIn(path);
        const QStringList files = QDir(path).entryList(QDir::Files);
        auto beside = history::Archive::openToRead(path, clock);
        QVERIFY(beside.has_value());
        check(history::foretell(beside->get(), *platform.environment, *platform.catalogue, platform.now(clock), clock.wallNow()));
        beside->reset();
        QCOMPARE(bytesIn(path), bytes);
        QCOMPARE(QDir(path).entryList(QDir::Files), files);
        QVERIFY(archive->flush());
    }

    void readingRepairsNothing()
    {
        {
            auto archive = open(path, clock);
            archive->add(key(0), clock.wallNow(), 1);
            clock.pass(10);
            QVERIFY(archive->flush());
            QVERIFY(archive->close());
        }
        for (const char *name : {"10s-1-0.segment", "x.unfinished"}) {
            QFile file(path + u'/' + s(name));
            QVERIFY(file.open(QIODevice::WriteOnly) && file.write("no segment") > 0);
        }
        const QStringList files = QDir(path).entryList(QDir::Files);
        auto beside = history::Archive::openToRead(path, clock);
        QVERIFY(beside.has_value());
        QCOMPARE(QDir(path).entryList(QDir::Files), files);
        QVERIFY(!(*beside)->read(key(0), clock.wallNow() - 60s, clock.wallNow(), 10).empty());
        QVERIFY(!history::Archive::openToRead(path + s("-none"), clock).has_value());
    }

    void withoutAPastOnlyDatesAreTold()
    {
        const auto list = history::foretell(nullptr, *platform.environment, *platform.catalogue, platform.now(clock), clock.wallNow());
        QCOMPARE(list.size(), 3);
        QVERIFY(list[0].isDate);
        QVERIFY(list[1].outlook.refusal == forecast::Refusal::TooFew);
    }

    void theDesktopAsksItsLongMemory()
    {
        {
            auto archive = open(path, clock);
            platform.write(*archive, clock);
            QVERIFY(archive->close());
        }
        const history::SeriesStore store;
        history::LongMemory memory(path, clock, {}, 20ms);
        history::Foreteller foreteller(store, &memory, clock);
        QSignalSpy changed(&foreteller, &history::Foreteller::changed);
        foreteller.look(platform.environment, platform.catalogue, platform.now(clock));
        QTRY_COMPARE(changed.size(), 1);
        check(foreteller.forecasts());
        foreteller.look(platform.environment, platform.catalogue, platform.now(clock)); // not due
        clock.pass(61);
        foreteller.look(platform.environment, platform.catalogue, platform.now(clock));
        QTRY_COMPARE(changed.size(), 2);
        foreteller.look(nullptr, nullptr, {}); // another environment
        QVERIFY(foreteller.forecasts().isEmpty());
    }

    void withoutALongMemoryItTakesTheStore()
    {
        history::SeriesStore store;
        const history::SeriesKey key{s("host"), watch::MetricId(s("host.disk.used")), s("/data")};
        for (int i = 0; i < 3700; ++i) {
            store.append(key, clock.now(), 90 + i / 3600.0); // full nine hours later
            clock.pass(1);
        }
        history::Foreteller foreteller(store, nullptr, clock);
        QSignalSpy changed(&foreteller, &history::Foreteller::changed);
        foreteller.look(platform.environment, platform.catalogue, platform.now(clock));
        QTRY_COMPARE(changed.size(), 1);
        const forecast::Forecast first = foreteller.forecasts().first();
        QCOMPARE(first.instance, s("/data"));
        QVERIFY(std::abs(first.outlook.seconds - 9 * 3600) < 900);
    }

private:
    Platform platform;
    std::unique_ptr<QTemporaryDir> folder;
    QString path;
    TwoHandedClock clock;
};

QTEST_GUILESS_MAIN(TstForeteller)
#include "tst_foreteller.moc"
