// SPDX-License-Identifier: GPL-3.0-or-later
// What leaves the house: literals, names, addresses and secrets that were planted are found nowhere; what makes a pack
// useful is still there.

#include "models/environment/parser.h"
#include "models/recorder/framepacker.h"
#include "models/recorder/redaction.h"
#include "models/recorder/statementscrub.h"
#include "tests/recorder/frames.h"

#include <QTest>

using namespace Qt::StringLiterals;

class TstRedaction : public QObject {
    Q_OBJECT
private slots:
    void literals_data()
    {
        QTest::addColumn<QString>("statement");
        QTest::addColumn<QString>("safe");
        const auto row = [](const char *from, const char *to) { QTest::newRow(from) << QString::fromUtf8(from) << QString::fromUtf8(to); };
        row("select * from t where a = 'secret' and b = 42", "select * from t where a = ? and b = ?");
        row("select $1, t1.c2 from t1", "select $1, t1.c2 from t1");
        row("select 'it''s' || x", "select ? || x");
        row("select E'a\\'secret' , 'secret'", "select E? …");
        row("select $tag$secret 'x' $$ $tag$, $$secret$$", "select ?, ?");
        row("select 'secret", "select ?");
        row("select $$secret", "select ?");
        row("/* secret /* nested */ still */ select 1 -- secret\n, 2", "select ? \n, ?");
        row("select \"Secret Column\" from \"t", "select \"Secret Column\" from \"…");
        row("select 1.5e10, .5, 0xff, 1_000", "select ?, ?, ?, ?");
        row("select X'beef', U&'secret', B'01'", "select X?, U&?, B?");
        row("alter role x password 'secret'", "alter role x password ?");
    }
    void literals()
    {
        QFETCH(QString, statement);
        QFETCH(QString, safe);
        QCOMPARE(recorder::withoutLiterals(statement), safe);
        // cut anywhere, nothing of a literal stays
        for (qsizetype cut = 0; cut <= statement.size(); ++cut)
            if (!statement.contains(u'"'))
                QVERIFY2(!recorder::withoutLiterals(statement.first(cut)).contains(u"secret"_s), qPrintable(statement.first(cut)));
    }

    void messages()
    {
        const QString said = u"connection to server at \"db7.corp.example\" (10.9.8.7), port 5432 failed: FATAL:  password authentication failed for user \"bob\""_s;
        const QString safe = recorder::withoutData(said);
        for (const char *planted : {"db7", "10.9.8.7", "5432", "bob"})
            QVERIFY2(!safe.contains(QString::fromUtf8(planted)), qPrintable(safe));
        QVERIFY2(safe.contains(u"password authentication failed for user"_s), qPrintable(safe));
        QVERIFY(!recorder::withoutData(u"Key (email)=(eve@example.org) exists, see /srv/secret"_s).contains(u"eve"_s));
    }

