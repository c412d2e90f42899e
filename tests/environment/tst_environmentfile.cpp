// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/environment/environmentfile.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <unistd.h>

using environment::EnvironmentFile;
using environment::ParseResult;

class TestEnvironmentFile : public QObject
{
    Q_OBJECT
private slots:
    void init();
    void savingInPlaceIsSeen();
    void renameAndReplaceIsSeenAgainAndAgain();
    void fileThatAppearsLaterIsSeen();
    void folderThatAppearsLaterIsSeen();
    void replacedTargetOfALinkIsSeen();
    void lastGoodEnvironmentStaysWhileTheTextIsBroken();
    void deletedFileKeepsTheLastGoodEnvironment();
    void burstOfWritesIsOneChange();
    void savingTheSameTextIsNoChange();
    void dyingWhileReadingIsHarmless();

private:
    void write(const QByteArray &text) { writeTo(m_path, text); }
    static void writeTo(const QString &path, const QByteArray &text)
    {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text);
    }
    void replace(const QByteArray &text)
    {
        const QString next = m_path + QStringLiteral(".swp");
        writeTo(next, text);
        QCOMPARE(::rename(qPrintable(next), qPrintable(m_path)), 0);
    }
    static QByteArray naming(const QByteArray &name)
    {
        return "name: " + name + "\ntargets:\n  - {id: db, kind: postgres, host: h}\n";
    }
    static QString nameIn(const QSignalSpy &spy)
    {
        if (spy.isEmpty())
            return QStringLiteral("nothing said");
        const auto result = spy.last()[0].value<ParseResult>();
        return result.environment ? result.environment->name : QStringLiteral("no environment");
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;
};

void TestEnvironmentFile::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_path = m_folder->filePath(QStringLiteral("environment.yaml"));
}

void TestEnvironmentFile::savingInPlaceIsSeen()
{
    write(naming("one"));
    EnvironmentFile file(m_path);
    QSignalSpy spy(&file, &EnvironmentFile::changed);
    file.start();
    QTRY_COMPARE(nameIn(spy), QStringLiteral("one"));
    write(naming("two"));
    QTRY_COMPARE(nameIn(spy), QStringLiteral("two"));
    QCOMPARE(file.current()->name, QStringLiteral("two"));
}

void TestEnvironmentFile::renameAndReplaceIsSeenAgainAndAgain()
{
    write(naming("start"));
    EnvironmentFile file(m_path);
    QSignalSpy spy(&file, &EnvironmentFile::changed);
    file.start();
    QTRY_COMPARE(nameIn(spy), QStringLiteral("start"));
    for (const QByteArray &name : {"a", "b", "c", "d"}) {
        replace(naming(name));
        QTRY_COMPARE(nameIn(spy), QString::fromUtf8(name));
    }
    write(naming("in-place-again"));
    QTRY_COMPARE(nameIn(spy), QStringLiteral("in-place-again"));
}

void TestEnvironmentFile::fileThatAppearsLaterIsSeen()
{
    EnvironmentFile file(m_path);
    QSignalSpy spy(&file, &EnvironmentFile::changed);
    file.start();
    QTRY_COMPARE(nameIn(spy), QStringLiteral("no environment"));
    QCOMPARE(spy.last()[0].value<ParseResult>().issues.size(), 1);
    write(naming("late"));
    QTRY_COMPARE(nameIn(spy), QStringLiteral("late"));
}

void TestEnvironmentFile::folderThatAppearsLaterIsSeen()
{
    m_path = m_folder->filePath(QStringLiteral("a/b/environment.yaml"));
    EnvironmentFile file(m_path);
    QSignalSpy spy(&file, &EnvironmentFile::changed);
    file.start();
    QTRY_COMPARE(nameIn(spy), QStringLiteral("no environment"));
    QVERIFY(QDir(m_folder->path()).mkpath(QStringLiteral("a/b")));
    write(naming("late"));
    QTRY_COMPARE(nameIn(spy), QStringLiteral("late"));
    replace(naming("later"));
    QTRY_COMPARE(nameIn(spy), QStringLiteral("later"));
}

