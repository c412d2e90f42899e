// SPDX-License-Identifier: GPL-3.0-or-later
// Audits for a screen: by themselves or asked, through the open door or tried on a connection of their own, what changed with
// the last one, the journal as evidence of what was tried, and partners in other environments.

#include "models/audit/desk.h"
#include "models/audit/paritymodel.h"
#include "models/audit/rounds.h"
#include "models/audit/securitymodel.h"
#include "models/promises/evidence.h"
#include "tests/audit/auditfixture.h"

#include <QCryptographicHash>
#include <QDir>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>

using namespace std::chrono_literals;

using namespace Qt::StringLiterals;
using audit::CheckState;

class TstDesk : public QObject {
    Q_OBJECT
    QTemporaryDir m_folder;
    const QString m_journal = m_folder.filePath(u"journal.sqlite"_s);
    std::unique_ptr<PostgresServer> m_server;
    base::ManualClock m_clock;
    environment::Environment m_environment;
    std::unique_ptr<watch::Feed> m_feed;
    std::unique_ptr<audit::Desk> m_desk;

    void pass(std::chrono::seconds time) { m_clock.set(m_clock.now() + time); }

private slots:
    void initTestCase()
    {
        m_server = std::make_unique<PostgresServer>();
        m_server->setHba({u"host all all 127.0.0.1/32 trust"_s});
        m_server->sql(u"create role app login"_s);
        m_server->sql(u"create table accounts (tenant_id int)"_s);
        m_clock.set(base::TimePoint{} + std::chrono::hours(10));
        m_feed = std::make_unique<watch::Feed>([](flow::Reactor &) { return std::make_unique<FixedSecrets>(); });
        m_desk = std::make_unique<audit::Desk>(*m_feed, m_clock);
        journal::Options options;
        options.file = m_journal;
        options.writer = u"console"_s;
        m_desk->setBooks(operate::Bookkeeping::open(*m_feed, options), m_folder.filePath(u"audits"_s));
    }
    void cleanupTestCase()
    {
        m_desk.reset();
        m_feed.reset();
        m_server.reset();
    }

    void aLookUsesTheDoorAndKeepsWhatWasTried()
    {
        audit::Desk &desk = *m_desk;
        environment::Target t = AuditRoom::target(*m_server, u"postgres"_s);
        auto &settings = std::get<environment::PostgresSettings>(t.settings);
        settings.isolation.tests = {{u"refused"_s, u"app"_s, {}, u"select 1 from accounts"_s, environment::PolicyTest::Expect::Refused, {}}};
        environment::Target shy = t;
        shy.id = u"shy"_s;
        std::get<environment::PostgresSettings>(shy.settings).auditUnasked = false;
        m_environment.name = u"shop"_s;
        m_environment.targets = {shy, t};
        desk.run(u"db"_s);
        QVERIFY2(!desk.entry(u"db"_s).busy, "there is no such target yet");
        m_feed->setEnvironment(std::make_shared<const environment::Environment>(m_environment));
        for (const QString &id : {u"db"_s, u"shy"_s}) {
            QTRY_VERIFY_WITH_TIMEOUT(m_feed->snapshot(id) && m_feed->snapshot(id)->status.condition == watch::Condition::Up, 10000);
            QTRY_VERIFY_WITH_TIMEOUT(!m_feed->snapshot(id)->facts.systemIdentifier.isEmpty(), 10000); // by the cold lane
        }
        desk.lookWhenOld(u"db"_s);
        QVERIFY(desk.entry(u"db"_s).busy);
        QTRY_VERIFY_WITH_TIMEOUT(desk.entry(u"db"_s).audit, 15000);
        const audit::AuditPtr looked = desk.entry(u"db"_s).audit;
        QVERIFY(namesOf(*looked).contains(u"rls.off public.accounts"_s));
        QCOMPARE(looked->find(u"rls.tests"_s)->state, CheckState::Unknown);
        QVERIFY(looked->triedAt == base::WallTime{});
        QVERIFY(!QFile::exists(m_journal)); // questions are no act

        pass(59min); // not yet an hour
        desk.lookWhenOld(u"db"_s);
        QVERIFY(!desk.entry(u"db"_s).busy);
        desk.run(u"db"_s);
        QTRY_VERIFY_WITH_TIMEOUT(desk.entry(u"db"_s).audit != looked, 15000);
        const audit::CheckResult *tests = desk.entry(u"db"_s).audit->find(u"rls.tests"_s);
        QVERIFY2(tests->state == CheckState::Clean, qPrintable(tests->why.visible()));
        const base::WallTime tried = desk.entry(u"db"_s).audit->triedAt;
        QVERIFY(tried != base::WallTime{});
        QCOMPARE(QDir(m_folder.filePath(u"audits"_s)).entryList({u"security-shop.db-*.md"_s}).size(), 1);

        const audit::AuditPtr whole = desk.entry(u"db"_s).audit;
        pass(61min);
        desk.lookWhenOld(u"db"_s);
        QTRY_VERIFY_WITH_TIMEOUT(desk.entry(u"db"_s).audit != whole, 15000);
        QCOMPARE(desk.entry(u"db"_s).audit->find(u"rls.tests"_s)->state, CheckState::Clean);
        QVERIFY(desk.entry(u"db"_s).audit->triedAt == tried);
    }

