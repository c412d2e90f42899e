// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Situations in a lock table, and what is to be said of one who waits in it: for what, in which mode, and how those in its
// way have it.

#include "tests/support/lockstage.h"

struct LockWaitCase {
    const char *name;
    void (*play)(LockStage &s);
    const char *waiter;
    QStringList lines; // patterns, in the order of the text
    QStringList prepared = {}; // that stand in the tree, in that order
};

inline std::vector<LockWaitCase> lockWaitCases()
{
    using S = LockStage;
    const auto all = [](auto... each) { return QStringList{QString::fromUtf8(each)...}; };
    return {
        {"a table that somebody holds",
         [](S &s) {
             s.says("the holder", "begin; lock table item");
             s.waits("the shop", "select count(*) from item");
         },
         "the shop", all("AccessShareLock on public\\.item", "held by the holder in AccessExclusiveLock")},
        {"a table that somebody before it in the queue wants",
         [](S &s) {
             s.says("the report", "begin; select count(*) from item");
             s.waits("the migration", "alter table item add column other int");
             s.waits("the shop", "select count(*) from item");
         },
         "the shop", all("AccessShareLock on public\\.item", "the migration is before it in the queue, for AccessExclusiveLock")},
        {"holders that do not conflict beside the one that does",
         [](S &s) {
             s.says("the report", "begin; select count(*) from item");
             s.says("the importer", "begin; lock table item in row share mode");
             s.waits("the shop", "begin; lock table item in exclusive mode");
         },
         "the shop", all("ExclusiveLock on public\\.item", "held by the importer in RowShareLock")},
        {"a row",
         [](S &s) {
             s.says("the one", "begin; update item set note = 'x' where id = 1");
             s.waits("the two", "update item set note = 'y' where id = 1");
         },
         "the two", all("the end of transaction \\d+, for row \\(\\d+,\\d+\\) of public\\.item", "which is that of the one")},
        {"a row, for a serializable transaction that has read another one",
         [](S &s) {
             s.says("the one", "begin; update item set note = 'x' where id = 3");
             s.says("the two", "begin isolation level serializable; set local enable_seqscan = off; select note from item where id = 5");
             s.waits("the two", "update item set note = 'y' where id = 3");
         },
         "the two", all("the end of transaction \\d+, for row \\(\\d+,\\d+\\) of public\\.item", "which is that of the one")},
        {"the queue for a row",
         [](S &s) {
             s.says("the one", "begin; update item set note = 'x' where id = 2");
             s.waits("the two", "update item set note = 'y' where id = 2");
             s.waits("the three", "update item set note = 'z' where id = 2");
         },
         "the three", all("ExclusiveLock on row \\(\\d+,\\d+\\) of public\\.item", "held by the two in ExclusiveLock")},
        {"the same key twice: no row is there yet",
         [](S &s) {
             s.says("the one", "begin; insert into item values (200, '')");
             s.waits("the two", "insert into item values (200, '')");
         },
         "the two", all("the end of transaction \\d+", "which is that of the one")},
        {"the same key twice, after a serializable transaction has read another row",
         [](S &s) {
             s.says("the one", "begin; insert into item values (201, '')");
             s.says("the two", "begin isolation level serializable; set local enable_seqscan = off; select note from item where id = 5");
             s.waits("the two", "insert into item values (201, '')");
         },
         "the two", all("the end of transaction \\d+", "which is that of the one")},
        {"an old snapshot",
         [](S &s) {
             s.says("the report", "begin isolation level repeatable read; select count(*) from third");
             s.waits("the index", "create index concurrently on other (id)");
         },
         "the index", all("the end of virtual transaction \\d+/\\d+", "which is that of the report")},
        {"an advisory lock of one number",
         [](S &s) {
             s.says("the holder", "select pg_advisory_lock(-7000000000)");
             s.waits("the shop", "select pg_advisory_lock_shared(-7000000000)");
         },
         "the shop", all("ShareLock on advisory lock -7000000000", "held by the holder in ExclusiveLock")},
        {"an advisory lock of two numbers, in another database",
         [](S &s) {
             s.says("the holder", "select pg_advisory_lock(5, -7)", "twin");
             s.waits("the shop", "select pg_advisory_lock(5, -7)", "twin");
         },
         "the shop", all("ExclusiveLock on advisory lock 5, -7 in database twin", "held by the holder in ExclusiveLock")},
        {"a table of another database has no name here",
         [](S &s) {
             s.says("the holder", "create table if not exists elsewhere (id int)", "twin");
             s.says("the holder", "begin; lock table elsewhere", "twin");
             s.waits("the shop", "select count(*) from elsewhere", "twin");
         },
         "the shop", all("AccessShareLock on relation \\d+ in database twin", "held by the holder in AccessExclusiveLock")},
        {"a table with a name to be quoted and made visible",
         [](S &s) {
             s.says("the holder", "create table if not exists \"Odd \"\"%1\"\"\n\xe2\x80\xae\" (id int)");
             s.says("the holder", "begin; lock table \"Odd \"\"%1\"\"\n\xe2\x80\xae\"");
             s.waits("the shop", "select count(*) from \"Odd \"\"%1\"\"\n\xe2\x80\xae\"");
         },
         "the shop", all("AccessShareLock on public\\.\"Odd \"\"%1\"\"␊⟨U\\+202E⟩\"", "held by the holder in AccessExclusiveLock")},
        {"something else than a table",
         [](S &s) {
             s.says("the one", "create schema if not exists brief");
             s.says("the one", "begin; drop schema brief");
             s.waits("the two", "drop schema brief");
         },
         "the two", all("AccessExclusiveLock on object \\d+ of pg_namespace", "held by the one in AccessExclusiveLock")},
        {"two prepared transactions, and one beside them that is in nobody's way",
         [](S &s) {
             s.says("the one", "begin; lock table third in share mode; prepare transaction 'first'");
             s.says("the two", "begin; lock table third in share mode; prepare transaction 'second'");
             s.says("the three", "begin; select count(*) from third; prepare transaction 'bystander'");
             s.waits("the shop", "begin; lock table third in exclusive mode");
         },
         "the shop", all("ExclusiveLock on public\\.third", "held by prepared transaction first in ShareLock", "held by prepared transaction second in ShareLock"),
         {QStringLiteral("first"), QStringLiteral("second")}},
        {"a prepared transaction beside a session",
         [](S &s) {
             s.says("the one", "begin; lock table third in share mode; prepare transaction 'left'");
             s.says("the importer", "begin; lock table third in row share mode");
             s.waits("the shop", "begin; lock table third in exclusive mode");
         },
         "the shop", all("ExclusiveLock on public\\.third", "held by prepared transaction left in ShareLock", "held by the importer in RowShareLock"),
         {QStringLiteral("left")}},
    };
}

// What is wrong in this case; empty: nothing.
inline QString playLockWait(LockStage &stage, const LockWaitCase &c)
{
    c.play(stage);
    if (QTest::currentTestFailed()) {
        stage.everybodyLeaves();
        return QStringLiteral("it could not be played");
    }
    stage.lookAtTheLocks();
    const QStringList said = stage.waitedFor(c.waiter), prepared = stage.preparedInTheTree();
    stage.everybodyLeaves();
    bool right = said.size() == c.lines.size() && prepared == c.prepared;
    for (qsizetype i = 0; right && i < said.size(); ++i)
        right = QRegularExpression(QRegularExpression::anchoredPattern(c.lines[i])).match(said[i]).hasMatch();
    return right ? QString() : QStringLiteral("we say: %1 | prepared: %2").arg(said.join(QStringLiteral("; ")), prepared.join(QStringLiteral(", ")));
}
