// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/start/connectiondraft.h"

#include <QDir>
#include <QTemporaryFile>
#include <QTest>

using namespace start;
using namespace Qt::StringLiterals;
using environment::Credential;
using environment::TargetKind;

namespace {

ConnectionDraft orders()
{
    ConnectionDraft draft = ConnectionDraft::of(TargetKind::Postgres);
    draft.name = u"Orders DB"_s;
    draft.host = u"db1.example.org"_s;
    draft.user = u"quarterdeck"_s;
    return draft;
}

TypedFigure figure()
{
    TypedFigure typed;
    typed.id = u"shop.orders"_s;
    typed.source = u"/data/0/count"_s;
    return typed;
}

ConnectionDraft statistics()
{
    ConnectionDraft draft = ConnectionDraft::of(TargetKind::HttpJson);
    draft.name = u"Shop"_s;
    draft.url = u"https://shop.example.org/stats.json"_s;
    draft.figures = {figure()};
    return draft;
}

QList<Field> wrongFields(const ConnectionDraft &draft, const QStringList &taken = {})
{
    QList<Field> fields;
    for (const FieldProblem &problem : draft.problems(taken)) {
        [&] { QVERIFY(problem.text.endsWith(u'.')); }();
        fields.append(problem.field);
    }
    return fields;
}

} // namespace

class TestConnectionDraft : public QObject {
    Q_OBJECT
private slots:
    void namesBecomeIds_data();
    void namesBecomeIds();
    void completeDraftBecomesTarget();
    void emptyDraftNamesEveryMissingField();
    void takenNameIsRefused();
    void badPorts_data();
    void badPorts();
    void addressInsteadOfHostIsExplained();
    void serviceReplacesTheRest();
    void passwordOnlyNamesItsKeyringEntry();
    void secretsInAddressesAreRefused();
    void missingCertificateIsNamed();
    void everyKindHasItsSettings();
    void figuresBecomeMetrics();
    void aFigureIsRefusedAsTheFileRefusesIt_data();
    void aFigureIsRefusedAsTheFileRefusesIt();
    void aFigureIdIsThereOnce();
    void headerAndPasswordNeedEachOther();
    void aHeartbeatNeedsItsPlace();
    void moreSettingsReachTheTarget();
    void whatIsNotTypedOfAFigureStays();
    void settingsThatNoFieldShowsAreCounted();
};

void TestConnectionDraft::namesBecomeIds_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("id");
    QTest::newRow("plain") << u"orders"_s << u"orders"_s;
    QTest::newRow("words") << u"Orders  DB (1)"_s << u"orders-db-1"_s;
    QTest::newRow("accents") << u"Köln Éclair"_s << u"koln-eclair"_s;
    QTest::newRow("markup") << u"<b>x</b>"_s << u"b-x-b"_s;
    QTest::newRow("nothing usable") << u"…!?"_s << QString();
    QTest::newRow("control") << u"a\tb\u202Ec"_s << u"a-b-c"_s;
    QTest::newRow("long") << QString(200, u'a') << QString(63, u'a');
}

void TestConnectionDraft::namesBecomeIds()
{
    QFETCH(QString, name);
    QFETCH(QString, id);
    QCOMPARE(idFrom(name), id);
}

void TestConnectionDraft::completeDraftBecomesTarget()
{
    ConnectionDraft draft = orders();
    draft.tier = u"Order System"_s;
    QVERIFY(draft.problems().isEmpty());
    const environment::Target target = draft.target();
    QCOMPARE(target.id, u"orders-db"_s);
    QCOMPARE(target.title, u"Orders DB"_s);
    QCOMPARE(target.tier, u"order-system"_s);
    const auto settings = std::get<environment::PostgresSettings>(target.settings);
    QCOMPARE(settings.host, u"db1.example.org"_s);
    QCOMPARE(settings.port, quint16(5432));
    QCOMPARE(settings.database, u"postgres"_s);
    QCOMPARE(settings.user, u"quarterdeck"_s);
    QCOMPARE(settings.tls.mode, environment::Tls::Mode::VerifyFull);
    QCOMPARE(target.credential.source, Credential::Source::None);
}

