// SPDX-License-Identifier: GPL-3.0-or-later
// The size of one pool in the text of a pgbouncer.ini: every other byte stays, and what is doubtful is refused with its line.

#include "models/acts/configfile.h"
#include "models/acts/poolresize.h"
#include "tests/support/runtask.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>

using namespace acts;
using namespace Qt::StringLiterals;

namespace {

// A console of one pool "shop" that takes no RELOAD.
class DeafConsole final : public postgres::Asker {
public:
    int reloads = 0;
    bool loses = false; // its connection, instead of an answer

    flow::Task<base::Result<postgres::Rows>> ask(postgres::Sql sql, postgres::Params, flow::TimePoint) override
    {
        const QByteArray question(sql.text());
        if (question == "reload") {
            ++reloads;
            co_return loses ? base::fail(base::Errc::Closed, "gone") : base::fail(base::Errc::Server, "RELOAD failed");
        }
        if (question == "show databases")
            co_return table({"name", "pool_size"}, {"shop", "2"});
        if (question == "show pools")
            co_return table({"database", "cl_waiting", "maxwait", "maxwait_us"}, {"shop", "4", "1", "500000"});
        co_return table({"key"}, {"default_pool_size"});
    }
    flow::Task<base::Result<postgres::Rows>> planOf(postgres::ForeignStatement, std::string, flow::TimePoint) override
    {
        co_return base::fail(base::Errc::Protocol, "no");
    }
    [[nodiscard]] int serverVersion() const override { return 11800; }

private:
    static postgres::Rows table(const QByteArrayList &names, const QByteArrayList &cells)
    {
        postgres::Rows rows(PQmakeEmptyPGresult(nullptr, PGRES_TUPLES_OK));
        std::vector<PGresAttDesc> columns;
        for (const QByteArray &name : names)
            columns.push_back({const_cast<char *>(name.constData()), 0, 0, 0, 25, -1, -1});
        PQsetResultAttrs(rows.get(), int(columns.size()), columns.data());
        for (int i = 0; i < int(cells.size()); ++i)
            PQsetvalue(rows.get(), 0, i, const_cast<char *>(cells[i].constData()), int(cells[i].size()));
        return rows;
    }
};

} // namespace

class TstPoolIni : public QObject {
    Q_OBJECT

private slots:
    void oneNumberIsReplaced_data()
    {
        QTest::addColumn<QByteArray>("before");
        QTest::addColumn<QString>("database");
        QTest::addColumn<int>("was");
        QTest::addColumn<QByteArray>("after");
        QTest::addColumn<int>("line");
        const auto row = [](const char *name, const char *before, const char *database, int was, const char *after, int line) {
            QTest::newRow(name) << QByteArray(before) << QString::fromUtf8(database) << was << QByteArray(after) << line;
        };
        row("its own size", "; top\n[databases]\nshop = host=a pool_size=12 port=5\n[pgbouncer]\n", "shop", 12, "; top\n[databases]\nshop = host=a pool_size=24 port=5\n[pgbouncer]\n", 3);
        row("the default", "[databases]\nshop = host=a  \n[pgbouncer]\ndefault_pool_size = 7\n", "shop", 7, "[databases]\nshop = host=a pool_size=24  \n[pgbouncer]\ndefault_pool_size = 7\n", 2);
        row("PgBouncer's default", "[databases]\nshop = host=a", "shop", 20, "[databases]\nshop = host=a pool_size=24", 2);
        row("the default is asked for", "[databases]\nshop = host=a pool_size=-1\n[pgbouncer]\ndefault_pool_size=9\ndefault_pool_size=8\n", "shop", 8,
            "[databases]\nshop = host=a pool_size=24\n[pgbouncer]\ndefault_pool_size=9\ndefault_pool_size=8\n", 2);
        row("lines that end as elsewhere", "[databases]\r\n\tshop =\thost=a pool_size=3\r\n# end\r\n", "shop", 3, "[databases]\r\n\tshop =\thost=a pool_size=24\r\n# end\r\n", 2);
        row("without a value", "[databases]\nshop =\nother = host=b\n", "shop", 20, "[databases]\nshop = pool_size=24\nother = host=b\n", 2);
        row("a quoted name", "[databases]\n\"My \"\"shop\"\"\" = host=a pool_size='4'\nshop=pool_size=1\n", "My \"shop\"", 4, "[databases]\n\"My \"\"shop\"\"\" = host=a pool_size=24\nshop=pool_size=1\n", 2);
        row("a quoted value that looks like it", "[databases]\nshop = connect_query='select ''pool_size=1''' pool_size=5\n", "shop", 5,
            "[databases]\nshop = connect_query='select ''pool_size=1''' pool_size=24\n", 2);
        row("beside *", "[databases]\n* = host=z pool_size=2\nshop = host=a pool_size=6\n", "shop", 6, "[databases]\n* = host=z pool_size=2\nshop = host=a pool_size=24\n", 3);
        row("a comment of the same name", "[databases]\n;shop = pool_size=1\n#shop = pool_size=2\nshop = pool_size=3\n", "shop", 3, "[databases]\n;shop = pool_size=1\n#shop = pool_size=2\nshop = pool_size=24\n", 4);
        row("two sections of that name", "[databases]\na = host=x\n[pgbouncer]\n[databases] ; again\nshop = pool_size=3", "shop", 3, "[databases]\na = host=x\n[pgbouncer]\n[databases] ; again\nshop = pool_size=24", 5);
        row("bytes that are no text", "; caf\xe9\n[databases]\nshop = host=a pool_size=3 user=\xff\xfe\n", "shop", 3, "; caf\xe9\n[databases]\nshop = host=a pool_size=24 user=\xff\xfe\n", 3);
    }
    void oneNumberIsReplaced()
    {
        QFETCH(QByteArray, before);
        QFETCH(QString, database);
        QFETCH(int, was);
        QFETCH(QByteArray, after);
        QFETCH(int, line);
        const auto size = poolSizeIn(before, u"p.ini"_s, database);
        QVERIFY2(size.has_value(), size ? "" : size.error().text.c_str());
        QCOMPARE(*size, was);
        const auto done = resized(before, u"p.ini"_s, database, 24);
        QVERIFY2(done.has_value(), done ? "" : done.error().text.c_str());
        QCOMPARE(done->text, after);
        QCOMPARE(done->line, line);
        QVERIFY(!done->before.contains("pool_size=24"_L1) && done->after.contains("pool_size=24"_L1));
        QCOMPARE(*poolSizeIn(done->text, u"p.ini"_s, database), 24);
    }

