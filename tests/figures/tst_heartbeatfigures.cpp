// SPDX-License-Identifier: GPL-3.0-or-later
// The age of a sign of life, driven with a real file from fine over warning to critical and back.
#include "tests/support/figurewatch.h"

#include <QFile>
#include <QTemporaryDir>

#include <utime.h>

using namespace Qt::StringLiterals;

class TestHeartbeatFigures : public QObject {
    Q_OBJECT
    const QTemporaryDir m_folder;
    std::unique_ptr<FigureWatch> m_watch;

    [[nodiscard]] QString file() const { return m_folder.filePath(u"alive"_s); }
    [[nodiscard]] std::function<void()> written(int secondsAgo) const
    {
        return [this, secondsAgo] {
            const utimbuf times{time(nullptr) - secondsAgo, time(nullptr) - secondsAgo};
            QCOMPARE(utime(QFile::encodeName(file()).constData(), &times), 0);
        };
    }

private slots:
    void initTestCase()
    {
        qputenv("QUARTERDECK_RESOURCES", QD_SOURCE_DIR "/resources");
        QFile f(file());
        QVERIFY(f.open(QIODevice::WriteOnly));
        environment::HeartbeatSettings s;
        s.path = file();
        auto t = targetOf(u"job"_s, environment::TargetKind::Heartbeat, s);
        t.deadline = std::chrono::seconds(5);
        m_watch = std::make_unique<FigureWatch>(QList{t}, heartbeatRows());
    }
    void cleanupTestCase() { m_watch.reset(); }

    void fineWarningCriticalAndBack_data() { m_watch->addRows(); }
    void fineWarningCriticalAndBack() { m_watch->driveRow({{u"heartbeat.age"_s, {written(400), written(1000), written(0)}}}); }
};

QTEST_GUILESS_MAIN(TestHeartbeatFigures)
#include "tst_heartbeatfigures.moc"
