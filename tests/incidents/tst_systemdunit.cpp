// SPDX-License-Identifier: GPL-3.0-or-later
// Which unit of systemd a server is, by its control group: never all that a person's login session runs, nor another's.

#include "models/incidents/logsource.h"
#include "models/incidents/systemdunit.h"
#include "tests/incidents/script.h"

using namespace incidents;

class TstSystemdUnit : public QObject {
    Q_OBJECT
private slots:
    void theUnitOfAControlGroup_data()
    {
        QTest::addColumn<QByteArray>("groups");
        QTest::addColumn<QString>("name");
        QTest::addColumn<int>("user"); // -1: the machine's own
        const QByteArray ofSystem = "0::/system.slice/system-postgresql.slice/postgresql@15-main.service\n", ofUser = "0::/user.slice/user-1000.slice/user@1000.service/app.slice/postgresql.service\n";
        QTest::newRow("of the machine") << ofSystem << u"postgresql@15-main.service"_s << -1;
        QTest::newRow("of a user") << ofUser << u"postgresql.service"_s << 1000;
        QTest::newRow("in several hierarchies") << "12:memory:/system.slice/other.service\n1:name=systemd:/system.slice/redis.service\n0::/\n"_ba << u"redis.service"_s << -1;
        QTest::newRow("hybrid") << "1:name=systemd:/system.slice/redis.service\n0::/system.slice/redis.service\n"_ba << u"redis.service"_s << -1;
        QTest::newRow("a name with a colon") << "0::/system.slice/db:1.service\n"_ba << u"db:1.service"_s << -1;
        QTest::newRow("started in a terminal") << "0::/user.slice/user-1000.slice/session-3.scope\n"_ba << QString() << -1;
        QTest::newRow("started on a desktop") << "0::/user.slice/user-1000.slice/user@1000.service/app.slice/run-r1a2b.scope\n"_ba << QString() << -1;
        QTest::newRow("directly in a session") << "0::/user.slice/user-1000.slice/user@1000.service\n"_ba << QString() << -1;
        QTest::newRow("in a container") << "0::/system.slice/containerd.service/kubepods/pod1\n"_ba << QString() << -1;
        QTest::newRow("of nobody that we know") << "0::/user.slice/user@me.service/postgresql.service\n"_ba << QString() << -1;
        QTest::newRow("in none") << "0::/\n"_ba << QString() << -1;
        QTest::newRow("unreadable") << QByteArray() << QString() << -1;
    }
    void theUnitOfAControlGroup()
    {
        QFETCH(QByteArray, groups);
        QFETCH(QString, name);
        QFETCH(int, user);
        const SystemdUnit unit = unitIn(groups);
        QCOMPARE(unit.name, name);
        QCOMPARE(unit.user ? int(*unit.user) : -1, user);
    }

    // A server that ended says no more in which unit it was.
    void aUserUnitIsAskedForAsSuch()
    {
        LogPlan known;
        known.target = u"db"_s;
        known.unit = u"postgresql.service"_s;
        known.ofUser = true;
        const auto askedFor = [&known](const QString &option) {
            const std::vector<LogPlan> again = plansAgain({{u"db"_s, u"/nowhere"_s, u"7"_s, {}, {}, true}}, {known}, at(0), at(70), u"/usr/bin/journalctl"_s);
            return again.front().command.contains(option);
        };
        QVERIFY(askedFor(u"--user-unit=postgresql.service"_s));
        QVERIFY(!askedFor(u"--unit=postgresql.service"_s));
        known.ofUser = false;
        QVERIFY(askedFor(u"--unit=postgresql.service"_s));
    }
};

QTEST_GUILESS_MAIN(TstSystemdUnit)
#include "tst_systemdunit.moc"
