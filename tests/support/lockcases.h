// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Situations in a lock table with the truth about each, written by hand, and whether the well-known join of pg_locks
// with itself gets it right: where it does not, somebody would be told to end an innocent session, or nobody.

#include "tests/support/lockstage.h"

struct LockCase {
    const char *name;
    void (*play)(LockStage &s);
    const char *truth; // "who waits <- for whom + for whom; ..."
    // Whom the sentence names: "the ...", "prepared transaction ..."; null: nobody, because it is not one alone.
    const char *root;
    bool selfJoinIsRight;
    bool idle = false; // the root sits idle in its transaction, and the sentence says so
};

// Every name of a session begins with "the ".
inline std::vector<LockCase> lockCases()
{
    using S = LockStage;
    return {
        {"readers behind an ALTER TABLE behind a reader",
         [](S &s) {
             s.says("the report", "begin; select count(*) from item");
             s.waits("the migration", "alter table item add column more int");
             for (const char *reader : {"the shop", "the api", "the worker"})
                 s.waits(reader, "select count(*) from item");
         },
         "the migration <- the report; the shop <- the migration; the api <- the migration; the worker <- the migration", "the report", false, true},
        {"a writer behind CREATE INDEX behind a writer: the soft block alone",
         [](S &s) {
             s.says("the import", "begin; insert into item values (100, '')");
             s.waits("the index", "create index on item (note)");
             s.waits("the shop", "insert into item values (101, '')");
         },
         "the index <- the import; the shop <- the index", "the import", false, true},
        {"holders that do not conflict beside the one that does",
         [](S &s) {
             s.says("the report", "begin; select count(*) from item");
             s.says("the importer", "begin; lock table item in row share mode");
             s.waits("the shop", "begin; lock table item in exclusive mode");
         },
         "the shop <- the importer", "the importer", false, true},
        {"two holders that both conflict",
         [](S &s) {
             s.says("the one", "begin; lock table item in share mode");
             s.says("the two", "begin; lock table item in share mode");
             s.waits("the shop", "delete from item where id = 1");
         },
         "the shop <- the one + the two", nullptr, true},
        {"one row: its transaction",
         [](S &s) {
             s.says("the one", "begin; update item set note = 'x' where id = 1");
             s.waits("the two", "update item set note = 'y' where id = 1");
         },
         "the two <- the one", "the one", true, true},
        {"the same key twice",
         [](S &s) {
             s.says("the one", "begin; insert into item values (200, '')");
             s.waits("the two", "insert into item values (200, '')");
         },
         "the two <- the one", "the one", true, true},
        {"queues for two rows of one table: tuple locks",
         [](S &s) {
             for (const auto &[names, id] : {std::pair(std::array{"the a1", "the a2", "the a3"}, "1"), std::pair(std::array{"the b1", "the b2", "the b3"}, "2")}) {
                 const QByteArray sql = "update item set note = 'x' where id = " + QByteArray(id);
                 s.says(names[0], "begin; " + sql);
                 s.waits(names[1], sql);
                 s.waits(names[2], sql);
             }
         },
         "the a2 <- the a1; the a3 <- the a2; the b2 <- the b1; the b3 <- the b2", nullptr, false},
        {"CREATE INDEX CONCURRENTLY behind an old snapshot: a virtual transaction, taken on the fast path",
         [](S &s) {
             s.says("the report", "begin isolation level repeatable read; select count(*) from other");
             s.waits("the index", "create index concurrently on item (note)");
         },
         "the index <- the report", "the report", false, true},
        {"an advisory lock of one number, the same number in another database",
         [](S &s) {
             s.says("the twin", "select pg_advisory_lock(7)", "twin");
             s.says("the holder", "select pg_advisory_lock(7)");
             s.waits("the shop", "select pg_advisory_lock(7)");
         },
         "the shop <- the holder", "the holder", false},
        {"an advisory lock of two numbers, the same bits as one number",
         [](S &s) {
             s.says("the bits", "select pg_advisory_lock((5::bigint << 32) + 7)");
             s.says("the holder", "select pg_advisory_lock(5, 7)");
             s.waits("the shop", "select pg_advisory_lock_shared(5, 7)");
         },
         "the shop <- the holder", "the holder", false},
        {"a relation of the same number in another database",
         [](S &s) {
             s.says("the twin", "begin; lock table pg_catalog.pg_type", "twin");
             s.says("the holder", "begin; lock table pg_catalog.pg_type in share mode");
             s.waits("the shop", "begin; lock table pg_catalog.pg_type in row exclusive mode");
         },
         "the shop <- the holder", "the holder", false, true},
        {"a prepared transaction holds it",
         [](S &s) {
             s.says("the one", "begin; update item set note = 'x' where id = 3; prepare transaction 'left behind'");
             s.waits("the shop", "update item set note = 'y' where id = 3");
             s.waits("the api", "update item set note = 'z' where id = 3");
         },
         "the shop <- prepared; the api <- the shop", "prepared transaction left behind", false},
        {"a parallel worker waits for one and holds what another waits for",
         [](S &s) {
             s.says("the holder", "begin; lock table third");
             const bool old = s.server().sql(QStringLiteral("select current_setting('server_version_num')::int < 160000")) == QLatin1String("t");
             s.says("the parallel", old ? "set force_parallel_mode = on" : "set debug_parallel_query = on");
             s.waits("the parallel", "select reads()");
             s.waits("the shop", "begin; lock table other");
         },
         "the parallel <- the holder; the shop <- the parallel", "the holder", false, true},
        {"a deadlock that nobody has found yet, and one behind it",
         [](S &s) {
             s.says("the one", "begin; update item set note = 'x' where id = 1");
             s.says("the two", "begin; update item set note = 'x' where id = 2");
             s.waits("the one", "update item set note = 'y' where id = 2");
             s.waits("the two", "update item set note = 'y' where id = 1");
             s.waits("the shop", "begin; lock table item");
         },
         "the one <- the two; the two <- the one; the shop <- the one + the two", nullptr, true},
        {"a vacuum of the server's own, in the way of a change of the table",
         [](S &s) {
             s.says("the filler", "create table worn as select i as id, repeat('x', 200) as note from generate_series(1, 20000) as i;"
                                  "alter table worn set (autovacuum_vacuum_threshold = 1, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_cost_delay = 100,"
                                  " autovacuum_vacuum_cost_limit = 1); delete from worn where id % 2 = 0");
             s.leaves("the filler"); // what it did is counted at once
             s.says("the report", "begin; select count(*) from worn");
             s.server().set(QStringLiteral("autovacuum"), QStringLiteral("on"));
             const QString worker = QStringLiteral("select pid from pg_stat_progress_vacuum where relid = 'worn'::regclass");
             QTRY_VERIFY_WITH_TIMEOUT(!s.server().sql(worker).isEmpty(), 20000);
             s.isCalled(s.server().sql(worker).toInt(), QStringLiteral("autovacuum"));
             s.waits("the change", "alter table worn alter column note set statistics 50");
         },
         "the change <- autovacuum", "autovacuum", false},
    };
}

