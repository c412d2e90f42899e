// SPDX-License-Identifier: GPL-3.0-or-later
// The checks as data, reports and what changed between two of them, without a server.

#include "models/audit/check.h"
#include "models/audit/parity.h"
#include "models/audit/report.h"
#include "models/audit/wording.h"

#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace audit;

namespace {

CheckResult found(const QString &check, const QStringList &objects)
{
    CheckResult r{check, CheckState::Found, {}, {}, {}};
    for (const QString &o : objects)
        r.findings.push_back({check, base::Untrusted(o), base::Severity::Critical, {}, {}});
    return r;
}

Audit auditOf(std::vector<CheckResult> checks, int seconds)
{
    Audit a;
    a.target = u"db"_s;
    a.at = base::WallTime{} + std::chrono::seconds(1795688000 + seconds);
    a.checks = std::move(checks);
    return a;
}

QStringList objects(const std::vector<Known> &list)
{
    QStringList out;
    for (const Known &k : list)
        out << k.object.raw();
    return out;
}

} // namespace

class TstReport : public QObject {
    Q_OBJECT
private slots:
    void everyShippedCheckIsReadAndWorded()
    {
        QStringList mistakes;
        std::size_t count = 0;
        QSet<int> rows;
        QSet<QString> files, texts;
        const QDir folder(QStringLiteral(QD_SOURCE_DIR "/resources/audit"));
        for (const char *name : {"logins.yaml", "network.yaml", "isolation.yaml"}) {
            QFile file(folder.filePath(QLatin1String(name)));
            QVERIFY(file.open(QIODevice::ReadOnly));
            for (const Check &c : Checks::parse(file.readAll(), QLatin1String(name), &mistakes)) {
                ++count;
                rows.insert(c.row);
                for (const QString &text : {c.needs, c.title, c.sentence, c.remedy})
                    if (!text.isEmpty())
                        texts.insert(text);
            }
        }
        QCOMPARE(mistakes, QStringList());
        QCOMPARE(Checks::shipped().all().size(), count);
        QCOMPARE(rows, QSet<int>({75, 76, 77, 78, 79}));
        // what translators see is what the files say
        QFile source(QStringLiteral(QD_SOURCE_DIR "/translations/audit_strings.cpp"));
        QString wanted = u"// SPDX-License-Identifier: GPL-3.0-or-later\n// Made from resources/audit/*.yaml by tests/audit; read by lupdate only, never compiled.\n#include <QtGlobal>\n\n"
                         "[[maybe_unused]] static const char *const kAuditTexts[] = {\n"_s;
        QStringList sorted(texts.begin(), texts.end());
        sorted.sort();
        for (const QString &text : sorted)
            wanted += u"    QT_TRANSLATE_NOOP(\"audit\", \"%1\"),\n"_s.arg(text);
        wanted += u"};\n"_s;
        if (qEnvironmentVariableIsSet("QD_WRITE_EXPECTED")) {
            QVERIFY(source.open(QIODevice::WriteOnly));
            source.write(wanted.toUtf8());
            source.close();
        }
        QVERIFY(source.open(QIODevice::ReadOnly));
        QCOMPARE(QString::fromUtf8(source.readAll()), wanted);
    }

    void aMistakeInAFileCostsItsEntryAndIsNamed()
    {
        QStringList mistakes;
        const auto checks = Checks::parse("checks:\n- {id: a, row: 75, severity: warning, title: t, sentence: s, remedy: r}\n- {id: b, row: 75, severity: loud, title: t, sentence: s, remedy: r}\n"
                                          "- {id: c, row: 75, file: none.sql, severity: warning, title: t, sentence: s, remedy: r}\n- {id: d, rwo: 1}\n",
                                          u"x.yaml"_s, &mistakes);
        QCOMPARE(checks.size(), std::size_t(1));
        QCOMPARE(mistakes.size(), 3);
        QVERIFY(mistakes[0].startsWith(u"x.yaml:3:"_s));
    }