void TestConnectionDraft::emptyDraftNamesEveryMissingField()
{
    QCOMPARE(wrongFields(ConnectionDraft::of(TargetKind::Postgres)), (QList{Field::Name, Field::Host, Field::User}));
    QCOMPARE(wrongFields(ConnectionDraft::of(TargetKind::PgBouncer)), (QList{Field::Name, Field::Host, Field::User}));
    QCOMPARE(wrongFields(ConnectionDraft::of(TargetKind::Redis)), (QList{Field::Name, Field::Host}));
    QCOMPARE(wrongFields(ConnectionDraft::of(TargetKind::Http)), (QList{Field::Name, Field::Url}));
    QCOMPARE(wrongFields(ConnectionDraft::of(TargetKind::Host)), (QList{Field::Name, Field::Url}));
}

void TestConnectionDraft::takenNameIsRefused()
{
    QCOMPARE(wrongFields(orders(), {u"orders-db"_s}), QList{Field::Name});
    QVERIFY(wrongFields(orders(), {u"orders"_s}).isEmpty());
}

void TestConnectionDraft::badPorts_data()
{
    QTest::addColumn<QString>("port");
    for (const char *port : {"", "0", "-1", "65536", "5432x", "54 32", "99999999999"})
        QTest::newRow(port) << QString::fromLatin1(port);
}

void TestConnectionDraft::badPorts()
{
    QFETCH(QString, port);
    ConnectionDraft draft = orders();
    draft.port = port;
    QCOMPARE(wrongFields(draft), QList{Field::Port});
}

void TestConnectionDraft::addressInsteadOfHostIsExplained()
{
    ConnectionDraft draft = orders();
    draft.host = u"postgresql://db1/orders"_s;
    QCOMPARE(wrongFields(draft), QList{Field::Host});
    QVERIFY(draft.problems().first().text.contains(u"postgresql://"_s));
    draft.host = u"db 1"_s;
    QCOMPARE(wrongFields(draft), QList{Field::Host});
    draft.host = u"/run/postgresql"_s;
    QVERIFY(wrongFields(draft).isEmpty());
    QVERIFY(!draft.usesTls());
}

void TestConnectionDraft::serviceReplacesTheRest()
{
    ConnectionDraft draft = ConnectionDraft::of(TargetKind::Postgres);
    draft.name = u"x"_s;
    draft.service = u"orders"_s;
    draft.port.clear();
    draft.database.clear();
    QVERIFY(wrongFields(draft).isEmpty());
    QCOMPARE(draft.target().credential.source, Credential::Source::Service);
    QCOMPARE(draft.target().credential.key, u"orders"_s);
}

void TestConnectionDraft::passwordOnlyNamesItsKeyringEntry()
{
    ConnectionDraft draft = orders();
    draft.hasPassword = true;
    QCOMPARE(draft.target().credential.source, Credential::Source::Keyring);
    QCOMPARE(draft.target().credential.key, u"orders-db"_s);
}

void TestConnectionDraft::secretsInAddressesAreRefused()
{
    ConnectionDraft draft = ConnectionDraft::of(TargetKind::Http);
    draft.name = u"api"_s;
    for (const char *bad : {"api.example.org", "ftp://x", "https://", "https://anna:geheim@api.example.org/"}) {
        draft.url = QString::fromLatin1(bad);
        QCOMPARE(wrongFields(draft), QList{Field::Url});
    }
    draft.url = u"https://api.example.org/health?deep=1"_s;
    QVERIFY(wrongFields(draft).isEmpty());
    draft.expectedStatus = u"2000"_s;
    QCOMPARE(wrongFields(draft), QList{Field::Status});
}

void TestConnectionDraft::missingCertificateIsNamed()
{
    ConnectionDraft draft = orders();
    draft.rootCertificate = u"/nowhere/ca.crt"_s;
    QCOMPARE(wrongFields(draft), QList{Field::RootCertificate});
    draft.tls = environment::Tls::Mode::Disable;
    QVERIFY(wrongFields(draft).isEmpty());
    QTemporaryFile file;
    QVERIFY(file.open());
    draft.tls = environment::Tls::Mode::VerifyCa;
    draft.rootCertificate = file.fileName();
    QVERIFY(wrongFields(draft).isEmpty());
}