    void aRunIsEvidenceInTheJournal()
    {
        const auto newest = [this](const QString &act = u"policies.test"_s) { // the last two of them, oldest first
            auto reader = journal::Reader::open(m_journal);
            QList<journal::StoredEntry> found = reader->newest(100).value_or(QList<journal::StoredEntry>());
            found.removeIf([&act](const journal::StoredEntry &e) { return e.record.act != act; });
            return found.last(std::min<qsizetype>(2, found.size()));
        };
        auto entries = newest();
        QCOMPARE(entries.size(), 2);
        QCOMPARE(entries[0].record.phase, journal::Phase::Intent);
        QCOMPARE(entries[1].record.outcome, journal::Outcome::Done);
        for (const auto &e : std::as_const(entries)) {
            QCOMPARE(e.record.act, u"policies.test"_s);
            QCOMPARE(e.record.target, u"db"_s);
            QVERIFY(!e.name.isEmpty());
            QCOMPARE(e.record.danger, journal::Danger::Reversible);
            QCOMPARE(e.record.system, m_feed->snapshot(u"db"_s)->facts.systemIdentifier);
        }
        QVERIFY2(entries[0].details.endsWith(u"\nenvironment: shop"_s), qPrintable(entries[0].details));
        QVERIFY2(entries[1].details.contains(u"\"environment\":\"shop\""_s), qPrintable(entries[1].details));
        const QJsonObject held = QJsonDocument::fromJson(entries[1].details.toUtf8()).object();
        QCOMPARE(held["held"_L1].toInt(), 1);
        QCOMPARE(held["broken"_L1].toInt() + held["untried"_L1].toInt(), 0);
        QCOMPARE(held["digest"_L1].toString(), QString::fromLatin1(QCryptographicHash::hash("rls.tests refused held\n", QCryptographicHash::Sha256).toHex()));
        QTRY_COMPARE_WITH_TIMEOUT(newest(u"export.audit"_s).size(), 1, 10000); // the report, by its digest
        const journal::StoredEntry report = newest(u"export.audit"_s).constFirst();
        QVERIFY(report.record.phase == journal::Phase::Note && report.record.danger == journal::Danger::Look && report.record.target == u"db"_s && !report.name.isEmpty());
        const QDir audits(m_folder.filePath(u"audits"_s));
        QFile written(audits.filePath(audits.entryList({u"security-shop.db-*.md"_s}).value(0)));
        QVERIFY(written.open(QIODevice::ReadOnly));
        const QString digest = QString::fromLatin1(QCryptographicHash::hash(written.readAll(), QCryptographicHash::Sha256).toHex());
        QVERIFY2(report.details.contains(u"file: "_s + written.fileName() + u"\nsha256: "_s + digest) && report.details.endsWith(u"\nenvironment: shop"_s), qPrintable(report.details));
        const auto proven = [this] { return promises::evidenceOf(m_journal, u"shop"_s, {u"db"_s}); };
        const auto before = proven();
        QVERIFY(before.journalWhole && before.newestOf({u"policies.test"_s}, u"db"_s));
        const QString entry = before.newestOf({u"policies.test"_s})->entry;

        m_server->sql(u"grant select on accounts to app"_s);
        m_server->sql(u"insert into accounts values (1)"_s);
        const audit::AuditPtr earlier = m_desk->entry(u"db"_s).audit;
        m_desk->run(u"db"_s);
        QTRY_VERIFY_WITH_TIMEOUT(m_desk->entry(u"db"_s).audit != earlier, 15000);
        entries = newest();
        QCOMPARE(entries[1].record.outcome, journal::Outcome::Failed); // a leak is no evidence
        QCOMPARE(QJsonDocument::fromJson(entries[1].details.toUtf8()).object()["broken"_L1].toInt(), 1);
        const auto after = proven();
        QCOMPARE(after.newestOf({u"policies.test"_s})->entry, entry);
    }

