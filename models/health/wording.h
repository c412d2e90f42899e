// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Every sentence about a state of things, in one place: what is wrong, with value, limit and since when, as plain
// text (no markup, names and server words made visible). wording.cpp: conditions, causes, the answer line;
// wordingfigures.cpp and wordingserver.cpp: figures; wordingupkeep.cpp: tables, indexes, sequences; reason.cpp: what
// stands behind an error.

#include "models/base/format.h"
#include "models/health/finding.h"

#include <QCoreApplication>

namespace health {

class Wording {
    Q_DECLARE_TR_FUNCTIONS(Wording)
public:
    Wording(const environment::Environment &environment, const watch::Catalogue &catalogue, base::TimePoint now)
        : m_environment(environment), m_catalogue(catalogue), m_now(now) {}

    struct Words {
        QString headline; // few words, no full stop
        QString sentence;
    };
    [[nodiscard]] Words of(const Finding &finding) const;

    [[nodiscard]] QString answer(const QList<Problem> &problems, const Situation &situation, const QStringList &unknown) const;
    [[nodiscard]] static QString answerOfFigures(const QList<Problem> &problems, const Situation &situation, const QStringList &unknown);
    [[nodiscard]] static QString mutedOnes(const QList<Problem> &muted); // "1 muted: shop-standby is behind."; empty: none
    [[nodiscard]] static QString rest(const Situation &situation, int fine, int unknown);

    [[nodiscard]] static QString nameOf(const Target &target);
    [[nodiscard]] static QString userOf(const Target &target); // whom we log in as; made visible, may be empty
    // "connection refused": why, in a few words of ours where we know them, else the other side's first line.
    [[nodiscard]] static QString reason(const base::Error &error);
    [[nodiscard]] static QString listed(const QStringList &names); // "a", "a and b", "a, b and 3 more"

private:
    [[nodiscard]] Words condition(const Finding &f) const;
    [[nodiscard]] Words refused(const Finding &f) const;
    [[nodiscard]] Words untrusted(const Finding &f) const;
    [[nodiscard]] Words misconfigured(const Finding &f) const;
    [[nodiscard]] Words figures(const Finding &f) const;
    [[nodiscard]] Words locks(const Finding &f) const;
    [[nodiscard]] Words link(const Finding &f) const;
    [[nodiscard]] Words answers(const Finding &f) const;
    [[nodiscard]] Words pool(const Finding &f) const;
    [[nodiscard]] Words archive(const Finding &f) const;
    [[nodiscard]] Words slot(const Finding &f) const;
    [[nodiscard]] Words disk(const Finding &f) const;
    [[nodiscard]] Words standbys(const Finding &f) const;
    [[nodiscard]] std::optional<Words> upkeep(const Finding &f) const; // nothing: it is about something else
    [[nodiscard]] Words server(const Finding &f) const; // no headline: another has the words
    [[nodiscard]] Words horizon(const Finding &f) const;
    [[nodiscard]] QString holder(const watch::HorizonRow &h) const;
    [[nodiscard]] Words expected(const Finding &f) const;
    [[nodiscard]] Words burnt(const Finding &f) const; // burntfindings.cpp
    [[nodiscard]] Words generic(const Finding &f) const;
    [[nodiscard]] QString consequences(const Finding &f) const;
    [[nodiscard]] QStringList besideIt(const Finding &f) const;
    [[nodiscard]] QString value(const Excess &e) const;
    [[nodiscard]] QString limit(const Excess &e) const;
    [[nodiscard]] QString lasted(const Finding &f) const;
    [[nodiscard]] static QString described(const Target &target); // "pool shop-pgbouncer"

    const environment::Environment &m_environment;
    const watch::Catalogue &m_catalogue;
    base::TimePoint m_now;
};

} // namespace health