inline LockStage::Edges edgesOf(const char *truth)
{
    LockStage::Edges out;
    for (const QString &one : QString::fromLatin1(truth).split(QStringLiteral("; "))) {
        const QStringList sides = one.split(QStringLiteral(" <- "));
        for (const QString &whom : sides.value(1).split(QStringLiteral(" + ")))
            out[sides.first()] << whom;
    }
    return out;
}

// How many wait for each, themselves or behind others.
inline QMap<QString, int> behindIn(const LockStage::Edges &edges)
{
    QMap<QString, int> out;
    for (const QString &who : edges.keys()) {
        QStringList open{who}, all;
        while (!open.isEmpty())
            for (const QString &whom : edges.value(open.takeFirst()))
                if (whom != who && !all.contains(whom)) {
                    all << whom;
                    open << whom;
                }
        for (const QString &whom : std::as_const(all))
            ++out[whom];
    }
    return out;
}

// What is wrong in this case; empty: nothing.
inline QString playLockCase(LockStage &stage, const LockCase &c)
{
    const auto said = [](const LockStage::Edges &edges) {
        QStringList lines;
        for (const auto &[who, whom] : edges.asKeyValueRange()) {
            QStringList names(whom.begin(), whom.end());
            names.sort();
            lines << who + QStringLiteral(" <- ") + names.join(QStringLiteral(" + "));
        }
        return lines.join(QStringLiteral("; "));
    };
    const LockStage::Edges truth = edgesOf(c.truth);
    c.play(stage);
    if (QTest::currentTestFailed()) {
        stage.everybodyLeaves();
        return QStringLiteral("it could not be played");
    }
    stage.lookAtTheLocks();
    const LockStage::Edges server = stage.asTheServerSays(), join = stage.asTheSelfJoinSays();
    const LockStage::Ours ours = stage.asWeSay();
    QStringList wrong;
    if (server != truth)
        wrong << QStringLiteral("the server says %1").arg(said(server));
    if (ours.waits != truth)
        wrong << QStringLiteral("we say %1").arg(said(ours.waits));
    if ((join == truth) != c.selfJoinIsRight)
        wrong << QStringLiteral("the self-join says %1").arg(said(join));
    for (const auto &[who, whom] : ours.below.asKeyValueRange())
        if (!truth.value(who).contains(whom))
            wrong << QStringLiteral("%1 hangs below %2").arg(who, whom);
    if (const auto behind = behindIn(truth); ours.behind != behind)
        for (const auto &[whom, number] : behind.asKeyValueRange())
            wrong << QStringLiteral("%1 wait for %2, we say %3").arg(number).arg(whom).arg(ours.behind.value(whom));
    const QByteArray root(c.root);
    const QString named = root.startsWith("the ") ? QStringLiteral("session ") + stage.who(c.root)
        : root == "autovacuum" ? QStringLiteral("session ") + stage.pidOfProcess(QStringLiteral("autovacuum")) + QStringLiteral(" (autovacuum worker)")
                               : QString::fromLatin1(root);
    const QString after = root.startsWith("prepared ") ? QStringLiteral(" (postgres, database postgres, prepared ") : QStringLiteral(",");
    if (ours.sentence.isEmpty() || (root.isNull() ? ours.sentence.contains(QLatin1String("session ")) : !ours.sentence.contains(named + after)))
        wrong << QStringLiteral("the sentence is: %1").arg(ours.sentence);
    if (ours.sentence.contains(QLatin1String("sits idle")) != c.idle)
        wrong << QStringLiteral("idle or not: %1").arg(ours.sentence);
    stage.everybodyLeaves();
    return wrong.join(QLatin1Char('\n'));
}
