// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/health/advicereport.h"

#include "models/base/moment.h"

#include <QCoreApplication>
#include <QJsonArray>

namespace health {

namespace {

using watch::NoValue;

QJsonObject objectOf(const Advice &a)
{
    QJsonObject out{{QStringLiteral("kind"), adviceKind(a.kind)},
                    {QStringLiteral("severity"), severityWord(a.severity)},
                    {QStringLiteral("sure"), adviceSure(a.sure)},
                    {QStringLiteral("object"), a.object.visible()},
                    {QStringLiteral("title"), adviceTitle(a)},
                    {QStringLiteral("reason"), adviceReason(a)},
                    {QStringLiteral("statement"), a.statement.raw()},
                    {QStringLiteral("lock"), adviceLock(a.lock)},
                    {QStringLiteral("cost"), adviceCost(a)}};
    for (const auto &[name, text] : {std::pair("table", &a.table), std::pair("other", &a.other), std::pair("columns", &a.columns)})
        if (!text->isEmpty())
            out.insert(QLatin1String(name), text->visible());
    for (const auto &[name, figure] : {std::pair("bytes", &a.bytes), std::pair("rows", &a.rows), std::pair("share", &a.share),
                                       std::pair("seconds", &a.seconds), std::pair("scans", &a.scans), std::pair("found", &a.found),
                                       std::pair("calls", &a.calls), std::pair("commonest", &a.commonest)})
        if (*figure)
            out.insert(QLatin1String(name), **figure);
    if (a.kind == Advice::Kind::ManyScans)
        out.insert(QStringLiteral("told"), adviceTold(a.told));
    if (a.partly)
        out.insert(QStringLiteral("partly"), true);
    if (!a.statements.empty()) {
        QJsonArray statements;
        for (const watch::ScanStatement &s : a.statements)
            statements.append(QJsonObject{{QStringLiteral("queryid"), QString::number(s.query)}, {QStringLiteral("calls"), s.calls},
                                          {QStringLiteral("mean_ms"), s.milliseconds}});
        out.insert(QStringLiteral("statements"), statements);
    }
    if (!a.unseen.isEmpty())
        out.insert(QStringLiteral("not_asked"), QJsonArray::fromStringList(a.unseen));
    return out;
}

QJsonObject poolObject(const PoolAdvice &a)
{
    QJsonObject out{{QStringLiteral("pooler"), a.pooler},
                    {QStringLiteral("database"), a.database.visible()},
                    {QStringLiteral("tier"), a.tier},
                    {QStringLiteral("server"), a.server},
                    {QStringLiteral("kind"), poolKind(a.kind)},
                    {QStringLiteral("severity"), severityWord(a.severity())},
                    {QStringLiteral("title"), poolTitle(a)},
                    {QStringLiteral("reason"), poolReason(a)},
                    {QStringLiteral("size"), a.size},
                    {QStringLiteral("least"), a.least},
                    {QStringLiteral("most"), a.most},
                    {QStringLiteral("users"), a.users},
                    {QStringLiteral("waiting"), a.waiting},
                    {QStringLiteral("watched_s"), a.use.seconds},
                    {QStringLiteral("peak_active"), a.use.peakActive},
                    {QStringLiteral("p95_active"), a.use.highActive},
                    {QStringLiteral("peak_waiting"), a.use.peakWaiting},
                    {QStringLiteral("maxwait_s"), a.use.peakWaitSeconds},
                    {QStringLiteral("full_s"), a.use.fullSeconds}};
    if (a.changes()) {
        out.insert(QStringLiteral("advised"), a.advised);
        out.insert(QStringLiteral("line"), poolByHand(a));
    }
    if (a.room)
        out.insert(QStringLiteral("room"), *a.room);
    return out;
}

} // namespace

std::vector<PoolAdvice> allPoolAdvice(const Observed &o, const QString &only)
{
    std::vector<PoolAdvice> out;
    for (const environment::Target &target : o.environment.targets)
        if (target.kind == environment::TargetKind::PgBouncer && (only.isEmpty() || target.id == only))
            for (PoolAdvice &a : poolAdvice(o.environment, target, o.snapshots))
                out.push_back(std::move(a));
    return out;
}

std::vector<TargetAdvice::Unread> unreadOf(const watch::TargetSnapshot *snapshot)
{
    if (!snapshot || !snapshot->upkeep) {
        const bool tried = snapshot && snapshot->status.condition != watch::Condition::Up && snapshot->status.condition != watch::Condition::Unknown
            && snapshot->status.condition != watch::Condition::Connecting;
        return {{QStringLiteral("all"), tried ? NoValue::Unreachable : NoValue::NotYet,
                 tried ? base::Untrusted(std::string_view(snapshot->status.error.text)) : base::Untrusted()}};
    }
    std::vector<TargetAdvice::Unread> out;
    const watch::Upkeep &u = *snapshot->upkeep;
    for (const auto &[name, part] : {std::pair("tables", &u.tablesPart), std::pair("indexes", &u.indexesPart), std::pair("keys", &u.keysPart),
                                     std::pair("sequences", &u.sequencesPart), std::pair("bloat", &u.bloatPart)})
        if (!part->known())
            out.push_back({QLatin1String(name), part->state, part->why});
    return out;
}

std::vector<TargetAdvice> allAdvice(const Observed &o, const QString &only)
{
    std::vector<TargetAdvice> out;
    for (const environment::Target &target : o.environment.targets) {
        if (target.kind != environment::TargetKind::Postgres || (!only.isEmpty() && target.id != only))
            continue;
        const watch::SnapshotPtr snapshot = o.snapshots.value(target.id);
        TargetAdvice t;
        t.target = &target;
        t.standby = snapshot && snapshot->facts.role == QLatin1String("standby");
        t.advice = adviceFor(o.environment, target, o.snapshots);
        if (!t.standby)
            t.unread = unreadOf(snapshot.get());
        out.push_back(std::move(t));
    }
    return out;
}

QJsonObject adviceReport(const Observed &o, const std::vector<TargetAdvice> &all, const std::vector<PoolAdvice> &pools)
{
    QJsonArray targets, poolList;
    for (const PoolAdvice &a : pools)
        poolList.append(poolObject(a));
    for (const TargetAdvice &t : all) {
        QJsonArray advice, unread;
        for (const Advice &a : t.advice)
            advice.append(objectOf(a));
        for (const TargetAdvice::Unread &u : t.unread)
            unread.append(QJsonObject{{QStringLiteral("part"), u.part}, {QStringLiteral("reason"), noValueWord(u.reason)}, {QStringLiteral("why"), u.why.visible()}});
        targets.append(QJsonObject{{QStringLiteral("id"), t.target->id},
                                   {QStringLiteral("standby"), t.standby},
                                   {QStringLiteral("advice"), advice},
                                   {QStringLiteral("unread"), unread}});
    }
    return {{QStringLiteral("environment"), o.environment.name},
            {QStringLiteral("at"), base::isoMoment(o.wallNow)},
            {QStringLiteral("targets"), targets},
            {QStringLiteral("pools"), poolList}};
}

QString partTitle(const QString &part)
{
    if (part == QLatin1String("tables"))
        return QCoreApplication::translate("Advice", "Tables");
    if (part == QLatin1String("indexes"))
        return QCoreApplication::translate("Advice", "Indexes");
    if (part == QLatin1String("keys"))
        return QCoreApplication::translate("Advice", "Foreign keys");
    if (part == QLatin1String("sequences"))
        return QCoreApplication::translate("Advice", "Sequences");
    if (part == QLatin1String("bloat"))
        return QCoreApplication::translate("Advice", "Bloat");
    return QCoreApplication::translate("Advice", "Everything");
}

QString unreadWords(const TargetAdvice::Unread &unread)
{
    QString why;
    switch (unread.reason) {
    case NoValue::Permission:
        why = QCoreApplication::translate("Advice", "our role may not read it");
        break;
    case NoValue::TimedOut:
        why = QCoreApplication::translate("Advice", "it took too long or stood behind a lock");
        break;
    case NoValue::Version:
        why = QCoreApplication::translate("Advice", "this version does not have it");
        break;
    case NoValue::Unreachable:
        why = QCoreApplication::translate("Advice", "the server does not answer");
        break;
    case NoValue::None:
    case NoValue::NotYet:
    case NoValue::NotApplicable:
        why = QCoreApplication::translate("Advice", "not read yet");
        break;
    case NoValue::Error:
        why = QCoreApplication::translate("Advice", "the server refused");
        break;
    }
    const QString said = unread.why.visible();
    return QCoreApplication::translate("Advice", "%1 unknown: %2").arg(partTitle(unread.part), said.isEmpty() ? why : why + QStringLiteral(" (%1)").arg(said));
}

} // namespace health
