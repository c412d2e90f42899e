// SPDX-License-Identifier: GPL-3.0-or-later
// The connector on its engine, against a real PostgreSQL and a keyring that answers as told.
#include "models/environment/parser.h"
#include "models/journal/reader.h"
#include "tests/support/postgresserver.h"
#include "ui/start/engineconnector.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <atomic>

using namespace start;
using namespace Qt::StringLiterals;
using secrets::Availability;
using watch::ConnectionReport;
using Step = ConnectionReport::Step;
using Outcome = ConnectionReport::Outcome;

namespace {

constexpr int kLimit = 20000; // ms: far beyond what any step takes here

// What the keyring was given, and how it answers. Written by the test before use, read on the engine thread.
struct Keyring {
    Availability answer = Availability::Found;
    std::mutex guard;
    QHash<QString, QByteArray> kept, remembered;

    [[nodiscard]] QByteArray in(const QHash<QString, QByteArray> &which, const QString &key)
    {
        const std::lock_guard lock(guard);
        return which.value(key);
    }
};

class ScriptedSecrets final : public secrets::SecretSource {
public:
    explicit ScriptedSecrets(Keyring &keyring) : m_keyring(keyring) { }
    flow::Task<secrets::Answer> fromKeyring(QString, flow::TimePoint) override { co_return secrets::Answer(); }
    flow::Task<secrets::Answer> toKeyring(QString key, base::Secret secret, flow::TimePoint) override
    {
        const std::lock_guard lock(m_keyring.guard);
        if (m_keyring.answer == Availability::Found)
            m_keyring.kept.insert(key, QByteArray(secret.revealZ()));
        co_return secrets::Answer(m_keyring.answer, base::Secret(), u"said so"_s);
    }
    flow::Task<secrets::Answer> removeFromKeyring(QString, flow::TimePoint) override { co_return secrets::Answer(); }
    flow::Task<secrets::Answer> fromCommand(QStringList, flow::TimePoint) override { co_return secrets::Answer(); }
    void remember(const QString &key, base::Secret secret) override
    {
        const std::lock_guard lock(m_keyring.guard);
        m_keyring.remembered.insert(key, QByteArray(secret.revealZ()));
    }
    [[nodiscard]] std::optional<base::Secret> remembered(const QString &) const override { return std::nullopt; }

private:
    Keyring &m_keyring;
};

struct Desk {
    Keyring keyring;
    QTemporaryDir folder;
    watch::Feed feed{[this](flow::Reactor &) { return std::make_unique<ScriptedSecrets>(keyring); }};
    EngineConnector connector{feed, folder.filePath(u"new/environment.yaml"_s)};
    QSignalSpy tested{&connector, &Connector::tested};
    QSignalSpy saved{&connector, &Connector::saved};
    QSignalSpy failed{&connector, &Connector::saveFailed};

    [[nodiscard]] ConnectionReport report() const { return tested.last().first().value<ConnectionReport>(); }
    [[nodiscard]] QByteArray file() const
    {
        QFile read(folder.filePath(u"new/environment.yaml"_s));
        return read.open(QIODevice::ReadOnly) ? read.readAll() : QByteArray();
    }
};

environment::Target target(quint16 port, const QString &user)
{
    environment::Target made;
    made.id = u"orders"_s;
    made.title = u"Orders"_s;
    made.kind = environment::TargetKind::Postgres;
    environment::PostgresSettings settings;
    settings.host = u"127.0.0.1"_s;
    settings.port = port;
    settings.user = user;
    settings.tls.mode = environment::Tls::Mode::Disable;
    made.settings = settings;
    made.credential.source = environment::Credential::Source::Keyring;
    made.credential.key = made.id;
    return made;
}

base::Secret secret(const char *text)
{
    return base::Secret(std::string(text));
}

} // namespace

