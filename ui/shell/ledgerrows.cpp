// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/ledgerrows.h"

#include "models/promises/wording.h"

namespace shell {

namespace {

std::optional<theme::Mark> markOf(promises::LedgerLine::State state)
{
    using State = promises::LedgerLine::State;
    switch (state) {
    case State::Good: return theme::Mark::Ok;
    case State::Warning: return theme::Mark::Warning;
    case State::Bad: return theme::Mark::Critical;
    case State::Unknown: return theme::Mark::Unknown;
    case State::Heading: break;
    }
    return {};
}

} // namespace

QList<ListPopup::Row> ledgerRows(const promises::Ledger &ledger, const environment::Environment &environment)
{
    QList<ListPopup::Row> rows;
    for (const promises::LedgerLine &line : promises::lines(ledger, environment))
        rows.append({markOf(line.state), line.amount, line.text, line.detail});
    return rows;
}

} // namespace shell
