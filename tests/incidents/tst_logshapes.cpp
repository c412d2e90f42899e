// SPDX-License-Identifier: GPL-3.0-or-later
// Lines of logs as the programs print them: when, who, how bad and what each says; what goes on from the line before; how
// many were not understood; and whatever a hostile one holds.

#include "models/base/moment.h"
#include "models/incidents/logline.h"

#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QTest>

#include <ctime>

using namespace incidents;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

const base::WallTime kEnd{std::chrono::seconds(1'795'799'100)}; // 2026-11-27T17:05:00Z
const LogSpan kSpan{kEnd - 15min, kEnd};

LogRead readAs(const QByteArray &bytes) { return logLines(bytes, formatIn(bytes), kSpan); }

} // namespace

class TstLogShapes : public QObject {
    Q_OBJECT
private slots:
    void initTestCase()
    {
        qputenv("TZ", "QDT-3"); // three hours ahead, all year
        ::tzset();
    }

    void eachShape_data()
    {
        QTest::addColumn<QByteArray>("row");
        QTest::addColumn<QString>("at"); // in UTC
        QTest::addColumn<int>("pid");
        QTest::addColumn<QString>("severity");
        QTest::addColumn<QString>("text");
        const auto row = [](const char *name, const QByteArray &line, const char *at, int pid, const char *severity, const char *text) {
            QTest::newRow(name) << line << QString::fromLatin1(at) << pid << QString::fromLatin1(severity) << QString::fromUtf8(text);
        };
        row("postgresql", "2026-11-27 17:00:00.123 UTC [1234] shop@shop psql ERROR:  canceling statement due to lock timeout", "2026-11-27T17:00:00.123Z", 1234, "ERROR",
            "canceling statement due to lock timeout");
        row("postgresql, a zone by its name is ours", "2026-11-27 17:00:00.123 CET [99] LOG:  checkpoint starting: time", "2026-11-27T14:00:00.123Z", 99, "LOG", "checkpoint starting: time");
        row("postgresql, offset", "2026-11-27 17:00:00 +01 [99] PANIC:  could not write to file", "2026-11-27T16:00:00.000Z", 99, "PANIC", "could not write to file");
        row("postgresql, another prefix", "2026-11-27 17:00:00 UTC:10.0.1.7(50412):shop@shop:[1234]:FATAL:  terminating connection due to administrator command", "2026-11-27T17:00:00.000Z", 1234,
            "FATAL", "terminating connection due to administrator command");
        row("pgbouncer", "2026-11-27 17:00:00.123 UTC [1234] LOG kernel file descriptor limit: 1024 (hard: 1048576); max_client_conn: 100, max expected fd use: 132", "2026-11-27T17:00:00.123Z", 1234,
            "LOG", "kernel file descriptor limit: 1024 (hard: 1048576); max_client_conn: 100, max expected fd use: 132");
        row("pgbouncer, trouble", "2026-11-27 17:00:00.123 UTC [1234] WARNING C-0x55d5c8c1f0a0: shop/shop@127.0.0.1:41000 pooler error: query_wait_timeout", "2026-11-27T17:00:00.123Z", 1234, "WARNING",
            "C-0x55d5c8c1f0a0: shop/shop@127.0.0.1:41000 pooler error: query_wait_timeout");
        row("pgbouncer, an old one", "2014-10-29 11:56:01.212 6123 ERROR S-0x1: shop/shop@10.0.0.1:5432 closing because: connect failed (age=0)", "2014-10-29T08:56:01.212Z", 6123, "ERROR",
            "S-0x1: shop/shop@10.0.0.1:5432 closing because: connect failed (age=0)");
        row("redis", "1234:M 27 Nov 2026 17:00:00.123 * Ready to accept connections", "2026-11-27T14:00:00.123Z", 1234, "NOTICE", "Ready to accept connections");
        row("redis, warning", "77:C 27 Nov 2026 17:00:00.123 # Failed opening the RDB file dump.rdb for saving: Permission denied", "2026-11-27T14:00:00.123Z", 77, "WARNING",
            "Failed opening the RDB file dump.rdb for saving: Permission denied");
        row("nginx, error", "2026/11/27 17:00:00 [error] 1234#1235: *5 connect() failed (111: Connection refused) while connecting to upstream, client: 127.0.0.1", "2026-11-27T14:00:00.000Z", 1234,
            "ERROR", "*5 connect() failed (111: Connection refused) while connecting to upstream, client: 127.0.0.1");
        row("nginx, critical", "2026/11/27 17:00:00 [crit] 12#12: *1 SSL_do_handshake() failed", "2026-11-27T14:00:00.000Z", 12, "FATAL", "*1 SSL_do_handshake() failed");
        row("nginx, emergency", "2026/11/27 17:00:00 [emerg] 12#12: bind() to 127.0.0.1:80 failed (98: Address already in use)", "2026-11-27T14:00:00.000Z", 12, "PANIC",
            "bind() to 127.0.0.1:80 failed (98: Address already in use)");
        row("requests, a good one", R"(::1 - ann [27/Nov/2026:17:00:00 +0100] "GET / HTTP/1.1" 200 612 "-" "curl/7.88.1")", "2026-11-27T16:00:00.000Z", 0, "LOG",
            R"(::1 "GET / HTTP/1.1" 200 612 "-" "curl/7.88.1")");
        row("requests, a failed one", R"(127.0.0.1 - - [27/Nov/2026:17:00:00 +0000] "GET /health HTTP/1.1" 502 157 "-" "curl/7.88.1")", "2026-11-27T17:00:00.000Z", 0, "ERROR",
            R"(127.0.0.1 "GET /health HTTP/1.1" 502 157 "-" "curl/7.88.1")");
        row("syslog", "Nov 27 17:00:00 db-2 shop-api[1234]: ERROR cannot reach the pool", "2026-11-27T14:00:00.000Z", 1234, "ERROR", "shop-api: ERROR cannot reach the pool");
        row("syslog, the year before", "Dec  7 17:00:00 db-2 kernel: Out of memory: Killed process 4711 (postgres)", "2025-12-07T14:00:00.000Z", 0, "",
            "kernel: Out of memory: Killed process 4711 (postgres)");
        row("syslog, with a priority", "<27>Nov 27 17:00:00 db-2 app[1234]: text", "2026-11-27T14:00:00.000Z", 1234, "ERROR", "app: text");
        row("syslog, ISO 8601", "2026-11-27T17:00:00.123456+01:00 db-2 sshd[1234]: Accepted publickey for ann", "2026-11-27T16:00:00.123Z", 1234, "", "sshd: Accepted publickey for ann");
        row("syslog, RFC 5424", "<34>1 2026-11-27T17:00:00.003Z db-2 su 1234 ID47 - 'su root' failed", "2026-11-27T17:00:00.003Z", 1234, "FATAL", "su: 'su root' failed");
        row("syslog, RFC 5424 with data", R"(<28>1 2026-11-27T17:00:00.003Z db-2 app - ID47 [ex@1 a="b"][ex@2 c="d"] text)", "2026-11-27T17:00:00.003Z", 0, "WARNING", "app: text");
        row("syslog, the server's own head", "Nov 27 17:00:00 db-2 postgres[1]: 2026-11-27 17:00:00.123 UTC [4711] ERROR:  deadlock detected", "2026-11-27T14:00:00.000Z", 4711, "ERROR",
            "deadlock detected");
        row("application", "2026-11-27T17:00:00.123Z ERROR cannot reach the pool", "2026-11-27T17:00:00.123Z", 0, "ERROR", "ERROR cannot reach the pool");
        row("application, offset", "2026-11-27T17:00:00,123+01:00 [main] WARN  c.e.Pool - slow", "2026-11-27T16:00:00.123Z", 0, "WARNING", "[main] WARN  c.e.Pool - slow");
        row("application, no zone", "2026-11-27 17:00:00,123 - shop.orders - CRITICAL - no stock", "2026-11-27T14:00:00.123Z", 0, "FATAL", "shop.orders - CRITICAL - no stock");
        row("application, process", "2026-11-27 17:00:00.123  INFO 1234 --- [           main] c.e.App : Started App", "2026-11-27T14:00:00.123Z", 1234, "INFO",
            "INFO 1234 --- [           main] c.e.App : Started App");
        row("application, process and trouble", "2026-11-27 17:00:00.123 ERROR 1234 --- [           main] c.e.App : boom", "2026-11-27T14:00:00.123Z", 1234, "ERROR",
            "ERROR 1234 --- [           main] c.e.App : boom");
        row("application, a level is no zone", "2026-11-27 17:00:00 ERROR [1234] boom", "2026-11-27T14:00:00.000Z", 1234, "ERROR", "ERROR [1234] boom");
        row("application, all in brackets", "[2026-11-27 17:00:00 +0000] [1234] [INFO] Listening at: http://127.0.0.1:8000", "2026-11-27T17:00:00.000Z", 1234, "INFO",
            "[1234] [INFO] Listening at: http://127.0.0.1:8000");
        row("application, its name is no zone", "2026-11-27 17:00:00.123 orders [4711] started", "2026-11-27T14:00:00.123Z", 0, "", "orders [4711] started");
        row("application, its name is no zone of PgBouncer either", "2026-11-27 17:00:00.123 orders [4711] ERROR boom", "2026-11-27T14:00:00.123Z", 0, "ERROR", "orders [4711] ERROR boom");
        row("application, no severity", "2026/11/27 17:00:00 http: Server closed", "2026-11-27T14:00:00.000Z", 0, "", "http: Server closed");
        row("application, small letters", "2026-11-27T17:00:00.123Z error: connection lost", "2026-11-27T17:00:00.123Z", 0, "ERROR", "error: connection lost");
        row("application, tabs", "2026-11-27T17:00:00.123Z\tinfo\tserver/main.go:10\tlistening", "2026-11-27T17:00:00.123Z", 0, "INFO", "info\tserver/main.go:10\tlistening");
        row("logfmt", "ts=2026-11-27T17:00:00.123Z caller=node_exporter.go:180 level=info msg=\"Starting node_exporter\"", "2026-11-27T17:00:00.123Z", 0, "INFO",
            "caller=node_exporter.go:180 level=info msg=\"Starting node_exporter\"");
        row("logfmt, quoted", "time=\"2026-11-27T17:00:00Z\" level=warning msg=\"slow\" pid=1234", "2026-11-27T17:00:00.000Z", 1234, "WARNING", "level=warning msg=\"slow\" pid=1234");
        row("json", R"({"time":"2026-11-27T17:00:00.123Z","level":"warn","msg":"slow","pid":1234})", "2026-11-27T17:00:00.123Z", 1234, "WARNING", "slow");
        row("json, milliseconds", R"({"level":50,"time":1795798800123,"pid":1234,"hostname":"db-2","msg":"boom"})", "2026-11-27T17:00:00.123Z", 1234, "ERROR", "boom");
        row("json, seconds", R"({"level":"error","ts":1795798800.123,"caller":"x.go:1","msg":"boom"})", "2026-11-27T17:00:00.123Z", 0, "ERROR", "boom");
        row("json, more of it", R"({"@timestamp":"2026-11-27T17:00:00.123+01:00","severity":"CRITICAL","message":"boom","stack_trace":"at a\n at b"})", "2026-11-27T16:00:00.123Z", 0, "FATAL",
            "boom\nat a\n at b");
        row("json, no zone", R"({"timestamp":"2026-11-27T17:00:00","level":"info","message":"on"})", "2026-11-27T14:00:00.000Z", 0, "INFO", "on");
        row("json of postgresql", R"({"timestamp":"2026-11-27 17:00:00.123 UTC","pid":4711,"error_severity":"ERROR","message":"no","detail":"why"})", "2026-11-27T17:00:00.123Z", 4711, "ERROR",
            "no\nwhy");
    }
    void eachShape()
    {
        QFETCH(QByteArray, row);
        const LogRead read = readAs(row + "\r\n");
        QCOMPARE(read.lines.size(), std::size_t(1));
        QCOMPARE(read.notUnderstood, 0);
        const LogLine &line = read.lines.front();
        QTEST(base::isoMoment(line.at), "at");
        QTEST(line.pid, "pid");
        QTEST(line.severity, "severity");
        QTEST(line.text.raw(), "text");
        for (qsizetype cut = 0; cut < row.size(); ++cut) // whatever is missing, nothing breaks
            QVERIFY(readAs(row.first(cut)).lines.size() <= 1);
    }

    // Whatever writes into the journal has its own head there, too.
    void inTheJournal()
    {
        const auto entry = [](const QByteArray &message) {
            return "{\"__REALTIME_TIMESTAMP\":\"1795798800500000\",\"_PID\":\"1\",\"PRIORITY\":\"6\",\"MESSAGE\":\"" + message + "\"}\n";
        };
        const LogRead read = readAs(entry("77:M 27 Nov 2026 17:00:00.123 # out of memory") + entry("2026-11-27T17:00:00Z WARN slow") + entry("plain words"));
        QCOMPARE(read.lines.size(), std::size_t(3));
        QCOMPARE(read.lines[0].pid, 77);
        QCOMPARE(read.lines[0].severity, u"WARNING"_s);
        QCOMPARE(read.lines[1].pid, 1); // its head does not say
        QCOMPARE(read.lines[1].severity, u"WARNING"_s);
        QCOMPARE(read.lines[2].severity, u"LOG"_s);
        for (const LogLine &line : read.lines)
            QCOMPARE(base::isoMoment(line.at), u"2026-11-27T17:00:00.500Z"_s); // the journal knows when
    }

    // Rows before or behind its head are of the message, too.
    void aMessageOfSeveralRowsStaysWhole()
    {
        const auto entry = [](const QByteArray &message) { return "{\"__REALTIME_TIMESTAMP\":\"1795798800500000\",\"_PID\":\"1\",\"PRIORITY\":\"3\",\"MESSAGE\":\"" + message + "\"}\n"; };
        const QByteArray head("2026-11-27 17:00:00.123 UTC [4711] ERROR:  "), two(head + "first\\n" + head + "second"), late("Traceback\\n" + head + "third");
        const LogRead read = readAs(entry(two) + entry(late) + entry(head + "fourth\\nand more of it"));
        QCOMPARE(read.lines.size(), std::size_t(3));
        QCOMPARE(read.lines[0].text.raw(), QString::fromUtf8(QByteArray(two).replace("\\n", "\n")));
        QCOMPARE(read.lines[1].text.raw(), QString::fromUtf8(QByteArray(late).replace("\\n", "\n")));
        QCOMPARE(read.lines[1].pid, 1);
        QCOMPARE(read.lines[2].text.raw(), u"fourth\nand more of it"_s);
        QCOMPARE(read.lines[2].pid, 4711);
    }

    void whatHasNoHeadGoesOn()
    {
        const LogRead read = readAs("starting\n2026-11-27T17:00:00Z ERROR boom\n\tat a\n\n{\"x\": 1}\n2026-11-27T17:00:01Z INFO on\n{\"ts\":1795798802,\"msg\":\"as JSON\"}\nTraceback\n{torn\n");
        QCOMPARE(read.lines.size(), std::size_t(3));
        QCOMPARE(read.lines[0].text.raw(), u"ERROR boom\n\tat a\n{\"x\": 1}"_s);
        QCOMPARE(read.lines[1].text.raw(), u"INFO on"_s);
        QCOMPARE(read.lines[2].text.raw(), u"as JSON\nTraceback"_s);
        QCOMPARE(read.notUnderstood, 2); // the first and the last
    }

    // Counted is what may be of the span: not what lies between lines that are older, or newer.
    void whatWasNotUnderstoodIsCounted()
    {
        QCOMPARE(readAs("a\nb\nc\n").notUnderstood, 3);
        QCOMPARE(readAs("{}\n{a\n2026-11-27T01:00:00Z INFO long before\n").notUnderstood, 0);
        QCOMPARE(readAs("{}\n{\"time\":\"2026-11-27T01:00:00Z\"}\n{a\n{\"time\":\"2026-11-27T17:00:00Z\"}\n{b\n{\"time\":\"2026-11-27T19:00:00Z\"}\n{c\n").notUnderstood, 2);
        QByteArray endless("2026-11-27T17:00:00Z ERROR boom\n");
        for (int i = 0; i < 1000; ++i)
            endless += "at a.b.c.Something(Something.java:" + QByteArray::number(i) + ")\n";
        const LogRead read = readAs(endless);
        QCOMPARE(read.lines.size(), std::size_t(1));
        QCOMPARE(read.lines.front().text.raw().size(), kLongestMessage);
        QVERIFY(read.notUnderstood > 0); // what no longer has a place
    }

    // A comma before the milliseconds does not make a CSV of it.
    void aCommaIsNoCsv()
    {
        QVERIFY(formatIn("2026-11-27 17:00:00,123 INFO on\n") == LogFormat::Plain);
        QVERIFY(formatIn("2026-11-27 17:00:00.123 UTC,\"ann\",\"shop\",4711,\n") == LogFormat::Csv);
        QVERIFY(formatIn("2026-11-27 17:00:00.123 UTC,,,99,,6748,1\n") == LogFormat::Csv);
    }

    void hostileBytesStayBounded()
    {
        QCOMPARE(readAs(QByteArray(20 * 1024 * 1024, 'x')).lines.size(), std::size_t(0)); // no line feed
        for (const QByteArray &head : {QByteArray("2026-11-27T17:00:00Z ERROR "), QByteArray("1234:M 27 Nov 2026 17:00:00.123 # "), QByteArray("Nov 27 17:00:00 h a: "),
                                       QByteArray("127.0.0.1 - - [27/Nov/2026:17:00:00 +0000] \"")})
            for (const QByteArray &fill : {QByteArray("y"), QByteArray("\0", 1), QByteArray("\xff"), QByteArray("\xe2\x82"), QByteArray("Nov 27 17:00:00 h a: "), QByteArray("[error] ")}) {
                const LogRead read = readAs(head + fill.repeated(int(4 * 1024 * 1024 / fill.size())));
                QCOMPARE(read.lines.size(), std::size_t(1));
                QVERIFY(read.lines.front().text.raw().size() <= kLongestMessage);
                QVERIFY(read.lines.front().text.visible().size() > 0);
            }
        QElapsedTimer took;
        took.start();
        for (const QByteArray &row : {"2026-11-27 17:00:00 INFO x" + QByteArray("[1]").repeated(20'000), "2026-11-27 17:00:00 " + QByteArray(60'000, '+'),
                                      "2026-11-27 17:00:00 UTC x" + QByteArray("[1]").repeated(20'000)})
            QVERIFY(readAs(QByteArray(row + '\n').repeated(100)).lines.size() <= 100);
        QVERIFY2(took.elapsed() < 20'000, qPrintable(QString::number(took.elapsed())));
        QRandomGenerator random(4711);
        for (int round = 0; round < 200; ++round) {
            QByteArray noise(4096, '\0');
            for (char &c : noise)
                c = round % 2 ? char(random.bounded(256)) : "2026-11:7T Z[]{}\"\n,#*<>/+."[random.bounded(26)];
            for (const LogFormat format : {LogFormat::Json, LogFormat::Csv, LogFormat::Plain, LogFormat::Journal})
                QVERIFY(logLines(noise, format, kSpan).lines.size() <= 4096);
        }
        QVERIFY(readAs("{\"time\":1e308,\"msg\":\"x\"}\n{\"time\":-5,\"msg\":\"x\"}\n{\"time\":\"2026-99-99T99:99:99Z\"}\n" + QByteArray(100'000, '[') + "\n").lines.empty());
    }
};

QTEST_GUILESS_MAIN(TstLogShapes)
#include "tst_logshapes.moc"
