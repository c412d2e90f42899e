// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// One thing the palette can do. Whoever owns the action makes the command; the palette only finds and runs it.
// GUI thread.

#include <QKeySequence>
#include <QList>
#include <QString>
#include <QStringList>

#include <functional>

namespace palette {

struct Command {
    QString id;            // "theme.dark": stable, recently used ones are remembered by it
    QString title;         // translated, or a name from the environment file: plain text
    QString group;         // translated heading it stands under
    QString detail;        // shown muted at the right: "PostgreSQL, tier orders"
    QStringList keywords;  // also found by these, never shown
    QKeySequence shortcut; // shown; the shell binds it
    std::function<bool()> enabled; // empty: always
    std::function<void()> callback;

    [[nodiscard]] bool isEnabled() const { return callback && (!enabled || enabled()); }
};

// Asked each time the palette opens, so that what it lists is true at that moment.
using CommandSource = std::function<QList<Command>()>;

} // namespace palette
