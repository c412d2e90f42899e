// SPDX-License-Identifier: GPL-3.0-or-later
// Everything that the terminal program writes about a hostile server: no control character, valid in its format, and
// nothing of the server's path of traps was called.

#include "models/recorder/recording.h"
#include "models/recorder/tar.h"
#include "tests/hostile/hostileserver.h"
#include "tests/support/ctlrun.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace Qt::StringLiterals;

class TstHostileExports : public QObject {
    Q_OBJECT
    std::unique_ptr<HostileServer> m_hostile;
    CtlRun m_ctl;

    CtlRun::Outcome run(const QStringList &args, int limitMs = 60000)
    {
        QStringList all = args;
        if (!args.first().startsWith(u"journal"_s))
            all << u"--environment"_s << m_ctl.path(u"e.yaml"_s);
        return m_ctl.run(all, limitMs);
    }
    // What is wrong with it as a text for a terminal.
    static QString wrongIn(const QByteArray &bytes)
    {
        if (!bytes.isValidUtf8())
            return u"no UTF-8"_s;
        return hostile::rawIn(QString::fromUtf8(bytes));
    }
    // The page of the figures, without its head; empty: nobody listens.
    static QByteArray fetched(quint16 port)
    {
        QByteArray all;
        const int s = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        sockaddr_in a{};
        a.sin_family = AF_INET;
        a.sin_port = htons(port);
        a.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        const timeval patience{5, 0};
        setsockopt(s, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
        constexpr std::string_view kAsk = "GET /metrics HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";
        if (::connect(s, reinterpret_cast<const sockaddr *>(&a), sizeof a) == 0 && ::send(s, kAsk.data(), kAsk.size(), MSG_NOSIGNAL) > 0) {
            char buffer[65536];
            for (auto n = recv(s, buffer, sizeof buffer, 0); n > 0; n = recv(s, buffer, sizeof buffer, 0))
                all.append(buffer, n);
        }
        ::close(s);
        return all.mid(all.indexOf("\r\n\r\n") + 4);
    }
    // Of a name that ends up in an export, made visible.
    static bool names(const QByteArray &bytes) { return QString::fromUtf8(bytes).contains(u"onerror=x"_s); }

private slots:
    void initTestCase()
    {
        m_hostile = std::make_unique<HostileServer>();
        m_ctl.write(u"e.yaml"_s, m_hostile->environment());
        m_ctl.variables.insert(u"XDG_STATE_HOME"_s, m_ctl.path(u"state"_s));
        m_ctl.variables.insert(u"XDG_CONFIG_HOME"_s, m_ctl.path(u"config"_s));
    }
    void cleanupTestCase() { m_hostile.reset(); }

    void theTrapsSpring() // else nothing is proven
    {
        const QByteArray info = "host=" + m_hostile->server().folder().toUtf8() + " port=" + QByteArray::number(m_hostile->server().port()) + " user=watcher dbname=postgres";
        const std::unique_ptr<PGconn, decltype(&PQfinish)> c(PQconnectdb(info.constData()), &PQfinish);
        for (const char *sql : {"select current_setting('search_path')", "select 1 where 1::int4 = 2::int4", "select count(*) from pg_stat_activity"})
            PQclear(PQexec(c.get(), sql));
        const QStringList sprung = m_hostile->sprung();
        QVERIFY2(sprung.contains(u"current_setting"_s) && sprung.contains(u"operator ="_s) && sprung.contains(u"pg_stat_activity"_s), qPrintable(sprung.join(u' ')));
        m_hostile->forgetLog();
    }

    void everyCommandIsPlain_data()
    {
        QTest::addColumn<QStringList>("args");
        QTest::addColumn<bool>("json");
        const auto row = [](const char *name, const QStringList &args, bool both = true) {
            QTest::newRow(name) << args << false;
            if (both)
                QTest::newRow((QByteArray(name) + " as JSON").constData()) << (args + QStringList{u"--json"_s}) << true;
        };
        row("status", {u"status"_s, u"--metrics"_s});
        row("check", {u"check"_s}, false);
        row("check of a figure", {u"check"_s, u"--target"_s, u"db"_s, u"--metric"_s, u"pg.database.size"_s}, false);
        row("check of its own figure", {u"check"_s, u"--target"_s, u"db"_s, u"--metric"_s, u"own.labels"_s}, false);
        row("advice", {u"advice"_s});
        row("forecast", {u"forecast"_s});
        row("promises", {u"promises"_s});
        row("audit", {u"audit"_s, u"security"_s, u"--target"_s, u"db"_s, u"--out"_s, m_ctl.path(u"reports"_s)});
        row("parity", {u"audit"_s, u"parity"_s, u"db"_s, u"twin"_s});
        row("sql", {u"sql"_s, u"--target"_s, u"db"_s, u"table hostile.labels"_s});
        row("sql that fails", {u"sql"_s, u"--target"_s, u"db"_s, u"select \"\x1b[31m<img>\u202e\""_s}, false);
        row("act", {u"act"_s, u"session.cancel"_s, u"--target"_s, u"db"_s, u"--pid"_s, u"PID"_s, u"--forecast"_s}, false);
        row("act that ends one", {u"act"_s, u"session.terminate"_s, u"--target"_s, u"db"_s, u"--pid"_s, u"PID"_s, u"--yes"_s, u"--reason"_s, u"=\x1b[31m\u202e"_s}, false);
        row("event", {u"event"_s, u"deployed <img> \x1b[31m\u202e"_s, u"--target"_s, u"db"_s}, false);
        row("events", {u"event"_s, u"list"_s});
    }
    void everyCommandIsPlain()
    {
        QFETCH(QStringList, args);
        QFETCH(bool, json);
        args.replaceInStrings(u"PID"_s, m_hostile->server().sql(u"select max(pid) from pg_stat_activity where application_name like '%onerror%'"_s));
        const auto out = run(args);
        QVERIFY2(out.code >= 0 && out.code <= 3, (QByteArray::number(out.code) + out.err).constData());
        QCOMPARE(wrongIn(out.out), QString());
        QCOMPARE(wrongIn(out.err), QString());
        QVERIFY(!out.out.isEmpty() || !out.err.isEmpty());
        if (json) {
            QJsonParseError error;
            (void)QJsonDocument::fromJson(out.out, &error);
            QVERIFY2(error.error == QJsonParseError::NoError, (error.errorString().toUtf8() + ": " + out.out).constData());
        } else if (args.first() == u"advice"_s) {
            for (const QByteArray &line : out.out.split('\n'))
                QVERIFY2(!line.trimmed().startsWith("DROP TABLE"), line.constData());
        }
        for (const char *of : {"status", "advice", "audit", "sql"})
            if (args.first() == QLatin1String(of) && out.code != 3 && !args.last().startsWith(u"select"_s))
                QVERIFY2(names(out.out), out.out.left(2000).constData());
    }

    void theReportIsPlainMarkdown()
    {
        const QDir folder(m_ctl.path(u"reports"_s));
        const QStringList reports = folder.entryList({u"*.md"_s});
        QVERIFY(!reports.isEmpty());
        QFile file(folder.filePath(reports.first()));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray text = file.readAll();
        QCOMPARE(wrongIn(text), QString());
        bool fenced = false;
        qsizetype columns = 0;
        for (const QString &line : QString::fromUtf8(text).split(u'\n')) {
            if (line.trimmed().startsWith(u"```"_s))
                fenced = !fenced;
            if (fenced)
                continue;
            static const QRegularExpression tag(u"<[a-zA-Z/!]"_s), link(u"(?<!\\\\)\\]\\("_s), bar(u"(?<!\\\\)\\|"_s);
            QVERIFY2(!line.contains(tag), qPrintable(line));
            QVERIFY2(!line.contains(link), qPrintable(line));
            if (!line.startsWith(u"| "_s))
                continue;
            columns = columns ? columns : line.count(bar);
            QVERIFY2(line.count(bar) == columns, qPrintable(line));
        }
        QVERIFY(!fenced && columns > 5);
        QFile data(folder.filePath(folder.entryList({u"*.json"_s}).value(0)));
        QVERIFY(data.open(QIODevice::ReadOnly));
        const QByteArray json = data.readAll();
        QCOMPARE(wrongIn(json), QString());
        QVERIFY(!QJsonDocument::fromJson(json).object().isEmpty());
    }

    void theStatementsOfTheAuditWorkAsTheyStand()
    {
        const auto out = run({u"audit"_s, u"security"_s, u"--target"_s, u"db"_s, u"--json"_s, u"--out"_s, m_ctl.path(u"reports"_s)});
        int fixed = 0;
        PGconn *c = m_hostile->server().connect(u"postgres"_s);
        const std::unique_ptr<PGconn, decltype(&PQfinish)> keep(c, &PQfinish);
        for (const QJsonValue &f : QJsonDocument::fromJson(out.out)["audits"_L1][0]["findings"_L1].toArray()) {
            const QString fix = f["fix"_L1].toString();
            if (!fix.contains(u"ENABLE ROW LEVEL SECURITY"_s) && !fix.contains(u"FORCE ROW LEVEL SECURITY"_s))
                continue;
            QVERIFY2(!fix.contains(u'\n'), qPrintable(fix));
            const std::unique_ptr<PGresult, decltype(&PQclear)> r(PQexec(c, ("begin; " + fix.toUtf8() + "; rollback").constData()), &PQclear);
            QVERIFY2(PQresultStatus(r.get()) == PGRES_COMMAND_OK, (fix.toUtf8() + PQerrorMessage(c)).constData());
            ++fixed;
        }
        QVERIFY2(fixed >= HostileServer::names().size(), qPrintable(QString::number(fixed)));
    }

    void theJournalIsPlainInEachFormat()
    {
        for (const QStringList &args : {QStringList{u"journal"_s, u"tail"_s, u"-n"_s, u"100"_s}, QStringList{u"journal"_s, u"tail"_s, u"--json"_s}, QStringList{u"journal"_s, u"export"_s},
                                        QStringList{u"journal"_s, u"export"_s, u"--format"_s, u"csv"_s}, QStringList{u"journal"_s, u"verify"_s}}) {
            const auto out = run(args);
            QVERIFY2(out.code == 0 || args.contains(u"verify"_s), out.err.constData());
            QCOMPARE(wrongIn(QByteArray(out.out).replace("\r\n", "\n")), QString()); // CSV ends its lines so
        }
    }

    void whatPrometheusReadsIsValid()
    {
        QProcess watch;
        watch.setProcessEnvironment(m_ctl.variables);
        const quint16 port = freePort();
        watch.start(QStringLiteral(QD_BUILD_DIR "/quarterdeckctl"), {u"watch"_s, u"--json"_s, u"--environment"_s, m_ctl.path(u"e.yaml"_s), u"--listen"_s, QString::number(port)});
        QVERIFY(watch.waitForStarted());
        QByteArray page;
        const auto scrape = [&page, port] {
            page = fetched(port);
            return page.contains("quarterdeck_own_labels{") && page.contains("quarterdeck_pg_table_size{");
        };
        QTRY_VERIFY_WITH_TIMEOUT(scrape(), 30000);
        watch.terminate();
        QVERIFY(watch.waitForFinished(10000));
        QCOMPARE(wrongIn(page), QString());
        static const QRegularExpression line(u"^(# (HELP|TYPE) [a-z0-9_]+ .*|[a-z_][a-z0-9_]*\\{([a-z_]+=\"([^\"\\\\\\n]|\\\\[\\\\\"n])*\",?)*\\} [0-9eE.+-]+|[a-z_]+ [0-9]+)$"_s);
        QSet<QString> series;
        for (const QString &one : QString::fromUtf8(page).split(u'\n', Qt::SkipEmptyParts)) {
            QVERIFY2(line.match(one).hasMatch(), qPrintable(one));
            if (one.startsWith(u'#'))
                continue;
            const QString key = one.left(one.lastIndexOf(u' '));
            QVERIFY2(!series.contains(key), qPrintable(key));
            series << key;
        }
        QVERIFY(names(page));
        for (const QByteArray &problem : watch.readAllStandardOutput().split('\n')) {
            QCOMPARE(wrongIn(problem), QString());
            QVERIFY2(problem.isEmpty() || QJsonDocument::fromJson(problem).isObject(), problem.constData());
        }
    }

    void nothingOfItsPathWasCalledAndNothingFailed()
    {
        QStringList errors = m_hostile->refused();
        errors.removeIf([](const QString &e) { return e.contains(u"[31m<img>"_s); }); // the statement that was typed wrong
        QVERIFY2(m_hostile->sprung().isEmpty(), qPrintable(m_hostile->sprung().join(u' ')));
        QVERIFY2(errors.isEmpty(), qPrintable(base::Untrusted(errors.join(u'\n')).visible()));
        QVERIFY(m_hostile->isUnharmed());
    }
};

QTEST_GUILESS_MAIN(TstHostileExports)
#include "tst_hostileexports.moc"
