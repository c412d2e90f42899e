// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/watch/postgreshorizon.h"

#include "models/watch/lanefigures.h"

#include <QCoreApplication>

#include <algorithm>

namespace watch {

namespace {

const MetricId kAge(QStringLiteral("pg.xmin.age")), kSeconds(QStringLiteral("pg.xmin.seconds"));

std::optional<HorizonRow::Kind> kindOf(std::string_view word)
{
    using enum HorizonRow::Kind;
    if (word == "session")
        return Session;
    if (word == "standby")
        return Standby;
    if (word == "slot")
        return Slot;
    if (word == "prepared")
        return Prepared;
    return {};
}

} // namespace

std::vector<HorizonRow> readHorizon(const PGresult *rows, std::vector<Reading> &out)
{
    std::vector<HorizonRow> list;
    double transactions = 0, seconds = 0;
    for (int row = 0; row < PQntuples(rows); ++row) {
        const auto kind = kindOf(text(rows, row, "kind").value_or(std::string_view()));
        if (!kind) // nobody: the row says only whether all could be seen
            continue;
        HorizonRow h;
        h.kind = *kind;
        h.pid = int(number(rows, row, "pid").value_or(0));
        h.user = untrusted(rows, row, "user");
        h.name = untrusted(rows, row, "name");
        h.transactions = number(rows, row, "transactions").value_or(0);
        h.seconds = number(rows, row, "seconds");
        if (h.seconds)
            h.seconds = std::max(0.0, *h.seconds); // the server's clock may have been set back
        transactions = std::max(transactions, h.transactions);
        seconds = std::max(seconds, h.seconds.value_or(0));
        list.push_back(std::move(h));
    }
    if (isTrue(rows, 0, "hidden")) {
        const base::Untrusted why(QCoreApplication::translate("watch", "what sessions of other roles hold back is hidden"));
        out.push_back(Reading::missing(kAge, NoValue::Permission, why));
        out.push_back(Reading::missing(kSeconds, NoValue::Permission, why));
        return list;
    }
    out.emplace_back(kAge, transactions);
    out.emplace_back(kSeconds, seconds);
    return list;
}

} // namespace watch
