// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace environment {

// Where in a file a thing was written. Lines and columns count from 1; 0 means unknown.
struct Location {
    QString file;
    int line = 0;
    int column = 0;

    // Where a thing was written is no part of what it says: moving a target down a line does not change it.
    friend bool operator==(const Location &, const Location &) { return true; }
};

// One mistake in a file: what is wrong, and what to write instead. The valid rest of the file still runs.
struct Issue {
    enum class Kind { Error, Warning };
    Kind kind = Kind::Error;
    Location at;
    QString text;   // "unknown key 'hots'"
    QString remedy; // "did you mean 'host'?"
};

} // namespace environment
