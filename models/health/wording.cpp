// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/health/wording.h"

#include <algorithm>

namespace health {

using watch::Condition;

namespace {

constexpr qsizetype kListed = 4;   // names a sentence carries
constexpr qsizetype kAnswered = 2; // problems the answer line carries

} // namespace

QString Wording::nameOf(const Target &target)
{
    return base::Untrusted(target.title.isEmpty() ? target.id : target.title).visible();
}

QString Wording::userOf(const Target &target)
{
    if (const auto *p = std::get_if<environment::PostgresSettings>(&target.settings))
        return base::Untrusted(p->user).visible();
    if (const auto *p = std::get_if<environment::PgBouncerSettings>(&target.settings))
        return base::Untrusted(p->user).visible();
    if (const auto *r = std::get_if<environment::RedisSettings>(&target.settings))
        return base::Untrusted(r->user).visible();
    return {};
}

QString Wording::described(const Target &target)
{
    const QString name = nameOf(target);
    switch (target.kind) {
    case environment::TargetKind::Postgres:
        return tr("server %1").arg(name);
    case environment::TargetKind::PgBouncer:
        return tr("pool %1").arg(name);
    case environment::TargetKind::Redis:
        return tr("Redis %1").arg(name);
    case environment::TargetKind::Http:
        return tr("endpoint %1").arg(name);
    case environment::TargetKind::Host:
        return tr("host %1").arg(name);
    case environment::TargetKind::HttpJson:
        return tr("service %1").arg(name);
    case environment::TargetKind::Prometheus:
        return tr("exporter %1").arg(name);
    case environment::TargetKind::Heartbeat:
        return tr("job %1").arg(name);
    }
    return name;
}

QString Wording::listed(const QStringList &names)
{
    if (names.isEmpty())
        return {};
    if (names.size() == 1)
        return names.first();
    if (names.size() > kListed + 1)
        return tr("%1 and %n more", nullptr, int(names.size() - kListed)).arg(names.mid(0, kListed).join(tr(", ", "between names")));
    return tr("%1 and %2").arg(names.mid(0, names.size() - 1).join(tr(", ", "between names")), names.last());
}

QString Wording::lasted(const Finding &f) const
{
    return base::age(std::chrono::duration<double>(m_now - f.since).count());
}

// What still answers next to a server that lets nobody in.
QStringList Wording::besideIt(const Finding &f) const
{
    QStringList parts;
    for (const watch::TargetSnapshot *snapshot : f.beside) {
        const Target *target = m_environment.find(snapshot->target);
        if (!target)
            continue;
        double waiting = 0;
        for (const auto &l : snapshot->latest)
            if (l.reading.hasValue() && l.reading.metric.name() == QLatin1String("pgbouncer.waiting"))
                waiting += l.reading.value;
        if (waiting >= 1)
            parts << tr("%n client(s) wait on %1", nullptr, int(waiting)).arg(described(*target));
        else if (std::find(f.failing.begin(), f.failing.end(), target) == f.failing.end())
            parts << tr("%1 still answers").arg(described(*target));
    }
    return parts;
}

QString Wording::consequences(const Finding &f) const
{
    const auto names = [](const std::vector<const Target *> &targets) {
        QStringList all;
        for (const Target *t : targets)
            all << described(*t);
        return all;
    };
    QStringList parts = besideIt(f);
    if (!f.failing.empty()) {
        const QString all = listed(names(f.failing));
        parts << (f.failing.size() == 1 ? tr("%1 fails with it", "one target").arg(all) : tr("%1 fail with it", "several targets").arg(all));
    }
    if (!f.depending.empty()) {
        const QString all = listed(names(f.depending));
        parts << (f.depending.size() == 1 ? tr("%1 depends on it", "one target").arg(all) : tr("%1 depend on it", "several targets").arg(all));
    }
    return parts.isEmpty() ? QString() : QStringLiteral("; ") + parts.join(tr(", ", "between clauses"));
}

Wording::Words Wording::of(const Finding &f) const
{
    Words words = f.isCondition() ? condition(f) : figures(f);
    words.sentence += consequences(f) + QLatin1Char('.');
    return words;
}

Wording::Words Wording::condition(const Finding &f) const
{
    const QString name = nameOf(*f.target);
    switch (f.condition) {
    case Condition::Down: {
        const QString why = reason(f.snapshot->status.error);
        return {tr("%1 is down").arg(name), why.isEmpty() ? tr("%1 has been down for %2").arg(name, lasted(f))
                                                         : tr("%1 has been down for %2: %3").arg(name, lasted(f), why)};
    }
    case Condition::NotAnswering:
        if (f.snapshot->status.error.sqlstate == "08001") // nothing came back, not even for the attempt to connect
            return {tr("%1 is unreachable").arg(name), tr("%1 has been unreachable for %2: %3").arg(name, lasted(f), reason(f.snapshot->status.error))};
        return {tr("%1 does not answer").arg(name), tr("%1 has not answered for %2 (still connected)").arg(name, lasted(f))};
    case Condition::Starting:
        return {tr("%1 is starting or stopping").arg(name),
                tr("%1 has been starting or stopping for %2 and takes no connections").arg(name, lasted(f))};
    case Condition::NoSlots:
        return {tr("%1 is out of connections").arg(name),
                tr("%1 has had no free connection for %2: whoever connects is turned away").arg(name, lasted(f))};
    case Condition::Refused:
        return refused(f);
    case Condition::Untrusted:
        return untrusted(f);
    case Condition::Misconfigured:
        return misconfigured(f);
    case Condition::Unknown:
    case Condition::Connecting:
    case Condition::Up:
        break;
    }
    return {name, name};
}

Wording::Words Wording::refused(const Finding &f) const
{
    const QString name = nameOf(*f.target);
    const base::Error &error = f.snapshot->status.error;
    const QString user = userOf(*f.target);
    const QString text = QString::fromStdString(error.text);
    if (error.code == base::Errc::Authentication && text.contains(QLatin1String("pg_hba.conf")))
        return {tr("%1 does not let us in").arg(name),
                tr("%1 does not let user %2 in from here: pg_hba.conf has no line for it; not tried again").arg(name, user)};
    if (error.code == base::Errc::Authentication && error.sqlstate != "28000") // which is the role itself, not its password
        return {tr("%1 refused the password").arg(name),
                user.isEmpty() ? tr("%1 refused the password; not tried again: enter a new one").arg(name)
                               : tr("%1 refused the password for user %2; not tried again: enter a new one").arg(name, user)};
    return {tr("%1 refused access").arg(name), tr("%1 refused access: %2; not tried again").arg(name, reason(error))};
}

Wording::Words Wording::untrusted(const Finding &f) const
{
    const QString name = nameOf(*f.target);
    const QString text = QString::fromStdString(f.snapshot->status.error.text).toLower();
    const auto says = [&text](const char *part) { return text.contains(QLatin1String(part)); };
    const bool exact = says("the server's certificate"); // our own look at a database: what it says and what our clock says
    const auto words = [&](const QString &headline, const QString &sentence) {
        return Words{headline.arg(name), exact ? tr("%1 cannot be trusted: %2").arg(name, reason(f.snapshot->status.error)) : sentence.arg(name)};
    };
    if (says("expired"))
        return words(tr("the certificate of %1 has expired"),
                     tr("The certificate of %1 has expired: clients that verify it cannot connect"));
    if (says("not yet valid") || says("is valid from"))
        return words(tr("the certificate of %1 is not valid yet"),
                     tr("The certificate of %1 is not valid yet: compare the clocks of both machines"));
    if (says("revoked"))
        return words(tr("the certificate of %1 was revoked"), tr("The certificate of %1 was revoked by its authority"));
    if (says("does not match") || says("hostname mismatch") || says("host name") || says("no alternative certificate"))
        return words(tr("the certificate of %1 is for another name"),
                     tr("The certificate of %1 is for another name than the one we connect to"));
    if (says("self-signed") || says("self signed") || says("unable to get") || says("unknown ca") || says("unknown authority")
        || says("issuer"))
        return words(tr("the certificate of %1 is from an unknown authority"),
                     tr("The certificate of %1 comes from an authority this machine does not know"));
    if (says("does not support ssl") || says("not offered") || says("no encryption"))
        return words(tr("%1 offers no encryption"), tr("%1 offers no encryption, but the environment asks for it"));
    return {tr("%1 cannot be trusted").arg(name),
            tr("%1 cannot be trusted: %2").arg(name, reason(f.snapshot->status.error))};
}

Wording::Words Wording::misconfigured(const Finding &f) const
{
    const QString name = nameOf(*f.target);
    const base::Error &error = f.snapshot->status.error;
    const QString why = reason(error);
    const QString headline = tr("%1 cannot be watched").arg(name);
    switch (error.code) {
    case base::Errc::Unresolved:
        return {headline, tr("The address of %1 cannot be found: %2").arg(name, why)};
    case base::Errc::Protocol:
        return {headline, tr("What answers at the address of %1 speaks another protocol: %2").arg(name, why)};
    case base::Errc::Absent:
        return {headline, tr("%1 cannot be watched: its password was not found (%2)").arg(name, why)};
    default:
        return {headline, tr("%1 cannot be watched: %2").arg(name, why)};
    }
}

QString Wording::answer(const QList<Problem> &problems, const Situation &situation, const QStringList &unknown) const
{
    const QString figures = answerOfFigures(problems, situation, unknown);
    const Target *exposed = m_environment.find(situation.exposed());
    if (!exposed)
        return figures;
    if (problems.isEmpty() && unknown.isEmpty() && situation.muted.isEmpty())
        return tr("No figure is bad, but the health of %1 is: the security audit found something critical.").arg(nameOf(*exposed));
    const QString found = tr("The security audit found something critical on %1.").arg(nameOf(*exposed));
    const bool first = situation.severity < Severity::Critical; // what is worse is said first
    return first ? found + QLatin1Char(' ') + figures : figures + QLatin1Char(' ') + found;
}

QString Wording::answerOfFigures(const QList<Problem> &problems, const Situation &situation, const QStringList &unknown)
{
    if (situation.total == 0)
        return tr("Nothing is watched yet.");
    if (problems.isEmpty() && unknown.isEmpty() && !situation.muted.isEmpty())
        return tr("No problem but %n muted one(s).", nullptr, int(situation.muted.size()));
    if (problems.isEmpty() && unknown.isEmpty())
        return tr("All %n targets are fine.", nullptr, situation.total);
    if (problems.isEmpty() && unknown.size() == situation.total)
        return tr("Nothing is known yet.");
    if (problems.isEmpty())
        return unknown.size() == 1 ? tr("No problem is known; %1 has no current figures.", "one target").arg(unknown.first())
                                   : tr("No problem is known; %1 have no current figures.", "several targets").arg(listed(unknown));
    const auto capital = [](const Problem &p) { // starts a sentence; a target's id keeps its own spelling
        return p.headline.startsWith(p.target) ? p.headline : p.headline.left(1).toUpper() + p.headline.mid(1);
    };
    if (problems.size() == 1)
        return capital(problems.first()) + QLatin1Char('.');
    QStringList heads;
    for (const Problem &p : problems.mid(0, kAnswered))
        heads << p.headline;
    heads.first() = capital(problems.first());
    if (problems.size() > kAnswered)
        heads << tr("%n more", nullptr, int(problems.size() - kAnswered));
    return tr("%n problems.", nullptr, int(problems.size())) + QLatin1Char(' ') + heads.join(QStringLiteral("; ")) + QLatin1Char('.');
}

QString Wording::mutedOnes(const QList<Problem> &muted)
{
    if (muted.isEmpty())
        return {};
    QStringList heads;
    for (const Problem &p : muted.mid(0, kAnswered))
        heads << p.headline;
    if (muted.size() > kAnswered)
        heads << tr("%n more", nullptr, int(muted.size() - kAnswered));
    return tr("%n muted: %1.", nullptr, int(muted.size())).arg(heads.join(QStringLiteral("; ")));
}

QString Wording::rest(const Situation &situation, int fine, int unknown)
{
    QStringList sentences;
    if (!situation.problems.isEmpty() && unknown > 0)
        sentences << tr("%n other targets are fine", nullptr, fine) + QStringLiteral("; ") + tr("%n have no current figures.", nullptr, unknown);
    else if (fine > 0 && (!situation.problems.isEmpty() || !situation.muted.isEmpty()))
        sentences << tr("All other %n targets are fine.", nullptr, fine);
    sentences << mutedOnes(situation.muted);
    sentences.removeAll(QString());
    return sentences.join(QLatin1Char(' '));
}

} // namespace health