    void nothingPlantedLeaves()
    {
        environment::Environment environment;
        environment.name = u"shop"_s;
        environment.kind = environment::Kind::Production;
        environment.contacts = {{u"oncall"_s, u"Planted Person"_s, u"+49 planted"_s}};
        environment::Target primary;
        primary.id = u"shop-primary"_s;
        primary.title = u"Shop on planted-host.example"_s;
        environment::PostgresSettings settings;
        settings.host = u"planted-host.example"_s;
        settings.user = u"planted_console"_s;
        settings.metrics = {{u"business.orders"_s, u"Orders"_s, u"select count(*) from o where t = 'planted'"_s, u"count"_s, std::chrono::seconds(30), {}, {}}};
        primary.settings = settings;
        primary.credential = {environment::Credential::Source::Command, {}, {u"/planted/secret"_s}};
        environment::Target api;
        api.id = u"shop-api"_s;
        api.kind = environment::TargetKind::Http;
        environment::HttpSettings http;
        http.url = QUrl(u"https://planted-web.example/path?token=planted-token"_s);
        http.headers = {{u"X-Key"_s, u"planted-key"_s}};
        api.settings = http;
        primary.edges = {{environment::EdgeKind::Uses, u"shop-api"_s}}; // declared later
        environment.targets = {primary, api};

        test::LivingPlatform platform(4);
        auto snapshot = std::make_shared<watch::TargetSnapshot>(*platform.frame.moment.snapshot(u"shop-primary"_s));
        std::vector<watch::SessionRow> rows = *snapshot->sessions;
        rows[0].user = test::u(u"planted_alice"_s);
        rows[0].client = test::u(u"203.0.113.77"_s);
        rows[0].statement = test::u(u"select 'planted literal' from users where owner = 4711 and r = planted_alice"_s);
        rows[1].user = test::u(u"planted_alice"_s);
        rows[1].client = test::u(u"2001:db8::77"_s);
        rows[1].application = test::u(u"psql planted_alice@planted-host.example"_s);
        rows[2].user = test::u(u"active"_s); // a role with the name of a state
        snapshot->sessions = std::make_shared<const std::vector<watch::SessionRow>>(rows);
        snapshot->status.error = {base::Errc::Closed, "refused by \"planted-host.example\" for planted_alice from 203.0.113.77", "28P01", "connect to planted-host.example", ""};
        snapshot->latest.push_back({watch::Reading(watch::MetricId(u"pgbouncer.waiting"_s), 1, test::u(u"shop/planted_alice"_s)), {}, {}, {}});
        recorder::Frame frame = platform.frame;
        frame.moment.snapshots.insert(snapshot->target, snapshot);
        frame.mutes.resize(1);
        frame.mutes[0].finding = u"pool/shop/planted_alice"_s;
        frame.mutes[0].reason = u"planted_alice asked for it"_s;
        frame.mutes[0].who = u"planted_bob"_s;
        frame.memory = health::Memory({{u"shop-primary/pool/shop/planted_alice"_s, {}}});

        recorder::Redaction redaction(environment);
        redaction.learn(frame);
        redaction.finishLearning();
        const recorder::Frame safe = redaction.apply(frame);
        const auto file = redaction.environmentFile();
        QVERIFY2(file, file ? "" : file.error().text.c_str());
        QByteArray everything = *file;
        recorder::FramePacker packer;
        packer.startBlock();
        everything += packer.pack(safe);
        for (const char *planted : {"planted", "Planted", "203.0.113.77", "2001:db8::77", "4711", "10.1.2."})
            QVERIFY2(!everything.contains(planted), planted);

        const auto &shown = *safe.moment.snapshot(u"shop-primary"_s)->sessions;
        QCOMPARE(shown[0].user, shown[1].user); // alike everywhere
        QVERIFY(shown[0].client != shown[1].client);
        QVERIFY(shown[0].statement.raw().contains(u"from users where owner = ?"_s));
        QVERIFY(shown[1].application.raw().contains(u"shop-primary"_s)); // the host, as its target's id
        QCOMPARE(shown[0].state, rows[0].state); // words of the server stay
        QCOMPARE(shown[0].pid, rows[0].pid);
        QCOMPARE(safe.memory.all().keys().front(), u"shop-primary/pool/shop/"_s + shown[0].user.raw());
        QCOMPARE(safe.mutes.front().finding, u"pool/shop/"_s + shown[0].user.raw()); // still that finding

        const auto parsed = environment::parse(*file, u"environment.yaml"_s);
        QVERIFY(parsed.environment);
        QStringList issues;
        for (const auto &issue : parsed.issues)
            issues << environment::issueLine(issue);
        QVERIFY2(!parsed.hasErrors(), qPrintable(issues.join(u'\n')));
        QCOMPARE(parsed.environment->targets.size(), 2);
        QCOMPARE(parsed.environment->targets.front().edges.size(), 1);
        QCOMPARE(parsed.environment->kind, environment::Kind::Production);
        const auto *read = std::get_if<environment::PostgresSettings>(&parsed.environment->find(u"shop-primary"_s)->settings);
        QCOMPARE(read->metrics.front().id, u"business.orders"_s);
    }
};

QTEST_GUILESS_MAIN(TstRedaction)
#include "tst_redaction.moc"
