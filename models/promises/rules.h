// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// resources/promises/*.yaml as values: when a budget goes too fast, and what makes a platform ready. Mistakes in a file
// are listed and cost as little as possible. Immutable after loading; any thread.

#include "models/base/severity.h"
#include "models/environment/parser.h"

#include <QStringList>

#include <chrono>
#include <vector>

namespace promises {

enum class Speed { Fast, Slow };

struct BurnPair {
    std::chrono::seconds longer{}, shorter{};
    double rate = 1;
    Speed speed = Speed::Slow;
    base::Severity problem = base::Severity::Ok; // how bad it is on the dashboard; Ok: it is in the ledger alone
};

struct BurnRules {
    double minimumObserved = 50; // per cent of the window
    double minimumOfBurn = 50;   // per cent of a burn window
    std::vector<BurnPair> pairs;

    [[nodiscard]] static BurnRules read(const QByteArray &yaml, QList<environment::Issue> *issues = nullptr);
    [[nodiscard]] static const BurnRules &shipped();
};

struct ReadinessPart {
    enum class From { Objectives, Promises, Coverage, Journal, Act };
    QString id;
    QString title; // English; shown through translate("readiness", title)
    double weight = 1;
    From from = From::Act;
    QStringList acts; // Act: one of these
    std::chrono::days within{31};
    QString next;  // English, as the title
    QString waits; // English, as the title: what has to come first, because nothing writes these acts yet; empty: nothing
};

struct ReadinessRules {
    QString id; // twelve hex digits of the file's hash
    double target = 10;
    std::vector<ReadinessPart> parts;

    [[nodiscard]] static ReadinessRules read(const QByteArray &yaml, QList<environment::Issue> *issues = nullptr);
    [[nodiscard]] static const ReadinessRules &shipped();
};

} // namespace promises
