// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Acts that a program began and never reported as ended, because it died: looked for once when a console starts, so that
// somebody sees to them. Reads the journal off the GUI thread and writes nothing. GUI thread.

#include "models/journal/reader.h"
#include "models/watch/feed.h"

namespace operate {

class OpenActsSide : public QObject {
    Q_OBJECT
public:
    flow::BlockingPool files{1};

signals:
    void found(const QList<journal::StoredEntry> &intents);
};

class OpenActs : public QObject {
    Q_OBJECT
public:
    explicit OpenActs(watch::Feed &feed, QObject *parent = nullptr);

    void look(const QString &journalFile); // returns at once; a journal that cannot be read has none

    // "1 act was begun and never reported as ended: session.terminate on shop-primary, 3 h ago, by ada. ..." Visible.
    [[nodiscard]] static QString sentence(const QList<journal::StoredEntry> &intents, base::WallTime now);

signals:
    void found(const QList<journal::StoredEntry> &intents); // at least one; oldest first

private:
    watch::Feed &m_feed;
    std::shared_ptr<OpenActsSide> m_side;
};

} // namespace operate
