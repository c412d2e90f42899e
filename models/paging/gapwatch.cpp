// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/paging/gapwatch.h"

#include "models/alerts/alertfile.h"
#include "models/notify/routing.h"
#include "models/paging/gapnotices.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace paging {

namespace {

constexpr auto kGapsFirst = 1s, kGapsEvery = 60s, kGapFileLimit = 10s;

using ToldGaps = QMap<QString, QStringList>; // event of the notice: ids of channels

struct GapTurn {
    std::shared_ptr<alerts::PagerLock> lock; // null: another program has it
    ToldGaps told;
};

QString toldGapsFile(const QString &folder) { return folder + u"/gaps.json"_s; }

GapTurn takeGapTurn(const QString &folder)
{
    GapTurn turn{std::shared_ptr<alerts::PagerLock>(alerts::PagerLock::take(folder + u"/gaps"_s)), {}};
    QFile file(toldGapsFile(folder));
    if (!turn.lock || !file.open(QIODevice::ReadOnly))
        return turn;
    const QJsonObject all = QJsonDocument::fromJson(file.read(1 << 20)).object();
    for (auto it = all.begin(); it != all.end(); ++it)
        turn.told.insert(it.key(), it.value().toVariant().toStringList());
    return turn;
}

bool keepToldGaps(const QString &folder, const ToldGaps &told)
{
    QJsonObject all;
    for (auto it = told.cbegin(); it != told.cend(); ++it)
        all.insert(it.key(), QJsonArray::fromStringList(it.value()));
    QSaveFile file(toldGapsFile(folder));
    return file.open(QIODevice::WriteOnly) && file.setPermissions(QFile::ReadOwner | QFile::WriteOwner) && file.write(QJsonDocument(all).toJson(QJsonDocument::Compact)) > 0 && file.commit();
}

// Of people, those who have not heard of it; machines and PagerDuty keep one of a key, however often it comes. False: nobody is left.
bool leaveOutWhoHeard(const notify::Channels &channels, const QStringList &heard, base::WallTime now, notify::Notice *notice)
{
    QStringList left;
    bool known = false;
    for (const notify::Channel &channel : channels.all) {
        if (notify::whyUnheard(channel, *notice, false, now))
            continue;
        if (channel.reaches() == notify::Channel::Reaches::People && channel.kind != notify::ChannelKind::PagerDuty && heard.contains(channel.id))
            known = true;
        else
            left << channel.id;
    }
    if (known)
        notice->channels = left;
    return !known || !left.isEmpty();
}

} // namespace

flow::Task<void> watchGaps(GapRoom room)
{
    const std::function<GapTurn()> take = [folder = room.folder] { return takeGapTurn(folder); };
    GapTurn turn;
    auto pause = std::chrono::duration_cast<flow::milliseconds>(kGapsFirst);
    for (;;) {
        const auto slept = co_await room.reactor.sleepFor(pause);
        if (!slept)
            co_return;
        const bool tells = room.tells;
        const auto &rotas = room.said.onCall.rotas;
        const bool open = std::ranges::any_of(rotas, [&room](const rota::Rota &rota) { return room.outbox.open(gapKeyOf(rota.id)); });
        if (!tells)
            turn = {};
        if (!tells && !open)
            continue;
        const base::WallTime now = base::Clock::system().wallNow();
        const rota::Board board = rota::boardOf(room.said.onCall, room.said.overrides, now);
        for (const rota::Board::Post &post : board.posts) { // whoever was told here hears the end from here, whoever has the lock by now
            const QString key = gapKeyOf(post.rota);
            if (!post.gaps.isEmpty() || !room.outbox.open(key))
                continue;
            const notify::Notice end = gapClosed(key, post.title, now);
            const auto posted = co_await room.outbox.post(end);
            if (!posted && posted.error().code == base::Errc::Cancelled)
                co_return;
        }
        if (!tells)
            continue;
        pause = kGapsEvery;
        if (!turn.lock) {
            const auto taken = co_await flow::offload<GapTurn>(room.reactor, room.pool, room.reactor.now() + kGapFileLimit, take);
            if (!taken && taken.error().code == base::Errc::Cancelled)
                co_return;
            turn = taken.value_or(GapTurn());
        }
        if (!turn.lock)
            continue;
        ToldGaps told; // of what lasts
        const QList<notify::Notice> notices = gapNotices(board, now);
        for (notify::Notice notice : notices) {
            notice.people = !rota::quietUntil(room.said.onCall, notice.severity, now).has_value(); // whoever is quiet now hears it later
            QStringList heard = turn.told.value(notice.event);
            if (leaveOutWhoHeard(room.outbox.channels(), heard, now, &notice)) {
                const auto posted = co_await room.outbox.post(notice);
                if (!posted && posted.error().code == base::Errc::Cancelled)
                    co_return;
                const QStringList reached = posted ? posted->channels : QStringList();
                for (const QString &channel : reached)
                    if (!heard.contains(channel))
                        heard << channel;
            }
            told.insert(notice.event, heard);
        }
        if (told == turn.told)
            continue;
        turn.told = told;
        const std::function<bool()> keep = [folder = room.folder, told] { return keepToldGaps(folder, told); };
        const auto kept = co_await flow::offload<bool>(room.reactor, room.pool, room.reactor.now() + kGapFileLimit, keep);
        if (!kept && kept.error().code == base::Errc::Cancelled)
            co_return;
    }
}

} // namespace paging
