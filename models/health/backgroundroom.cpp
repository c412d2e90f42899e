// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/health/backgroundroom.h"

#include <QThreadPool>

#include <mutex>

namespace health {

struct BackgroundRoom::Side {
    Side(Memory memory, const std::vector<ScoreBook::Kept> &bad, BackgroundRoom *whose) : room(std::move(memory), bad), owner(whose) {}

    SituationRoom room; // of the one question that is worked on
    std::mutex guard;   // guards what follows
    BackgroundRoom *owner; // null when it has gone
};

BackgroundRoom::BackgroundRoom(Memory memory, const std::vector<ScoreBook::Kept> &bad, QObject *parent) :
    QObject(parent), m_side(std::make_shared<Side>(memory, bad, this))
{
    m_latest.memory = std::move(memory);
    m_latest.bad = bad;
}

BackgroundRoom::~BackgroundRoom()
{
    const std::lock_guard lock(m_side->guard);
    m_side->owner = nullptr;
}

void BackgroundRoom::ask(Question question)
{
    if (m_busy)
        m_next = std::move(question);
    else
        begin(std::move(question));
}

void BackgroundRoom::begin(Question question)
{
    m_busy = true;
    QThreadPool::globalInstance()->start([side = m_side, question = std::move(question)] {
        side->room.setForecasts(question.forecasts);
        side->room.setBurning(question.burning);
        side->room.setMutes(question.mutes);
        if (question.security)
            side->room.setSecurity(*question.security);
        auto answer = std::make_shared<Answer>();
        answer->environment = question.environment;
        answer->situation = side->room.assess(*question.environment, *question.catalogue, question.snapshots, question.now, question.wallNow);
        answer->memory = side->room.memory();
        answer->bad = side->room.bad();
        const std::lock_guard lock(side->guard);
        if (BackgroundRoom *owner = side->owner)
            QMetaObject::invokeMethod(owner, [owner, answer] { owner->take(std::move(*answer)); }, Qt::QueuedConnection);
    });
}

void BackgroundRoom::take(Answer answer)
{
    m_busy = false;
    m_latest = std::move(answer);
    if (m_next)
        begin(*std::exchange(m_next, {}));
    emit assessed();
}

} // namespace health

#include "moc_backgroundroom.cpp"