    void itGoesRoundByItself()
    {
        audit::Desk &desk = *m_desk;
        pass(2min);
        m_feed->setEnvironment(std::make_shared<const environment::Environment>(m_environment)); // everything is put off
        desk.goRound();
        QVERIFY(!desk.entry(u"db"_s).busy);
        m_server->sql(u"create table bills (tenant_id int)"_s);
        m_server->sql(u"drop table accounts"_s);
        pass(2h);
        const audit::AuditPtr earlier = desk.entry(u"db"_s).audit;
        desk.goRound();
        QVERIFY(desk.entry(u"db"_s).busy);
        QTRY_VERIFY_WITH_TIMEOUT(desk.entry(u"db"_s).audit != earlier, 15000);
        const audit::Desk::Entry &entry = desk.entry(u"db"_s);
        const auto objects = [](const std::vector<audit::Known> &list) {
            QStringList all;
            for (const audit::Known &k : list)
                all << k.check + u' ' + k.object.raw();
            return all;
        };
        QVERIFY2(objects(entry.change.fresh).contains(u"rls.off public.bills"_s), qPrintable(objects(entry.change.fresh).join(u',')));
        QVERIFY2(objects(entry.change.gone).contains(u"rls.off public.accounts"_s), qPrintable(objects(entry.change.gone).join(u',')));
        QVERIFY(!entry.change.since.isEmpty() && entry.answered == m_clock.now());
        const QString change = entry.change.since;
        QVERIFY(!desk.entry(u"shy"_s).busy && !desk.entry(u"shy"_s).audit); // on request only
        environment::Target through = m_environment.targets[1];
        QVERIFY(audit::Desk::permitted(through));
        std::get<environment::PostgresSettings>(through.settings).via = u"db"_s;
        QVERIFY(!audit::Desk::permitted(through) && !audit::ParityDesk::declared(m_environment, through)); // its server is looked at
        desk.goRound();
        QVERIFY(!entry.busy);
        pass(61min);
        const audit::AuditPtr second = entry.audit;
        desk.goRound();
        QTRY_VERIFY_WITH_TIMEOUT(desk.entry(u"db"_s).audit != second, 15000);
        QCOMPARE(desk.entry(u"db"_s).change.since, change); // nothing since: the last change stays in sight
        QVERIFY(desk.entry(u"db"_s).change.changed());

        // the next start compares with what was found last, which knows what could only be tried
        audit::Desk next(*m_feed, m_clock);
        next.setBooks({}, m_folder.filePath(u"audits"_s));
        next.look(u"db"_s);
        QTRY_VERIFY_WITH_TIMEOUT(next.entry(u"db"_s).audit, 15000);
        QVERIFY(!next.entry(u"db"_s).change.changed() && !next.entry(u"db"_s).change.since.isEmpty());
        next.run(u"db"_s);
        QVERIFY2(!next.entry(u"db"_s).busy, "nothing is tried that cannot be written down");
        desk.look(u"shy"_s);
        QTRY_VERIFY_WITH_TIMEOUT(desk.entry(u"shy"_s).audit, 15000);
    }

