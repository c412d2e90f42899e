// SPDX-License-Identifier: GPL-3.0-or-later
// Several watchers on one machine: each records its own environment, one of them records one that two watch, and what cannot
// be recorded is said.

#include "models/base/paths.h"
#include "tests/support/ctlrun.h"

#include <QTest>

using namespace Qt::StringLiterals;

namespace {

constexpr int kLimit = 20000;

class Watcher {
public:
    Watcher(const CtlRun &ctl, const QString &name)
    {
        const QString file = ctl.write(name + u".yaml"_s, "name: " + name.toUtf8() + "\ntargets:\n  - {id: job, kind: heartbeat, where: file, path: /nowhere}\n");
        m_program.setProcessEnvironment(ctl.variables);
        m_program.start(qEnvironmentVariable("QUARTERDECKCTL", QStringLiteral(QD_BUILD_DIR "/quarterdeckctl")), {u"watch"_s, u"--environment"_s, file});
    }
    ~Watcher() { end(); }
    void end()
    {
        m_program.terminate();
        m_program.waitForFinished(10000);
    }
    [[nodiscard]] QByteArray said()
    {
        m_said += m_program.readAllStandardError();
        return m_said;
    }

private:
    QProcess m_program;
    QByteArray m_said;
};

} // namespace

class TstWatchTape : public QObject {
    Q_OBJECT
    std::unique_ptr<CtlRun> m_ctl;

    [[nodiscard]] static QString tapeOf(const QString &environment) { return base::environmentStateFolder(u"recorder-watch"_s, environment); }
    [[nodiscard]] static qint64 recorded(const QString &environment)
    {
        qint64 bytes = 0;
        for (const QFileInfo &segment : QDir(tapeOf(environment)).entryInfoList({u"*.frames"_s}, QDir::Files))
            bytes += segment.size();
        return bytes;
    }

private slots:
    void init()
    {
        m_ctl = std::make_unique<CtlRun>();
        m_ctl->variables.insert(u"XDG_STATE_HOME"_s, m_ctl->path(u"state"_s));
        qputenv("XDG_STATE_HOME", m_ctl->path(u"state"_s).toUtf8());
    }

    void eachEnvironmentHasATapeOfItsOwn()
    {
        Watcher north(*m_ctl, u"north"_s), south(*m_ctl, u"south"_s);
        QVERIFY(tapeOf(u"north"_s) != tapeOf(u"south"_s));
        QTRY_VERIFY_WITH_TIMEOUT(recorded(u"north"_s) > 0 && recorded(u"south"_s) > 0, kLimit);
    }

    void ofTwoThatWatchTheSameOneRecordsAndTheOtherGoesOn()
    {
        Watcher first(*m_ctl, u"north"_s);
        QTRY_VERIFY_WITH_TIMEOUT(recorded(u"north"_s) > 0, kLimit);
        Watcher second(*m_ctl, u"north"_s), beside(*m_ctl, u"south"_s);
        QTRY_VERIFY_WITH_TIMEOUT(recorded(u"south"_s) > 0, kLimit); // by then the second one was refused as well
        first.end();
        const qint64 left = recorded(u"north"_s);
        QTRY_VERIFY_WITH_TIMEOUT(recorded(u"north"_s) > left, 40000);
        QVERIFY2(!second.said().contains("records into"), second.said().constData());
    }

    void whatCannotBeRecordedIsSaidAndTriedAgain()
    {
        QVERIFY(QDir().mkpath(m_ctl->path(u"state/quarterdeck"_s)));
        QFile inTheWay(tapeOf(u"north"_s));
        QVERIFY(inTheWay.open(QIODevice::WriteOnly));
        inTheWay.close();
        Watcher north(*m_ctl, u"north"_s);
        QTRY_VERIFY_WITH_TIMEOUT(north.said().contains(tapeOf(u"north"_s).toUtf8()), kLimit);
        QVERIFY(inTheWay.remove());
        QTRY_VERIFY_WITH_TIMEOUT(recorded(u"north"_s) > 0, 40000);
        QCOMPARE(north.said().count(tapeOf(u"north"_s).toUtf8()), 1); // once
    }
};

QTEST_GUILESS_MAIN(TstWatchTape)
#include "tst_watchtape.moc"
