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

    void messages_data()
    {
        QTest::addColumn<QString>("said");
        QTest::addColumn<QString>("safe");
        const auto row = [](const char *from, const char *to) { QTest::newRow(from) << QString::fromUtf8(from) << QString::fromUtf8(to); };
        row("connection to server at \"secret7.example\" (10.9.8.7), port 5432 failed: FATAL:  password authentication failed for user \"secret\"",
            "connection to server failed: FATAL: password authentication failed for user ?");
        row("connection to server on socket \"/secret/.s.PGSQL.5432\" failed: No such file or directory",
            "connection to server failed: No such file or directory");
        row("Key (email)=(secret@example.org) exists, see /srv/secret", "Key ? exists, see ?");
        row("invalid input syntax for type integer: \"a \"secret\" b\"", "invalid input syntax for type integer: ?");
        row("invalid input syntax for type integer: \"a\" secret \"b\"", "invalid input syntax for type integer: ?");
        row("invalid input syntax for type integer: \"it's\" and 'secret\"'", "invalid input syntax for type integer: ?");
        row("invalid input syntax for type integer: \"a\nsecret\"", "invalid input syntax for type integer: ?");
        row("invalid input syntax for type integer: \"a\"secret\"", "invalid input syntax for type integer: ?");
        row("relation \"secret\" does not exist", "relation ? does not exist");
        row("Failing row contains (Smith (John) secret, null).", "Failing row contains ? .");
        row("Failing row contains (a) secret (b), seen", "Failing row contains ? , seen");
        row("Failing row contains (a [b) secret] c), seen", "Failing row contains ?");
        row("Failing row contains (a, (secret", "Failing row contains ?");
        row("Failing row contains (a :) secret)", "Failing row contains ?");
        row("Relation »secret« existiert nicht", "Relation ? existiert nicht");
        row("la relation « secret » n'existe pas", "la relation ?");
        row("l'utilisateur « d'Arc secret » ne peut pas se connecter", "l ? ne peut pas se connecter");
        row("column (a) of \"x) y) secret\"", "column ?");
        row("column (a) of \"x) y) secret\" is generated", "column ? is generated");
        row("‘a’ and “secret”", "?");
        row("“a” in (b “secret", "?");
        row("a smiley :) and (secret", "a smiley : ?");
        row("Rolle „a“ und „b“ fehlen, dazu „c „secret", "Rolle ?");
    }
    void messages()
    {
        QFETCH(QString, said);
        QFETCH(QString, safe);
        QCOMPARE(recorder::withoutData(said), safe);
        QVERIFY(!safe.contains(u"secret"_s));
    }

    // Every text that the settings of any kind can hold is planted, but for what stays: databases, mounts, applications.
    void noSettingOfAnyKindLeaves()
    {
        using namespace environment;
        const Credential command{Credential::Source::Command, {}, {u"/planted/secret"_s}};
        const Tls tls{Tls::Mode::VerifyCa, u"/planted/ca"_s, u"/planted/crt"_s, u"/planted/key"_s};
        const QUrl url(u"https://planted-web.example:8443/planted?token=planted"_s);
        const QList<std::pair<QString, QString>> pairs{{u"X-Planted"_s, u"planted"_s}};
        PostgresSettings postgres;
        postgres.host = u"planted-db.example"_s;
        postgres.user = u"planted_console"_s;
        postgres.service = u"planted_service"_s;
        postgres.tls = tls;
        postgres.database = u"shop"_s;
        postgres.metrics = {{u"business.orders"_s, u"Orders of planted_reader"_s, u"select 'planted'"_s, u"count"_s, std::chrono::seconds(30), {}, {}}};
        postgres.expectedStandbys = {u"standby1"_s};
        postgres.reader = {u"planted_reader"_s, command};
        postgres.isolation.tenantColumns = {u"planted_column"_s};
        postgres.isolation.setting = u"planted.tenant"_s;
        postgres.isolation.settingValue = u"planted-{tenant}"_s;
        postgres.isolation.role = u"planted_app"_s;
        postgres.isolation.tenants = {u"planted-1"_s, u"planted-2"_s};
        postgres.isolation.openTables = {u"planted.open"_s};
        postgres.isolation.policies = {{u"planted.orders"_s, 2, {}}};
        postgres.isolation.tests = {{u"planted-test"_s, u"planted_tester"_s, {{u"planted.tenant"_s, u"planted"_s}}, u"select 'planted'"_s, PolicyTest::Expect::Rows, {}}};
        postgres.privilegedRoles = {u"planted_boss"_s};
        postgres.expectedDifferences = {u"role planted_guest"_s};
        PgBouncerSettings pooler{u"planted-pool.example"_s, 6432, u"planted_stats"_s, tls, u"/planted/pgbouncer.ini"_s};
        RedisSettings redis{u"planted-redis.example"_s, 6379, 3, u"planted_cache"_s,
                            {{u"queue.mail"_s, u"Mails"_s, u"planted:mail"_s, RedisKey::Figure::StreamPending, u"planted_group"_s, {}, {}, {}},
                             {u"queue.age"_s, u"Age"_s, u"planted:age"_s, RedisKey::Figure::OldestAge, {}, u"/planted"_s, {}, {}}}};
        HttpSettings http{url, u"HEAD"_s, pairs, 204, pairs, u"planted"_s, u"X-Planted"_s, tls};
        HostSettings host{url, {u"/srv"_s}, u"X-Planted"_s, tls};
        HttpJsonSettings json{url, pairs, u"X-Planted"_s, {{u"json.depth"_s, u"Depth"_s, u"/planted"_s, u"count"_s, {}, {}}}, tls};
        PrometheusSettings prometheus{url, u"X-Planted"_s, {{u"prom.rate"_s, u"Rate"_s, u"planted_total"_s, pairs, u"count"_s, true, {}, {}}}, tls};
        HeartbeatSettings bot{HeartbeatSettings::Where::Row, u"postgres-1"_s, {}, u"select 'planted'"_s, {}};
        HeartbeatSettings cron{HeartbeatSettings::Where::File, {}, {}, {}, u"/planted/beat"_s};
        HeartbeatSettings queue{HeartbeatSettings::Where::RedisKey, u"redis-3"_s, u"planted:beat"_s, {}, {}};

        Environment environment;
        environment.name = u"shop"_s;
        environment.contacts = {{u"oncall"_s, u"planted"_s, u"planted"_s}};
        environment.longMemory = LongMemory{url, u"X-Planted"_s, command, tls};
        environment.sharedJournal = SharedJournal{u"planted-journal"_s, 5432, u"planted"_s, u"planted"_s, {}, command, tls};
        environment.comparedWith = {u"/planted/other.yaml"_s};
        const std::pair<TargetKind, TargetSettings> every[] = {{TargetKind::Postgres, postgres}, {TargetKind::PgBouncer, pooler}, {TargetKind::Redis, redis},
                                                               {TargetKind::Http, http}, {TargetKind::Host, host}, {TargetKind::HttpJson, json},
                                                               {TargetKind::Prometheus, prometheus}, {TargetKind::Heartbeat, bot}, {TargetKind::Heartbeat, cron},
                                                               {TargetKind::Heartbeat, queue}};
        for (const auto &[kind, settings] : every) {
            Target target;
            target.id = u"%1-%2"_s.arg(kind == TargetKind::Postgres ? u"postgres"_s : kind == TargetKind::Redis ? u"redis"_s : u"target"_s)
                            .arg(environment.targets.size() + 1);
            target.kind = kind;
            target.settings = settings;
            target.credential = command;
            target.contact = u"oncall"_s;
            target.log = LogPlace{{}, {}, {u"/planted/log"_s}};
            environment.targets << target;
        }

        recorder::Redaction redaction(environment);
        redaction.finishLearning();
        const auto file = redaction.environmentFile();
        QVERIFY2(file, file ? "" : file.error().text.c_str());
        QVERIFY2(!file->toLower().contains("planted"), file->constData());
        for (const char *kept : {"standby1", "/srv", "business.orders", "queue.mail", "json.depth", "prom.rate", "HEAD", "204", "verify-ca"})
            QVERIFY2(file->contains(kept), kept);
        const auto parsed = parse(*file, u"environment.yaml"_s);
        QVERIFY(parsed.environment);
        QCOMPARE(parsed.environment->targets.size(), environment.targets.size());
        for (qsizetype i = 0; i < environment.targets.size(); ++i)
            QCOMPARE(parsed.environment->targets[i].kind, environment.targets[i].kind);
    }

    // What an own statement labels its rows with is data: a customer, say.
    void labelsOfOwnFiguresStayAtHome()
    {
        environment::Environment environment;
        environment.name = u"shop"_s;
        environment::Target primary;
        primary.id = u"shop-orders"_s;
        environment::PostgresSettings settings;
        settings.host = u"db.example"_s;
        settings.metrics = {{u"orders"_s, u"Orders"_s, u"select customer, count(*) from orders group by 1"_s, u"count"_s, std::chrono::seconds(30), {}, {}}};
        primary.settings = settings;
        environment.targets = {primary};

        const watch::MetricId own(u"orders"_s), ours(u"pg.slot.retained"_s);
        const QString label = u"Planted (100%)/orders/Ltd"_s, other = u"Other planted"_s;
        auto snapshot = std::make_shared<watch::TargetSnapshot>();
        snapshot->target = primary.id;
        for (const QString &each : {label, other})
            snapshot->latest.push_back({watch::Reading(own, 5, test::u(each)), {}, {}, {}});
        snapshot->latest.push_back({watch::Reading::missing(own, watch::NoValue::NotApplicable, test::u(u"NULL"_s), test::u(label)), {}, {}, {}});
        snapshot->latest.push_back({watch::Reading(ours, 5, test::u(u"slot_1"_s)), {}, {}, {}});
        snapshot->latest.push_back({watch::Reading(own, 5), {}, {}, {}});
        recorder::Frame frame;
        frame.scope = environment.name;
        frame.moment.snapshots.insert(primary.id, snapshot);
        frame.memory = health::Memory({{u"shop-orders/orders/"_s + label, {}}, {u"shop-orders/forecast/orders/"_s + other, {}}, {u"shop-orders/orders/"_s, {}}});
        frame.bad.resize(2);
        for (std::size_t i = 0; i < 2; ++i) {
            frame.bad[i].figure = u"orders/"_s + label;
            frame.bad[i].check.metric = own;
            frame.bad[i].check.instance = label;
        }
        frame.bad[0].check.words.sentence = u"Orders (%1): 5, limit 2 (default)"_s.arg(base::Untrusted(label).visible());
        frame.bad[1].check.words.sentence = u"5 orders of "_s + label;
        frame.forecasts.resize(1);
        frame.forecasts[0].metric = own;
        frame.forecasts[0].instance = other;
        frame.mutes.resize(1);
        frame.mutes[0].finding = u"orders/"_s + label;

        recorder::Redaction redaction(environment);
        redaction.learn(frame);
        redaction.finishLearning();
        const recorder::Frame safe = redaction.apply(frame);
        recorder::FramePacker packer;
        packer.startBlock();
        const QByteArray packed = packer.pack(safe);
        for (const char *planted : {"Planted", "planted", "Ltd"})
            QVERIFY2(!packed.contains(planted), planted);
        const auto &latest = safe.moment.snapshot(primary.id)->latest;
        const auto instance = [&latest](std::size_t i) { return latest[i].reading.instance.raw(); };
        QCOMPARE(instance(0), u"row-1"_s);
        QCOMPARE(instance(1), u"row-2"_s);
        QCOMPARE(instance(2), u"row-1"_s);
        QCOMPARE(instance(3), u"slot_1"_s); // ours: names of objects stay
        QCOMPARE(instance(4), QString());
        for (const QString &key : {u"shop-orders/orders/row-1"_s, u"shop-orders/forecast/orders/row-2"_s, u"shop-orders/orders/"_s})
            QVERIFY2(safe.memory.all().contains(key), qPrintable(key));
        QCOMPARE(safe.bad[0].figure, u"orders/row-1"_s);
        QCOMPARE(safe.bad[0].check.instance, u"row-1"_s);
        QCOMPARE(safe.bad[0].check.words.sentence, u"Orders (row-1): 5, limit 2 (default)"_s);
        QCOMPARE(safe.bad[1].check.words.sentence, QString()); // not told where the label stands
        QCOMPARE(safe.forecasts[0].instance, u"row-2"_s);
        QCOMPARE(safe.mutes[0].finding, u"orders/row-1"_s); // still that finding
        QCOMPARE(redaction.apply(frame).bad[0].figure, u"orders/row-1"_s); // the same in every second
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
        settings.reader = {u"planted_reader"_s, {environment::Credential::Source::Command, {}, {u"/planted/reader"_s}}};
        settings.isolation.role = u"planted_app"_s;
        settings.privilegedRoles = {u"planted_boss"_s};
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
        rows[3].application = test::u(u"psql of planted_reader, planted_app and planted_boss"_s); // roles that only the environment names
        rows[2].user = test::u(u"active"_s); // a role with the name of a state
        rows[0].wait.type = u"advisory"_s;
        rows[0].wait.mode = u"ExclusiveLock"_s;
        rows[0].wait.relation = test::u(u"public.orders"_s);
        rows[0].wait.key = u"4711"_s; // a customer, say
        rows[0].wait.blockers.resize(1);
        rows[0].wait.blockers[0].transaction = 742;
        rows[0].wait.blockers[0].gid = test::u(u"order of planted_alice"_s);
        rows[0].wait.blockers[0].owner = test::u(u"planted_bookkeeper"_s);
        snapshot->sessions = std::make_shared<const std::vector<watch::SessionRow>>(rows);
        snapshot->status.error = {base::Errc::Closed, "refused by \"planted-host.example\" for planted_alice from 203.0.113.77", "28P01", "connect to planted-host.example", ""};
        snapshot->latest.push_back({watch::Reading(watch::MetricId(u"pgbouncer.waiting"_s), 1, test::u(u"shop/planted_alice"_s)), {}, {}, {}});
        recorder::Frame frame = platform.frame;
        frame.moment.snapshots.insert(snapshot->target, snapshot);
        frame.mutes.resize(1);
        frame.mutes[0].finding = u"pool/shop/planted_alice"_s;
        frame.mutes[0].reason = u"planted_alice asked for it"_s;
        frame.mutes[0].who = u"planted_bob"_s;
        frame.bad.resize(1);
        frame.bad[0].check.words.source = u"select 'planted' from orders"_s; // of an own figure
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
        QCOMPARE(shown[0].wait.mode, rows[0].wait.mode);
        QCOMPARE(shown[0].wait.relation.raw(), u"public.orders"_s); // names of tables stay, as everywhere
        QCOMPARE(shown[0].wait.key, QString());
        QCOMPARE(shown[0].wait.blockers.size(), std::size_t(1));
        QCOMPARE(shown[0].wait.blockers[0].transaction, 742U);
        QCOMPARE(shown[0].wait.blockers[0].gid.raw(), u"order of "_s + shown[0].user.raw());
        QVERIFY(shown[0].wait.blockers[0].owner.raw().startsWith(u"user-"_s));
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