void TestEnvironmentFile::replacedTargetOfALinkIsSeen()
{
    QVERIFY(QDir(m_folder->path()).mkpath(QStringLiteral("git")));
    const QString link = m_path;
    m_path = m_folder->filePath(QStringLiteral("git/shop.yaml"));
    write(naming("one"));
    QVERIFY(QFile::link(m_path, link));
    EnvironmentFile file(link);
    QSignalSpy spy(&file, &EnvironmentFile::changed);
    file.start();
    QTRY_COMPARE(nameIn(spy), QStringLiteral("one"));
    replace(naming("two"));
    QTRY_COMPARE(nameIn(spy), QStringLiteral("two"));
}

void TestEnvironmentFile::lastGoodEnvironmentStaysWhileTheTextIsBroken()
{
    write(naming("good"));
    EnvironmentFile file(m_path);
    QSignalSpy spy(&file, &EnvironmentFile::changed);
    file.start();
    QTRY_COMPARE(nameIn(spy), QStringLiteral("good"));
    const auto before = file.current();
    write("name: [broken\n");
    QTRY_COMPARE(spy.size(), 2);
    QVERIFY(spy.last()[0].value<ParseResult>().hasErrors());
    QCOMPARE(spy.last()[0].value<ParseResult>().environment, before);
    QCOMPARE(file.current(), before);
    write(naming("mended"));
    QTRY_COMPARE(nameIn(spy), QStringLiteral("mended"));
    QVERIFY(!spy.last()[0].value<ParseResult>().hasErrors());
}

void TestEnvironmentFile::deletedFileKeepsTheLastGoodEnvironment()
{
    write(naming("good"));
    EnvironmentFile file(m_path);
    QSignalSpy spy(&file, &EnvironmentFile::changed);
    file.start();
    QTRY_COMPARE(nameIn(spy), QStringLiteral("good"));
    QVERIFY(QFile::remove(m_path));
    QTRY_COMPARE(spy.size(), 2);
    QCOMPARE(nameIn(spy), QStringLiteral("good"));
    QCOMPARE(spy.last()[0].value<ParseResult>().issues.size(), 1);
    write(naming("back"));
    QTRY_COMPARE(nameIn(spy), QStringLiteral("back"));
}

void TestEnvironmentFile::burstOfWritesIsOneChange()
{
    write(naming("start"));
    EnvironmentFile file(m_path);
    QSignalSpy spy(&file, &EnvironmentFile::changed);
    file.start();
    QTRY_COMPARE(nameIn(spy), QStringLiteral("start"));
    for (int i = 0; i < 50; ++i) {
        replace(naming("n" + QByteArray::number(i)));
        QCoreApplication::processEvents();
    }
    QTRY_COMPARE(nameIn(spy), QStringLiteral("n49"));
    QVERIFY2(spy.size() <= 4, qPrintable(QString::number(spy.size())));
}

void TestEnvironmentFile::savingTheSameTextIsNoChange()
{
    write(naming("same"));
    EnvironmentFile file(m_path);
    QSignalSpy spy(&file, &EnvironmentFile::changed);
    file.start();
    QTRY_COMPARE(spy.size(), 1);
    replace(naming("same"));
    replace(naming("other"));
    QTRY_COMPARE(nameIn(spy), QStringLiteral("other"));
    QCOMPARE(spy.size(), 2);
}

void TestEnvironmentFile::dyingWhileReadingIsHarmless()
{
    write(naming("x"));
    for (int i = 0; i < 20; ++i) {
        EnvironmentFile file(m_path);
        file.start();
    }
    EnvironmentFile file(m_path);
    QSignalSpy spy(&file, &EnvironmentFile::changed);
    file.start();
    QTRY_COMPARE(spy.size(), 1);
}

QTEST_GUILESS_MAIN(TestEnvironmentFile)
#include "tst_environmentfile.moc"