void TestConnectionDraft::everyKindHasItsSettings()
{
    for (const TargetKind kind : {TargetKind::Postgres, TargetKind::PgBouncer, TargetKind::Redis, TargetKind::Http, TargetKind::Host,
                                  TargetKind::HttpJson, TargetKind::Prometheus, TargetKind::Heartbeat}) {
        ConnectionDraft draft = ConnectionDraft::of(kind);
        if (draft.hasFigures())
            draft.figures = {figure()};
        draft.heartbeat.path = u"/var/lib/bot/alive"_s;
        draft.name = u"x"_s;
        draft.host = u"localhost"_s;
        draft.user = u"u"_s;
        draft.url = u"http://localhost:9100/metrics"_s;
        QVERIFY(wrongFields(draft).isEmpty());
        const environment::Target target = draft.target();
        QCOMPARE(target.kind, kind);
        // TargetSettings lists its alternatives in the order of TargetKind.
        QCOMPARE(target.settings.index(), std::size_t(kind));
    }
}

void TestConnectionDraft::figuresBecomeMetrics()
{
    ConnectionDraft draft = statistics();
    draft.figures[0].unit = u"ms"_s;
    draft.figures[0].warning = u"2s"_s;
    draft.figures[0].critical = u" 5000 "_s;
    draft.figures.append(TypedFigure()); // left empty
    QCOMPARE(wrongFields(draft), QList<Field>());
    const auto json = std::get<environment::HttpJsonSettings>(draft.target().settings);
    QCOMPARE(json.metrics.size(), 1);
    QCOMPARE(json.metrics[0].id, u"shop.orders"_s);
    QCOMPARE(json.metrics[0].title, u"shop.orders"_s);
    QCOMPARE(json.metrics[0].pointer, u"/data/0/count"_s);
    QCOMPARE(json.metrics[0].threshold, (environment::Threshold{2000.0, 5000.0, false}));
    draft.kind = TargetKind::Prometheus;
    draft.figures[0].source = u"orders_total"_s;
    draft.figures[0].perSecond = true;
    draft.figures[0].below = true;
    draft.figures[0].critical = u"1s"_s;
    QCOMPARE(wrongFields(draft), QList<Field>());
    const auto prometheus = std::get<environment::PrometheusSettings>(draft.target().settings);
    QCOMPARE(prometheus.metrics[0].name, u"orders_total"_s);
    QVERIFY(prometheus.metrics[0].rate && prometheus.metrics[0].threshold.below);
}

void TestConnectionDraft::aFigureIsRefusedAsTheFileRefusesIt_data()
{
    QTest::addColumn<int>("cell");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("said");
    const auto row = [](const char *name, FigureCell cell, const QString &text, const QString &said) { QTest::newRow(name) << int(cell) << text << said; };
    row("no id", FigureCell::Id, {}, u"an id of your own"_s);
    row("one word", FigureCell::Id, u"orders"_s, u"is not a metric id"_s);
    row("built in", FigureCell::Id, u"pg.connections.used"_s, u"is a built-in metric"_s);
    row("no place", FigureCell::Source, {}, u"where the number stands"_s);
    row("no pointer", FigureCell::Source, u"data.count"_s, u"is not a JSON pointer"_s);
    row("no number", FigureCell::Warning, u"many"_s, u"is not a limit"_s);
    row("another unit", FigureCell::Critical, u"5GiB"_s, u"does not fit what this metric counts"_s);
    row("wrong way round", FigureCell::Warning, u"200"_s, u"the wrong way round"_s);
}

void TestConnectionDraft::aFigureIsRefusedAsTheFileRefusesIt()
{
    QFETCH(int, cell);
    QFETCH(QString, text);
    QFETCH(QString, said);
    ConnectionDraft draft = statistics();
    TypedFigure second = figure();
    second.id = u"shop.baskets"_s;
    second.critical = u"100"_s;
    QString *const parts[] = {&second.id, &second.source, &second.unit, &second.warning, &second.critical};
    *parts[cell] = text;
    draft.figures = {figure(), TypedFigure(), second};
    const QList<FieldProblem> problems = draft.problems();
    QCOMPARE(problems.size(), 1);
    QCOMPARE(problems[0].field, Field::Figures);
    QCOMPARE(problems[0].row, 2);
    QCOMPARE(int(problems[0].cell), cell);
    QVERIFY2(problems[0].text.contains(said) && problems[0].text.endsWith(u'.'), qPrintable(problems[0].text));
}

