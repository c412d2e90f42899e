// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Where the log of a target is read when an incident is detected, and why there is none where there is none:
//   what the environment states under `log`: a file here, a unit of systemd here, or a command that prints it
//   else of a PostgreSQL server on this machine, as our connection and its control file prove: what current_logfiles names, the
//   file beside the data of a private server, or, when it writes neither, what systemd's journal tells of the unit that its process is in
// Everything else has none, and that is said in words. Planning blocks on the disk (any thread); commands run on the engine
// thread, as argument lists, each with a deadline.

#include "models/environment/environment.h"
#include "models/flow/scope.h"
#include "models/incidents/logline.h"
#include "models/watch/snapshot.h"

namespace incidents {

inline constexpr std::chrono::seconds kCommandLimit{10}; // for one log
inline constexpr std::chrono::seconds kGatherLimit{60};  // for all of them
inline constexpr std::size_t kMostLogLines = 20'000;     // of one target
inline constexpr std::chrono::hours kLongBefore{2};      // the lines of a process that others waited for

struct Source {
    QString target;
    QString dataFolder;       // of a PostgreSQL server, as it says
    QString systemIdentifier; // the same: a folder of that name on this machine may be another one's
    std::optional<environment::LogPlace> place = {};
    std::vector<int> pids = {}; // processes whose lines are kept from longer ago: those that others wait for
    bool bothEndsHere = false;  // of our connection to the server: a clone on another machine has the same folder and identifier
};
// Of each server and of each target that states a log, as it was seen last. Those of these targets, and of the servers that
// hold them, come first: the time for all may not do.
[[nodiscard]] std::vector<Source> sourcesOf(const environment::Environment &environment, const QHash<QString, watch::SnapshotPtr> &snapshots, QStringList first = {});

// Our connection to it ends here, and the data folder lies here and is that server's, as its control file says.
[[nodiscard]] bool isHere(const Source &source);
// What current_logfiles names, else the file that a private server writes beside its data. Empty: it logs elsewhere.
[[nodiscard]] QStringList logFilesOf(const QString &dataFolder);

struct LogPlan {
    QString target;
    QStringList files;    // the same messages in different formats; the first that says something counts
    QStringList filesBefore; // the same, of where it wrote before: until it was rotated, or moved; of one format all count
    QStringList command;  // its output is the log
    QString unit;         // of systemd, that the command asks for
    bool ofUser = false;  // it is one of our user's own systemd
    QByteArray printed;   // by the command
    QString why;          // there is none, one sentence; empty: so far none
    std::vector<int> pids;
    base::WallTime from{}; // of what is to be read
    bool failed = false;   // it was read, or was to be, and nothing came of it; that there was nothing to read is no failure
    bool whole = false;    // it had failed, and all of that time is to be read once more
};
// journalctl: the program; empty: there is none here.
[[nodiscard]] std::vector<LogPlan> plansFor(const std::vector<Source> &sources, base::WallTime from, base::WallTime to, const QString &journalctl);
// The same places once more, for another stretch; also of a server that has ended meanwhile and no longer says where its log
// is, and of one that began another file. Nobody's lines are kept from longer ago. What had failed is to be read whole: from
// where it should have been read before, and with the lines of its processes.
[[nodiscard]] std::vector<LogPlan> plansAgain(std::vector<Source> sources, const std::vector<LogPlan> &before, base::WallTime from, base::WallTime to, const QString &journalctl);
[[nodiscard]] QString journalctl(); // absolute path; empty: it is not installed

// Runs the commands, one after the other; plans come back with the end of what they printed, or why not.
flow::Task<std::vector<LogPlan>> printed(flow::Reactor &reactor, std::vector<LogPlan> plans, std::chrono::milliseconds limit = kCommandLimit);

} // namespace incidents
