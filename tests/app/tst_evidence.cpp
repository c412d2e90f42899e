// SPDX-License-Identifier: GPL-3.0-or-later
// Evidence by the programs themselves: the terminal makes a pack of what was recorded, the desktop opens it without
// connecting anywhere and says which part of a damaged one is wrong.

#include "models/recorder/recording.h"
#include "models/recorder/tar.h"
#include "tests/recorder/frames.h"
#include "tests/support/ctlrun.h"

#include <QCryptographicHash>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <csignal>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const QByteArray kEnvironment = "name: shop\nkind: production\ntargets:\n  - id: shop-primary\n    kind: postgres\n    host: db.planted.example\n"
                                "    user: planted_user\n    credential:\n      from: command\n      command: [/bin/planted]\n";

struct Desk {
    Desk()
    {
        ctl.variables.insert(u"XDG_STATE_HOME"_s, ctl.path(u"state"_s));
        ctl.variables.insert(u"XDG_CONFIG_HOME"_s, ctl.path(u"config"_s));
        ctl.variables.insert(u"XDG_RUNTIME_DIR"_s, ctl.path(u"home"_s));
        ctl.variables.insert(u"QT_QPA_PLATFORM"_s, u"offscreen"_s);
        environment = ctl.write(u"environment.yaml"_s, kEnvironment);
    }
    void recordMinutes(int minutes) const
    {
        auto recording = recorder::Recording::open(ctl.path(u"state/quarterdeck/recorder"_s), {});
        if (!recording)
            qFatal("%s", recording.error().text.c_str());
        test::LivingPlatform platform;
        platform.frame.moment.wallNow = base::Clock::system().wallNow() - std::chrono::minutes(minutes);
        for (int s = 0; s < minutes * 60; ++s)
            if (!(*recording)->append(platform.second()))
                qFatal("not recorded");
    }
    // Started and, when it stays, asked to end.
    struct Opened {
        bool stays = false;
        int code = -1;
        QByteArray err;
    };
    [[nodiscard]] Opened open(const QString &file) const
    {
        QProcess desktop;
        desktop.setProcessEnvironment(ctl.variables);
        desktop.start(QStringLiteral(QD_BUILD_DIR "/quarterdeck"), {u"--open"_s, file});
        Opened opened;
        opened.stays = desktop.waitForStarted(10'000) && !desktop.waitForFinished(2'500);
        if (opened.stays)
            ::kill(pid_t(desktop.processId()), SIGTERM);
        if (!opened.stays || desktop.waitForFinished(20'000))
            opened.code = desktop.exitStatus() == QProcess::NormalExit ? desktop.exitCode() : -1;
        opened.err = desktop.readAllStandardError();
        return opened;
    }

    CtlRun ctl;
    QString environment;
};

} // namespace

class TstEvidence : public QObject {
    Q_OBJECT
private slots:
    void whatCannotBeDoneIsSaid()
    {
        Desk desk;
        const QString out = desk.ctl.path(u"x.qdpack"_s);
        QCOMPARE(desk.ctl.run({u"evidence"_s}).code, 2);
        QCOMPARE(desk.ctl.run({u"evidence"_s, u"--out"_s, out, u"--minutes"_s, u"0"_s}).code, 2);
        QCOMPARE(desk.ctl.run({u"evidence"_s, u"--out"_s, out, u"--around"_s, u"noon"_s}).code, 2);
        const auto nothing = desk.ctl.run({u"evidence"_s, u"--out"_s, out, u"--environment"_s, desk.environment});
        QCOMPARE(nothing.code, 3);
        QVERIFY2(nothing.err.contains("Nothing was recorded of shop"), nothing.err.constData());
        QVERIFY(!QFile::exists(out));
    }

    void aJournalThatCannotBeWrittenStopsNoPack()
    {
        Desk desk;
        desk.recordMinutes(1);
        QVERIFY(QDir().mkpath(desk.ctl.path(u"state/quarterdeck/journal.sqlite"_s))); // a folder stands there
        const QString out = desk.ctl.path(u"y.qdpack"_s);
        const auto made = desk.ctl.run({u"evidence"_s, u"--out"_s, out, u"--environment"_s, desk.environment});
        QVERIFY2(made.code == 0 && QFile::exists(out), made.err.constData());
        QVERIFY2(made.err.contains("journal"), made.err.constData()); // and it is said
    }

    void aPackIsMadeOpenedAndChecked()
    {
        Desk desk;
        desk.recordMinutes(4);
        const QString out = desk.ctl.path(u"x.qdpack"_s);
        const auto made = desk.ctl.run({u"evidence"_s, u"--out"_s, out, u"--minutes"_s, u"2"_s, u"--environment"_s, desk.environment, u"--json"_s});
        QVERIFY2(made.code == 0, made.err.constData());
        QVERIFY2(made.out.contains("\"seconds\":1"), made.out.constData()); // a hundred and some
        QFile file(out);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray good = file.readAll();
        file.close();
        QVERIFY(!good.contains("planted"));
        const auto noted = desk.ctl.run({u"journal"_s, u"search"_s, u"--act"_s, u"export.evidence"_s, u"--json"_s});
        QCOMPARE(noted.out.count('\n'), 1);
        const QJsonObject entry = QJsonDocument::fromJson(noted.out).object();
        QVERIFY(!entry["record"_L1].toObject().contains("danger"_L1)); // a look
        const QString digest = QString::fromLatin1(QCryptographicHash::hash(good, QCryptographicHash::Sha256).toHex());
        for (const QString &said : {u"file: "_s + out, u"sha256: "_s + digest, u"redacted: yes"_s, u"environment: shop"_s})
            QVERIFY2(QString::fromUtf8(noted.out).contains(said), noted.out.constData());

        const Desk::Opened opened = desk.open(out);
        QVERIFY2(opened.stays, opened.err.constData());
        QCOMPARE(opened.code, 0);
        QVERIFY(!QFile::exists(desk.ctl.path(u"state/quarterdeck/console.lock"_s))); // beside a console that runs

        QByteArray bad = good;
        const qsizetype at = bad.indexOf("QDtape4") + 200;
        bad[at] = char(bad[at] ^ 1);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(bad);
        file.close();
        const Desk::Opened refused = desk.open(out);
        QVERIFY(!refused.stays);
        QCOMPARE(refused.code, 3);
        QVERIFY2(refused.err.contains("recorder.frames"), refused.err.constData());
    }
};

QTEST_GUILESS_MAIN(TstEvidence)
#include "tst_evidence.moc"
