// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What screens ask about those who are told: who is on call, who is being asked, what was delivered and which channels work,
// what being on call cost; and the acts there are: arrange something beside the rota, test a channel, store its secret. Whichever program tells, the same is
// known: all of it stands in files. Every call returns at once; what came of it arrives as a signal. Tests script it. GUI thread.

#include "models/base/result.h"
#include "models/base/secret.h"
#include "models/notify/channelstanding.h"
#include "models/notify/climb.h"
#include "models/rota/board.h"
#include "models/rota/calendar.h"
#include "models/rota/fatigue.h"
#include "models/rota/rotafile.h"

#include <QObject>

namespace paging {

struct Duty {
    rota::OnCall all;
    QList<rota::Override> overrides;
    QStringList mistakes; // in channels.yaml and rota.yaml, each with its place
    QList<notify::ChannelStanding> channels;
    std::vector<notify::Delivery> log; // oldest first
    QList<notify::Climb> climbs;
    std::optional<rota::Fatigue> fatigue; // nothing: the journal was not read
    base::WallTime fatigueFrom{};         // until now
};

class DutyDesk : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;

    [[nodiscard]] virtual const Duty &known() const = 0;
    [[nodiscard]] virtual bool ready() const = 0;  // false: nobody knows yet
    [[nodiscard]] virtual bool mayAct() const = 0; // false: this console only looks
    // Who, when and the id of a new override are filled in.
    virtual void arrange(const rota::Step &step) = 0;
    void accept(const QString &handOver) { arrange(rota::Step::accepting(handOver, {})); }
    virtual void readCalendar(const QString &file) = 0; // shifts of the next half year; nothing is changed
    virtual void keepSecret(const QString &entry, base::Secret secret) = 0; // into the keyring, as a channel names it
    virtual void test(const QString &channel) = 0;

signals:
    void changed();                     // known(), mayAct()
    void arranged(const rota::Step &step); // it holds
    void calendarRead(const QString &file, const rota::Calendar &calendar, const QString &trouble); // why it could not be read; empty: it was
    void secretKept(const QString &entry);
    void testing(const QString &channel); // it was asked for; what came of it will stand in the log
    void refused(const base::Error &error);
};

} // namespace paging
