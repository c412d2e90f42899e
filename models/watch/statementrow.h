// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What the statements of a PostgreSQL server did between two looks at pg_stat_statements. Values; immutable once they
// are shared, any thread.

#include "models/base/clock.h"
#include "models/base/untrusted.h"

#include <compare>
#include <memory>
#include <vector>

namespace watch {

// How the server tells statements apart. The numbers are oids of this server.
struct StatementKey {
    std::uint32_t database = 0, user = 0;
    std::int64_t query = 0;       // queryid
    bool topLevel = true;         // false: within a function; always true before PostgreSQL 14

    friend auto operator<=>(const StatementKey &, const StatementKey &) = default;
};

// Sums, or differences of sums. Blocks are of the server's block size, nearly always 8 KiB.
struct StatementFigures {
    double calls = 0;
    double milliseconds = 0;      // of execution
    double rows = 0;
    double blocksHit = 0, blocksRead = 0; // of tables and indexes, in the server's cache or not
    double blocksTemporary = 0;   // read and written
    double walBytes = 0;

    StatementFigures &operator+=(const StatementFigures &o)
    {
        calls += o.calls;
        milliseconds += o.milliseconds;
        rows += o.rows;
        blocksHit += o.blocksHit;
        blocksRead += o.blocksRead;
        blocksTemporary += o.blocksTemporary;
        walBytes += o.walBytes;
        return *this;
    }
    friend bool operator==(const StatementFigures &, const StatementFigures &) = default;
};

// With $1, $2 ... for its constants, as the server keeps it. Empty: not read.
struct StatementText {
    base::Untrusted text;
    bool cut = false;             // longer than this console reads
};

struct StatementRow {
    StatementKey key;
    base::Untrusted database, user; // names
    std::shared_ptr<const StatementText> text; // null: not read (yet)
    StatementFigures spent;       // in the interval
};

struct StatementInterval {
    base::WallTime from{}, to{};
    double seconds = 0;           // between the looks, monotonic
    std::vector<StatementRow> rows; // most time first, at most kMostStatements
    StatementFigures total;       // of all statements of the top level, also those left out of `rows`
    int left = 0;                 // statements that ran but are not in `rows`
    double evicted = 0;           // entries the server threw out to make room: the list is incomplete
    bool reset = false;           // counters began anew within: what was spent before that is lost
    bool limited = false;         // the server keeps more entries than are read
};

inline constexpr int kMostStatements = 200;

using StatementIntervalPtr = std::shared_ptr<const StatementInterval>;

struct StatementsState {
    enum class Standing : std::uint8_t {
        NotRead,
        FirstLook,     // counters are known, what they grow by comes with the next look
        Read,          // `latest` is what was found
        NotInstalled,  // the extension is not created in the database the console is connected to
        NotLoaded,     // not in shared_preload_libraries
        TooOld,        // of before 1.8, although the server is newer
        NoRight,
        Failed,        // `said`
    };
    Standing standing = Standing::NotRead;
    base::Untrusted said;         // the server's words
    StatementIntervalPtr latest;  // of the last good look
    int hidden = 0;               // entries of other roles that may not be seen
    base::Untrusted database;     // the one the console is connected to: only its statements can be planned
};

} // namespace watch
