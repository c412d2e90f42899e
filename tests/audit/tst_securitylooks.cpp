// SPDX-License-Identifier: GPL-3.0-or-later
// What the health score is told of audits: of the one that was just made, and of what stands in the folder.

#include "models/audit/report.h"
#include "models/audit/securitylooks.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using audit::CheckState;
using base::Severity;

namespace {

audit::Audit auditWith(std::vector<audit::CheckResult> checks, int secondsAgo = 0)
{
    audit::Audit audit;
    audit.environment = u"shop"_s;
    audit.target = u"db"_s;
    audit.at = std::chrono::floor<std::chrono::seconds>(base::Clock::system().wallNow()) - std::chrono::seconds(secondsAgo);
    audit.checks = std::move(checks);
    return audit;
}

audit::CheckResult rlsOff(const QStringList &tables)
{
    audit::CheckResult result{u"rls.off"_s, CheckState::Found, {}, {}, {}};
    for (const QString &table : tables)
        result.findings.push_back({u"rls.off"_s, base::Untrusted(table), Severity::Critical, {}, {}});
    return result;
}

audit::CheckResult unknown(const QString &check) { return {check, CheckState::Unknown, base::Untrusted(u"not permitted"_s), {}, {}}; }

audit::CheckResult clean(const QString &check) { return {check, CheckState::Clean, {}, {}, {}}; }

audit::CheckResult leak(const QString &test)
{
    return {u"rls.tests"_s, CheckState::Found, {}, {{u"rls.tests"_s, base::Untrusted(test), Severity::Critical, {}, {}}}, {}};
}

std::optional<health::SecurityLook> kept(const QTemporaryDir &folder, const QString &environment = u"shop"_s, const QString &target = u"db"_s)
{
    environment::Environment open;
    open.name = environment;
    open.targets.resize(2);
    open.targets[0].id = target;
    open.targets[1].id = u"other"_s;
    const health::SecurityLooks looks = audit::keptLooks(folder.path(), open);
    return looks.contains(target) ? std::optional(looks.value(target)) : std::nullopt;
}

QStringList checksOf(const std::optional<health::SecurityLook> &look)
{
    QStringList all;
    for (const health::SecurityFinding &finding : look ? look->findings : std::vector<health::SecurityFinding>())
        all << finding.check;
    all.sort();
    return all;
}

// As the console keeps it: compared with what was found last.
void keep(const QTemporaryDir &folder, const audit::Audit &audit)
{
    const auto earlier = audit::lastLook(folder.path(), audit.environment, audit.target);
    QVERIFY(audit::keepLook(folder.path(), audit, audit::compare(earlier.value_or(audit::Earlier()), audit)));
}

double ageOf(base::WallTime at) { return std::chrono::duration<double>(base::Clock::system().wallNow() - at).count(); }

} // namespace

