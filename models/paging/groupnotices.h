// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What is told of alerts, and when: one cause is one notice. The first alert of a group (service and cluster) begins the
// group's notice; another critical one of the same group that nothing explains gets a notice of its own while a slot is free.
// There are three, spent by cause: the last one is kept for a rule that was not told of. A slot is free again when its notice
// ends, and when nothing began for five minutes. A critical of a rule that was not told of and finds no slot is told when
// persons are due, with all that waits, in one notice each half minute at most. Everything else is counted in a digest. What
// becomes critical is told at once, or when nothing keeps it quiet any more. Machines hear when an alert fires, persons when
// it is due. What ends is always told. Pure, no clock of its own; whoever hosts it hands the wall clock in.

#include "models/alerts/alert.h"
#include "models/notify/notice.h"

#include <QHash>
#include <QMap>
#include <QSet>

namespace paging {

class GroupNotices {
public:
    static constexpr int kOwn = 3;                                              // slots beside the group's notice
    static constexpr std::chrono::minutes kGivenBack{5};                        // after which they are free again
    static constexpr std::chrono::seconds kFirstDigest{30}, kDigestEvery{300};

    // To be posted now, in order. The same event with `people` set asks the persons as well.
    [[nodiscard]] QList<notify::Notice> take(const QString &group, const QList<alerts::Transition> &transitions, base::WallTime now);
    // Digests that are due.
    [[nodiscard]] QList<notify::Notice> due(base::WallTime now);
    // After a restart, or from whoever told before: what is told of what fires. An outbox that knows it does nothing. under: by
    // alert the notice that it was told in, where that was kept. Of a group without any it is worked out again; elsewhere what has
    // none and finds no slot was not told, and waits for a digest.
    [[nodiscard]] QList<notify::Notice> know(QList<alerts::Alert> alerts, const QHash<QString, QString> &under = {});

    // Keys of the alerts that a notice tells of; empty: it is over.
    [[nodiscard]] QStringList alertsOf(const QString &noticeKey) const;
    // Those, and what was counted beside them in the notice of their group.
    [[nodiscard]] QStringList alertsBeside(const QString &noticeKey) const;
    // Key of the notice that tells of an alert; empty: none does.
    [[nodiscard]] QString noticeOf(const alerts::Alert &alert) const;

    // Somebody acknowledged what it tells of, and nothing else of it is to be told.
    [[nodiscard]] bool had(const QString &noticeKey) const;

    [[nodiscard]] static QString keyOf(const QString &group);
    // Under which these were told, or may have been, and are not over. What only waits for its `for` was not told.
    [[nodiscard]] QSet<QString> keysOf(const QList<alerts::Alert> &alerts) const;

private:
    struct Thread {
        notify::Notice notice; // as it was posted last while it fires
        QString of; // the alert it is named after, or that made it as bad as it is
        QSet<QString> alerts;
        QSet<QString> told; // criticals that it tells of, or that were due while it did of one of their rule; none that a digest only counted
        bool slot = false;   // holds one of the three
        bool had = false; // as had(), when it was looked at last
        base::Severity asked = base::Severity::Ok; // persons, when it was as bad as that; Ok: not at all
    };
    struct Group {
        QMap<QString, alerts::Alert> firing; // by key; told or not
        QMap<QString, Thread> threads;       // by the notice's key
        QSet<QString> later;                 // alerts that wait for a digest
        QSet<QString> owed;                  // criticals that found no slot and are due
        QSet<QString> saidCritical;          // alerts that were told or counted as such
        QHash<QString, QString> under;       // alerts that are quiet since before this program began: the notice they were told in
        QSet<QString> back;                  // those that are in the group's again: a Due says that persons were not asked
        base::WallTime lastTold{}, began{};  // began: of the newest notice with the group's key
        base::WallTime newest{};             // when something was begun last, but for what was gathered
        base::WallTime gathered{};           // when owed ones were told last,
        QString gatheredIn;                  // and under which key
        int digests = 0;
    };
    using Notices = QList<notify::Notice>;

    void tell(const QString &group, Group &g, const alerts::Alert &alert, base::WallTime now, Notices &out);
    void ask(const QString &group, Group &g, const alerts::Alert &alert, base::WallTime now, Notices &out);
    void rise(const QString &group, Group &g, const alerts::Alert &alert, base::WallTime now, Notices &out);
    void end(const QString &group, Group &g, const alerts::Alert &alert, Notices &out);
    void owe(const QString &group, Group &g, const alerts::Alert &alert, base::WallTime now, Notices &out);
    static void askOwed(const QString &group, Group &g, base::WallTime now, Notices &out);
    void say(Group &g, const alerts::Alert &alert, notify::Moment moment, Notices &out);
    static void raise(Thread &thread, const alerts::Alert &alert); // it is as bad as this one, and has its words
    static void worsen(Thread &thread, const alerts::Alert &alert, Notices &out);
    static Thread &begin(Group &g, const QString &whole, const QString &key, const alerts::Alert &alert);
    static void join(Group &g, Thread &thread, const alerts::Alert &alert);
    static void leave(Thread &thread, const QString &alert);
    [[nodiscard]] bool goBack(const QString &whole, Group &g, const alerts::Alert &alert, Notices &out); // to where it was told; false: nobody knows where
    static void dueAgain(const QString &whole, Group &g, const alerts::Alert &alert);
    [[nodiscard]] bool isOfAnother(const Group &g, const QString &key) const; // two groups were one
    [[nodiscard]] static Thread &takeUp(Group &g, const QString &whole, const QString &key, const alerts::Alert &alert);
    [[nodiscard]] static bool waitsStill(Group &g, const QString &whole, const alerts::Alert &alert); // false: it was told, or may have been
    [[nodiscard]] static Thread &workOut(Group &g, const QString &whole, const alerts::Alert &alert);
    // The order in which they came: the first one of a group has its notice.
    [[nodiscard]] static bool cameBefore(const alerts::Alert &a, const alerts::Alert &b);
    // Where one that had no slot was told of, as far as the alerts alone say.
    static Thread &placeOf(Group &g, const QString &whole, const alerts::Alert &alert);
    static void giveBack(Group &g, base::WallTime now);
    [[nodiscard]] static bool hasSlot(const Group &g, const alerts::Alert &alert);
    [[nodiscard]] static bool tellsOf(const Group &g, const Thread &thread, const QString &rule); // a critical that fires
    [[nodiscard]] static bool wasAsked(const Group &g, const QString &rule);
    [[nodiscard]] static bool willBeAsked(const Group &g, const QString &rule);
    [[nodiscard]] static std::optional<alerts::Alert> had(const Group &g, const Thread &thread);
    [[nodiscard]] static alerts::Alert worstOf(const Group &g, const QSet<QString> &keys);
    [[nodiscard]] static bool isToldElsewhere(const QString &whole, const Group &g, const Thread &thread, const alerts::Alert &alert);
    [[nodiscard]] static Thread *threadOf(Group &g, const QString &alert);
    [[nodiscard]] static notify::Notice noticeOf(const QString &key, const alerts::Alert &alert);

    QMap<QString, Group> m_groups;
};

} // namespace paging