    void anotherEnvironmentWithTheSameIdsHasItsOwnAudits()
    {
        audit::Desk &desk = *m_desk;
        const auto looked = [&desk] {
            desk.look(u"db"_s); // its connection is made anew
            return desk.entry(u"db"_s).audit != nullptr;
        };
        environment::Environment staging = m_environment;
        staging.name = u"staging"_s;
        m_feed->setEnvironment(std::make_shared<const environment::Environment>(staging));
        QVERIFY(!desk.entry(u"db"_s).audit);
        QTRY_VERIFY_WITH_TIMEOUT(looked(), 15000);
        QVERIFY(desk.entry(u"db"_s).change.since.isEmpty()); // the first one there
        m_feed->setEnvironment(std::make_shared<const environment::Environment>(m_environment));
        QTRY_VERIFY_WITH_TIMEOUT(looked(), 15000);
        QVERIFY(!desk.entry(u"db"_s).change.since.isEmpty());
        QTRY_VERIFY_WITH_TIMEOUT(!desk.entry(u"db"_s).busy, 15000);
    }

    void aTargetWithOtherSettingsIsAnotherServer()
    {
        audit::Desk &desk = *m_desk;
        QVERIFY(desk.entry(u"db"_s).audit);
        QVERIFY(!desk.entry(u"db"_s).audit->system.isEmpty());
        QCOMPARE(desk.entry(u"db"_s).audit->system, m_feed->snapshot(u"db"_s)->facts.systemIdentifier);
        environment::Environment elsewhere = m_environment;
        elsewhere.name = u"elsewhere"_s;
        m_feed->setEnvironment(std::make_shared<const environment::Environment>(elsewhere));
        std::get<environment::PostgresSettings>(elsewhere.targets[1].settings).port = 1;
        desk.look(u"db"_s);
        QVERIFY(desk.entry(u"db"_s).busy);
        m_feed->setEnvironment(std::make_shared<const environment::Environment>(elsewhere)); // of the same name
        QVERIFY(!desk.entry(u"db"_s).busy);
        desk.look(u"db"_s); // has no connection, and is told so
        m_feed->setEnvironment(std::make_shared<const environment::Environment>(m_environment));
        QTRY_VERIFY_WITH_TIMEOUT(m_feed->snapshot(u"db"_s) && m_feed->snapshot(u"db"_s)->status.condition == watch::Condition::Up, 10000);
        QVERIFY2(!desk.entry(u"db"_s).error && !desk.entry(u"db"_s).audit, "what failed there is nothing of here");
        const auto looked = [&desk] {
            desk.look(u"db"_s);
            return desk.entry(u"db"_s).audit != nullptr;
        };
        QTRY_VERIFY_WITH_TIMEOUT(looked(), 15000);
        QTRY_VERIFY_WITH_TIMEOUT(!desk.entry(u"db"_s).busy, 15000);
    }

