// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What the SQL window asks of the rest of the program: run what was typed, end it. Every call returns at once; what came of
// it arrives as a signal. One statement a target at a time. Tests script it. GUI thread.

#include "models/inquiry/inquiry.h"
#include "models/operate/bookkeeping.h"

#include <QHash>
#include <QObject>

namespace inquiry {

class Desk : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;
    // server: the system identifier of the server that is shown.
    virtual void ask(const QString &target, const QString &server, const QString &text) = 0;
    virtual void cancel(const QString &target) = 0;
    [[nodiscard]] virtual bool busy(const QString &target) const = 0;

signals:
    void answered(const QString &target, const inquiry::Answer &answer);
    void refused(const QString &target, const base::Error &error);
    // After it was refused: its reader lacks the password that stands under this key of the keyring. wrong: it has one, which
    // the server did not take.
    void passwordWanted(const QString &target, const QString &key, bool wrong);
};

// The engine's end: its signals are emitted there and delivered as events.
class DeskSide : public QObject {
    Q_OBJECT
public:
    explicit DeskSide(std::shared_ptr<operate::Bookkeeping> b) : books(std::move(b)) {}
    const std::shared_ptr<operate::Bookkeeping> books;
    flow::BlockingPool dns{2}, cancels{2}, files{1};

signals:
    void answered(const QString &target, const inquiry::Answer &answer);
    void refused(const QString &target, const base::Error &error);
    void passwordWanted(const QString &target, const QString &key, bool wrong);
};

// On the engine of a feed, with the person's secrets, into the journal.
class EngineDesk final : public Desk {
    Q_OBJECT
public:
    EngineDesk(watch::Feed &feed, std::shared_ptr<operate::Bookkeeping> books, QObject *parent = nullptr);

    void ask(const QString &target, const QString &server, const QString &text) override;
    void cancel(const QString &target) override;
    [[nodiscard]] bool busy(const QString &target) const override { return m_running.contains(target); }

private:
    watch::Feed &m_feed;
    std::shared_ptr<DeskSide> m_side;
    QHash<QString, std::shared_ptr<Run>> m_running; // what is in it is of the engine thread
};

} // namespace inquiry
