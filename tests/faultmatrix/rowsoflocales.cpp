// SPDX-License-Identifier: GPL-3.0-or-later
// F23: languages: the server's messages, and this program in a country with other numbers and letters.

#include "tests/faultmatrix/matrix.h"
#include "tests/faultmatrix/stand.h"

#include <QProcess>
#include <QScopeGuard>
#include <QTemporaryDir>

#include <clocale>

using watch::Condition;

namespace {

environment::Target with(environment::Target target, const QString &database, const QString &sql = {})
{
    auto settings = std::get<environment::PostgresSettings>(target.settings);
    settings.database = database;
    if (!sql.isEmpty()) {
        environment::SqlMetric m;
        m.id = u"own.number"_s;
        m.sql = sql;
        m.interval = 1000ms;
        settings.metrics = {m};
    }
    target.settings = settings;
    return target;
}

// F23: what is decided, is decided by SQLSTATE and fixed formats: the same with messages in German, and in every locale of
// this program (it runs this row once more for each).
void decisions(Stand &stand)
{
    PostgresServer &server = stand.server();
    server.sql(u"drop role if exists app, locked"_s);
    server.sql(u"create role app login password 'right'"_s);
    server.sql(u"create role locked nologin"_s);
    server.sql(u"alter system set lc_messages = 'de_DE.UTF-8'"_s);
    server.sql(u"alter system set lc_numeric = 'de_DE.UTF-8'"_s);
    server.setHba({u"host all app 127.0.0.1/32 scram-sha-256"_s, u"host all watcher,locked 127.0.0.1/32 trust"_s});
    const auto restore = qScopeGuard([&server] {
        server.sql(u"alter system reset lc_messages"_s);
        server.sql(u"alter system reset lc_numeric"_s);
        server.reload();
    });
    {
        auto target = databaseOf(server, u"app"_s);
        target.credential.source = environment::Credential::Source::Keyring;
        Watched w({target}, "wrong");
        WITHIN(stand, w.condition() == Condition::Refused, 5s, w.error());
        QVERIFY2(w.error().contains(u"fehlgeschlagen"_s), qPrintable(w.error())); // it does speak German
        QVERIFY2(w.sentences().contains(u"refused the password for user app"_s), qPrintable(w.sentences()));
        QCOMPARE(w.snapshot()->status.nextTry, base::TimePoint{});
    }
    {
        Watched w({databaseOf(server, u"locked"_s)});
        WITHIN(stand, w.condition() == Condition::Refused, 5s, w.error());
        QVERIFY2(w.sentences().contains(u"refused access"_s), qPrintable(w.sentences()));
    }
    {
        Watched w({databaseOf(server, u"stranger"_s)});
        WITHIN(stand, w.condition() == Condition::Refused, 5s, w.error());
        QVERIFY2(w.sentences().contains(u"pg_hba.conf"_s), qPrintable(w.sentences()));
    }
    {
        Watched w({with(databaseOf(server), u"nothing"_s)});
        WITHIN(stand, w.condition() == Condition::Misconfigured, 5s, w.error());
    }
    Watched w({with(databaseOf(server), u"postgres"_s, u"select 1234.5"_s)});
    WITHIN(stand, w.up() && w.value("own.number") == 1234.5 && w.value("pg.connections.used") > 0 && w.value("pg.connections.used") < 100, 8s, w.error());
    QVERIFY(w.value("pg.uptime") > 0 && w.value("pg.connect.time") > 0);
    QCOMPARE(w.snapshot()->facts.role, u"primary"_s);
    QCOMPARE(w.snapshot()->facts.consoleRole, u"observer"_s);
    QVERIFY(!w.sentences().contains(u"db"_s));
    stand.spin(1100ms);
    const auto lost = std::chrono::steady_clock::now();
    server.sql(u"select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'quarterdeck'"_s);
    WITHIN(stand, w.answeredSince(lost + 300ms), 5s, w.error());
    QCOMPARE(w.times(Condition::Down), 0);
    qInfo("%s: %s", setlocale(LC_ALL, nullptr), qPrintable(QLocale().toString(1234.5, 'f', 1)));
}

void locales(Stand &stand)
{
    if (!qEnvironmentVariableIsEmpty("LOCPATH"))
        return decisions(stand);
    QTemporaryDir folder;
    QVERIFY(QFile::setPermissions(folder.path(), QFile::Permissions(0x7755)));
    for (const QString &locale : {u"de_DE"_s, u"tr_TR"_s, u"ar_EG"_s}) {
        QProcess p;
        p.start(u"localedef"_s, {u"-i"_s, locale, u"-f"_s, u"UTF-8"_s, folder.filePath(locale + u".UTF-8"_s)});
        QVERIFY2(p.waitForFinished(60000) && QFile::exists(folder.filePath(locale + u".UTF-8/LC_NUMERIC"_s)), p.readAllStandardError().constData());
    }
    for (const QString &locale : {u"de_DE.UTF-8"_s, u"tr_TR.UTF-8"_s, u"ar_EG.UTF-8"_s}) {
        QProcess p;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"LOCPATH"_s, folder.path());
        environment.insert(u"LC_ALL"_s, locale);
        environment.insert(u"QD_ROW"_s, u"F23"_s);
        p.setProcessEnvironment(environment);
        p.setProcessChannelMode(QProcess::MergedChannels);
        p.start(QCoreApplication::applicationFilePath(), QStringList());
        const bool ended = p.waitForFinished(60000);
        if (!ended)
            p.kill();
        const QByteArray said = p.readAll();
        QVERIFY2(ended && p.exitStatus() == QProcess::NormalExit && p.exitCode() == 0, said.right(3000).constData());
        QVERIFY2(said.contains(locale.toLatin1()), said.right(3000).constData()); // it did take that locale
    }
}

} // namespace

void addRowsOfLocales(std::vector<Row> &rows)
{
    rows.push_back({"F23", "German messages; German, Turkish, Arabic numbers and letters", locales, Row::Locales, true});
}
