// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Where the dispatcher writes down what is about to be done and how it ended: the journal, behind a seam for tests.
// Engine thread only. What cannot be written down is not done.

#include "models/journal/journal.h"

namespace acts {

class Ledger {
public:
    virtual ~Ledger() = default;
    virtual flow::Task<base::Result<journal::Receipt>> append(journal::Entry entry) = 0;
};

class JournalLedger final : public Ledger {
public:
    explicit JournalLedger(journal::Journal &journal) : m_journal(journal) {}
    flow::Task<base::Result<journal::Receipt>> append(journal::Entry entry) override { return m_journal.append(std::move(entry)); }

private:
    journal::Journal &m_journal;
};

} // namespace acts
