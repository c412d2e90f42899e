// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What colleagues said on other consoles holds here, too: while the environment has a shared journal, what of its acts holds
// (heldacts.h) is brought into the files of this machine, which everybody here reads already. So it works on while the store is gone, and
// ends with its time. Looks four times a second, on a thread of its own; several programs of one machine do no harm. GUI thread; the
// feed outlives it.

#include "models/paging/heldacts.h"
#include "models/watch/feed.h"

namespace paging {

class HeldKeeper;

class HeldFollower : public QObject {
    Q_OBJECT
public:
    struct Files {
        QString journal, wishes, mutes, arranged; // empty: the standard ones
    };
    static constexpr std::chrono::milliseconds kLookEvery{250};

    HeldFollower(watch::Feed &feed, const Files &files, QObject *parent = nullptr);
    ~HeldFollower() override; // waits two seconds at most for the disk

private:
    void follow();

    watch::Feed &m_feed;
    HeldKeeper *m_keeper;
};

} // namespace paging
