// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What is written about who is told, and where: channels.yaml, rota.yaml and what was arranged, mistakes apart. Blocking; any thread.

#include "models/notify/channel.h"
#include "models/rota/escalation.h"

#include <optional>

namespace paging {

struct Files {
    QString channels, rota, arranged, outbox, journal; // empty: the standard ones, of the outbox one for each environment
    bool desktop = false; // without a channels.yaml the desktop alone is told
    bool opens = true;    // this program shows what a person wants opened where they were told

    [[nodiscard]] QString channelsFile() const;
    [[nodiscard]] QString rotaFile() const;
    [[nodiscard]] QString arrangedFile() const;
    [[nodiscard]] QString outboxFile(const QString &environment) const;
    [[nodiscard]] QString journalFile() const;
};

// What the files say; mistakes apart.
struct Written {
    QString stamp; // changes when one of them does
    notify::Channels channels;
    rota::OnCall onCall;
    QList<rota::Override> overrides;
    QList<environment::Issue> issues;
    bool sure = true;   // channels.yaml has no mistake: what it does not name is gone
    bool there = false; // it exists, or did
};
[[nodiscard]] QString stampOf(const Files &files); // blocking, as the next
// before: what is missing in a channels.yaml with a mistake, or in none, goes on as it was. Contacts that lead to no channel
// are left out, each with its issue.
[[nodiscard]] Written readWritten(const Files &files, const std::optional<Written> &before = {});

// What one environment tells on: no sign of life that is of others, and no webhook that another environment's program is to hear.
[[nodiscard]] notify::Channels channelsFor(notify::Channels channels, const QString &environment);

} // namespace paging