    void partnersAreComparedByThemselves()
    {
        m_server->sql(u"create database staging"_s);
        m_server->sql(u"create table only_there (i int)"_s, u"staging"_s);
        QFile file(m_folder.filePath(u"staging.yaml"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("name: staging\ntitle: Staging\ntargets:\n  - {id: db, kind: postgres, host: 127.0.0.1, port: " + QByteArray::number(m_server->port())
                   + ", user: postgres, database: staging, tls: {mode: disable}}\n");
        file.close();
        m_environment.comparedWith = {file.fileName(), m_folder.filePath(u"nowhere.yaml"_s)};
        m_feed->setEnvironment(std::make_shared<const environment::Environment>(m_environment));
        audit::ParityDesk &parity = m_desk->parity();
        QVERIFY(audit::ParityDesk::declared(m_environment, m_environment.targets[1]));
        m_desk->goRound();
        QVERIFY(!parity.entry(u"db"_s).busy);
        pass(2min);
        m_desk->goRound();
        QVERIFY(parity.entry(u"db"_s).busy && !parity.entry(u"shy"_s).busy);
        QTRY_VERIFY_WITH_TIMEOUT(parity.entry(u"db"_s).answered, 15000);
        const QList<audit::ParityResult> results = parity.entry(u"db"_s).results;
        QCOMPARE(results.size(), 2);
        QVERIFY2(results[0].parity, results[0].error ? results[0].error->text.c_str() : "");
        QCOMPARE(results[0].with, u"Staging"_s);
        const std::vector<audit::ParityRow> rows = audit::parityRows(results);
        const auto there = std::ranges::find_if(rows, [](const audit::ParityRow &r) { return r.name.raw().contains(u"only_there"_s); });
        QVERIFY(there != rows.end());
        QCOMPARE(there->here, u"not there"_s);
        QCOMPARE(there->there, u"there"_s);
        QVERIFY(results[1].error && rows.back().severity == base::Severity::Unknown);
        QVERIFY2(audit::paritySummary(results).contains(u"to Staging"_s) && audit::paritySummary(results).contains(u"nowhere could not be compared"_s),
                 qPrintable(audit::paritySummary(results)));
        m_desk->goRound();
        QVERIFY(!parity.entry(u"db"_s).busy); // not again before its time
        parity.compare(u"db"_s);
        QVERIFY(parity.entry(u"db"_s).busy);
        QTRY_VERIFY_WITH_TIMEOUT(!parity.entry(u"db"_s).busy, 15000);
    }

    void theOlderAuditStaysWhenTheServerHasGone()
    {
        m_server->stop();
        m_desk->run(u"db"_s);
        QTRY_VERIFY_WITH_TIMEOUT(m_desk->entry(u"db"_s).error, 20000);
        QVERIFY(m_desk->entry(u"db"_s).audit);
    }

    void roundsAreAFile()
    {
        const audit::Rounds rounds = audit::Rounds::parse("first: 20\naudit: 1\nparity: never\n");
        QVERIFY(rounds.first == 20s && rounds.audit == 1h && rounds.parity == 1h);
        QVERIFY(audit::Rounds::parse("{").first == 1min);
    }

    void whatChangedIsSaidRowByRow()
    {
        audit::Audit a;
        a.checks = {{u"rls.off"_s, CheckState::Found, {}, {{u"rls.off"_s, base::Untrusted(u"public.bills"_s), base::Severity::Critical, {}, {}}}, {}}};
        audit::Difference change;
        change.fresh = {{u"rls.off"_s, base::Untrusted(u"public.bills"_s), {}}};
        change.gone = {{u"rls.off"_s, base::Untrusted(u"public.accounts"_s), u"It was open."_s}};
        QVERIFY(!audit::securityRows(a, change)[0].sentence.startsWith(u"New"_s)); // the first look of all
        change.since = u"2026-11-26T10:00:00Z"_s;
        const auto rows = audit::securityRows(a, change);
        QCOMPARE(rows.size(), std::size_t(2));
        QVERIFY(rows[0].sentence.startsWith(u"New: "_s));
        QCOMPARE(rows[1].sentence, u"Gone: It was open."_s);
        QCOMPARE(rows[1].severity, base::Severity::Ok);
    }

    void rowsAreWorstFirstAndUnknownChecksAreAmongThem()
    {
        audit::Audit a;
        a.checks = {{u"roles.superuser"_s, CheckState::Found, {}, {{u"roles.superuser"_s, base::Untrusted(u"boss"_s), base::Severity::Warning, {}, {}}}, {}},
                    {u"rls.off"_s, CheckState::Found, {}, {{u"rls.off"_s, base::Untrusted(u"public.\"<b>\n\""_s), base::Severity::Critical, {}, base::Untrusted(u"ALTER"_s)}}, {}},
                    {u"hba.trust"_s, CheckState::Unknown, base::Untrusted(u"no right"_s), {}, {}},
                    {u"grants.public"_s, CheckState::Clean, {}, {}, {}}};
        audit::SecurityModel model;
        model.setRows(audit::securityRows(a));
        QCOMPARE(model.rowCount(), 3);
        QCOMPARE(model.index(0, audit::SecurityModel::Object).data().toString(), u"public.\"<b>␊\""_s);
        QCOMPARE(model.index(0, audit::SecurityModel::State).data(health::SeverityRole).toInt(), int(base::Severity::Critical));
        QCOMPARE(model.index(2, audit::SecurityModel::What).data().toString(), u"unknown: no right"_s);
        QStringList helps;
        for (int column = 0; column < model.columnCount(); ++column) {
            const QString help = model.headerData(column, Qt::Horizontal, health::HelpRole).toString();
            QVERIFY2(help.size() > 20 && !helps.contains(help), qPrintable(help));
            helps << help;
        }
    }
};

QTEST_GUILESS_MAIN(TstDesk)
#include "tst_desk.moc"
