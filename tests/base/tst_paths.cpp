// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/base/paths.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

#include <unistd.h>

class TstPaths : public QObject {
    Q_OBJECT
    QTemporaryDir m_home;
private slots:
    void init()
    {
        qputenv("HOME", m_home.path().toLocal8Bit());
        qunsetenv("XDG_CONFIG_HOME");
        qunsetenv("XDG_STATE_HOME");
    }

    void followTheBaseDirectories()
    {
        QCOMPARE(base::stateFolder(), m_home.path() + QStringLiteral("/.local/state/quarterdeck"));
        QCOMPARE(base::defaultEnvironmentFile(), m_home.path() + QStringLiteral("/.config/quarterdeck/environment.yaml"));
        qputenv("XDG_STATE_HOME", "/somewhere/state");
        QCOMPARE(base::stateFolder(), QStringLiteral("/somewhere/state/quarterdeck"));
        qputenv("XDG_STATE_HOME", "relative/is/ignored");
        QCOMPARE(base::stateFolder(), m_home.path() + QStringLiteral("/.local/state/quarterdeck"));
    }

    void eachEnvironmentHasAFileOfAKind()
    {
        const QString prod = base::environmentStateFile(QStringLiteral("outbox"), QStringLiteral("prod"));
        QVERIFY(prod.startsWith(base::stateFolder() + QStringLiteral("/outbox-")) && prod.endsWith(QStringLiteral(".jsonl")));
        QVERIFY(prod != base::environmentStateFile(QStringLiteral("outbox"), QStringLiteral("lab")));
        QVERIFY(prod != base::environmentStateFile(QStringLiteral("alerts"), QStringLiteral("prod")));
        QCOMPARE(base::environmentStateFolder(QStringLiteral("outbox"), QStringLiteral("prod")) + QStringLiteral(".jsonl"), prod);
    }

    void foldersBelongToTheOwnerAlone()
    {
        QVERIFY(base::ensureFolder(base::stateFolder()).has_value());
        const auto open = QFile::ReadGroup | QFile::ExeGroup | QFile::ReadOther | QFile::ExeOther;
        QVERIFY(!(QFileInfo(base::stateFolder()).permissions() & open));
        QVERIFY(base::ensureFolder(base::stateFolder()).has_value()); // again
    }

    void aWayThroughToTheSandboxOfRootStaysOpen()
    {
        QVERIFY(base::ensureFolder(base::stateFolder()).has_value());
        const auto owner = QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner;
        QVERIFY(QFile::setPermissions(base::stateFolder(), owner | QFile::ReadOther | QFile::ExeGroup | QFile::ExeOther));
        QVERIFY(base::ensureFolder(base::stateFolder()).has_value());
        const auto others = QFile::ReadGroup | QFile::ExeGroup | QFile::ReadOther | QFile::ExeOther;
        QCOMPARE(QFileInfo(base::stateFolder()).permissions() & others, QFile::ExeGroup | QFile::ExeOther);
    }

    void withoutAHomeTheErrorSaysWhatToSet()
    {
        qunsetenv("HOME");
        QVERIFY(base::stateFolder().isEmpty());
        const auto result = base::ensureFolder(base::stateFolder());
        QVERIFY(!result);
        QVERIFY(QString::fromStdString(result.error().remedy).contains(QStringLiteral("XDG_STATE_HOME")));
    }

    void aHomeThatCannotBeWrittenIsNamed()
    {
        qputenv("XDG_STATE_HOME", "/proc/nowhere");
        const auto result = base::ensureFolder(base::stateFolder());
        QVERIFY(!result);
        QVERIFY(QString::fromStdString(result.error().text).contains(QStringLiteral("/proc/nowhere/quarterdeck")));
    }
};

QTEST_GUILESS_MAIN(TstPaths)
#include "tst_paths.moc"