void TestConnectionDraft::aFigureIdIsThereOnce()
{
    ConnectionDraft draft = statistics();
    draft.figures = {figure(), figure()};
    QCOMPARE(draft.problems().size(), 1);
    QCOMPARE(draft.problems()[0].row, 1);
    draft.figures = {TypedFigure()};
    QCOMPARE(wrongFields(draft), (QList{Field::Figures, Field::Figures})); // there must be one
}

void TestConnectionDraft::headerAndPasswordNeedEachOther()
{
    ConnectionDraft draft = statistics();
    draft.header = u"Authorization: Bearer"_s;
    QCOMPARE(wrongFields(draft), QList{Field::Header});
    draft.hasPassword = true;
    QVERIFY(wrongFields(draft).isEmpty());
    QCOMPARE(draft.target().credential, (Credential{Credential::Source::Keyring, u"shop"_s, {}}));
    draft.header = u"Authorization: Bearer abcdefghijklmnop"_s; // the secret itself
    QCOMPARE(wrongFields(draft), QList{Field::Header});
    QVERIFY(!draft.problems()[0].text.contains(u"abcdefghijklmnop"_s));
    draft.header.clear();
    QCOMPARE(wrongFields(draft), QList{Field::Header});
    draft.hasPassword = false;
    QVERIFY(wrongFields(draft).isEmpty());
    draft.header = u"X-Api-Key"_s;
    draft.hasPassword = true;
    ConnectionDraft again = ConnectionDraft::of(draft.target(), {});
    QVERIFY(again.target() == draft.target());
    again.header.clear();
    QCOMPARE(again.target().credential, Credential());
}

void TestConnectionDraft::aHeartbeatNeedsItsPlace()
{
    using Where = environment::HeartbeatSettings::Where;
    ConnectionDraft draft = ConnectionDraft::of(TargetKind::Heartbeat);
    draft.name = u"Night job"_s;
    QCOMPARE(wrongFields(draft), QList{Field::Path});
    draft.heartbeat.path = u"alive"_s;
    QCOMPARE(wrongFields(draft), QList{Field::Path});
    draft.heartbeat.path = u"~/alive"_s;
    QVERIFY(wrongFields(draft).isEmpty());
    QCOMPARE(std::get<environment::HeartbeatSettings>(draft.target().settings).path, QDir::homePath() + u"/alive"_s);
    draft.heartbeat.where = Where::RedisKey;
    QCOMPARE(wrongFields(draft), (QList{Field::Holder, Field::Key}));
    draft.heartbeat.where = Where::Row;
    QCOMPARE(wrongFields(draft), (QList{Field::Holder, Field::Sql}));
    draft.heartbeat.via = u"orders"_s;
    draft.heartbeat.sql = u"select now(); select 1"_s;
    QCOMPARE(wrongFields(draft), QList{Field::Sql});
    draft.heartbeat.sql = u"select now()"_s;
    draft.heartbeat.warning = u"1h"_s;
    draft.heartbeat.critical = u"soon"_s;
    QCOMPARE(wrongFields(draft), QList{Field::AgeCritical});
    draft.heartbeat.critical = u"1d"_s;
    QVERIFY(wrongFields(draft).isEmpty());
    const environment::Target target = draft.target();
    QCOMPARE(target.settings, environment::TargetSettings(environment::HeartbeatSettings{Where::Row, u"orders"_s, {}, u"select now()"_s, {}}));
    QCOMPARE(target.thresholds.value(u"heartbeat.age"_s), (environment::Threshold{3600.0, 86400.0, false}));
    const ConnectionDraft again = ConnectionDraft::of(target, {});
    QCOMPARE(again.heartbeat.warning, u"1h"_s);
    QVERIFY(again.target() == target);
}

