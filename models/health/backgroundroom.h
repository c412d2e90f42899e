// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A SituationRoom for so many targets that assessing them would hold up the screen: it works on a thread of its own, one
// question after the other, and of those that come meanwhile only the newest. Reader's thread; a question that is being
// worked on when this goes is finished unheard.

#include "models/health/situation.h"

#include <QObject>

#include <memory>

namespace health {

class BackgroundRoom : public QObject {
    Q_OBJECT
public:
    // From here on it is worth it: an assessment takes some 0.03 ms a target.
    static constexpr qsizetype kFrom = 300; // targets

    struct Question {
        std::shared_ptr<const environment::Environment> environment;
        watch::CataloguePtr catalogue;
        QHash<QString, watch::SnapshotPtr> snapshots;
        QList<forecast::Forecast> forecasts;
        QList<BurningBudget> burning;
        QList<mutes::Mute> mutes;
        std::optional<SecurityLooks> security; // nothing: as SituationRoom without a call
        base::TimePoint now{};
        base::WallTime wallNow{};
    };
    struct Answer {
        std::shared_ptr<const environment::Environment> environment;
        Situation situation;
        Memory memory;
        std::vector<ScoreBook::Kept> bad;
    };

    // Goes on from what another one knew.
    BackgroundRoom(Memory memory, const std::vector<ScoreBook::Kept> &bad, QObject *parent = nullptr);
    ~BackgroundRoom() override;

    void ask(Question question);
    [[nodiscard]] const Answer &latest() const { return m_latest; }

signals:
    void assessed();

private:
    struct Side;
    void begin(Question question);
    void take(Answer answer);

    std::shared_ptr<Side> m_side;
    std::optional<Question> m_next;
    bool m_busy = false;
    Answer m_latest;
};

} // namespace health
