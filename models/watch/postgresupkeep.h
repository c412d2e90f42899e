// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Catalogue rows 53, 54, 56 to 60: reads the answers about upkeep, which come at their own cadences, and joins them into
// one value. A part that was refused or timed out is empty and says why; the others stay. Engine thread only.

#include "models/watch/advicelimits.h"
#include "models/watch/lane.h"
#include "models/watch/upkeep.h"

#include <map>

namespace watch {

class PostgresUpkeep {
public:
    explicit PostgresUpkeep(const AdviceLimits &limits = AdviceLimits::standard()) : m_limits(limits) {}

    // False: the answer is about something else.
    bool read(const Lane::Answer &answer, base::TimePoint at, std::vector<Reading> &out);
    [[nodiscard]] UpkeepPtr value() const { return std::make_shared<const Upkeep>(m_now); }
    void forget(); // it is another server

private:
    void readTables(const PGresult *rows);
    void readIndexes(const PGresult *rows);
    void readKeys(const PGresult *rows);
    void readSequences(const PGresult *rows, std::vector<Reading> &out);
    void readBloat(const PGresult *rows);
    void applyBloat();
    void tellTables(base::TimePoint at, std::vector<Reading> &out);
    void tellIndexes(std::vector<Reading> &out) const;
    void tellBloat(std::vector<Reading> &out) const;

    // How long the tables that are due have been so, as far as this console saw it.
    class Overdue {
    public:
        // The longest of those named; forgets all others.
        double longest(const std::vector<quint32> &due, base::TimePoint at);

    private:
        std::map<quint32, base::TimePoint> m_since;
    };

    AdviceLimits m_limits;
    Upkeep m_now;
    double m_page = 8192;
    std::map<quint32, double> m_rowsPerPage; // of a table or index whose statistics we may read
    Overdue m_vacuum, m_analyze;
};

} // namespace watch
