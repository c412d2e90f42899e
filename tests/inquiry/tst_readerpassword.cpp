// SPDX-License-Identifier: GPL-3.0-or-later
// The desk says when a reader lacks its password, and of nothing else; what is then typed is what the next statement uses.

#include "models/inquiry/desk.h"
#include "models/secrets/secretsource.h"
#include "tests/support/postgresserver.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <map>

using namespace Qt::StringLiterals;
using environment::Credential;

namespace {

constexpr int kLimit = 30000; // ms: far beyond what a statement takes here

// An empty keyring, and what a person typed. Engine thread only.
class TypedSecrets final : public secrets::SecretSource {
public:
    flow::Task<secrets::Answer> fromKeyring(QString, flow::TimePoint) override { co_return secrets::Answer(); }
    flow::Task<secrets::Answer> toKeyring(QString, base::Secret, flow::TimePoint) override { co_return secrets::Answer(); }
    flow::Task<secrets::Answer> removeFromKeyring(QString, flow::TimePoint) override { co_return secrets::Answer(); }
    flow::Task<secrets::Answer> fromCommand(QStringList, flow::TimePoint) override { co_return secrets::Answer(); }
    void remember(const QString &key, base::Secret secret) override { m_typed.insert_or_assign(key, std::move(secret)); }
    [[nodiscard]] std::optional<base::Secret> remembered(const QString &key) const override
    {
        const auto it = m_typed.find(key);
        return it == m_typed.end() ? std::nullopt : std::optional(it->second.clone());
    }

private:
    std::map<QString, base::Secret> m_typed;
};

base::Secret typed(const char *text) { return base::Secret(std::string(text)); }

environment::Target database(quint16 port, const QString &id, const Credential &readers)
{
    environment::PostgresSettings settings;
    settings.host = u"127.0.0.1"_s;
    settings.port = port;
    settings.user = u"console"_s;
    settings.tls.mode = environment::Tls::Mode::Disable;
    settings.reader = {u"looker"_s, readers};
    environment::Target target;
    target.id = target.title = id;
    target.settings = settings;
    return target;
}

struct Room {
    explicit Room(quint16 port)
    {
        environment::Environment made;
        made.name = u"e"_s;
        made.targets = {database(port, u"db"_s, {Credential::Source::Keyring, {}, {}}), database(port, u"named"_s, {Credential::Source::Keyring, u"dba-entry"_s, {}}),
                        database(port, u"bare"_s, {})};
        feed.setEnvironment(std::make_shared<const environment::Environment>(made));
        journal::Options options;
        options.file = folder.filePath(u"journal.sqlite"_s);
        options.writer = u"test"_s;
        desk = std::make_unique<inquiry::EngineDesk>(feed, operate::Bookkeeping::open(feed, options));
        answered = std::make_unique<QSignalSpy>(desk.get(), &inquiry::Desk::answered);
        refused = std::make_unique<QSignalSpy>(desk.get(), &inquiry::Desk::refused);
        wanted = std::make_unique<QSignalSpy>(desk.get(), &inquiry::Desk::passwordWanted);
    }

    QTemporaryDir folder;
    watch::Feed feed{[](flow::Reactor &) { return std::make_unique<TypedSecrets>(); }};
    std::unique_ptr<inquiry::EngineDesk> desk;
    std::unique_ptr<QSignalSpy> answered, refused, wanted;
};

} // namespace

class TstReaderPassword : public QObject {
    Q_OBJECT
    std::unique_ptr<PostgresServer> m_server;
    QString m_system;

private slots:
    void initTestCase()
    {
        m_server = std::make_unique<PostgresServer>();
        m_server->sql(u"create role console login in role pg_monitor"_s);
        m_server->sql(u"create role looker login password 'right-one'"_s);
        m_server->setHba({u"host all console 127.0.0.1/32 trust"_s, u"host all all 127.0.0.1/32 scram-sha-256"_s});
        m_system = m_server->sql(u"select system_identifier from pg_control_system()"_s);
    }
    void cleanupTestCase() { m_server.reset(); }

    void whatIsMissingIsAskedForAndThenUsed()
    {
        Room room(m_server->port());
        const QString text = u"select current_user"_s;
        room.desk->ask(u"db"_s, m_system, text);
        QTRY_COMPARE_WITH_TIMEOUT(room.wanted->size(), 1, kLimit);
        QCOMPARE(room.wanted->last(), (QVariantList{u"db"_s, u"db/reader"_s, false}));
        QCOMPARE(room.refused->last().at(1).value<base::Error>().code, base::Errc::Absent);

        room.feed.rememberSecret(u"db/reader"_s, typed("wrong-one"));
        room.desk->ask(u"db"_s, m_system, text);
        QTRY_COMPARE_WITH_TIMEOUT(room.wanted->size(), 2, kLimit);
        QCOMPARE(room.wanted->last(), (QVariantList{u"db"_s, u"db/reader"_s, true}));
        QCOMPARE(room.refused->last().at(1).value<base::Error>().code, base::Errc::Authentication);

        room.feed.rememberSecret(u"db/reader"_s, typed("right-one"));
        room.desk->ask(u"db"_s, m_system, text);
        QTRY_COMPARE_WITH_TIMEOUT(room.answered->size(), 1, kLimit);
        QCOMPARE(room.answered->last().at(1).value<inquiry::Answer>().login.raw(), u"looker"_s);
        QCOMPARE(room.wanted->size(), 2);
    }

    void anEntryWithANameIsAskedForByIt()
    {
        Room room(m_server->port());
        room.desk->ask(u"named"_s, m_system, u"select 1"_s);
        QTRY_COMPARE_WITH_TIMEOUT(room.wanted->size(), 1, kLimit);
        QCOMPARE(room.wanted->last(), (QVariantList{u"named"_s, u"dba-entry"_s, false}));
    }

    void nothingElseAsksForAPassword()
    {
        Room room(m_server->port());
        room.feed.rememberSecret(u"db/reader"_s, typed("right-one"));
        room.desk->ask(u"db"_s, u"1"_s, u"select 1"_s); // another server is shown: absent, and no password
        QTRY_COMPARE_WITH_TIMEOUT(room.refused->size(), 1, kLimit);
        QCOMPARE(room.refused->last().at(1).value<base::Error>().code, base::Errc::Absent);
        room.desk->ask(u"bare"_s, m_system, u"select 1"_s); // refused for want of a password that nobody said is in the keyring
        QTRY_COMPARE_WITH_TIMEOUT(room.refused->size(), 2, kLimit);
        QCOMPARE(room.refused->last().at(1).value<base::Error>().code, base::Errc::Authentication);
        room.desk->ask(u"db"_s, m_system, u"select 1"_s);
        QTRY_COMPARE_WITH_TIMEOUT(room.answered->size(), 1, kLimit);
        QCOMPARE(room.wanted->size(), 0);
    }
};

QTEST_GUILESS_MAIN(TstReaderPassword)
#include "tst_readerpassword.moc"
