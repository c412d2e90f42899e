// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/health/lockwords.h"

#include "models/base/format.h"
#include "models/base/hidden.h"

#include <QCoreApplication>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace health {

namespace {

struct LockSay {
    Q_DECLARE_TR_FUNCTIONS(LockWords)
};

bool isTransaction(const watch::LockWait &wait) { return wait.type == "transactionid"_L1; }
bool isAnyTransaction(const watch::LockWait &wait) { return isTransaction(wait) || wait.type == "virtualxid"_L1; }

QString relationOf(const watch::LockWait &wait)
{
    return wait.relation.isEmpty() ? LockSay::tr("relation %1", "its number").arg(wait.number) : wait.relation.visible();
}

QString ofThisKind(const watch::LockWait &wait)
{
    const QString &type = wait.type;
    if (type == "relation"_L1)
        return relationOf(wait);
    if (type == "extend"_L1)
        return LockSay::tr("the end of the file of %1", "relation").arg(relationOf(wait));
    if (type == "page"_L1)
        return LockSay::tr("page %1 of %2", "relation").arg(wait.row, relationOf(wait));
    if (type == "tuple"_L1)
        return LockSay::tr("row %1 of %2", "relation").arg(wait.row, relationOf(wait));
    if (isTransaction(wait) && !wait.relation.isEmpty())
        return LockSay::tr("row %1 of %2", "relation").arg(wait.row, relationOf(wait));
    if (isTransaction(wait) || type == "applytransaction"_L1)
        return LockSay::tr("transaction %1").arg(wait.number);
    if (type == "virtualxid"_L1)
        return LockSay::tr("virtual transaction %1").arg(wait.number);
    if (type == "spectoken"_L1)
        return LockSay::tr("a row that transaction %1 is about to insert").arg(wait.number);
    if (type == "object"_L1 && !wait.relation.isEmpty())
        return LockSay::tr("object %1 of %2", "catalog").arg(wait.number, wait.relation.visible());
    if (type == "advisory"_L1)
        return wait.key.isEmpty() ? LockSay::tr("an advisory lock") : LockSay::tr("advisory lock %1").arg(wait.key);
    return LockSay::tr("something of the kind %1", "pg_locks.locktype").arg(base::Untrusted(type).visible());
}

QString whoBlocks(const watch::LockBlocker &blocker) { return blocker.pid != 0 ? QString::number(blocker.pid) : preparedName(blocker); }

QString blockerLine(const watch::LockBlocker &blocker, bool transaction)
{
    const QString who = whoBlocks(blocker);
    if (transaction)
        return LockSay::tr("which is that of %1", "process number").arg(who);
    return blocker.queued ? LockSay::tr("%1 is before it in the queue, for %2", "process number, mode").arg(who, blocker.mode)
                          : LockSay::tr("held by %1 in %2", "process number, mode").arg(who, blocker.mode);
}

bool isPlainText(char32_t c) { return c >= 0x20 && c != 0x7f && !base::isHidden(c); }

// As E'...' where it must be: that form reads the same whatever the server takes a backslash for.
QString quotedForServer(const QString &text)
{
    QString out;
    bool escapes = false;
    const auto hex = [](char32_t c, int digits) { return QString::number(uint(c), 16).rightJustified(digits, QLatin1Char('0')); };
    for (const char32_t c : text.toUcs4()) {
        if (c == U'\'')
            out += u"''"_s;
        else if (c == U'\\')
            out += u"\\\\"_s;
        else if (!isPlainText(c))
            out += c < 0x10000 ? u"\\u"_s + hex(c, 4) : u"\\U"_s + hex(c, 8);
        else
            out += QString::fromUcs4(&c, 1);
        escapes = escapes || c == U'\\' || !isPlainText(c);
    }
    return (escapes ? u"E'"_s : u"'"_s) + out + u'\'';
}

} // namespace

QString lockObject(const watch::LockWait &wait)
{
    const QString what = ofThisKind(wait);
    return wait.database.isEmpty() ? what : LockSay::tr("%1 in database %2").arg(what, wait.database.visible());
}

QString waitWords(const watch::LockWait &wait)
{
    if (!wait.known())
        return {};
    if (isTransaction(wait) && !wait.relation.isEmpty())
        return LockSay::tr("the end of transaction %1, for row %2 of %3").arg(wait.number, wait.row, wait.relation.visible());
    if (isAnyTransaction(wait))
        return LockSay::tr("the end of %1", "transaction").arg(lockObject(wait));
    return LockSay::tr("%1 on %2", "mode of a lock, object").arg(wait.mode, lockObject(wait));
}

QStringList waitLines(const watch::LockWait &wait)
{
    QStringList lines{waitWords(wait)};
    for (const watch::LockBlocker &blocker : wait.blockers)
        lines << blockerLine(blocker, isAnyTransaction(wait));
    return lines;
}

QString heldWords(const SessionEntry::Held &held)
{
    return isAnyTransaction(held.on) ? lockObject(held.on) : LockSay::tr("%1 on %2", "mode of a lock, object").arg(held.mode, lockObject(held.on));
}

QString heldInOneWord(const std::vector<SessionEntry::Held> &holds)
{
    if (holds.size() != 1 || holds.front().on.relation.isEmpty() || holds.front().on.type == "object"_L1)
        return {};
    return heldWords(holds.front());
}

QString preparedName(const watch::LockBlocker &prepared)
{
    return prepared.transaction == 0 ? LockSay::tr("prepared transaction, which one is not known")
                                     : LockSay::tr("prepared transaction %1", "its name").arg(prepared.gid.visible());
}

QStringList preparedLines(const watch::LockBlocker &prepared)
{
    if (prepared.transaction == 0)
        return {LockSay::tr("The lock table does not say beyond doubt which prepared transaction this is: none is named rather than a wrong one. pg_prepared_xacts lists them all.")};
    const QString since = prepared.seconds ? base::age(*prepared.seconds) : u"?"_s;
    return {LockSay::tr("%1 of %2 in database %3 was prepared %4 ago and holds its locks until somebody ends it.", "name, owner, database, time")
                .arg(prepared.gid.visible(), prepared.owner.visible(), prepared.database.visible(), since),
            LockSay::tr("Whoever prepared it may still mean to commit it: ask first. Its owner or a superuser ends it, connected to that database: "
                        "ROLLBACK PREPARED undoes what it changed, COMMIT PREPARED with the same name keeps it.")};
}

QString rollbackStatement(const watch::LockBlocker &prepared)
{
    static const QRegularExpression kBrokenByte(u"\\\\x[0-9a-f]{2}"_s); // as Untrusted shows what is no UTF-8
    const QString &name = prepared.gid.raw();
    if (prepared.transaction == 0 || name.isEmpty() || !name.isValidUtf16() || name.contains(QChar::ReplacementCharacter) || name.contains(kBrokenByte))
        return {};
    return u"ROLLBACK PREPARED "_s + quotedForServer(name) + u';';
}

} // namespace health
