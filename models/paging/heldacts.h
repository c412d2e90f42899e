// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What persons said that holds for a while, wherever they said it: silences, maintenance windows, acknowledgements of alerts, mutes,
// and what was arranged beside the rota. Out of the entries of a journal, in whatever order they come; the same entries give the same on
// every console:
//   * an act holds once its outcome says that it was done;
//   * of two acknowledgements of one alert, two mutes of one finding, two imports of one rota the later one holds (time, chain, place);
//   * what was ended, withdrawn or released is over, also when its end comes first.
// What says more than it may, or comes from a clock that is ahead, is passed over. Values; one thread at a time.

#include "models/alerts/alertact.h"
#include "models/mutes/muteact.h"
#include "models/paging/arrangeact.h"

#include <QHash>

#include <tuple>

namespace paging {

class HeldActs {
public:
    // What is to be brought into the files of this machine; each of them passes over what it has.
    struct News {
        QList<alerts::Wish> wishes;
        QList<std::pair<QString, QString>> released;
        QList<mutes::Mute> begun, ended;
        QList<rota::Step> steps;

        void operator+=(const News &more);
        [[nodiscard]] bool isEmpty() const { return wishes.isEmpty() && released.isEmpty() && begun.isEmpty() && ended.isEmpty() && steps.isEmpty(); }
    };
    static constexpr std::chrono::minutes kAhead{10}; // of our clock, at most
    static constexpr std::chrono::days kLookedBack{92};

    [[nodiscard]] static QStringList acts(); // all that may hold

    void take(const journal::StoredEntry &entry, base::WallTime now);
    [[nodiscard]] News takeNews(base::WallTime now);
    [[nodiscard]] QStringList takeComplaints(); // a sentence for each that was passed over
    [[nodiscard]] bool waits() const { return !m_later.isEmpty(); } // for a clock that is a little ahead

private:
    using Place = std::tuple<qint64, QString, qint64>; // time, chain, place
    struct Pair { // an act on its way
        std::optional<journal::StoredEntry> intent;
        bool done = false;
    };
    struct Arranged {
        std::optional<rota::Step> made, accepted;
        bool withdrawn = false;
    };
    void hold(const journal::StoredEntry &intent, base::WallTime now);
    void holdWish(const alerts::WishNews &news);
    void holdMute(const mutes::MuteNews &news);
    void holdStep(const rota::Step &step, const Place &place, base::WallTime now);

    QHash<QString, Pair> m_open; // by act_id
    QList<std::pair<QString, QString>> m_released;
    QHash<QString, base::WallTime> m_acknowledged, m_muted, m_unmuted; // the latest
    QHash<QString, Arranged> m_arranged;
    QHash<QString, Place> m_imported; // by rota
    QList<mutes::Mute> m_later;
    News m_news;
    QStringList m_complaints;
};

} // namespace paging
