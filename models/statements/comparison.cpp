// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/statements/comparison.h"

#include <algorithm>
#include <map>

namespace statements {

using base::Result;
using base::WallTime;
using std::chrono::hours;
using namespace std::chrono_literals;

namespace {

constexpr hours kWeek{7 * 24};
constexpr double kLeastSeconds = 3600; // of a week that says what is usual

WallTime hourOf(WallTime t) { return std::chrono::floor<hours>(t); }

Stretch lastWeek(const Stretch &now)
{
    const WallTime end = hourOf(now.to - 1s) + 1h;
    return {hourOf(now.from) - kWeek, end - kWeek};
}

double lengthOf(const Stretch &s) { return std::chrono::duration<double>(s.to - s.from).count(); }

} // namespace

Change changeOf(const Line &line, Against against)
{
    if (against == Against::Nothing)
        return {};
    const double fewest = against == Against::Given ? 1 : kFewestCalls;
    if (line.now.calls <= 0)
        return {Trend::Gone, 0};
    if (line.before.calls <= 0)
        return {line.now.calls >= fewest ? Trend::New : Trend::Unknown, 0};
    if (line.now.calls < fewest || line.before.calls < fewest || line.meanBefore() <= 0 || line.mean() <= 0)
        return {};
    const double factor = line.mean() / line.meanBefore();
    const bool felt = std::abs(line.mean() - line.meanBefore()) >= kFeltMilliseconds || std::max(line.share, line.shareBefore) >= kFeltShare;
    if (felt && factor >= kFelt)
        return {Trend::Slower, factor};
    if (felt && factor <= 1 / kFelt)
        return {Trend::Faster, factor};
    return {Trend::Same, factor};
}

Comparison join(Question question, Period now, Period before, Against against)
{
    Comparison out;
    out.question = std::move(question);
    out.against = against;
    std::map<Identity, std::size_t> places;
    const auto lineOf = [&](const Spent &s) -> Line & {
        const auto [it, fresh] = places.try_emplace(s.identity, out.lines.size());
        if (fresh)
            out.lines.push_back({s.identity, s.text, {}, {}, 0, 0, {}});
        Line &line = out.lines[it->second];
        if (line.text.text.isEmpty())
            line.text = s.text;
        return line;
    };
    for (const Spent &s : now.statements) {
        Line &line = lineOf(s);
        line.now += s.figures;
        line.share = now.share(s);
    }
    for (const Spent &s : before.statements) {
        if (against != Against::Given && !places.contains(s.identity))
            continue; // last week's statements that do not run now are no news
        Line &line = lineOf(s);
        line.before += s.figures;
        line.shareBefore = before.share(s);
    }
    for (Line &line : out.lines)
        line.change = changeOf(line, against);
    std::ranges::sort(out.lines, [](const Line &a, const Line &b) {
        const double ofA = std::max(a.share, a.shareBefore), ofB = std::max(b.share, b.shareBefore);
        return ofA != ofB ? ofA > ofB : a.identity < b.identity;
    });
    now.statements.clear();
    before.statements.clear();
    out.now = std::move(now);
    out.before = std::move(before);
    return out;
}

Period periodOf(const watch::StatementInterval &interval)
{
    Period out{interval.from, interval.to, interval.seconds, interval.total, interval.evicted, interval.reset, interval.limited, {}};
    for (const watch::StatementRow &row : interval.rows)
        out.statements.push_back({{row.database.raw(), row.user.raw(), row.key.query, row.key.topLevel},
                                  row.text ? *row.text : watch::StatementText(), row.spent});
    return out;
}

Result<Comparison> compare(const Store &store, const Question &question)
{
    const auto read = [&](const Stretch &s) { return store.read(question.scope, question.target, s.from, s.to); };
    auto now = read(question.now);
    if (!now)
        return std::unexpected(now.error());
    const Stretch sameHour = lastWeek(question.now);
    const Stretch wanted = question.before.value_or(sameHour);
    auto before = read(wanted);
    if (!before)
        return std::unexpected(before.error());
    if (question.before)
        return join(question, std::move(*now), std::move(*before), before->seconds > 0 ? Against::Given : Against::Nothing);
    if (before->seconds >= lengthOf(wanted) / 2)
        return join(question, std::move(*now), std::move(*before), Against::SameHourLastWeek);
    // whole hours before the stretch, so that it is not compared with itself
    before = read({question.now.from - kWeek, hourOf(question.now.from)});
    if (!before)
        return std::unexpected(before.error());
    if (before->seconds >= kLeastSeconds)
        return join(question, std::move(*now), std::move(*before), Against::MeanOfLastWeek);
    return join(question, std::move(*now), Period(), Against::Nothing);
}

} // namespace statements
