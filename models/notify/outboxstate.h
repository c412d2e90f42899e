// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What the outbox knows: notices that wait for a channel, what became of the others, what is open where, which channels are
// broken. Built up by the same steps while it works and while its file is read; each step has a line in that file (format:
// resources/docs/notify.md). No input, no output, no clock of its own; one thread at a time.

#include "models/notify/outbox.h"

#include <QHash>
#include <QSet>

#include <deque>

namespace notify {

struct Kept { // a notice with when it was posted
    Notice notice;
    QString event;
    base::WallTime posted{};
};

struct Waiting { // for one channel
    QString event, key;
    Moment moment = Moment::Firing;
    QString fallbackFor;
    base::WallTime posted{};
    int attempts = 0;
    bool fellBack = false;      // its fallback was asked
    bool ready = true;          // false: not on disk yet
    base::TimePoint queued{};   // of this program's clock, set by the outbox
};

// A line for it in which nothing was attempted.
[[nodiscard]] Delivery unsent(const Waiting &waiting, const QString &channel, base::WallTime at);

struct Standing { // open on a channel, or over since less than five minutes, or over and not told so
    Notice notice;
    QString event, receipt;
    std::optional<base::WallTime> resolved;
    std::optional<Kept> untold{}; // its end, which the channel did not take
    [[nodiscard]] bool over() const { return resolved || untold; }
};

struct Broken {
    QString fingerprint; // of the channel as it was
    QString words;
    base::WallTime at{};
};

class OutboxState {
public:
    static constexpr std::size_t kMostLines = 10'000;
    static constexpr std::chrono::days kKept{30};
    static constexpr std::chrono::minutes kSaidAgain{5};

    // Each answers its line for the file, with the line feed.
    QByteArray post(const Kept &kept, const QStringList &channels);
    QByteArray wait(const QString &event, const QString &channel, const QString &fallbackFor);
    QByteArray deliver(const Delivery &delivery);
    QByteArray breakChannel(const QString &channel, const Broken &broken);
    QByteArray mend(const QString &channel);
    // This end was told on another channel instead: it is not to be told here any more. Nothing where it is not untold.
    QByteArray endElsewhere(const QString &event, const QString &channel, base::WallTime now);
    void read(const QByteArray &line); // one of these; what is damaged or of a later version is passed over

    [[nodiscard]] const Kept *find(const QString &event) const;
    [[nodiscard]] std::deque<Waiting> &waitingFor(const QString &channel) { return m_waiting[channel]; }
    [[nodiscard]] const QHash<QString, std::deque<Waiting>> &waiting() const { return m_waiting; }
    [[nodiscard]] bool waits(const QString &event, const QString &channel) const;
    [[nodiscard]] bool settled(const QString &event, const QString &channel) const; // accepted or refused there
    [[nodiscard]] bool accepted(const QString &event, const QString &channel) const;
    [[nodiscard]] bool told(const QString &event, const QString &channel) const;     // accepted there, or by one that stood in for it
    [[nodiscard]] bool heard(const QString &key, const QString &channel) const;     // see routing.h
    // The event under which this began already and is told, or about to be, with no word since that it is over; empty: there is none.
    // A program that was killed before it knew what it had told would tell it anew.
    [[nodiscard]] QString openEvent(const Notice &notice) const;
    // As it was told last, or is about to be, of a key that is open somewhere with no word since that it is over.
    [[nodiscard]] std::optional<Notice> openNotice(const QString &key) const;
    // Alerts that began in this environment and are open on a channel, each key once, but for these. An incident ends otherwise.
    [[nodiscard]] std::vector<Notice> openBesides(const QSet<QString> &keys, const QString &environment) const;
    // The last word of it that is kept is not that it is over; also when nobody has heard it yet.
    [[nodiscard]] bool goesOn(const QString &key) const;
    [[nodiscard]] bool saidWhyNot(const QString &event, const QString &channel) const;
    [[nodiscard]] const Standing *standing(const QString &key, const QString &channel) const;
    [[nodiscard]] std::vector<Notice> open(const QString &channel, base::WallTime now) const; // for the upkeep
    // Ends that the channel did not take, oldest first, where nothing newer waits for it.
    [[nodiscard]] std::vector<Kept> untold(const QString &channel) const;
    [[nodiscard]] const Broken *broken(const QString &channel) const;
    [[nodiscard]] const std::deque<Delivery> &log() const { return m_log; }

    void forget(base::WallTime now); // what is too old
    // A channel that is no more: what waited for it, each with its line.
    QByteArray dropChannelsBut(const QStringList &channels, base::WallTime now, const QString &why, std::vector<Delivery> *dropped);
    [[nodiscard]] QByteArray dump() const; // all of it, as lines

private:
    void settle(const Delivery &d);
    void keepUntold(const Delivery &d);
    void unlink(const QString &event);

    QHash<QString, Kept> m_kept;                             // by event: waiting somewhere
    QHash<QString, std::deque<Waiting>> m_waiting;           // by channel, in the order in which they came
    QHash<std::pair<QString, QString>, Delivery::Outcome> m_settled; // event, channel
    QHash<QString, QHash<QString, Standing>> m_standing;     // channel, key
    QHash<QString, Broken> m_broken;
    std::deque<Delivery> m_log;
};

} // namespace notify