void TestConnectionDraft::moreSettingsReachTheTarget()
{
    ConnectionDraft draft = orders();
    draft.more.readerUser = u"dba_reader"_s;
    draft.more.standbys = u"one, two ,"_s;
    draft.more.backupFile = u"last"_s;
    draft.more.uses = QStringList{u"box"_s};
    QCOMPARE(wrongFields(draft), QList{Field::BackupFile});
    draft.more.backupFile = u"/srv/backup/last"_s;
    QVERIFY(wrongFields(draft).isEmpty());
    const environment::Target target = draft.target();
    const auto settings = std::get<environment::PostgresSettings>(target.settings);
    QCOMPARE(settings.reader.user, u"dba_reader"_s);
    QCOMPARE(settings.reader.credential.source, Credential::Source::Keyring);
    QCOMPARE(settings.expectedStandbys, (QStringList{u"one"_s, u"two"_s}));
    QCOMPARE(settings.backup.statusFile, u"/srv/backup/last"_s);
    QCOMPARE(target.edges, (QList<environment::Edge>{{environment::EdgeKind::Uses, u"box"_s, {}}}));
    QVERIFY(ConnectionDraft::of(target, {}).target() == target);

    ConnectionDraft guest = ConnectionDraft::of(target, {}); // a database that is told by another target reads no file
    std::get<environment::PostgresSettings>(guest.origin->settings).via = u"server"_s;
    QCOMPARE(wrongFields(guest), QList{Field::BackupFile});

    ConnectionDraft pooler = ConnectionDraft::of(TargetKind::PgBouncer);
    pooler.name = pooler.user = pooler.host = u"pool"_s;
    pooler.more.poolerConfig = u"/etc/pgbouncer/pgbouncer.ini"_s;
    QVERIFY(wrongFields(pooler).isEmpty());
    QCOMPARE(std::get<environment::PgBouncerSettings>(pooler.target().settings).config, u"/etc/pgbouncer/pgbouncer.ini"_s);
}

void TestConnectionDraft::whatIsNotTypedOfAFigureStays()
{
    environment::PrometheusSettings settings;
    settings.url = QUrl(u"http://localhost:9187/metrics"_s);
    environment::PrometheusMetric titled{u"shop.errors"_s, u"Errors"_s, u"errors_total"_s, {{u"code"_s, u"500"_s}}, u"s"_s, true, {0.1, {}, false}, {}};
    environment::PrometheusMetric plain{u"shop.users"_s, u"shop.users"_s, u"users"_s, {}, {}, false, {{}, 1e-7, true}, {}};
    settings.metrics = {titled, plain};
    environment::Target target;
    target.id = target.title = u"shop"_s;
    target.kind = TargetKind::Prometheus;
    target.settings = settings;
    ConnectionDraft draft = ConnectionDraft::of(target, {});
    QVERIFY(draft.problems().isEmpty());
    QVERIFY(draft.target() == target);
    draft.figures.swapItemsAt(0, 1);
    draft.figures[0].id = u"shop.people"_s;
    draft.figures[1].id = u"shop.failures"_s;
    const auto metrics = std::get<environment::PrometheusSettings>(draft.target().settings).metrics;
    QCOMPARE(metrics[0].title, u"shop.people"_s); // it had none of its own
    QCOMPARE(metrics[0].threshold, plain.threshold);
    QCOMPARE(metrics[1].title, u"Errors"_s);
    QCOMPARE(metrics[1].labels, titled.labels);
    QCOMPARE(ConnectionDraft::of(target, {}).furtherSettings(), 2); // title and labels of the first
}

void TestConnectionDraft::settingsThatNoFieldShowsAreCounted()
{
    environment::Target target = orders().target();
    QCOMPARE(ConnectionDraft::of(target, {}).furtherSettings(), 0);
    auto &settings = std::get<environment::PostgresSettings>(target.settings);
    settings.isolation.setting = u"app.tenant"_s;
    settings.privilegedRoles = QStringList{u"admin"_s};
    settings.reader.user = u"dba"_s;
    settings.tls.certificate = u"/c"_s;
    settings.tls.key = u"/k"_s;
    target.thresholds.insert(u"pg.cache.hit"_s, {98.0, {}, true});
    QCOMPARE(ConnectionDraft::of(target, {}).furtherSettings(), 5); // isolation, roles, certificate, key, limits
    QVERIFY(ConnectionDraft::of(target, {}).target() == target);
    QCOMPARE(ConnectionDraft::of(TargetKind::Postgres).furtherSettings(), 0);
}

QTEST_GUILESS_MAIN(TestConnectionDraft)
#include "tst_connectiondraft.moc"
