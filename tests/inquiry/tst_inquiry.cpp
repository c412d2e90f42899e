// SPDX-License-Identifier: GPL-3.0-or-later
// One typed statement on a real server: what it may not do, what it may not leave behind, what is written down of it.

#include "models/inquiry/wording.h"
#include "tests/inquiry/inquiryroom.h"

#include <QCryptographicHash>
#include <QElapsedTimer>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

#ifdef QD_SANITIZED
constexpr qint64 kSlack = 1024 * 1024; // kB: what was freed stays mapped for a while
#else
constexpr qint64 kSlack = 0;
#endif

// Of this process, in kB: "VmRSS" is held now, "VmHWM" the most since forgetPeak().
qint64 memory(const char *what)
{
    QFile status(u"/proc/self/status"_s);
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    for (const QByteArray &line : status.readAll().split('\n'))
        if (line.startsWith(what))
            return line.simplified().split(' ').value(1).toLongLong();
    return 0;
}
void forgetPeak()
{
    QFile clear(u"/proc/self/clear_refs"_s);
    if (!clear.open(QIODevice::WriteOnly | QIODevice::Unbuffered) || clear.write("5") != 1)
        qFatal("the peak of memory cannot be measured here");
}

QString digestOf(const QString &text) { return QString::fromLatin1(QCryptographicHash::hash(text.toUtf8(), QCryptographicHash::Sha256).toHex()); }

} // namespace

class TstInquiry : public QObject {
    Q_OBJECT
    std::unique_ptr<InquiryRoom> m_room;
    QString m_before;

    // Both entries of the newest act.
    QList<journal::StoredEntry> newest(int count = 2) const
    {
        auto reader = journal::Reader::open(m_room->journalFile());
        if (!reader)
            qFatal("%s", reader.error().text.c_str());
        auto entries = reader->newest(count);
        return entries ? *entries : QList<journal::StoredEntry>();
    }

private slots:
    void initTestCase()
    {
        m_room = std::make_unique<InquiryRoom>();
        m_before = m_room->trace();
    }
    void cleanupTestCase() { m_room.reset(); }
    void cleanup()
    {
        QCOMPARE(m_room->trace(), m_before);
        QTRY_COMPARE(m_room->open(), 0); // the connection does not outlive its statement
        QCOMPARE(m_room->server.sql(u"select count(*) from pg_locks where locktype = 'advisory'"_s), u"0"_s);
    }

    void itAnswersWithColumnsRowsAndAs()
    {
        const auto answer = m_room->ask(u"select i, name, null as nothing from item where i < 3 order by i;"_s);
        QVERIFY2(answer, answer ? "" : answer.error().text.c_str());
        const auto &rows = answer->rows;
        QCOMPARE(rows.columns.size(), 3u);
        QCOMPARE(rows.columns[1].raw(), u"name"_s);
        QVERIFY(rows.numeric[0] && !rows.numeric[1]);
        QCOMPARE(rows.rows.size(), 2u);
        QCOMPARE(rows.rows[1][1].text.raw(), u"x2"_s);
        QVERIFY(rows.rows[0][2].null && !rows.rows[0][1].null);
        QCOMPARE(answer->login.raw(), u"looker"_s);
        QVERIFY(inquiry::summary(*answer).startsWith(u"2 row"_s));
        for (const QString &other : {u"show transaction_read_only"_s, u"explain select * from item"_s, u"values (1), (2)"_s, u"table item"_s, u"-- nothing"_s})
            QCOMPARE(m_room->stateOf(other), QString());
        QCOMPARE(m_room->ask(u"show transaction_read_only"_s)->rows.rows[0][0].text.raw(), u"on"_s);
        QCOMPARE(m_room->ask(u" \n "_s).error().code, base::Errc::Invalid);
        QCOMPARE(m_room->ask(u"select 1"_s + QChar(0) + u"; delete from item"_s).error().code, base::Errc::Invalid);
    }

