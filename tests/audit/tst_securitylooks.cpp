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

void makeOlder(const QString &file, int seconds)
{
    QFile touched(file);
    QVERIFY(touched.open(QIODevice::ReadWrite));
    QVERIFY(touched.setFileTime(QDateTime::currentDateTimeUtc().addSecs(-seconds), QFileDevice::FileModificationTime));
}

double ageOf(const health::SecurityLook &look) { return std::chrono::duration<double>(base::Clock::system().wallNow() - look.at).count(); }

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
        const auto before = audit::securityLook(auditWith({rlsOff({u"public.orders"_s})}));
        const auto hidden = audit::securityLook(auditWith({unknown(u"rls.off"_s)}), before);
        QCOMPARE(hidden.findings.size(), std::size_t(1));
        QVERIFY(hidden.findings.front().lastKnown);
        QCOMPARE(hidden.findings.front().object, u"public.orders"_s);
        QVERIFY(audit::securityLook(auditWith({{u"rls.off"_s, CheckState::Clean, {}, {}, {}}}), before).findings.empty());
    }

    void whatStandsInTheFolderIsReadAgain()
    {
        QTemporaryDir folder;
        QVERIFY(!audit::keptLook(folder.path(), u"shop"_s, u"db"_s));
        const audit::Audit first = auditWith({rlsOff({u"public.orders"_s})}, 3600);
        QVERIFY(audit::keepLook(folder.path(), first, {}));
        const QStringList files = QDir(folder.path()).entryList({u"look-*.json"_s});
        QCOMPARE(files.size(), 1);
        const QString file = folder.filePath(files.first());
        makeOlder(file, 3600);
        const auto kept = audit::keptLook(folder.path(), u"shop"_s, u"db"_s);
        QVERIFY(kept);
        QCOMPARE(kept->findings, audit::securityLook(first).findings);
        QVERIFY(ageOf(*kept) > 3000);
        QVERIFY(!audit::keptLook(folder.path(), u"staging"_s, u"db"_s)); // the same id elsewhere
        QVERIFY(!audit::keptLook(folder.path(), u"shop"_s, u"d"_s));

        QVERIFY(audit::confirmLook(folder.path(), first)); // looked again, nothing new
        QVERIFY(ageOf(*audit::keptLook(folder.path(), u"shop"_s, u"db"_s)) < 600);
        QVERIFY(!audit::confirmLook(folder.path(), {}));

        makeOlder(file, 3600);
        QVERIFY(audit::writeReport(folder.path(), auditWith({{u"rls.off"_s, CheckState::Clean, {}, {}, {}}}), {})); // `audit security`
        QVERIFY(audit::keptLook(folder.path(), u"shop"_s, u"db"_s)->findings.empty());
        environment::Environment environment;
        environment.name = u"shop"_s;
        environment.targets.resize(2);
        environment.targets[0].id = u"db"_s;
        environment.targets[1].id = u"other"_s;
        QCOMPARE(audit::keptLooks(folder.path(), environment).keys(), QStringList{u"db"_s});
    }

    void whatWasNotLookedAtThenCountsAsItWas()
    {
        QTemporaryDir folder;
        audit::Difference difference;
        difference.notLookedAt.push_back({u"hba.trust"_s, base::Untrusted(u"host all all 0.0.0.0/0 trust"_s), u"as it was said"_s});
        QVERIFY(audit::keepLook(folder.path(), auditWith({unknown(u"hba.trust"_s)}), difference));
        const auto kept = audit::keptLook(folder.path(), u"shop"_s, u"db"_s);
        QVERIFY(kept);
        QCOMPARE(kept->findings.size(), std::size_t(1));
        QVERIFY(kept->findings.front().lastKnown);
        QCOMPARE(kept->findings.front().severity, Severity::Critical);
        QCOMPARE(kept->findings.front().sentence, u"as it was said"_s);
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
            QVERIFY2(!audit::keptLook(folder.path(), u"shop"_s, u"db"_s), text.constData());
        }
        QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
        file.write("{\"format\": \"quarterdeck-audit-1\", \"at\": \"2026-01-01T00:00:00Z\", \"findings\": [{\"check\": \"made.up\", \"severity\": \"critical\"}, 3]}");
        file.close();
        QVERIFY(audit::keptLook(folder.path(), u"shop"_s, u"db"_s)->findings.empty());
    }
};

QTEST_GUILESS_MAIN(TstSecurityLooks)
#include "tst_securitylooks.moc"
