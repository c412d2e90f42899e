// SPDX-License-Identifier: GPL-3.0-or-later
// Bad files, bad peers and bad places, met by the real program: each is one clear sentence, and nothing is lost.
#include "tests/support/ctlrun.h"
#include "tests/support/hostilepeer.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>


namespace {

using Connection = HostilePeer::Connection;

QByteArray targetYaml(const char *kind, quint16 port)
{
    const bool web = QByteArrayView(kind) == "http" || QByteArrayView(kind) == "host" || QByteArrayView(kind) == "prometheus";
    return QByteArray("name: x\ntargets:\n  - id: peer\n    kind: ") + kind + "\n    deadline: 1s\n"
        + (web ? "    url: http://127.0.0.1:" + QByteArray::number(port) + "/\n"
               : "    host: 127.0.0.1\n    port: " + QByteArray::number(port) + "\n")
        + (QByteArrayView(kind) == "postgres" || QByteArrayView(kind) == "pgbouncer" ? "    user: app\n    tls: {mode: disable}\n" : "");
}

QJsonObject firstProblem(const QByteArray &json)
{
    return QJsonDocument::fromJson(json).object().value(QStringLiteral("problems")).toArray().at(0).toObject();
}

} // namespace

class TstBadInput : public QObject {
    Q_OBJECT

    static QStringList status(const QString &file, bool json = true)
    {
        QStringList args{QStringLiteral("status"), QStringLiteral("--environment"), file, QStringLiteral("--wait"), QStringLiteral("3")};
        if (json)
            args << QStringLiteral("--json");
        return args;
    }

private slots:
    void aBadFileIsNamedWithItsPlaceAndCostsLittleTime_data()
    {
        QTest::addColumn<QByteArray>("yaml");
        QTest::addColumn<QByteArray>("says");
        const QByteArray good = "name: x\ntargets:\n  - {id: a, kind: redis, host: h}\n";
        QByteArray laughs = "a: &a [lol, lol]\n";
        for (char c = 'b'; c <= 'z'; ++c)
            laughs += QByteArray(1, c) + ": &" + c + " [*" + char(c - 1) + ", *" + char(c - 1) + "]\n";
        QTest::newRow("not YAML") << QByteArray("name: [\n") << QByteArray(":1:");
        QTest::newRow("billion laughs") << laughs << QByteArray("aliases");
        QTest::newRow("too deep") << QByteArray(1000, '[') << QByteArray("brackets");
        QTest::newRow("too large") << QByteArray((1 << 20) + 1, '#') << QByteArray("larger than 1024 KiB");
        QTest::newRow("zero byte") << good + QByteArray("title: a\0b\n", 11) << QByteArray(":4:");
        QTest::newRow("unknown key") << QByteArray("name: x\ntargets:\n  - {id: a, kind: redis, hoost: h}\n") << QByteArray("did you mean 'host'?");
        QTest::newRow("target twice") << good + "  - {id: a, kind: redis, host: h}\n" << QByteArray(":4:");
        QTest::newRow("circle") << QByteArray("name: x\ntargets:\n  - {id: a, kind: redis, host: h, uses: b}\n  - {id: b, kind: redis, host: h, uses: a}\n")
                                << QByteArray("the edges run in a circle: a -> b -> a");
        QTest::newRow("port") << QByteArray("name: x\ntargets:\n  - {id: a, kind: redis, host: h, port: 70000}\n") << QByteArray(":3:");
        QTest::newRow("credential without a header") << QByteArray("name: x\ntargets:\n  - {id: a, kind: http, url: 'http://h/', credential: keyring}\n")
                                                     << QByteArray("add authorization_header");
    }
    void aBadFileIsNamedWithItsPlaceAndCostsLittleTime()
    {
        QFETCH(QByteArray, yaml);
        QFETCH(QByteArray, says);
        const CtlRun ctl;
        const QString file = ctl.write(QStringLiteral("environment.yaml"), yaml);
        const auto outcome = ctl.run({QStringLiteral("environment"), QStringLiteral("validate"), file}, 10000);
        QVERIFY2(outcome.code == 0 || outcome.code == 1, outcome.err.constData());
        QVERIFY2(outcome.out.contains(says), outcome.out.constData());
        QVERIFY(!outcome.out.contains('\0'));
        QFile after(file);
        QVERIFY(after.open(QIODevice::ReadOnly) && after.readAll() == yaml);
    }