class TestEngineConnector : public QObject {
    Q_OBJECT
    std::unique_ptr<PostgresServer> m_server;
private slots:
    void initTestCase();
    void cleanupTestCase() { m_server.reset(); }
    void rightPasswordWorks();
    void wrongPasswordFailsAtAuthentication();
    void nobodyListensFailsAtTheNetwork();
    void cancelledTestSaysNothing();
    void savesFileAndKeyring();
    void withoutKeyringItIsRememberedForTheSession();
    void takenIdChangesNothing();
    void enteredPasswordIsUsedAndKept();
    void aPasswordForTheReaderLeavesTheConnectionAlone();
    void theOpenFileIsChanged();
    void eachChangeStandsInTheJournalWithoutItsSecrets();
};

void TestEngineConnector::initTestCase()
{
    m_server = std::make_unique<PostgresServer>();
    m_server->sql(u"create role watcher login password 'right-one'"_s);
    m_server->sql(u"grant pg_monitor to watcher"_s);
    m_server->setHba({u"host all all 127.0.0.1/32 scram-sha-256"_s});
}

void TestEngineConnector::rightPasswordWorks()
{
    Desk d;
    d.connector.test(target(m_server->port(), u"watcher"_s), secret("right-one"));
    QTRY_COMPARE_WITH_TIMEOUT(d.tested.size(), 1, kLimit);
    QVERIFY(d.report().connects());
    QCOMPARE(d.report().at(Step::Permission).outcome, Outcome::Ok);
}

void TestEngineConnector::wrongPasswordFailsAtAuthentication()
{
    Desk d;
    d.connector.test(target(m_server->port(), u"watcher"_s), secret("wrong"));
    QTRY_COMPARE_WITH_TIMEOUT(d.tested.size(), 1, kLimit);
    QCOMPARE(d.report().at(Step::Tcp).outcome, Outcome::Ok);
    QCOMPARE(d.report().at(Step::Authentication).outcome, Outcome::Failed);
    QVERIFY(!d.report().at(Step::Authentication).text.raw().contains(u"wrong"_s));
}

void TestEngineConnector::nobodyListensFailsAtTheNetwork()
{
    Desk d;
    d.connector.test(target(1, u"watcher"_s), secret("x"));
    QTRY_COMPARE_WITH_TIMEOUT(d.tested.size(), 1, kLimit);
    QCOMPARE(d.report().at(Step::Tcp).outcome, Outcome::Failed);
}

void TestEngineConnector::cancelledTestSaysNothing()
{
    Desk d;
    d.connector.test(target(m_server->port(), u"watcher"_s), secret("wrong"));
    d.connector.cancelTest();
    d.connector.test(target(m_server->port(), u"watcher"_s), secret("right-one"));
    QTRY_COMPARE_WITH_TIMEOUT(d.tested.size(), 1, kLimit);
    QVERIFY(d.report().connects());
}

void TestEngineConnector::savesFileAndKeyring()
{
    Desk d;
    d.connector.save(environment::AddTargets{{target(m_server->port(), u"watcher"_s)}, {}}, secret("right-one"));
    QTRY_COMPARE_WITH_TIMEOUT(d.saved.size(), 1, kLimit);
    const auto saved = d.saved.first().first().value<Saved>();
    QVERIFY(saved.hadPassword);
    QCOMPARE(saved.keyring, Availability::Found);
    QCOMPARE(d.keyring.in(d.keyring.kept, u"orders"_s), "right-one"_ba);
    QVERIFY(!d.file().contains("right-one"));
    const auto read = environment::parseFile(saved.file);
    QVERIFY(read.environment);
    QCOMPARE(read.environment->targets.size(), 1);
    QCOMPARE(read.environment->targets.first(), target(m_server->port(), u"watcher"_s));
}

void TestEngineConnector::withoutKeyringItIsRememberedForTheSession()
{
    Desk d;
    d.keyring.answer = Availability::NoBackend;
    d.connector.save(environment::AddTargets{{target(m_server->port(), u"watcher"_s)}, {}}, secret("right-one"));
    QTRY_COMPARE_WITH_TIMEOUT(d.saved.size(), 1, kLimit);
    const auto saved = d.saved.first().first().value<Saved>();
    QCOMPARE(saved.keyring, Availability::NoBackend);
    QCOMPARE(saved.detail, u"said so"_s);
    QCOMPARE(d.keyring.in(d.keyring.remembered, u"orders"_s), "right-one"_ba);
}