    void whatIsDoubtfulIsRefusedWithItsLine_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("says");
        const auto row = [](const char *name, const QByteArray &text, const char *says) { QTest::newRow(name) << text << QString::fromUtf8(says); };
        row("another file", "[databases]\nshop = host=a\n%include /etc/more.ini\n", "p.ini:3: %include");
        row("twice", "[databases]\nshop = host=a\nb = host=b\nshop = host=c\n", "p.ini:4: shop stands here for the second time, after line 2");
        row("two sizes", "[databases]\nshop = pool_size=1 pool_size=2\n", "p.ini:2: pool_size stands twice");
        row("from *", "[databases]\n; all\n* = host=a pool_size=4\n", "p.ini:3: shop has no entry of its own: it comes from *");
        row("no entry", "[databases]\nother = host=a\n", "p.ini:2: [databases] has no entry shop");
        row("no section", "[pgbouncer]\nshop = host=a\n", "p.ini: there is no section [databases]");
        row("nothing", "", "p.ini: there is no section [databases]");
        row("before any section", "shop = host=a\n[databases]\nshop = host=a\n", "p.ini:1: this is no line");
        row("no equals", "[databases]\nshop host=a\n", "p.ini:2: this is no line");
        row("an open bracket", "[databases\nshop = host=a\n", "p.ini:1: this is no line");
        row("an open name", "[databases]\n\"shop = host=a\n", "p.ini:2: this is no line");
        row("an open value", "[databases]\nshop = password='x pool_size=3\n", "p.ini:2: the settings of shop cannot be read");
        row("tabs between settings", "[databases]\nshop = host=a\tpool_size=3\n", "p.ini:2: the settings of shop cannot be read");
        row("no number", "[databases]\nshop = pool_size=many\n", "p.ini:2: pool_size is no number");
        row("a byte 0", QByteArray("[databases]\nx = host=a\n\0shop = host=a\n", 35), "p.ini:3: there is a byte 0");
    }
    void whatIsDoubtfulIsRefusedWithItsLine()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, says);
        const auto size = poolSizeIn(text, u"p.ini"_s, u"shop"_s);
        QVERIFY(!size.has_value());
        QVERIFY2(QString::fromStdString(size.error().text).startsWith(says), size.error().text.c_str());
        QVERIFY(!size.error().remedy.empty());
        if (!says.contains("no number"_L1))
            QVERIFY(!resized(text, u"p.ini"_s, u"shop"_s, 5).has_value());
    }

    void aUserWithASizeOfHisOwnIsRefused()
    {
        const QByteArray text = "[databases]\nshop = host=a\n[users]\nann = pool_size=3\n";
        const auto done = resized(text, u"p.ini"_s, u"shop"_s, 5);
        QVERIFY(!done.has_value());
        QVERIFY2(QString::fromStdString(done.error().text).startsWith("p.ini:4: the user ann"_L1), done.error().text.c_str());
    }

    void aPasswordIsNotShown()
    {
        const auto done = resized("[databases]\n\"a=b\" = host=h password='it''s secret' user=u\n", u"p.ini"_s, u"a=b"_s, 5);
        QVERIFY(done.has_value());
        QVERIFY(done->text.contains("password='it''s secret'"));
        for (const QString &line : {done->before, done->after})
            QVERIFY2(!line.contains("secret"_L1) && line.contains(u"password=…"_s), qPrintable(line));
    }

    void whatPgBouncerWouldNotTakeIsFoundFirst_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("says");
        QTest::newRow("good") << QByteArray("[pgbouncer]\ndefault_pool_size=3\n[databases]\na = host=x\n* = host=y\n[users]\nann = pool_mode=session\n") << QString();
        QTest::newRow("setting") << QByteArray("[databases]\na = host=x\n[pgbouncer]\nno_such = 1\n") << u"p.ini:4: PgBouncer knows no setting no_such"_s;
        QTest::newRow("section") << QByteArray("[databases]\na = host=x\n[other]\nb = 1\n") << u"p.ini:4: PgBouncer knows no section [other]"_s;
        QTest::newRow("another database") << QByteArray("[databases]\na = host=x\nb = host\n") << u"p.ini:3: the settings of b cannot be read"_s;
    }
    void whatPgBouncerWouldNotTakeIsFoundFirst()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, says);
        const auto loads = loadable(text, u"p.ini"_s, {u"default_pool_size"_s});
        QCOMPARE(loads.has_value(), says.isEmpty());
        if (!loads)
            QCOMPARE(QString::fromStdString(loads.error().text), says);
    }

    void aReloadThatFailsLeavesTheOldText_data()
    {
        QTest::addColumn<bool>("loses");
        QTest::newRow("refused") << false;
        QTest::newRow("connection lost") << true;
    }
    void aReloadThatFailsLeavesTheOldText()
    {
        QFETCH(bool, loses);
        const QTemporaryDir folder;
        const QString file = folder.filePath(u"p.ini"_s);
        const QByteArray before = "[databases]\r\nshop = host=a pool_size=2\r\n";
        QFile out(file);
        QVERIFY(out.open(QIODevice::WriteOnly) && out.write(before) == before.size());
        out.close();
        flow::Reactor reactor;
        flow::BlockingPool files(1);
        const auto console = std::make_shared<DeafConsole>();
        console->loses = loses;
        PoolChange change;
        change.database = u"shop"_s;
        change.config = file;
        change.before = 2;
        change.size = change.most = 4;
        const auto done = runTask(resizePool(PoolPlace{reactor, files, {}}, console, change));
        QVERIFY(done && !done->has_value());
        QVERIFY2(QString::fromStdString(done->error().text).contains("The old text stands in"_L1), done->error().text.c_str());
        QCOMPARE(console->reloads, 2); // and the old text was loaded again
        QCOMPARE(*readConfig(file), before);
        QCOMPARE(QDir(folder.path()).entryList(QDir::Files), QStringList{u"p.ini"_s});
    }

    void theFileKeepsOwnerAndModeAndIsReplacedWhole()
    {
        const QTemporaryDir folder;
        const QString real = folder.filePath(u"real.ini"_s), link = folder.filePath(u"p.ini"_s);
        const auto write = [&real](const QByteArray &text) {
            QFile file(real);
            QVERIFY(file.open(QIODevice::WriteOnly) && file.write(text) == text.size());
        };
        write("old\r\n");
        QVERIFY(QFile::link(real, link));
        QCOMPARE(::chmod(QFile::encodeName(real).constData(), 0640), 0);
        const bool root = ::geteuid() == 0;
        if (root)
            QCOMPARE(::chown(QFile::encodeName(real).constData(), 12, 13), 0);
        const auto kept = keepUndo(link, "old\r\n", "new\n");
        QVERIFY2(kept.has_value(), kept ? "" : kept.error().text.c_str());
        QVERIFY(replaceConfig(link, "old\r\n", "new\n").has_value());
        QVERIFY(QFileInfo(link).isSymLink());
        QCOMPARE(*readConfig(link), QByteArray("new\n"));
        for (const QString &name : {real, *kept}) {
            struct stat is {};
            QCOMPARE(::stat(QFile::encodeName(name).constData(), &is), 0);
            QCOMPARE(is.st_mode & 07777, mode_t(0640));
            if (root)
                QVERIFY(is.st_uid == 12 && is.st_gid == 13);
        }
        QCOMPARE(*undoOf(link, "new\n"), QByteArray("old\r\n"));
        QCOMPARE(undoOf(link, "new and changed\n").error().code, base::Errc::Absent);

        write("theirs\n"); // somebody else saved
        const auto late = replaceConfig(link, "new\n", "newer\n");
        QCOMPARE(late.error().code, base::Errc::Absent);
        QCOMPARE(*readConfig(link), QByteArray("theirs\n"));
        QCOMPARE(QDir(folder.path()).entryList(QDir::Files).size(), 3); // real, link, undo: nothing is left behind
        dropUndo(link, "new\n");
        QVERIFY(!QFileInfo::exists(*kept));

        QCOMPARE(readConfig(folder.filePath(u"none"_s)).error().code, base::Errc::Absent);
        QCOMPARE(readConfig(folder.path()).error().code, base::Errc::Invalid);
        QCOMPARE(::link(QFile::encodeName(real).constData(), QFile::encodeName(folder.filePath(u"second"_s)).constData()), 0);
        QCOMPARE(replaceConfig(link, "theirs\n", "x").error().code, base::Errc::Invalid);
        QCOMPARE(*readConfig(link), QByteArray("theirs\n"));
    }
};

QTEST_GUILESS_MAIN(TstPoolIni)
#include "tst_poolini.moc"
