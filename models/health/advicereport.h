// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The advice for every PostgreSQL target of an environment, with what could not be read, and for every pool: for
// `quarterdeckctl advice`.
// Pure functions.

#include "models/health/advice.h"
#include "models/health/pooladvice.h"
#include "models/health/statusreport.h"

#include <QJsonObject>

namespace health {

struct TargetAdvice {
    const environment::Target *target = nullptr;
    bool standby = false; // its primary gets the advice
    std::vector<Advice> advice;
    struct Unread {
        QString part; // "tables", "indexes", "keys", "sequences", "bloat", or "all"; never translated
        watch::NoValue reason = watch::NoValue::NotYet;
        base::Untrusted why;
    };
    std::vector<Unread> unread;
};

// only: id of the one target to look at; empty: all.
[[nodiscard]] std::vector<TargetAdvice> allAdvice(const Observed &observed, const QString &only = {});

// Of every PgBouncer that answers; only: as above.
[[nodiscard]] std::vector<PoolAdvice> allPoolAdvice(const Observed &observed, const QString &only = {});

[[nodiscard]] QJsonObject adviceReport(const Observed &observed, const std::vector<TargetAdvice> &all, const std::vector<PoolAdvice> &pools);

// What was not read, in words: "sequences: the server's own limit was reached".
[[nodiscard]] QString unreadWords(const TargetAdvice::Unread &unread);
[[nodiscard]] QString partTitle(const QString &part);
[[nodiscard]] std::vector<TargetAdvice::Unread> unreadOf(const watch::TargetSnapshot *snapshot);

} // namespace health
