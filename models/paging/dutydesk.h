// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What screens ask about those who are told: who is on call, who is being asked, what was delivered and which channels work,
// what being on call cost; and the two acts there are: accept a hand-over, test a channel. Whichever program tells, the same is
// known: all of it stands in files. Every call returns at once; what came of it arrives as a signal. Tests script it. GUI thread.

#include "models/base/result.h"
#include "models/notify/channelstanding.h"
#include "models/notify/climb.h"
#include "models/rota/board.h"
#include "models/rota/fatigue.h"

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
    virtual void accept(const QString &handOver) = 0;
    virtual void test(const QString &channel) = 0;

signals:
    void changed();                     // known(), mayAct()
    void accepted(const QString &handOver);
    void testing(const QString &channel); // it was asked for; what came of it will stand in the log
    void refused(const base::Error &error);
};

} // namespace paging