void TestEngineConnector::takenIdChangesNothing()
{
    Desk d;
    d.connector.save(environment::AddTargets{{target(m_server->port(), u"watcher"_s)}, {}}, secret("first"));
    QTRY_COMPARE_WITH_TIMEOUT(d.saved.size(), 1, kLimit);
    const QByteArray before = d.file();
    d.connector.save(environment::AddTargets{{target(1, u"other"_s)}, {}}, secret("second"));
    QTRY_COMPARE_WITH_TIMEOUT(d.failed.size(), 1, kLimit);
    QCOMPARE(d.file(), before);
    QCOMPARE(d.keyring.in(d.keyring.kept, u"orders"_s), "first"_ba);
}

void TestEngineConnector::enteredPasswordIsUsedAndKept()
{
    Desk d;
    QSignalSpy entered(&d.connector, &Connector::entered);
    d.connector.enterPassword(u"orders"_s, u"orders-key"_s, secret("typed"), true);
    QTRY_COMPARE_WITH_TIMEOUT(entered.size(), 1, kLimit);
    QCOMPARE(d.keyring.in(d.keyring.kept, u"orders-key"_s), "typed"_ba);
    QTRY_COMPARE_WITH_TIMEOUT(d.keyring.in(d.keyring.remembered, u"orders-key"_s), "typed"_ba, kLimit);
}

void TestEngineConnector::aPasswordForTheReaderLeavesTheConnectionAlone()
{
    std::atomic<qint64> entered = 0; // by the engine's clock; outlives it
    Desk d;
    environment::Target watched = target(m_server->port(), u"postgres"_s);
    watched.credential = {};
    std::get<environment::PostgresSettings>(watched.settings).host = m_server->folder(); // where no password is asked for
    environment::Environment made;
    made.name = u"e"_s;
    made.targets = {watched};
    d.feed.setEnvironment(std::make_shared<const environment::Environment>(made));
    const auto up = [&] {
        const auto snapshot = d.feed.snapshot(u"orders"_s);
        return snapshot && snapshot->status.condition == watch::Condition::Up;
    };
    QTRY_VERIFY_WITH_TIMEOUT(up(), kLimit);
    const QString open = m_server->sql(u"select pid from pg_stat_activity where application_name = 'quarterdeck' and usename = 'postgres' order by backend_start limit 1"_s);
    QVERIFY(!open.isEmpty());
    d.connector.enterPassword(u"orders"_s, u"orders/reader"_s, secret("typed"), false);
    d.feed.engine().post([&entered](flow::Reactor &reactor, flow::TaskScope &) { entered = reactor.now().time_since_epoch().count(); });
    QTRY_VERIFY_WITH_TIMEOUT(entered != 0, kLimit);
    QCOMPARE(d.keyring.in(d.keyring.remembered, u"orders/reader"_s), "typed"_ba);
    QTRY_VERIFY_WITH_TIMEOUT(d.feed.snapshot(u"orders"_s)->status.lastAnswer.time_since_epoch().count() > entered, kLimit);
    QCOMPARE(m_server->sql(u"select count(*) from pg_stat_activity where pid = "_s + open), u"1"_s);
}