    void whatChangedIsToldAndNotLookedAtIsNotGone()
    {
        QTemporaryDir folder;
        QVERIFY(!lastReport(folder.path(), {}, u"db"_s));
        const Audit first = auditOf({found(u"rls.off"_s, {u"public.a"_s, u"public.b"_s}), found(u"hba.trust"_s, {u"host all"_s}), found(u"rls.tests"_s, {u"t"_s})}, 0);
        const Difference none = compare({}, first);
        QVERIFY(none.since.isEmpty());
        QVERIFY(writeReport(folder.path(), first, none));
        // another target whose id begins alike, and a file that is none of ours
        Audit other = first;
        other.target = u"db-2"_s;
        other.at += std::chrono::seconds(5);
        QVERIFY(writeReport(folder.path(), other, none));
        QFile broken(folder.filePath(u"security-db-20991126T103100Z.json"_s));
        QVERIFY(broken.open(QIODevice::WriteOnly));
        broken.write("{");
        broken.close();

        CheckResult unknown{u"hba.trust"_s, CheckState::Unknown, base::Untrusted(u"no right"_s), {}, {}};
        CheckResult partly = found(u"rls.tests"_s, {u"u"_s});
        partly.why = base::Untrusted(u"t: lock"_s);
        const Audit second = auditOf({found(u"rls.off"_s, {u"public.b"_s, u"public.c"_s}), unknown, partly}, 60);
        const auto earlier = lastReport(folder.path(), {}, u"db"_s);
        QVERIFY(earlier);
        QCOMPARE(earlier->findings.size(), std::size_t(4));
        const Difference d = compare(*earlier, second);
        QCOMPARE(objects(d.fresh), QStringList({u"public.c"_s, u"u"_s}));
        QCOMPARE(objects(d.gone), QStringList({u"public.a"_s}));
        QCOMPARE(objects(d.notLookedAt), QStringList({u"host all"_s, u"t"_s}));
        QCOMPARE(d.unchanged, 1);
        const auto written = writeReport(folder.path(), second, d);
        QVERIFY(written);
        QCOMPARE(QFile::permissions(written->json) & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
        QFile markdown(written->markdown);
        QVERIFY(markdown.open(QIODevice::ReadOnly));
        const QString text = QString::fromUtf8(markdown.readAll());
        QVERIFY2(text.contains(u"2 new, 1 gone, 1 unchanged, 2 not looked at"_s), qPrintable(text));
    }

    void reportsOfAnotherEnvironmentWithTheSameIdAreNotCompared()
    {
        QTemporaryDir folder;
        const auto kept = [&](const QString &environment, const QString &object, int seconds) {
            Audit a = auditOf({found(u"rls.off"_s, {object})}, seconds);
            a.environment = environment;
            return keepLook(folder.path(), a, {}) && writeReport(folder.path(), a, {});
        };
        const auto last = [&](const QString &environment) {
            const auto report = lastReport(folder.path(), environment, u"db"_s), look = lastLook(folder.path(), environment, u"db"_s);
            return (report ? objects(report->findings) : QStringList()) + (look ? objects(look->findings) : QStringList());
        };
        QVERIFY(kept({}, u"public.before"_s, 0)); // as it was written when nobody told the environment: anybody's
        QCOMPARE(last(u"production"_s), QStringList({u"public.before"_s, u"public.before"_s}));
        QVERIFY(kept(u"production"_s, u"public.bills"_s, 60));
        QVERIFY(kept(u"staging"_s, u"public.drafts"_s, 60)); // in the same second
        QCOMPARE(last(u"production"_s), QStringList({u"public.bills"_s, u"public.bills"_s}));
        QCOMPARE(last(u"staging"_s), QStringList({u"public.drafts"_s, u"public.drafts"_s}));
        QCOMPARE(QDir(folder.path()).entryList({u"*.json"_s}).size(), 6);
        QFile report(folder.filePath(u"look-staging.db.json"_s)), moved(folder.filePath(u"look-test.db.json"_s));
        QVERIFY(report.copy(moved.fileName())); // whatever its name: what it says counts
        QCOMPARE(last(u"test"_s), QStringList({u"public.before"_s, u"public.before"_s}));
        const auto read = lastLook(folder.path(), u"staging"_s, u"db"_s);
        QCOMPARE(read->environment, u"staging"_s);
    }

    void aFolderThatCannotBeWrittenIsAnError()
    {
        const auto written = writeReport(u"/proc/nowhere"_s, auditOf({}, 0), {});
        QVERIFY(!written);
    }

    void anObjectThatLooksLikeAPlaceholderStaysItself()
    {
        const Finding f{u"rls.not_forced"_s, base::Untrusted(u"%2 %1"_s), base::Severity::Critical, base::Untrusted(u"<%1>"_s), {}};
        QVERIFY2(sentence(f).startsWith(u"The policies of %2 %1 do not hold its owner, and <%1> can"_s), qPrintable(sentence(f)));
    }

    void differencesOfTwoServersAreGraded()
    {
        const auto value = [](const QString &v, bool standard = false) { return Profile::Value{v, base::Untrusted(v), standard}; };
        Profile a, b;
        a.readsSettings = b.readsSettings = true;
        a.title = u"a"_s;
        b.title = u"b"_s;
        a.settings = {{u"max_connections"_s, value(u"100"_s, true)}, {u"work_mem"_s, value(u"4194304"_s, true)}, {u"port"_s, value(u"5432"_s)}, {u"wal_level"_s, value(u"replica"_s)},
                      {u"new_default"_s, value(u"1"_s, true)}, {u"log_line_prefix"_s, value(u"x"_s)}, {u"my.own"_s, value(u"1"_s)}};
        b.settings = {{u"max_connections"_s, value(u"50"_s)}, {u"work_mem"_s, value(u"8388608"_s)}, {u"port"_s, value(u"5433"_s)}, {u"wal_level"_s, value(u"replica"_s)},
                      {u"new_default"_s, value(u"2"_s, true)}, {u"log_line_prefix"_s, value(u"y"_s)}, {u"my.own"_s, value(u"2"_s)}};
        a.extensions = {{u"postgis"_s, value(u"3.3"_s)}};
        a.roles = {{u"app"_s, value(u"LOGIN"_s)}};
        b.roles = {{u"app"_s, value(u"LOGIN, SUPERUSER"_s)}};
        const Parity p = compareProfiles(a, b, ParityRules::shipped(), {u"my.own"_s});
        QStringList said;
        for (const ParityDifference &d : p.differences)
            said << u"%1 %2"_s.arg(int(d.grade)).arg(d.name.raw());
        QCOMPARE(said, QStringList({u"0 max_connections"_s, u"0 postgis"_s, u"1 work_mem"_s, u"1 app"_s, u"2 log_line_prefix"_s, u"3 my.own"_s, u"3 port"_s}));
        QCOMPARE(p.real(), 5);
        QVERIFY(p.unknown.isEmpty());
        // what only one login may see is no difference
        b.readsSettings = false;
        b.settings.remove(u"work_mem"_s);
        const Parity half = compareProfiles(a, b, ParityRules::shipped(), {});
        QCOMPARE(half.unknown.size(), 1);
        for (const ParityDifference &d : half.differences)
            QVERIFY(d.name.raw() != u"work_mem"_s);
    }
};

QTEST_GUILESS_MAIN(TstReport)
#include "tst_report.moc"
