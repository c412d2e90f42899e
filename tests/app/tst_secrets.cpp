// SPDX-License-Identifier: GPL-3.0-or-later
// A secret that the real program used, rightly and wrongly, is in nothing that it prints, writes or shows to others.
#include "tests/support/ctlrun.h"
#include "tests/support/nginxserver.h"

#include <QDirIterator>
#include <QTest>

namespace {

constexpr const char *kRight = "canary-right-31337";
constexpr const char *kWrong = "canary-wrong-31337";

QByteArray targetYaml(const char *id, const char *kind, quint16 port, const char *header, const QString &command)
{
    return QByteArray("  - id: ") + id + "\n    kind: " + kind + "\n    url: http://127.0.0.1:" + QByteArray::number(port) + "/\n"
        + "    authorization_header: \"" + header + "\"\n    credential: {from: command, command: [" + command.toUtf8() + "]}\n";
}

// Everything that a process shows to other users of the machine.
QByteArray argvOfAll()
{
    QByteArray all;
    for (const QString &pid : QDir(QStringLiteral("/proc")).entryList(QDir::Dirs)) {
        QFile file(QStringLiteral("/proc/%1/cmdline").arg(pid));
        if (pid[0].isDigit() && file.open(QIODevice::ReadOnly))
            all += file.readAll();
    }
    return all;
}

} // namespace

class TstSecrets : public QObject {
    Q_OBJECT

private slots:
    void aSecretIsNowhereButOnItsWay_data()
    {
        QTest::addColumn<QStringList>("command");
        QTest::newRow("json") << QStringList{QStringLiteral("status"), QStringLiteral("--json")};
        QTest::newRow("text") << QStringList{QStringLiteral("status"), QStringLiteral("--metrics")};
        QTest::newRow("check") << QStringList{QStringLiteral("check")};
    }
    void aSecretIsNowhereButOnItsWay()
    {
        QFETCH(QStringList, command);
        // what it answers repeats what it was sent, as careless servers do
        const NginxServer server("access_log access.log; location / { if ($http_authorization != 'Bearer " + QByteArray(kRight)
                                 + "') { return 401 '$http_authorization $http_x_api_key'; } return 200 'node_load1 1\\n'; }");
        CtlRun ctl;
        constexpr auto kScript = QFile::ReadOwner | QFile::ExeOwner;
        ctl.write(QStringLiteral("right"), QByteArray(kRight) + "\n");
        ctl.write(QStringLiteral("wrong"), QByteArray(kWrong) + "\n");
        const QString right = ctl.write(QStringLiteral("right.sh"), "#!/bin/sh\nexec cat " + ctl.path(QStringLiteral("right")).toUtf8() + "\n", kScript);
        const QString wrong = ctl.write(QStringLiteral("wrong.sh"), "#!/bin/sh\nexec cat " + ctl.path(QStringLiteral("wrong")).toUtf8() + "\n", kScript);
        QByteArray yaml = "name: x\ntargets:\n";
        for (const char *kind : {"http", "host", "prometheus", "http_json"}) {
            const QByteArray id = QByteArray(kind).replace('_', '-');
            yaml += targetYaml((id + "-right").constData(), kind, server.port(), "Authorization: Bearer", right);
            yaml += targetYaml((id + "-wrong").constData(), kind, server.port(), "Authorization: Bearer", wrong);
            yaml += targetYaml((id + "-key").constData(), kind, server.port(), "X-Api-Key", wrong);
        }
        const QString file = ctl.write(QStringLiteral("environment.yaml"), yaml);
        QByteArray argv;
        const auto outcome = ctl.run(command + QStringList{QStringLiteral("--environment"), file, QStringLiteral("--wait"), QStringLiteral("4")},
                                     [&argv](qint64) { argv += argvOfAll(); });
        QVERIFY2(outcome.code > 0, outcome.err.constData());
        QVERIFY(argv.contains("quarterdeckctl"));
        QFile sent(server.path(QStringLiteral("access.log")));
        QVERIFY(sent.open(QIODevice::ReadOnly) && sent.readAll().count(" 401 ") >= 8); // the wrong ones were used
        QByteArray everything = outcome.out + outcome.err + argv;
        QDirIterator files(ctl.path(QStringLiteral("home")), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
        int written = 0;
        while (files.hasNext()) {
            QFile f(files.next());
            QVERIFY(f.open(QIODevice::ReadOnly));
            everything += f.readAll();
            ++written;
        }
        QVERIFY(written > 0); // the log
        for (const char *canary : {kRight, kWrong})
            QVERIFY2(!everything.contains(canary), everything.mid(everything.indexOf(canary) - 300, 400).constData());
    }
};

QTEST_GUILESS_MAIN(TstSecrets)
#include "tst_secrets.moc"