void TestEngineConnector::theOpenFileIsChanged()
{
    Desk d;
    d.connector.save(environment::AddTargets{{target(1, u"watcher"_s)}, {{u"dbs"_s, u"Databases"_s, {}}}}, base::Secret());
    QTRY_COMPARE_WITH_TIMEOUT(d.saved.size(), 1, kLimit);
    const auto open = environment::parseFile(d.folder.filePath(u"new/environment.yaml"_s)).environment;
    d.feed.setEnvironment(open);
    environment::ReplaceTarget change{open->targets.first(), open->targets.first(), {}};
    change.after.id = u"orders-1"_s;
    change.after.tier = u"dbs"_s;
    d.connector.save(change, secret("another"));
    QTRY_COMPARE_WITH_TIMEOUT(d.saved.size(), 2, kLimit);
    QCOMPARE(d.saved.last().first().value<Saved>().target, u"orders-1"_s);
    QCOMPARE(d.saved.last().first().value<Saved>().before, u"orders"_s); // its history moves along
    QVERIFY(d.file().contains("id: orders-1") && d.file().contains("tier: dbs") && !d.file().contains("another"));
    QCOMPARE(d.keyring.in(d.keyring.kept, u"orders"_s), "another"_ba); // where it was before
    d.connector.save(change, base::Secret()); // it is not as it was any more
    QTRY_COMPARE_WITH_TIMEOUT(d.failed.size(), 1, kLimit);
    d.connector.save(environment::RemoveTarget{change.after}, base::Secret());
    QTRY_COMPARE_WITH_TIMEOUT(d.saved.size(), 3, kLimit);
    QVERIFY(d.saved.last().first().value<Saved>().target.isEmpty());
    QVERIFY(environment::parseFile(d.folder.filePath(u"new/environment.yaml"_s)).environment->targets.isEmpty());
}

void TestEngineConnector::eachChangeStandsInTheJournalWithoutItsSecrets()
{
    Desk d;
    const QString file = d.folder.filePath(u"new/environment.yaml"_s), journal = d.folder.filePath(u"journal.sqlite"_s);
    QVERIFY(environment::saveChange(file, environment::AddTargets{{target(1, u"watcher"_s)}, {{u"dbs"_s, u"Databases"_s, {}}}}));
    const auto open = environment::parseFile(file).environment;
    d.feed.setEnvironment(open);
    journal::Options options;
    options.file = journal;
    options.writer = u"console"_s;
    d.connector.setBooks(operate::Bookkeeping::open(d.feed, options));
    environment::Target other = target(2, u"planted-login"_s);
    other.id = u"stock"_s;
    d.connector.save(environment::AddTargets{{other}, {}}, secret("planted-secret"));
    QTRY_COMPARE_WITH_TIMEOUT(d.saved.size(), 1, kLimit);
    environment::ReplaceTarget change{open->targets.first(), open->targets.first(), {}};
    change.after.id = u"orders-1"_s;
    change.after.tier = u"dbs"_s;
    change.after.settings = target(3, u"planted-login"_s).settings;
    d.connector.save(change, base::Secret());
    QTRY_COMPARE_WITH_TIMEOUT(d.saved.size(), 2, kLimit);
    d.connector.save(change, base::Secret()); // it is not as it was any more
    QTRY_COMPARE_WITH_TIMEOUT(d.failed.size(), 1, kLimit);
    d.connector.save(environment::RemoveTarget{change.after}, base::Secret());
    QTRY_COMPARE_WITH_TIMEOUT(d.saved.size(), 3, kLimit);

    auto reader = journal::Reader::open(journal);
    QVERIFY(reader);
    QStringList intents, outcomes;
    const auto read = reader->all([&](const journal::StoredEntry &e) {
        if (e.record.phase == journal::Phase::Intent) {
            intents << QStringList{e.record.act, e.record.target, e.details}.join(u'|');
            if (e.name.isEmpty())
                intents << u"nobody"_s;
        } else if (e.record.phase == journal::Phase::Outcome) {
            outcomes << QString(journal::word(e.record.outcome));
        }
        return true;
    });
    QVERIFY(read);
    const QString where = u"environment: "_s + open->name, moved = u"target.change|orders-1|was called: orders\ntier: %1 -> dbs\nchanged: settings\n"_s.arg(open->targets.first().tier);
    QCOMPARE(intents, (QStringList{u"target.add|stock|"_s + where, moved + where, moved + where, u"target.remove|orders-1|"_s + where}));
    QCOMPARE(outcomes, (QStringList{u"done"_s, u"done"_s, u"failed"_s, u"done"_s}));
    QVERIFY(!intents.join(u' ').contains(u"planted"_s));
}

QTEST_GUILESS_MAIN(TestEngineConnector)
#include "tst_engineconnector.moc"
