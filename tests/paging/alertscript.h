// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Alerts of one service and what is said of them, by a scripted clock.

#include "models/paging/groupnotices.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace paging;
using alerts::Alert;
using alerts::State;
using alerts::Transition;
using base::Severity;
using notify::Moment;
using notify::Notice;
using What = Transition::What;

namespace alertscript {

inline const base::WallTime kBegin{1'795'000'000s};

inline Alert alertOf(const QString &rule, Severity severity, const QString &service = u"shop"_s)
{
    Alert a;
    a.rule = rule;
    a.scope = u"prod"_s;
    a.target = u"db"_s;
    a.service = service;
    a.cluster = u"db"_s;
    a.key = alerts::keyOf(rule, a.scope, service + a.target, {});
    a.state = State::Firing;
    a.severity = severity;
    a.headline = rule + u" is bad"_s;
    a.sentence = rule + u" is bad since 14:30:05, for longer than it may be."_s;
    a.remedy = u"Mend it."_s;
    a.firstBad = kBegin;
    a.fired = kBegin;
    return a;
}

inline Alert acknowledgedOf(Alert alert)
{
    alert.acknowledged = alerts::Acknowledgement{u"ann"_s, {}, kBegin + 40s, kBegin + 1h, alert.severity};
    return alert;
}

inline Transition is(What what, Alert alert, base::WallTime at = kBegin)
{
    if (what == What::Resolved) {
        alert.state = State::Resolved;
        alert.resolved = at;
    }
    if (what == What::Due)
        alert.due = at;
    return {what, alert, at, {}};
}

} // namespace alertscript

using namespace alertscript;
