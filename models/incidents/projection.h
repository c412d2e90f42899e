// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The incidents that follow from what stands in the journal: a pure fold over its entries, whatever order they come in. Within
// a chain the place decides: an entry counts from its time on, but not before what its chain says before it, so that a clock
// that is set back turns nothing round, and after the entry that it names as the newest its writer knew. Of different chains
// the earlier one comes first, then chain and place decide. The same entries make the same incidents on every console:
//   * two consoles acknowledge at once: both stand in the timeline, the first one counts;
//   * two watchers open an incident for one group or one alert at once: the second entry joins the first incident;
//   * a person's command to a target is the first step of each open incident it suffers from that has none (commandOf());
//   * a change that comes before the incident it is about (a clock that is behind) waits for it.
// Values; one thread at a time.

#include "models/incidents/change.h"

#include <QHash>
#include <QSet>

#include <limits>

namespace incidents {

class Projection {
public:
    // False: it is none of an incident, or is known.
    bool take(const journal::StoredEntry &entry);
    bool take(Fact fact);
    void take(std::vector<Fact> facts); // folds all anew once at most; of two copies of an entry the erased one stays
    // What is on its way into the journal, with the order it is given there.
    void expect(Fact fact) { insert(std::move(fact)); }
    [[nodiscard]] qint64 latest() const; // order of the last one
    // What an entry that is written now names as `after`; empty: the time says enough.
    [[nodiscard]] QByteArray newestAt(qint64 time) const;

    [[nodiscard]] const std::vector<Incident> &incidents() const { return m_incidents; } // as they were opened
    [[nodiscard]] const std::vector<Fact> &facts() const { return m_facts; }             // as they are folded
    // By id, also of one that joined another when it was opened; null: there is none.
    [[nodiscard]] const Incident *find(const QString &id) const;
    // The same, and of one that was merged the one it goes on in.
    [[nodiscard]] const Incident *whereItGoesOn(const QString &id) const;
    // By what a person types: id, its first digits, "212" or "#212"; more than one: none is meant.
    [[nodiscard]] std::vector<const Incident *> called(const QString &text) const;
    [[nodiscard]] int nextNumber() const;

private:
    struct Newest { // of a chain
        qint64 seq = std::numeric_limits<qint64>::min(), order = std::numeric_limits<qint64>::min();
    };
    bool takeLate(Fact fact);
    [[nodiscard]] bool goesOn(const Fact &fact) const;
    void follow(Fact &fact);
    void insert(Fact fact);
    void arrange();
    void rebuild();
    void fold(const Fact &fact);
    void open(const Fact &fact);
    void apply(Incident &incident, const Fact &fact);
    void merge(Incident &incident, const Fact &fact);
    void command(const Fact &fact);
    [[nodiscard]] Incident *at(const QString &id);

    std::vector<Fact> m_facts; // as they are folded
    QHash<QString, Newest> m_newest; // by chain
    QSet<QByteArray> m_awaited;      // named as `after`, and not here
    std::vector<Incident> m_incidents;
    QHash<QString, std::size_t> m_index;       // also of ids that joined
    QHash<QString, std::vector<Fact>> m_early; // about incidents that are not open yet
};

// Open ones first, worst and then oldest first; then the others, newest first. Merged ones are left out.
[[nodiscard]] std::vector<const Incident *> ordered(const std::vector<Incident> &incidents);

} // namespace incidents
