// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/health/lockwords.h"
#include "models/health/vocabulary.h"
#include "models/health/wording.h"

#include <algorithm>

namespace health {

namespace {

QString shown(const QString &instance)
{
    return base::Untrusted(instance).visible();
}

QString personOf(const watch::SessionRow &s)
{
    QStringList parts;
    for (const base::Untrusted *text : {&s.user, &s.application})
        if (!text->isEmpty())
            parts << text->visible();
    if (parts.isEmpty() && !s.backendType.isEmpty())
        parts << spoken(s.backendType);
    return parts.isEmpty() ? QString::number(s.pid) : QStringLiteral("%1 (%2)").arg(s.pid).arg(parts.join(QStringLiteral(", ")));
}

// Whom everybody waits for, when it is one alone: a session, or a prepared transaction by its number. A worker waits for its
// leader's sake.
std::optional<int> onlyBlocker(const std::vector<watch::SessionRow> &sessions)
{
    const auto waits = [&sessions](int pid) {
        return std::any_of(sessions.begin(), sessions.end(),
                           [pid](const watch::SessionRow &s) { return (s.pid == pid || s.leaderPid == pid) && !s.blockedBy.empty(); });
    };
    std::optional<int> root;
    for (const watch::SessionRow &s : sessions)
        for (int pid : blockersOf(s)) {
            if ((pid > 0 && waits(pid)) || pid == root)
                continue;
            if (root)
                return {};
            root = pid;
        }
    return root;
}

const watch::LockBlocker *preparedAs(int number, const std::vector<watch::SessionRow> &sessions)
{
    for (const watch::SessionRow &s : sessions)
        for (const watch::LockBlocker &blocker : s.wait.blockers)
            if (blocker.pid == 0 && numberOf(blocker) == number)
                return &blocker;
    return nullptr;
}

} // namespace

QString Wording::value(const Excess &e) const
{
    return base::figure(e.value, e.metric->unit, {}, e.metric->unitText).text();
}

QString Wording::limit(const Excess &e) const
{
    return base::figure(e.limit, e.metric->unit, {}, e.metric->unitText).text();
}

Wording::Words Wording::generic(const Finding &f) const
{
    const Excess &e = f.excesses.front();
    const QString name = nameOf(*f.target);
    const QByteArray key = e.metric->title.toUtf8();
    QString title = e.metric->row > 0 ? QCoreApplication::translate("metric", key.constData()) : shown(e.metric->title);
    if (!e.instance.isEmpty())
        title = tr("%1 (%2)", "figure, of which part").arg(title, shown(e.instance));
    if (e.metric->unit == watch::Unit::Boolean)
        return {tr("%1: %2").arg(name, title), tr("%1: %2, for %3").arg(name, title, lasted(f))};
    return {tr("%1: %2 %3").arg(name, title, value(e)),
            tr("%1: %2 is %3, limit %4, for %5").arg(name, title, value(e), limit(e), lasted(f))};
}

Wording::Words Wording::locks(const Finding &f) const
{
    const QString name = nameOf(*f.target);
    const int waiting = int(valueOf(*f.snapshot, "pg.blocked.sessions").value_or(1));
    const double longest = valueOf(*f.snapshot, "pg.lock_wait.longest").value_or(0);
    const QString headline = tr("%n sessions wait for a lock on %1", nullptr, waiting).arg(name);
    const std::optional<int> root = f.snapshot->sessions ? onlyBlocker(*f.snapshot->sessions) : std::nullopt;
    if (root == 0)
        return {headline, tr("%n sessions on %1 wait for a prepared transaction, which one is not known; the longest for %2", nullptr, waiting).arg(name, base::age(longest))};
    if (const watch::LockBlocker *prepared = root && *root < 0 ? preparedAs(*root, *f.snapshot->sessions) : nullptr)
        return {headline, tr("%n sessions on %1 wait for prepared transaction %2 (%3, database %4, prepared %5 ago): commit it or roll it back; the longest for %6", nullptr, waiting)
                              .arg(name, prepared->gid.visible(), prepared->owner.visible(), prepared->database.visible(), base::age(prepared->seconds.value_or(0)), base::age(longest))};
    const watch::SessionRow *blocker = nullptr;
    for (std::size_t i = 0; root && i < f.snapshot->sessions->size(); ++i)
        if ((*f.snapshot->sessions)[i].pid == *root)
            blocker = &(*f.snapshot->sessions)[i];
    if (!blocker)
        return {headline, tr("%n sessions on %1 wait for a lock, the longest for %2", nullptr, waiting).arg(name, base::age(longest))};
    const QString who = tr("%n sessions on %1 wait for session %2", nullptr, waiting).arg(name, personOf(*blocker));
    const QString held = heldInOneWord(heldBy(*root, *f.snapshot->sessions));
    if (blocker->state.startsWith(QLatin1String("idle in transaction")))
        return {headline, held.isEmpty() ? tr("%1, which sits idle in its transaction; the longest for %2").arg(who, base::age(longest))
                                         : tr("%1, which holds %2 and sits idle in its transaction; the longest for %3").arg(who, held, base::age(longest))};
    return {headline, held.isEmpty() ? tr("%1, the longest for %2").arg(who, base::age(longest))
                                     : tr("%1, which holds %2; the longest for %3").arg(who, held, base::age(longest))};
}

Wording::Words Wording::link(const Finding &f) const
{
    const QString name = nameOf(*f.target);
    if (f.target->kind == environment::TargetKind::Redis)
        return {tr("%1 has lost its master").arg(name), tr("%1 has lost its master for %2: what it answers grows old").arg(name, lasted(f))};
    if (f.find("pg.replay.paused"))
        return {tr("replay on %1 is paused").arg(name),
                tr("%1 has had its replay paused for %2: it receives, but what it answers grows old").arg(name, lasted(f))};
    if (f.find("pg.receiver.streaming")) {
        const double silent = valueOf(*f.snapshot, "pg.receiver.silent").value_or(0);
        const double since = std::chrono::duration<double>(m_now - f.since).count();
        return {tr("%1 receives no WAL").arg(name),
                tr("%1 has received no WAL for %2: it is not connected to its primary").arg(name, base::age(std::max(silent, since)))};
    }
    if (const Excess *e = f.find("pg.receiver.silent"))
        return {tr("the link of %1 is silent").arg(name),
                tr("%1 is connected to its primary but has heard nothing for %2").arg(name, base::age(e->value))};
    const Excess &e = f.excesses.front();
    return {tr("%1 is %2 behind").arg(name, base::age(e.value)),
            tr("%1 is %2 behind its primary (limit %3): it receives, but replays too slowly").arg(name, base::age(e.value), limit(e))};
}

Wording::Words Wording::standbys(const Finding &f) const
{
    const QString name = nameOf(*f.target);
    QStringList missing;
    if (const auto *settings = std::get_if<environment::PostgresSettings>(&f.target->settings)) {
        QStringList roster = settings->expectedStandbys + f.snapshot->log.synchronous.names;
        roster.removeDuplicates();
        for (const QString &standby : std::as_const(roster)) {
            const bool streams = f.snapshot->replication
                && std::any_of(f.snapshot->replication->begin(), f.snapshot->replication->end(),
                               [&standby](const watch::ReplicationRow &r) { return r.name.raw() == standby && r.state == QLatin1String("streaming"); });
            if (!streams)
                missing << shown(standby);
        }
    }
    const int count = int(f.excesses.front().value);
    const QString headline = tr("%n standbys of %1 are missing", nullptr, count).arg(name);
    if (missing.isEmpty())
        return {headline, tr("%n expected standbys have not streamed from %1 for %2", nullptr, count).arg(name, lasted(f))};
    return {headline, missing.size() == 1 ? tr("%1 has missed its standby %2 for %3", "one standby").arg(name, missing.first(), lasted(f))
                                          : tr("%1 has missed its standbys %2 for %3", "several standbys").arg(name, listed(missing), lasted(f))};
}

Wording::Words Wording::archive(const Finding &f) const
{
    const QString name = nameOf(*f.target);
    const int backlog = int(valueOf(*f.snapshot, "pg.archive.backlog").value_or(0));
    if (!f.find("pg.archiver.failing"))
        return {tr("%1 archives too slowly").arg(name), tr("%n WAL files of %1 wait for the archive", nullptr, backlog).arg(name)};
    const QString failing = tr("%1 has failed to archive its WAL for %2").arg(name, lasted(f));
    return {tr("%1 cannot archive its WAL").arg(name), backlog > 0 ? failing + tr("; %n files wait", "WAL files", backlog) : failing};
}

Wording::Words Wording::slot(const Finding &f) const
{
    const Excess &e = f.excesses.front();
    const QString name = nameOf(*f.target);
    const QString which = shown(e.instance);
    const auto kept = valueOf(*f.snapshot, "pg.slot.retained", e.instance);
    if (const Excess *status = f.find("pg.slot.status")) {
        if (status->value >= 3)
            return {tr("slot %1 of %2 is lost").arg(which, name),
                    tr("%1 has removed WAL that slot %2 needed: its reader must be built anew").arg(name, which)};
        return {tr("slot %1 of %2 is about to be lost").arg(which, name),
                tr("%1 may remove WAL that slot %2 still needs at its next checkpoint").arg(name, which)};
    }
    if (const Excess *unused = f.find("pg.slot.inactive.age")) {
        const QString since = tr("%1 has had nobody read its slot %2 for %3").arg(name, which, base::age(unused->value));
        return {tr("slot %1 of %2 is unused").arg(which, name),
                kept ? since + tr("; it keeps %1 of WAL").arg(base::figure(*kept, watch::Unit::Bytes).text()) : since};
    }
    if (!f.find("pg.slot.retained") && f.find("pg.slot.xmin.age"))
        return {tr("slot %1 of %2 keeps dead rows").arg(which, name),
                tr("%1 has had dead rows kept for its slot %2 for %3 (limit %4): tables grow until it moves on").arg(name, which, value(e), limit(e))};
    if (!f.find("pg.slot.retained"))
        return {tr("slot %1 of %2 decodes on disk").arg(which, name),
                tr("%1 writes %2 to disk while it decodes for slot %3 (limit %4): logical_decoding_work_mem is too small").arg(name, value(e), which, limit(e))};
    return {tr("slot %1 of %2 keeps %3").arg(which, name, value(e)),
            tr("%1 keeps %2 of WAL for slot %3 (limit %4)").arg(name, value(e), which, limit(e))};
}

Wording::Words Wording::answers(const Finding &f) const
{
    const QString name = nameOf(*f.target);
    const auto *settings = std::get_if<environment::HttpSettings>(&f.target->settings);
    const int expected = settings ? settings->expectedStatus : 200;
    const int status = int(valueOf(*f.snapshot, "http.status").value_or(expected));
    if (const Excess *throttled = f.find("http.throttled")) {
        const QString part = value(*throttled);
        return {tr("%1 turns away %2 of its requests").arg(name, part), tr("%1 has answered 429, too many requests, for %2: %3 of the last requests were turned away").arg(name, lasted(f), part)};
    }
    const auto share = valueOf(*f.snapshot, "http.errors");
    const bool failing = f.find("http.errors") || f.find("http.ok");
    if (!failing) {
        const Excess &e = f.excesses.front();
        return {tr("%1 answers slowly").arg(name), tr("%1 takes %2 to answer (limit %3), for %4").arg(name, value(e), limit(e), lasted(f))};
    }
    const QString part = base::figure(share.value_or(100), watch::Unit::Percent).text();
    const QString headline = share ? tr("%1 fails %2 of its requests").arg(name, part) : tr("%1 fails").arg(name);
    QString sentence;
    if (!f.find("http.ok"))
        sentence = tr("%1 answered wrongly at times in the last %2").arg(name, lasted(f));
    else if (status != expected)
        sentence = tr("%1 has answered %2 instead of %3 for %4").arg(name).arg(status).arg(expected).arg(lasted(f));
    else
        sentence = tr("%1 has not answered what is expected of it for %2").arg(name, lasted(f));
    if (share)
        sentence += tr("; %1 of the last requests failed").arg(part);
    return {headline, sentence};
}

Wording::Words Wording::pool(const Finding &f) const
{
    const QString name = nameOf(*f.target);
    double waiting = 0;
    for (const auto &l : f.snapshot->latest)
        if (l.reading.hasValue() && l.reading.metric.name() == QLatin1String("pgbouncer.waiting"))
            waiting += l.reading.value;
    if (waiting < 1)
        return generic(f);
    const double longest = valueOf(*f.snapshot, "pgbouncer.maxwait").value_or(0);
    const bool paused = f.snapshot->pools && std::ranges::any_of(*f.snapshot->pools, [](const watch::PoolRow &row) { return row.paused && row.clientsWaiting > 0; });
    if (paused)
        return {tr("%n clients wait on %1, which is paused", nullptr, int(waiting)).arg(name),
                tr("%n clients of %1 wait for a server connection, the longest for %2: it is paused, until somebody resumes it", nullptr, int(waiting)).arg(name, base::age(longest))};
    return {tr("%n clients wait on %1", nullptr, int(waiting)).arg(name),
            tr("%n clients of %1 wait for a server connection, the longest for %2", nullptr, int(waiting)).arg(name, base::age(longest))};
}

Wording::Words Wording::disk(const Finding &f) const
{
    const Excess &e = f.excesses.front();
    const QString name = nameOf(*f.target);
    const QString mount = shown(e.instance);
    const auto used = valueOf(*f.snapshot, "host.disk.used", e.instance);
    const auto free = valueOf(*f.snapshot, "host.disk.free", e.instance);
    const auto full = valueOf(*f.snapshot, "host.disk.full_in", e.instance);
    const QString share = base::figure(used.value_or(0), watch::Unit::Percent).text();
    QString sentence = tr("%1 has its disk %2 %3 full").arg(name, mount, share);
    if (free)
        sentence += tr(", %1 left").arg(base::figure(*free, watch::Unit::Bytes).text());
    if (full && free.value_or(1) > 0)
        sentence += tr(", full in %1 if it goes on like this").arg(base::age(*full));
    return {tr("%1 has a disk that is %2 full").arg(name, share), sentence};
}

Wording::Words Wording::figures(const Finding &f) const
{
    if (f.expected)
        return expected(f);
    if (f.burning)
        return burnt(f);
    const QString name = nameOf(*f.target);
    const Excess &e = f.excesses.front();
    const QString &metric = e.metric->id.name();
    const auto is = [&metric](const char *id) { return metric == QLatin1String(id); };
    if (f.family == QLatin1String("locks"))
        return locks(f);
    if (f.family == QLatin1String("link"))
        return link(f);
    if (f.family == QLatin1String("archive"))
        return archive(f);
    if (f.family == QLatin1String("answers"))
        return answers(f);
    if (f.family == QLatin1String("pool"))
        return pool(f);
    if (f.family.startsWith(QLatin1String("slot/")))
        return slot(f);
    if (f.family.startsWith(QLatin1String("disk/")))
        return disk(f);
    if (is("pg.standbys.missing"))
        return standbys(f);
    if (f.family.startsWith(QLatin1String("lag/")))
        return {tr("standby %1 of %2 is behind").arg(shown(e.instance), name),
                tr("%1 is ahead of its standby %2 by %3 (limit %4), for %5").arg(name, shown(e.instance), value(e), limit(e), lasted(f))};
    if (is("pg.connections.used"))
        return {tr("%1 has %2 of its connections in use").arg(name, value(e)),
                tr("%1 has had %2 of its connections in use (limit %3) for %4").arg(name, value(e), limit(e), lasted(f))};
    if (is("pg.idle_in_transaction.age"))
        return {tr("a session on %1 sits idle in a transaction").arg(name),
                tr("%1 has a session that has sat idle in a transaction for %2 (limit %3)").arg(name, base::age(e.value), limit(e))};
    if (is("pg.transaction.longest"))
        return {tr("a transaction on %1 is %2 old").arg(name, base::age(e.value)),
                tr("%1 has a transaction that has been open for %2 (limit %3)").arg(name, base::age(e.value), limit(e))};
    if (is("pg.query.longest"))
        return {tr("a query on %1 runs for %2").arg(name, base::age(e.value)),
                tr("%1 has a query that has been running for %2 (limit %3)").arg(name, base::age(e.value), limit(e))};
    if (is("pg.certificate.days") || is("http.certificate.days")) {
        const int days = int(std::floor(e.value));
        const QString headline = tr("the certificate of %1 expires soon").arg(name);
        return e.value < 0 ? Words{tr("the certificate of %1 has expired").arg(name),
                                   tr("The certificate of %1 has expired: clients that verify it cannot connect").arg(name)}
                           : Words{headline, tr("The certificate of %1 expires in %n days: renew it", nullptr, days).arg(name)};
    }
    if (is("redis.save.failed"))
        return {tr("%1 cannot save its data").arg(name), tr("%1 has failed to save its data for %2 and may refuse writes").arg(name, lasted(f))};
    if (is("redis.loading"))
        return {tr("%1 is loading").arg(name), tr("%1 has been loading its data for %2 and answers no command yet").arg(name, lasted(f))};
    if (is("host.oom.rate"))
        return {tr("%1 ran out of memory").arg(name), tr("%1 ran out of memory: the kernel killed a process").arg(name)};
    if (is("heartbeat.age"))
        return {tr("%1 gives no sign of life").arg(name),
                tr("%1 gave its last sign of life %2 ago (limit %3)").arg(name, base::age(e.value), limit(e))};
    if (is("cluster.primaries") && e.value < 1)
        return {tr("%1 is a standby and nobody is primary").arg(name),
                tr("%1 and its standbys have had no primary for %2: nobody takes writes").arg(name, lasted(f))};
    if (is("cluster.primaries")) {
        QStringList names{name};
        for (const Target *other : f.others)
            names << nameOf(*other);
        return {tr("%1 are primaries of the same cluster", "two or more servers").arg(listed(names)),
                tr("%1 have taken writes as primaries of the same cluster for %2: stop all but one").arg(listed(names), lasted(f))};
    }
    if (const auto words = upkeep(f))
        return *words;
    const Words words = server(f);
    return words.headline.isEmpty() ? generic(f) : words;
}

} // namespace health