    void aBadPeerIsOneSentence_data()
    {
        QTest::addColumn<QByteArray>("kind");
        QTest::addColumn<int>("peer"); // 0: silent, 1: speaks HTTP, 2: noise with NUL, markup and no UTF-8
        for (const char *kind : {"postgres", "pgbouncer", "redis", "http", "host", "prometheus"})
            for (int peer = 0; peer < 3; ++peer)
                QTest::addRow("%s %d", kind, peer) << QByteArray(kind) << peer;
    }
    void aBadPeerIsOneSentence()
    {
        QFETCH(QByteArray, kind);
        QFETCH(int, peer);
        const HostilePeer server([peer](Connection &c) {
            if (peer == 1)
                c.write("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
            else if (peer == 2)
                c.write(std::string("\0\xff<b>\x1b[31mno\r\n\r\n", 16));
            if (peer != 0)
                return;
            while (c.wait(std::chrono::milliseconds(100))) { }
        });
        const CtlRun ctl;
        const QString file = ctl.write(QStringLiteral("environment.yaml"), targetYaml(kind.constData(), server.port()));
        const auto outcome = ctl.run(status(file), 20000);
        QVERIFY2(outcome.code == 1, outcome.err.constData());
        const QByteArray report = outcome.out;
        const auto problem = firstProblem(report);
        const QString sentence = problem.value(QStringLiteral("sentence")).toString();
        QVERIFY2(!sentence.isEmpty(), report.constData());
        QVERIFY2(sentence.count(QLatin1Char('\n')) == 0 && !sentence.contains(QChar(0)) && !sentence.contains(QChar(27)), qPrintable(sentence));
        if (kind != "http" || peer != 1) // a web server that says 400 is one that answers
            QVERIFY2(sentence.contains(QLatin1String("peer")), qPrintable(sentence));
        const auto text = ctl.run(status(file, false), 20000);
        QVERIFY(!text.out.contains('\0') && !text.out.contains('\x1b'));
    }

    void withoutAPlaceToWriteItLooksAllTheSame_data()
    {
        QTest::addColumn<QByteArray>("prepare"); // shell, before the program; $1 is a folder
        QTest::newRow("no HOME") << QByteArray("unset HOME");
        QTest::newRow("HOME is not there") << QByteArray("export HOME=/proc/nowhere");
        QTest::newRow("read-only home") << QByteArray("mount -t tmpfs -o size=64k,ro none \"$1\" && export HOME=\"$1\"");
        QTest::newRow("full disk") << QByteArray("mount -t tmpfs -o size=64k none \"$1\" && export HOME=\"$1\" && mkdir -p \"$1/.local/state/quarterdeck\" && "
                                                 "{ head -c 65536 /dev/zero > \"$1/full\" || true; } 2>/dev/null");
    }
    void withoutAPlaceToWriteItLooksAllTheSame()
    {
        QFETCH(QByteArray, prepare);
        const HostilePeer server([](Connection &c) {
            while (!c.readUntil("\r\n\r\n").empty())
                c.write("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
        });
        const CtlRun ctl;
        if (prepare.contains("mount")) {
            QProcess may;
            may.start(QStringLiteral("unshare"), {QStringLiteral("-m"), QStringLiteral("true")});
            if (!may.waitForFinished(5000) || may.exitCode() != 0)
                QSKIP("SKIPPED LOUDLY: mounting needs root");
        }
        const QString file = ctl.write(QStringLiteral("environment.yaml"), targetYaml("http", server.port()));
        QDir().mkpath(ctl.path(QStringLiteral("disk")));
        const QByteArray script = prepare + " && shift && exec \"$@\"";
        QStringList argv{QStringLiteral("sh"), QStringLiteral("-c"), QString::fromUtf8(script), QStringLiteral("sh"), ctl.path(QStringLiteral("disk")),
                         qEnvironmentVariable("QUARTERDECKCTL", QStringLiteral(QD_BUILD_DIR "/quarterdeckctl"))};
        argv += status(file);
        if (prepare.contains("mount"))
            argv = QStringList{QStringLiteral("unshare"), QStringLiteral("-m")} + argv;
        QProcess p;
        p.setProcessEnvironment(ctl.variables);
        p.start(argv.takeFirst(), argv);
        QVERIFY(p.waitForFinished(20000));
        const QByteArray out = p.readAllStandardOutput(), err = p.readAllStandardError();
        QVERIFY2(p.exitCode() == 0 || p.exitCode() == 1, err.constData());
        const QJsonObject report = QJsonDocument::fromJson(out).object();
        QCOMPARE(report.value(QStringLiteral("reachable")).toInt(), 1);
        const QJsonObject cost = report.value(QStringLiteral("targets")).toArray().at(0).toObject().value(QStringLiteral("own_cost")).toObject();
        QCOMPARE(cost.value(QStringLiteral("connections")).toInt(), 1);
        QVERIFY(cost.value(QStringLiteral("server_ms_per_second")).toDouble() > 0);
        QVERIFY2(err.count('\n') <= 1, err.constData());
    }

    void withoutAHomeAndAFileTheErrorSaysWhatToSet()
    {
        CtlRun ctl;
        ctl.variables.remove(QStringLiteral("HOME"));
        const auto outcome = ctl.run({QStringLiteral("status")});
        QVERIFY(outcome.code > 1);
        QVERIFY2(outcome.err.contains("Set HOME"), outcome.err.constData());
    }
};

QTEST_GUILESS_MAIN(TstBadInput)
#include "tst_badinput.moc"
