// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The columns of the two tables of statements, whose models stand in models/statements; their help stands with all other.

namespace health {

struct StatementColumns {
    enum Column { Statement, Calls, Mean, Share, RowsPerCall, Temporary, Wal, Change, ColumnCount };
};

struct ComparedColumns {
    enum Column { Statement, MeanA, MeanB, Change, CallsA, CallsB, ShareA, ShareB, ColumnCount };
};

} // namespace health
