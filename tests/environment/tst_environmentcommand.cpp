// SPDX-License-Identifier: GPL-3.0-or-later
// `quarterdeckctl environment validate` as a script meets it: exit code, lines, JSON.
#include "app/environmentcommand.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

#include <cstdio>

#include <fcntl.h>
#include <unistd.h>

namespace {

struct Outcome {
    int code = -1;
    QByteArray out;
    QByteArray err;
};

// Points a descriptor at a file while the command runs.
class Redirected {
public:
    Redirected(std::FILE *stream, const QString &path) : m_stream(stream), m_path(path)
    {
        std::fflush(stream);
        m_saved = ::dup(::fileno(stream));
        const int file = ::open(qPrintable(path), O_CREAT | O_TRUNC | O_WRONLY, 0600);
        ::dup2(file, ::fileno(stream));
        ::close(file);
    }
    QByteArray end()
    {
        std::fflush(m_stream);
        ::dup2(m_saved, ::fileno(m_stream));
        ::close(m_saved);
        QFile file(m_path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

private:
    std::FILE *m_stream;
    QString m_path;
    int m_saved = -1;
};

} // namespace

class TestEnvironmentCommand : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase() { QVERIFY(m_folder.isValid()); }
    void exampleIsGood();
    void mistakesAreLinesAndAnExitCode();
    void jsonSaysTheSame();
    void wrongUsageIsTwo();
    void fileThatCannotBeReadIsThree();
    void serversOfOtherProgramsAreImported();

private:
    Outcome run(const QStringList &args)
    {
        Redirected out(stdout, m_folder.filePath(QStringLiteral("out")));
        Redirected err(stderr, m_folder.filePath(QStringLiteral("err")));
        Outcome outcome;
        outcome.code = runEnvironmentCommand(QStringList{QStringLiteral("quarterdeckctl")} + args);
        outcome.err = err.end();
        outcome.out = out.end();
        return outcome;
    }
    QString fileWith(const QByteArray &text)
    {
        QFile file(m_folder.filePath(QStringLiteral("environment.yaml")));
        file.open(QIODevice::WriteOnly);
        file.write(text);
        return file.fileName();
    }
    QTemporaryDir m_folder;
    const QString m_validate = QStringLiteral("validate");
};

void TestEnvironmentCommand::exampleIsGood()
{
    const Outcome outcome = run({m_validate, QStringLiteral(QD_SOURCE_DIR "/resources/environments/example.yaml")});
    QCOMPARE(QString::fromUtf8(outcome.err), QString());
    QVERIFY2(outcome.out.endsWith("example.yaml: 9 target(s) can be watched\n"), outcome.out.constData());
    QCOMPARE(outcome.out.count('\n'), 1); // not even a warning: every metric it names exists
    QCOMPARE(outcome.code, 0);
}

void TestEnvironmentCommand::mistakesAreLinesAndAnExitCode()
{
    const QString file = fileWith("name: a\ntargets:\n  - {id: a, kind: postgres, hots: h}\n  - {id: b, kind: redis, host: h}\n");
    const Outcome outcome = run({m_validate, file});
    const QByteArray start = file.toUtf8();
    QCOMPARE(outcome.out, start + ":3:29: error: unknown key 'hots' (did you mean 'host'?)\n" + start + ": 1 target(s) can be watched\n"
                              + start + ": left out until corrected: a\n");
    QCOMPARE(outcome.code, 1);
}

void TestEnvironmentCommand::jsonSaysTheSame()
{
    const QString file = fileWith("name: a\ntargets:\n  - {id: a, kind: postgres, host: h, port: 0}\n  - {id: b, kind: redis, host: h}\n");
    const Outcome outcome = run({m_validate, QStringLiteral("--json"), file});
    QCOMPARE(outcome.code, 1);
    const QJsonObject report = QJsonDocument::fromJson(outcome.out).object();
    QCOMPARE(report[QStringLiteral("good")].toBool(true), false);
    QCOMPARE(report[QStringLiteral("usable")].toBool(), true);
    QCOMPARE(report[QStringLiteral("targets")].toArray(), QJsonArray{QStringLiteral("b")});
    QCOMPARE(report[QStringLiteral("leftOut")].toArray(), QJsonArray{QStringLiteral("a")});
    const QJsonObject issue = report[QStringLiteral("issues")].toArray()[0].toObject();
    QCOMPARE(issue[QStringLiteral("severity")].toString(), QStringLiteral("error"));
    QCOMPARE(issue[QStringLiteral("line")].toInt(), 3);
    QCOMPARE(issue[QStringLiteral("column")].toInt(), 44);
}

void TestEnvironmentCommand::wrongUsageIsTwo()
{
    QCOMPARE(run({}).code, 2);
    QCOMPARE(run({m_validate}).code, 2);
    QCOMPARE(run({QStringLiteral("check"), QStringLiteral("f")}).code, 2);
    QCOMPARE(run({m_validate, QStringLiteral("f"), QStringLiteral("g")}).code, 2);
    QCOMPARE(run({m_validate, QStringLiteral("--xml"), QStringLiteral("f")}).code, 2);
    QCOMPARE(run({QStringLiteral("--help")}).code, 0);
}

void TestEnvironmentCommand::fileThatCannotBeReadIsThree()
{
    const Outcome outcome = run({m_validate, QStringLiteral("/nowhere/environment.yaml")});
    QCOMPARE(outcome.code, 3);
    QVERIFY(outcome.err.startsWith("/nowhere/environment.yaml: error: the file does not exist"));
    QCOMPARE(run({m_validate, m_folder.path()}).code, 3);
    QCOMPARE(run({m_validate, QStringLiteral("--json"), QStringLiteral("/nowhere/x")}).code, 3);
}

void TestEnvironmentCommand::serversOfOtherProgramsAreImported()
{
    const auto write = [this](const char *name, const QByteArray &text) {
        QFile file(m_folder.filePath(QString::fromUtf8(name)));
        return file.open(QIODevice::WriteOnly) && file.write(text) == text.size() ? file.fileName() : QString();
    };
    const QString services = write("services", "[orders]\nhost=db1\nuser=w\npassword=planted-secret\n[web]\nhost=db2\n");
    const QString pass = write("pass", "db3:5432:shop:w:planted-secret\n");
    const QString into = m_folder.filePath(QStringLiteral("new.yaml"));
    const QStringList all{QStringLiteral("import"), QStringLiteral("--service-file"), services, QStringLiteral("--pass-file"), pass,
                          QStringLiteral("--into"), into};
    const Outcome first = run(all + QStringList{QStringLiteral("orders"), QStringLiteral("--tier"), QStringLiteral("dbs")});
    QVERIFY2(first.code == 0, first.err.constData());
    QVERIFY(first.out.contains("1 target(s) written"));
    const Outcome rest = run(all + QStringList{QStringLiteral("--json")});
    QCOMPARE(rest.code, 0);
    const QJsonArray servers = QJsonDocument::fromJson(rest.out).object()[QStringLiteral("servers")].toArray();
    QCOMPARE(servers.size(), 3);
    QCOMPARE(servers[0].toObject()[QStringLiteral("watched_as")].toString(), QStringLiteral("orders"));
    QCOMPARE(servers[2].toObject()[QStringLiteral("added")].toBool(), true);
    QCOMPARE(run(all).code, 1); // all of them are watched
    QFile file(into);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray text = file.readAll();
    QVERIFY(text.contains("from: pass_file") && text.contains("tier: dbs") && !text.contains("planted"));
    QCOMPARE(run({m_validate, into}).code, 0);
    QCOMPARE(run(all + QStringList{QStringLiteral("nobody")}).code, 2);
    QCOMPARE(run({QStringLiteral("import"), QStringLiteral("--service-file"), QStringLiteral("/nowhere")}).code, 2);
    QVERIFY(run({QStringLiteral("import"), QStringLiteral("--help")}).out.contains("--into"));
    const Outcome list = run({QStringLiteral("import"), QStringLiteral("--service-file"), services, QStringLiteral("--pass-file"), pass});
    QVERIFY(list.out.contains("db1:5432/postgres"));
}

QTEST_GUILESS_MAIN(TestEnvironmentCommand)
#include "tst_environmentcommand.moc"