    void nothingItSaysChangesAnything_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("state"); // any: it may do it, and nothing comes of it
        const auto row = [](const char *text, const char *state) { QTest::newRow(text) << QString::fromLatin1(text) << QString::fromLatin1(state); };
        row("select 1; delete from item", "42601");
        row("commit; delete from item", "42601");
        row("rollback; begin read write; delete from item", "42601");
        row("delete from item", "25006");
        row("update item set name = ''", "25006");
        row("insert into item values (0, '')", "25006");
        row("with gone as (delete from item returning *) select * from gone", "25006");
        row("select nextval('counter')", "25006");
        row("select * from item for update", "25006");
        row("create table fresh (i int)", "25006");
        row("select 1 as i into fresh", "25006");
        row("truncate item", "25006");
        row("drop table item", "25006");
        row("set transaction read write", "25001");
        row("select set_config('transaction_read_only', 'off', true), nextval('counter')", "25001");
        row("do $$ begin perform set_config('transaction_read_only', 'off', true); delete from item; end $$", "25001");
        row("do $$ begin commit; delete from item; end $$", "2D000");
        row("do $$ begin delete from item; end $$", "25006");
        row("explain analyze delete from item", "25006");
        row("commit", "");
        row("rollback", "");
        row("prepare transaction 'p'", "any");
        row("set session characteristics as transaction read write", "");
        row("select set_config('default_transaction_read_only', 'off', false)", "");
        row("create temp table t as select * from item", "any");
        row("select pg_advisory_lock(7)", "");
        row("select lo_create(77)", "any");
        row("listen everything", "any");
        row("select pg_notify('a', 'b')", "any");
        row("declare c cursor with hold for select * from item", "any");
        row("copy item to program 'true'", "42501");
        row("select pg_read_file('postgresql.conf')", "42501");
        row("select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'test'", "42501");
        row("select pg_reload_conf()", "42501");
        row("select set_config('role', 'postgres', true)", "42501");
        row("set session authorization postgres", "42501");
        row("alter system set work_mem = '1GB'", "any");
    }
    void nothingItSaysChangesAnything()
    {
        QFETCH(QString, text);
        QFETCH(QString, state);
        const QString said = m_room->stateOf(text);
        if (state != u"any"_s)
            QCOMPARE(said, state);
        QCOMPARE(m_room->server.sql(u"select count(*) from pg_prepared_xacts"_s), u"0"_s);
    }

    void copyIsSaidNotToBeShown()
    {
        for (const QString &text : {u"copy item to stdout"_s, u"copy (select repeat('x', 1000) from generate_series(1, 100000)) to stdout"_s}) {
            const auto answer = m_room->ask(text);
            QVERIFY(!answer && answer.error().code == base::Errc::Invalid);
            QVERIFY2(answer.error().text.contains("COPY"), answer.error().text.c_str());
        }
        QCOMPARE(m_room->stateOf(u"copy item from stdin"_s), u"25006"_s);
    }

    void aStatementOverItsTimeIsCancelled()
    {
        postgres::TypedLimits limits;
        limits.statement = 300ms;
        QElapsedTimer since;
        since.start();
        for (const QString &text : {u"select pg_sleep(60)"_s, u"select set_config('statement_timeout', '0', false), pg_sleep(60)"_s}) {
            const auto answer = m_room->ask(text, limits);
            QVERIFY(answer && answer->rows.failure);
            QCOMPARE(QString::fromStdString(answer->rows.failure->sqlstate), u"57014"_s);
        }
        QVERIFY2(since.elapsed() < 15000, qPrintable(QString::number(since.elapsed())));
    }

    void aStatementThatWaitsForALockGivesUp()
    {
        const std::unique_ptr<PGconn, decltype(&PQfinish)> holder(m_room->server.connect(u"postgres"_s), &PQfinish);
        PQclear(PQexec(holder.get(), "begin; lock table item"));
        postgres::TypedLimits limits;
        limits.lock = 200ms;
        const auto answer = m_room->ask(u"select count(*) from item"_s, limits);
        QVERIFY(answer && answer->rows.failure);
        QCOMPARE(QString::fromStdString(answer->rows.failure->sqlstate), u"55P03"_s);
    }

    void itIsCancelledByThePerson()
    {
        const auto run = std::make_shared<inquiry::Run>();
        const auto statement = postgres::TypedStatement::of(u"select pg_sleep(60)"_s);
        inquiry::Question question(*statement);
        question.systemIdentifier = m_room->system;
        acts::JournalLedger ledger(*m_room->books);
        std::optional<base::Result<inquiry::Answer>> got;
        flow::TaskScope scope;
        scope.spawn(flow::detail::into(&got, inquiry::inquire(m_room->context(), m_room->target(u"looker"_s), question, ledger, run)));
        flow::ReadyQueue::here().pump();
        QTRY_VERIFY_WITH_TIMEOUT(m_room->server.sql(u"select count(*) from pg_stat_activity where query = 'select pg_sleep(60)' and state = 'active'"_s) == u"1"_s, 10000);
        scope.spawn(inquiry::end(run));
        flow::ReadyQueue::here().pump();
        QTRY_VERIFY_WITH_TIMEOUT(got, 10000);
        QVERIFY(*got && (*got)->rows.failure);
        QCOMPARE(QString::fromStdString((*got)->rows.failure->sqlstate), u"57014"_s);

        const auto early = std::make_shared<inquiry::Run>();
        early->cancelled = true; // while it still connected
        const auto never = m_room->ask(u"select 1"_s, m_room->target(u"looker"_s), {}, early);
        QVERIFY(!never && never.error().code == base::Errc::Cancelled);
    }

    void hugeAnswersDoNotFillTheMemory()
    {
        QCOMPARE(m_room->stateOf(u"select 1"_s), QString());
        forgetPeak();
        const qint64 before = memory("VmRSS");
        const auto many = m_room->ask(u"select i, repeat('y', 100) from generate_series(1, 10000000) as i"_s);
        QVERIFY2(many && !many->rows.failure, many ? many->rows.failure->text.c_str() : many.error().text.c_str());
        QCOMPARE(many->rows.rows.size(), 1000u);
        QVERIFY(many->rows.more);
        QVERIFY(inquiry::summary(*many).contains(u"there are more"_s));
        QVERIFY2(memory("VmHWM") - before < 24 * 1024 + kSlack, qPrintable(u"%1 kB"_s.arg(memory("VmHWM") - before)));

        const auto wide = m_room->ask(u"select repeat('y', 1000000) from generate_series(1, 2000)"_s);
        QVERIFY(wide && wide->rows.more);
        const postgres::TypedCell &cell = wide->rows.rows[0][0];
        QVERIFY(cell.cut && cell.bytes == 1000000 && cell.text.raw().size() == 100 * 1024);
        QVERIFY(wide->rows.rows.size() < 400);
        QVERIFY2(memory("VmHWM") - before < 150 * 1024 + kSlack, qPrintable(u"%1 kB"_s.arg(memory("VmHWM") - before)));
        QCOMPARE(m_room->ask(u"select i from generate_series(1, 1000) as i"_s)->rows.more, false);
    }

    // libpq alone would take in all of it before anybody could say that it is too much.
    void oneHugeValueIsRefusedBeforeItIsHere_data()
    {
        QTest::addColumn<QString>("way");
        QTest::addColumn<QString>("text");
        const QString cell = u"select repeat('y', 150000000)"_s;
        QTest::newRow("plain") << u"plain"_s << cell;
        QTest::newRow("encrypted") << u"encrypted"_s << cell;
        QTest::newRow("Unix socket") << u"socket"_s << cell;
        QTest::newRow("many columns") << u"plain"_s << u"select "_s + QStringList(50, u"repeat('y', 3000000)"_s).join(u", "_s);
        QTest::newRow("a notice") << u"plain"_s << u"do $$ begin raise notice '%', repeat('y', 120000000); end $$"_s;
        QTest::newRow("an error") << u"encrypted"_s << u"do $$ begin raise exception '%', repeat('y', 120000000); end $$"_s;
    }
    void oneHugeValueIsRefusedBeforeItIsHere()
    {
        QFETCH(QString, way);
        QFETCH(QString, text);
        environment::Target target = m_room->target(u"looker"_s);
        auto &settings = std::get<environment::PostgresSettings>(target.settings);
        if (way == u"encrypted"_s) {
            settings.tls.mode = environment::Tls::Mode::VerifyFull;
            settings.tls.rootCertificate = m_room->authority.certificate();
        } else if (way == u"socket"_s) {
            settings.host = m_room->server.folder();
        }
        QVERIFY(m_room->ask(u"select 1"_s, target));
        forgetPeak();
        const qint64 before = memory("VmRSS");
        const auto huge = m_room->ask(text, target);
        const qint64 grown = memory("VmHWM") - before;
        QVERIFY(!huge && huge.error().code == base::Errc::Invalid);
        QVERIFY2(grown < 40 * 1024 + kSlack, qPrintable(u"%1 kB"_s.arg(grown))); // of 16 MiB that are taken in before it is refused
        qInfo("%lld kB more at most", (long long)grown);
        if (!text.startsWith(u"select repeat"_s))
            return;
        const auto wide = m_room->ask(u"select repeat('ü', 7000000), 1"_s, target); // what is allowed goes through whole
        QVERIFY(wide && wide->rows.rows.size() == 1 && wide->rows.rows[0][0].bytes == 14000000);
        const auto lengthy = m_room->ask(u"select '%1'"_s.arg(QString(900000, u'z')), target); // so does a long statement
        QVERIFY(lengthy && lengthy->rows.rows[0][0].bytes == 900000);
    }

    void hostileValuesStayWhatTheyAre()
    {
        const auto answer = m_room->ask(u"select '<b>bold</b>', chr(8238) || 'gnp.exe', chr(27) || '[31m' || chr(1), '\\x00ff'::bytea, repeat('ü', 60000) as \"<i>\n\""_s);
        QVERIFY(answer && !answer->rows.failure);
        const auto &row = answer->rows.rows[0];
        QCOMPARE(row[0].text.visible(), u"<b>bold</b>"_s);
        QVERIFY(row[1].text.visible().contains(u"U+202E"_s));
        QVERIFY(!row[2].text.visible().contains(QChar(27)));
        QCOMPARE(row[3].text.raw(), u"\\x00ff"_s);
        QCOMPARE(row[4].text.raw().size(), 51200); // cut between characters
        QVERIFY(!answer->rows.columns[4].visible().contains(u'\n'));
    }

    void whoMayDoMoreIsRefused()
    {
        for (const QString &user : {u"signals"_s, u"postgres"_s, u"sly"_s}) {
            const auto own = m_room->ask(u"select 1"_s, m_room->target(user));
            QVERIFY2(!own && own.error().code == base::Errc::Permission, qPrintable(user));
            QVERIFY2(own.error().remedy.find("reader") != std::string::npos, own.error().remedy.c_str());
            QVERIFY(!m_room->ask(u"select 1"_s, m_room->target(u"looker"_s, user)));
        }
        for (const QString &user : {u"looker"_s, u"poor"_s})
            QVERIFY(m_room->ask(u"select 1"_s, m_room->target(user)));
        const auto read = m_room->ask(u"select current_user"_s, m_room->target(u"postgres"_s, u"looker"_s));
        QVERIFY(read);
        QCOMPARE(read->rows.rows[0][0].text.raw(), u"looker"_s);
        QCOMPARE(m_room->ask(u"select 1"_s, m_room->target(u"looker"_s, u"nobody"_s)).error().code, base::Errc::Authentication);
    }

    void anotherServerThanTheOneShownIsRefused()
    {
        const QString shown = std::exchange(m_room->system, u"1"_s);
        const auto answer = m_room->ask(u"select 1"_s);
        m_room->system = shown;
        QCOMPARE(answer.error().code, base::Errc::Absent);
    }

    void theJournalHasTheDigestBeforeAndTheOutcomeAfter()
    {
        const QString good = u"select 'tulip' || i from item limit 7"_s, bad = u"select narcissus from item"_s;
        QVERIFY(m_room->ask(good));
        auto entries = newest();
        QCOMPARE(entries.size(), 2);
        for (const auto &entry : entries) {
            QCOMPARE(entry.record.act, u"sql.read"_s);
            QCOMPARE(entry.record.target, u"db"_s);
        }
        QVERIFY2(entries[0].details.contains(digestOf(good)) && entries[0].details.contains(u"looker"_s), qPrintable(entries[0].details));
        QCOMPARE(entries[0].record.phase, journal::Phase::Intent);
        QCOMPARE(entries[1].record.outcome, journal::Outcome::Done);
        QVERIFY2(entries[1].details.contains(u"\"rows\":7"_s) && entries[1].details.contains(u"took_ms"_s), qPrintable(entries[1].details));

        const auto failed = m_room->ask(bad);
        QVERIFY(failed && failed->rows.failure);
        QCOMPARE(failed->rows.position, 8);
        QVERIFY2(inquiry::failureText(*failed, bad).contains(u"narcissus"_s), qPrintable(inquiry::failureText(*failed, bad)));
        entries = newest();
        QVERIFY(entries[0].details.contains(digestOf(bad)));
        QCOMPARE(entries[1].record.outcome, journal::Outcome::Failed);
        QCOMPARE(entries[1].record.sqlstate, u"42703"_s);

        const QByteArray bytes = m_room->written();
        QVERIFY(bytes.contains(digestOf(good).toUtf8())); // the bytes are those of the journal
        for (const char *word : {"tulip", "narcissus", "select", "from item"})
            QVERIFY2(!bytes.contains(word), word);
    }

    void itIsWrittenDownBeforeItRuns()
    {
        class Full final : public acts::Ledger {
        public:
            flow::Task<base::Result<journal::Receipt>> append(journal::Entry) override { co_return base::fail(base::Errc::Io, "no space left on device"); }
        } full;
        const auto statement = postgres::TypedStatement::of(u"select pg_advisory_lock(1), 'forgetmenot'"_s);
        inquiry::Question question(*statement);
        question.systemIdentifier = m_room->system;
        const auto answer = runTask(inquiry::inquire(m_room->context(), m_room->target(u"looker"_s), question, full, std::make_shared<inquiry::Run>()));
        QVERIFY(answer && !*answer);
        QCOMPARE((*answer).error().code, base::Errc::Io);
        m_room->server.sql(u"alter system set log_statement = 'all'"_s);
        m_room->server.reload();
        QVERIFY(!*runTask(inquiry::inquire(m_room->context(), m_room->target(u"looker"_s), question, full, std::make_shared<inquiry::Run>())));
        QVERIFY(m_room->server.log().contains("pg_control_system")); // what was asked of it is in its log
        QVERIFY(!m_room->server.log().contains("forgetmenot"));
    }

    void thePositionCountsCharacters()
    {
        QCOMPARE(*inquiry::offsetOf(u"abc"_s, 1), 0);
        QCOMPARE(*inquiry::offsetOf(u"a\U0001F600c"_s, 3), 3);
        QVERIFY(!inquiry::offsetOf(u"abc"_s, 0));
        QVERIFY(!inquiry::offsetOf(u"abc"_s, 9));
    }
};

QTEST_GUILESS_MAIN(TstInquiry)
#include "tst_inquiry.moc"
