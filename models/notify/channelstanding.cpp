// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/notify/channelstanding.h"

#include "models/notify/words.h"

namespace notify {

namespace {

QStringList keyringOf(const Channel &channel)
{
    QList<environment::Credential> all{channel.credential};
    all << channel.reading << channel.signing << channel.hookKeys;
    QStringList out;
    for (const environment::Credential &c : std::as_const(all))
        if (c.source == environment::Credential::Source::Keyring && !out.contains(c.key))
            out << c.key;
    return out;
}

} // namespace

base::Severity ChannelStanding::severity() const
{
    if (!broken.isEmpty())
        return base::Severity::Critical;
    if (failures > 0)
        return base::Severity::Warning;
    return lastTaken ? base::Severity::Ok : base::Severity::Unknown;
}

QList<ChannelStanding> standingsOf(const Channels &channels, const OutboxState &state)
{
    QList<ChannelStanding> out;
    for (const Channel &channel : channels.all) {
        ChannelStanding s{channel.id, channel.title, kindWord(channel.kind), channel.reaches(), {}, {}, 0, 0, {}, {}, {}, keyringOf(channel)};
        if (const Broken *broken = state.broken(channel.id); broken && broken->fingerprint == channel.fingerprint()) {
            s.broken = broken->words;
            s.brokenSince = broken->at;
        }
        const auto queue = state.waiting().constFind(channel.id);
        s.waiting = queue == state.waiting().cend() ? 0 : int(queue->size());
        for (const Delivery &d : state.log()) {
            if (d.channel != channel.id || d.outcome == Delivery::Outcome::NotSent || d.outcome == Delivery::Outcome::Noticed)
                continue;
            const bool taken = d.outcome == Delivery::Outcome::Accepted;
            s.failures = taken ? 0 : s.failures + 1;
            s.lastWords = taken ? QString() : d.words;
            s.nextTry = d.outcome == Delivery::Outcome::Later ? std::optional(d.nextTry) : std::nullopt;
            if (taken)
                s.lastTaken = d.at;
        }
        out.append(s);
    }
    return out;
}

QString remedyFor(const ChannelStanding &s)
{
    if (!s.broken.isEmpty())
        return Words::tr("Nothing is sent here until its settings change or a test is taken. Correct it in channels.yaml, or its secret with: quarterdeckctl notify secret %1. Then test it.").arg(s.id);
    if (s.failures > 0 && s.nextTry)
        return Words::tr("It is tried again by itself. If it goes on, look at the other side, then test it.");
    if (s.failures > 0)
        return Words::tr("What it refused is not sent again. Look at the message it gave, then test it.");
    return {};
}

} // namespace notify