class TstSecurityLooks : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { qputenv("QUARTERDECK_RESOURCES", QD_SOURCE_DIR "/resources"); }

    void oneEntryACheckWithItsWorstFinding()
    {
        audit::CheckResult trust{u"hba.wide"_s, CheckState::Found, {}, {}, {}};
        trust.findings.push_back({u"hba.wide"_s, base::Untrusted(u"0.0.0.0/0"_s), Severity::Warning, base::Untrusted(u"7"_s), {}});
        const auto look = audit::securityLook(auditWith({trust, rlsOff({u"public.items"_s, u"public.orders"_s})}));
        QCOMPARE(look.findings.size(), std::size_t(2));
        const health::SecurityFinding &worst = look.findings.front();
        QCOMPARE(worst.check, u"rls.off"_s);
        QCOMPARE(worst.severity, Severity::Critical);
        QCOMPARE(worst.object, u"public.items"_s);
        QCOMPARE(worst.more, 1);
        QVERIFY2(worst.sentence.startsWith(u"public.items has a tenant column"_s), qPrintable(worst.sentence));
        QVERIFY(!worst.title.isEmpty() && !worst.next.isEmpty());
        QCOMPARE(look.findings.back().severity, Severity::Warning);
    }

    void whatNobodyCouldLookAtAgainIsAsItWas()
    {
        const auto before = audit::securityLook(auditWith({rlsOff({u"public.orders"_s})}, 60));
        const auto hidden = audit::securityLook(auditWith({unknown(u"rls.off"_s)}), before);
        QCOMPARE(hidden.findings.size(), std::size_t(1));
        QVERIFY(hidden.findings.front().lastKnown);
        QCOMPARE(hidden.findings.front().object, u"public.orders"_s);
        QVERIFY(audit::securityLook(auditWith({{u"rls.off"_s, CheckState::Clean, {}, {}, {}}}), before).findings.empty());
        QVERIFY(audit::securityLook(auditWith({{u"rls.off"_s, CheckState::NotDeclared, {}, {}, {}}}), before).findings.empty()); // nobody asks any more
    }

    void whatStandsInTheFolderIsReadAgain()
    {
        QTemporaryDir folder;
        QVERIFY(!kept(folder));
        const audit::Audit first = auditWith({rlsOff({u"public.orders"_s})}, 3600);
        QVERIFY(audit::keepLook(folder.path(), first, {}));
        const QStringList files = QDir(folder.path()).entryList({u"look-*.json"_s});
        QCOMPARE(files.size(), 1);
        const auto look = kept(folder);
        QVERIFY(look);
        QCOMPARE(look->findings, audit::securityLook(first).findings);
        QVERIFY(ageOf(look->at) > 3000);
        QVERIFY(!kept(folder, u"staging"_s)); // the same id elsewhere
        QVERIFY(!kept(folder, u"shop"_s, u"d"_s));

        keep(folder, auditWith({rlsOff({u"public.orders"_s})}, 60)); // looked again, nothing new
        QVERIFY(ageOf(kept(folder)->at) < 600);
        QVERIFY(ageOf(kept(folder)->findings.front().seen) < 600);
        const auto last = audit::lastLook(folder.path(), u"shop"_s, u"db"_s);
        QVERIFY(last && ageOf(base::WallTime(std::chrono::milliseconds(QDateTime::fromString(last->at, Qt::ISODate).toMSecsSinceEpoch()))) > 3000); // unchanged since

        QVERIFY(audit::writeReport(folder.path(), auditWith({clean(u"rls.off"_s)}), {})); // `audit security`
        QVERIFY(kept(folder)->findings.empty());
    }

    void eachCheckIsFromTheFileThatMadeItLast()
    {
        QTemporaryDir folder;
        QVERIFY(audit::writeReport(folder.path(), auditWith({rlsOff({u"public.orders"_s}), leak(u"acme"_s), clean(u"hba.trust"_s)}, 600), {}));
        keep(folder, auditWith({clean(u"rls.off"_s), unknown(u"rls.tests"_s), clean(u"hba.trust"_s)})); // tries nothing
        QCOMPARE(checksOf(kept(folder)), QStringList{u"rls.tests"_s});
        QVERIFY(kept(folder)->findings.front().lastKnown);
        QVERIFY(ageOf(kept(folder)->findings.front().seen) > 500);

        // what was tried before stays beside a later look with its time, and is no newer for it
        audit::Audit later = auditWith({clean(u"rls.off"_s), clean(u"rls.tests"_s)});
        later.triedAt = later.at - std::chrono::seconds(1200);
        keep(folder, later);
        QCOMPARE(checksOf(kept(folder)), QStringList{u"rls.tests"_s});
        later.triedAt = later.at - std::chrono::seconds(300);
        keep(folder, later);
        QCOMPARE(checksOf(kept(folder)), QStringList());
        const auto report = audit::securityLook(auditWith({leak(u"acme"_s)}, 600));
        QCOMPARE(checksOf(audit::securityLook(later, report)), QStringList());
        later.triedAt = later.at - std::chrono::seconds(1200);
        QCOMPARE(checksOf(audit::securityLook(later, report)), QStringList{u"rls.tests"_s});

        // and the reverse: a report of a login that may see less
        QVERIFY(audit::writeReport(folder.path(), auditWith({rlsOff({u"public.orders"_s})}, 30), {}));
        QVERIFY(audit::writeReport(folder.path(), auditWith({unknown(u"rls.off"_s)}, -5), {}));
        QCOMPARE(checksOf(kept(folder)), QStringList()); // the look is between both
    }

    void whatTurnedUnknownKeepsTheTimeItWasSeen()
    {
        QTemporaryDir folder;
        keep(folder, auditWith({rlsOff({u"public.orders"_s})}, 7200));
        keep(folder, auditWith({unknown(u"rls.off"_s)}, 3600));
        keep(folder, auditWith({unknown(u"rls.off"_s)}));
        const auto look = kept(folder);
        QCOMPARE(checksOf(look), QStringList{u"rls.off"_s});
        QVERIFY(look->findings.front().lastKnown);
        QVERIFY(ageOf(look->findings.front().seen) > 7000 && ageOf(look->at) < 600);
    }

    void anotherServerHasNothingOfTheOneBefore()
    {
        QTemporaryDir folder;
        audit::Audit old = auditWith({rlsOff({u"public.orders"_s}), leak(u"acme"_s)}, 3600);
        old.system = u"7001"_s;
        keep(folder, old);
        QVERIFY(audit::writeReport(folder.path(), old, {}));
        audit::Audit now = auditWith({clean(u"rls.off"_s), unknown(u"rls.tests"_s)});
        now.system = u"7002"_s;
        const auto earlier = audit::lastLook(folder.path(), u"shop"_s, u"db"_s);
        QVERIFY(earlier && audit::compare(*earlier, now).since.isEmpty() && audit::compare(*earlier, now).notLookedAt.empty());
        keep(folder, now);
        QCOMPARE(checksOf(kept(folder)), QStringList());
        QCOMPARE(kept(folder)->system, u"7002"_s);
        QVERIFY(audit::securityLook(now, audit::securityLook(old)).findings.empty());
    }

    void aFileThatNamesNoEnvironmentCountsForNone()
    {
        QTemporaryDir folder;
        audit::Audit nobodys = auditWith({rlsOff({u"public.orders"_s})});
        nobodys.environment.clear();
        QVERIFY(audit::keepLook(folder.path(), nobodys, {}));
        QVERIFY(audit::writeReport(folder.path(), nobodys, {}));
        QVERIFY(!kept(folder));
        QVERIFY(QFile::copy(folder.filePath(u"look-db.json"_s), folder.filePath(u"look-shop.db.json"_s)));
        QVERIFY(!kept(folder));
    }

    void whatWasNotLookedAtThenCountsAsItWas()
    {
        QTemporaryDir folder;
        audit::Difference difference;
        difference.notLookedAt.push_back({u"hba.trust"_s, base::Untrusted(u"host all all 0.0.0.0/0 trust"_s), u"as it was said"_s});
        QVERIFY(audit::keepLook(folder.path(), auditWith({unknown(u"hba.trust"_s)}), difference));
        const auto look = kept(folder);
        QVERIFY(look);
        QCOMPARE(look->findings.size(), std::size_t(1));
        QVERIFY(look->findings.front().lastKnown);
        QCOMPARE(look->findings.front().severity, Severity::Critical);
        QCOMPARE(look->findings.front().sentence, u"as it was said"_s);
    }

    void aFileThatSomebodyChangedCountsForNothing()
    {
        QTemporaryDir folder;
        QFile file(folder.filePath(u"look-shop.db.json"_s));
        for (const QByteArray &text : {QByteArray("{"), QByteArray("{\"format\": \"else\"}"), QByteArray("[1, 2]"),
                                      QByteArray("{\"format\": \"quarterdeck-audit-1\", \"at\": \"soon\", \"findings\": 7}")}) {
            QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
            file.write(text);
            file.close();
            QVERIFY2(!kept(folder), text.constData());
        }
        QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
        file.write("{\"format\": \"quarterdeck-audit-1\", \"environment\": \"shop\", \"at\": \"2026-01-01T00:00:00Z\", \"findings\": [{\"check\": \"made.up\", \"severity\": \"critical\"}, 3]}");
        file.close();
        QVERIFY(kept(folder)->findings.empty());
    }
};

QTEST_GUILESS_MAIN(TstSecurityLooks)
#include "tst_securitylooks.moc"
