// SPDX-License-Identifier: GPL-3.0-or-later
// F12, F13: the server is there and does not let us in.

#include "tests/faultmatrix/matrix.h"
#include "tests/faultmatrix/stand.h"

using watch::Condition;

namespace {

// Counts what is asked of the keyring, and that nothing is ever taken out of it.
struct Keyring {
    std::string password;
    std::atomic<int> asked{0}, removed{0};
};

class CountingSecrets final : public secrets::SecretSource {
public:
    explicit CountingSecrets(std::shared_ptr<Keyring> k) : m_keyring(std::move(k)) {}
    flow::Task<secrets::Answer> fromKeyring(QString, flow::TimePoint) override
    {
        ++m_keyring->asked;
        co_return secrets::Answer(secrets::Availability::Found, base::Secret(std::string(m_keyring->password)));
    }
    flow::Task<secrets::Answer> toKeyring(QString, base::Secret, flow::TimePoint) override { co_return secrets::Answer(); }
    flow::Task<secrets::Answer> removeFromKeyring(QString, flow::TimePoint) override
    {
        ++m_keyring->removed;
        co_return secrets::Answer();
    }
    flow::Task<secrets::Answer> fromCommand(QStringList, flow::TimePoint) override { co_return secrets::Answer(); }
    void remember(const QString &, base::Secret) override {}
    [[nodiscard]] std::optional<base::Secret> remembered(const QString &) const override { return {}; }

private:
    std::shared_ptr<Keyring> m_keyring;
};

struct Refusal {
    const char *role;
    const char *password;
    const char *logged;   // in the server's log, once for each attempt
    const char *sentence; // what the person reads
};

// F13: each is tried once and never again by itself, the keyring keeps its entry and is asked once, and every reader of
// the feed (each window, the terminal) gets the same words because they are made in one place.
void refusedLogin(Stand &stand)
{
    PostgresServer &server = stand.server();
    server.sql(u"drop role if exists app, locked, expired, barred"_s);
    server.sql(u"create role app login password 'right'"_s);
    server.sql(u"create role locked nologin password 'right'"_s);
    server.sql(u"create role expired login password 'right' valid until '2020-01-01'"_s);
    server.sql(u"create role barred login password 'right'"_s);
    server.setHba({u"host all barred 127.0.0.1/32 reject"_s, u"host all app,locked,expired 127.0.0.1/32 scram-sha-256"_s, u"host all watcher 127.0.0.1/32 trust"_s});
    const Refusal refusals[] = {
        {"app", "wrong", "password authentication failed for user \"app\"", "db refused the password for user app; not tried again: enter a new one."},
        {"expired", "right", "password authentication failed for user \"expired\"", "db refused the password for user expired; not tried again: enter a new one."},
        {"locked", "right", "role \"locked\" is not permitted to log in", "db refused access: role \"locked\" is not permitted to log in; not tried again."},
        {"barred", "right", "pg_hba.conf rejects connection", "db does not let user barred in from here: pg_hba.conf has no line for it; not tried again."},
        {"nobody", "right", "no pg_hba.conf entry", "db does not let user nobody in from here: pg_hba.conf has no line for it; not tried again."}};
    struct Login {
        explicit Login(const Refusal &r) : refusal(r), keyring(std::make_shared<Keyring>())
        {
            keyring->password = r.password;
            feed = std::make_unique<watch::Feed>([k = keyring](flow::Reactor &) { return std::make_unique<CountingSecrets>(k); });
        }
        [[nodiscard]] watch::Status status() const
        {
            const auto s = feed->snapshot(u"db"_s);
            return s ? s->status : watch::Status();
        }
        const Refusal &refusal;
        std::shared_ptr<Keyring> keyring;
        std::unique_ptr<watch::Feed> feed;
        qsizetype before = 0;
    };
    std::vector<std::unique_ptr<Login>> logins;
    for (const Refusal &r : refusals) {
        logins.push_back(std::make_unique<Login>(r));
        logins.back()->before = server.log().count(r.logged);
        auto e = std::make_shared<environment::Environment>();
        auto target = databaseOf(server, QLatin1String(r.role));
        target.credential.source = environment::Credential::Source::Keyring;
        e->targets.append(target);
        logins.back()->feed->setEnvironment(e);
    }
    for (const auto &l : logins)
        WITHIN(stand, l->status().condition == Condition::Refused, 4s, QLatin1String(l->status().error.text));
    stand.spin(1600ms); // the first retries of any other failure would be over
    for (const auto &l : logins) {
        QCOMPARE(l->status().nextTry, base::TimePoint{});
        QCOMPARE(server.log().count(l->refusal.logged), l->before + 1);
        QCOMPARE(l->keyring->asked.load(), 1);
        QCOMPARE(l->keyring->removed.load(), 0);
        QVERIFY(!l->status().error.remedy.empty());
        health::SituationRoom room, another;
        const base::Clock &clock = base::Clock::system();
        const auto now = clock.now();
        const auto assess = [&](health::SituationRoom &r) { return r.assess(*l->feed->environment(), *l->feed->catalogue(), l->feed->snapshots(), now, clock.wallNow()).problems; };
        const auto problems = assess(room);
        QCOMPARE(problems.size(), 1);
        QCOMPARE(problems[0].sentence, QString::fromUtf8(l->refusal.sentence));
        QCOMPARE(assess(another)[0].sentence, problems[0].sentence);
    }
}

} // namespace

void addRowsOfLogin(std::vector<Row> &rows)
{
    Row full{"F12", "every connection taken, the pool's queue with it"};
    full.file = "tests/watch/tst_fullserver.cpp";
    full.tests = "whoWatchedBeforeGoesOnAndWhoComesNowIsTold aSuperuserTakesNoReservedSlotSilently theColdLaneTakesNoneEither";
    rows.push_back(full);
    Row slowly{"F12b", "taken slots are tried slowly (5 to 15 s)"};
    slowly.file = "tests/watch/tst_postgresbackoff.cpp";
    slowly.tests = "takenSlotsAreTriedSlowly";
    rows.push_back(slowly);
    rows.push_back({"F13", "wrong or expired password, locked role, pg_hba.conf", refusedLogin});
}
