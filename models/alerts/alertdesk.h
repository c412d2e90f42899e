// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What a screen or a command asks about alerts: acknowledge one, silence some, plan maintenance, end one of these. Every call
// returns at once; what came of it arrives as a signal, and at the watcher through the file. Who and when are filled in.
// GUI thread; on the engine of a feed.

#include "models/alerts/alertact.h"
#include "models/operate/bookkeeping.h"

#include <QObject>

namespace alerts {

// The engine's end: its signals are emitted there and delivered as events.
class DeskSide : public QObject {
    Q_OBJECT
public:
    DeskSide(std::shared_ptr<operate::Bookkeeping> b, const QString &path) : books(std::move(b)), file(path) {}
    const std::shared_ptr<operate::Bookkeeping> books;
    const QString file;
    flow::BlockingPool files{1};

signals:
    void done(const QString &id);
    void refused(const base::Error &error);
};

class AlertDesk : public QObject {
    Q_OBJECT
public:
    AlertDesk(watch::Feed &feed, std::shared_ptr<operate::Bookkeeping> books, const QString &file, QObject *parent = nullptr);

    virtual void keep(Wish wish);             // kind, matchers or key, worst, reason, until; from: zero is now
    virtual void release(const QString &id); // its beginning is enough

signals:
    void done(const QString &id);
    void refused(const base::Error &error);

private:
    watch::Feed &m_feed;
    std::shared_ptr<DeskSide> m_side;
};

} // namespace alerts
