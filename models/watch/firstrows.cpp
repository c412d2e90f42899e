// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/watch/firstrows.h"

namespace watch {

bool wantsFirstRows(StatementWords words)
{
    int depth = 0;
    bool ordered = false, limited = false;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const StatementToken &t = words[i];
        if (t.isSymbol(u"(") || t.isSymbol(u"["))
            ++depth;
        else if (t.isSymbol(u")") || t.isSymbol(u"]"))
            --depth;
        const bool called = i + 1 < words.size() && words[i + 1].isSymbol(u"(");
        if (called && (t.isWord(u"min") || t.isWord(u"max")))
            return true;
        const auto before = [&](QStringView word) { return i > 0 && words[i - 1].isWord(word); };
        if ((i > 0 && words[i - 1].isSymbol(u".")) || before(u"as"))
            continue; // a column that is called so
        if (t.isWord(u"distinct") && !before(u"is") && !before(u"not"))
            return true;
        ordered = ordered || (depth == 0 && t.isWord(u"order"));
        limited = limited || (depth == 0 && (t.isWord(u"limit") || t.isWord(u"fetch")));
    }
    return ordered && limited;
}

} // namespace watch
