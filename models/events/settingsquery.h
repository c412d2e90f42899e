// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Asks a PostgreSQL server, on the connection that is open anyway, which settings its files give: one cheap question
// whether they were read again, and only then the settings themselves. Engine thread.

#include "models/events/known.h"
#include "models/flow/reactor.h"
#include "models/postgres/asker.h"

#include <QObject>

#include <memory>

namespace events {

// The engine's end of a book of events; its signals cross to the book's thread.
class SettingsSide : public QObject {
    Q_OBJECT
signals:
    void looked(const QString &target, const std::shared_ptr<const events::SettingsLook> &look); // null: nothing new, or no answer
};

// system: of the server behind the door; loaded: when its settings were read before, as it said; empty: never.
[[nodiscard]] flow::Task<void> lookAtSettings(flow::Reactor &reactor, std::shared_ptr<SettingsSide> side, std::shared_ptr<postgres::Asker> door,
                                              QString target, QString system, QString loaded);

} // namespace events

Q_DECLARE_METATYPE(std::shared_ptr<const events::SettingsLook>)
