// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A Muter on the engine of a feed: through the dispatcher into the journal, then into the file; looks each second whether
// another program has changed it. Files are read and written away from both threads. GUI thread.

#include "models/operate/bookkeeping.h"
#include "models/operate/muter.h"

namespace operate {

// The engine's end: its signals are emitted there and delivered as events.
class MuterSide : public QObject {
    Q_OBJECT
public:
    MuterSide(std::shared_ptr<Bookkeeping> b, const QString &path) : books(std::move(b)), file(path) {}
    const std::shared_ptr<Bookkeeping> books;
    const QString file;
    flow::BlockingPool files{1};

signals:
    void read(const QList<mutes::Mute> &mutes);
    void done(); // one was kept or ended: look at once
    void refused(const base::Error &error);
};

class EngineMuter : public Muter {
    Q_OBJECT
public:
    EngineMuter(watch::Feed &feed, std::shared_ptr<Bookkeeping> books, const QString &file, QObject *parent = nullptr);

    void mute(const mutes::Mute &mute, const QString &system) override;
    void unmute(const mutes::Mute &mute, const QString &system) override;
    [[nodiscard]] const QList<mutes::Mute> &mutes() const override { return m_mutes; }

private:
    void take(const QList<mutes::Mute> &mutes);

    watch::Feed &m_feed;
    std::shared_ptr<MuterSide> m_side;
    QList<mutes::Mute> m_mutes;
};

} // namespace operate
