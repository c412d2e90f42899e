// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/paging/gapwatch.h"

#include "models/alerts/alertfile.h"
#include "models/flow/event.h"
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

struct GapsTold {
    flow::Event event;
    bool again = false; // it happened while nobody waited for it
};

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

// Those to whom it was not given, and of people those who have not heard of it elsewhere; machines and PagerDuty keep one of a
// key, however often it comes. False: nobody is left.
bool leaveOutWhoHeard(const notify::Channels &channels, const QStringList &given, const QStringList &heard, base::WallTime now, notify::Notice *notice)
{
    QStringList left;
    bool known = false;
    for (const notify::Channel &channel : channels.all) {
        if (notify::whyUnheard(channel, *notice, false, now))
            continue;
        const bool person = channel.reaches() == notify::Channel::Reaches::People && channel.kind != notify::ChannelKind::PagerDuty;
        if (given.contains(channel.id) || (person && heard.contains(channel.id)))
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
    const auto accepted = std::make_shared<GapsTold>();
    room.outbox.onDelivery([accepted](const notify::Delivery &d) {
        if (d.rule != kGapRule || d.moment != notify::Moment::Firing || d.outcome != notify::Delivery::Outcome::Accepted)
            return;
        accepted->again = true;
        accepted->event.happened();
    });
    GapTurn turn;
    ToldGaps given; // to this outbox, which tells it by itself
    auto pause = std::chrono::duration_cast<flow::milliseconds>(kGapsFirst);
    for (;;) {
        if (!accepted->again) {
            auto wait = accepted->event.next(room.reactor, room.reactor.now() + pause);
            const auto woken = co_await wait;
            if (!woken && woken.error().code == base::Errc::Cancelled)
                co_return;
        }
        accepted->again = false;
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
            QStringList known = turn.told.keys();
            if (const auto stands = room.outbox.openNotice(notice.key)) // what a death kept from the file
                known << stands->event;
            notice.event = gapEventNow(notice.event, known, now);
            notice.people = !rota::quietUntil(room.said.onCall, notice.severity, now).has_value(); // whoever is quiet now hears it later
            QStringList heard = turn.told.value(notice.event);
            for (const notify::Channel &channel : room.outbox.channels().all) // what waits for one is no word that it had
                if (!heard.contains(channel.id) && room.outbox.told(notice.event, channel.id))
                    heard << channel.id;
            if (leaveOutWhoHeard(room.outbox.channels(), given.value(notice.event), heard, now, &notice)) {
                const auto posted = co_await room.outbox.post(notice);
                if (!posted && posted.error().code == base::Errc::Cancelled)
                    co_return;
                given[notice.event] += posted ? posted->channels : QStringList();
            }
            told.insert(notice.event, heard);
        }
        given.removeIf([&told](auto it) { return !told.contains(it.key()); });
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
