// SPDX-License-Identifier: GPL-3.0-or-later
// The file as a whole, and what is not a target: tiers, contacts, objectives, promises.
#include "models/environment/keys.h"
#include "models/environment/kindword.h"

#include "models/environment/words.h"

namespace environment {

namespace {

constexpr Choice<Kind> kKindsOfEnvironment[] = {
    {"production", Kind::Production}, {"staging", Kind::Staging}, {"development", Kind::Development},
    {"drill", Kind::Drill},           {"sandbox", Kind::Sandbox},
};

bool readComparison(Reading &reading, const Node &node, QString &out)
{
    static constexpr Choice<int> comparisons[] = {{"<", 0}, {"<=", 1}, {">", 2}, {">=", 3}};
    int chosen = 0;
    if (!readChoice(reading, node, chosen, comparisons))
        return false;
    out = QString::fromUtf8(comparisons[chosen].word);
    return true;
}

constexpr Codec<QString> kComparison{readComparison, Node::scalar};

Parsed<double> parseGoal(const QString &text)
{
    const QString plain = text.endsWith(QLatin1Char('%')) ? text.chopped(1).trimmed() : text;
    const auto goal = parseNumber(plain);
    if (!goal)
        return goal;
    if (*goal > 0 && *goal <= 100)
        return goal;
    return std::unexpected(Mistake{Words::tr("the goal %1 is not a share of the time").arg(Words::quote(text)),
                                   Words::tr("write per cent, above 0 and at most 100: 99.9")});
}

bool readGoal(Reading &reading, const Node &node, double &out)
{
    QString word;
    if (!readWord(reading, node, word))
        return false;
    const auto goal = parseGoal(word);
    if (!goal)
        return reportMistake(reading, node, goal.error());
    out = *goal;
    return true;
}

constexpr Codec<double> kGoal{readGoal, [](const double &v) { return Node::scalar(numberText(v)); }};

// The limit of an objective is in the unit of its metric, which stands before it in the table.
bool readObjectiveLimit(Reading &reading, const Node &node, Objective &o)
{
    reading.quantity = reading.lookup() ? reading.lookup()(o.metric) : std::nullopt;
    const bool read = codec::limit.read(reading, node, o.limit);
    reading.quantity.reset();
    return read;
}

bool noteObjective(Reading &reading, const Node &node, Objective &o)
{
    reading.noteNames(QStringLiteral("objectives/") + o.id, node, {"target"});
    return true;
}

bool notePromise(Reading &reading, const Node &node, Promise &p)
{
    reading.noteNames(QStringLiteral("promises/") + p.id, node, {"target"});
    return true;
}

bool readIncidentTimes(Reading &reading, const Node &node, Environment &e)
{
    return readMapping(reading, node, incidentTimesKeys(), e.incidentTimes);
}

bool readLongMemory(Reading &reading, const Node &node, Environment &e)
{
    LongMemory memory;
    if (!readMapping(reading, node, longMemoryKeys(), memory))
        return false;
    e.longMemory = memory;
    return true;
}

bool readSharedJournal(Reading &reading, const Node &node, Environment &e)
{
    SharedJournal shared;
    if (!expectMapping(reading, node, QStringLiteral("shared_journal")) || !readMapping(reading, node, sharedJournalKeys(), shared))
        return false;
    e.sharedJournal = shared;
    return true;
}

bool readFiles(Reading &reading, const Node &node, QStringList &out)
{
    QStringList words, files;
    if (!codec::lines.read(reading, node, words))
        return false;
    for (const QString &word : std::as_const(words)) {
        const auto file = parseFilePath(word, reading.file());
        if (!file)
            return reportMistake(reading, node, file.error());
        files.append(*file);
    }
    out = files;
    return true;
}

template <class T>
bool fillTitle(Reading &, const Node &, T &t)
{
    if (t.title.isEmpty())
        t.title = t.id;
    return true;
}

} // namespace

QString kindWord(Kind kind) { return writeChoice(kind, kKindsOfEnvironment).text; }

const Keys<Tier> &tierKeys()
{
    static const Keys<Tier> keys{"tiers",
                                 {key("id", &Tier::id, codec::id, Need::Required), key("title", &Tier::title, codec::line)},
                                 fillTitle<Tier>};
    return keys;
}

const Keys<Contact> &contactKeys()
{
    static const Keys<Contact> keys{"contacts",
                                    {key("id", &Contact::id, codec::id, Need::Required),
                                     key("name", &Contact::name, codec::line, Need::Required),
                                     key("reach", &Contact::reach, codec::text)}};
    return keys;
}

const Keys<Objective> &objectiveKeys()
{
    static const Keys<Objective> keys{"objectives",
                                      {key("id", &Objective::id, codec::id, Need::Required),
                                       key("target", &Objective::target, codec::id, Need::Required),
                                       key("metric", &Objective::metric, codec::metricId, Need::Required),
                                       key("goal", &Objective::goal, kGoal, Need::Required),
                                       {"limit", Need::Essential, readObjectiveLimit,
                                        [](const Objective &o) { return codec::limit.write(o.limit); }},
                                       key("window", &Objective::window, codec::window, Need::Essential)},
                                      noteObjective};
    return keys;
}

const Keys<Promise> &promiseKeys()
{
    static const Keys<Promise> keys{"promises",
                                    {key("id", &Promise::id, codec::id, Need::Required),
                                     key("statement", &Promise::statement, codec::text, Need::Required),
                                     key("metric", &Promise::metric, codec::line, Need::Essential),
                                     key("target", &Promise::target, codec::id, Need::Essential),
                                     key("comparison", &Promise::comparison, kComparison, Need::Required),
                                     key("goal", &Promise::goal, codec::number, Need::Required),
                                     key("window", &Promise::window, codec::window, Need::Essential)},
                                    notePromise};
    return keys;
}

const Keys<IncidentTimes> &incidentTimesKeys()
{
    static const Keys<IncidentTimes> keys{"incident_times",
                                          {key("detect", &IncidentTimes::detect, codec::duration), key("notify", &IncidentTimes::notify, codec::duration),
                                           key("acknowledge", &IncidentTimes::acknowledge, codec::duration), key("respond", &IncidentTimes::respond, codec::duration),
                                           key("restore", &IncidentTimes::restore, codec::duration), key("repair", &IncidentTimes::repair, codec::duration),
                                           key("close", &IncidentTimes::close, codec::duration)}};
    return keys;
}

const Keys<Environment> &environmentKeys()
{
    static const Keys<Environment> keys{
        "environment",
        {key("name", &Environment::name, codec::id, Need::Required),
         key("title", &Environment::title, codec::line),
         {"kind", Need::Optional,
          [](Reading &r, const Node &n, Environment &e) { return readChoice(r, n, e.kind, kKindsOfEnvironment); },
          [](const Environment &e) { return writeChoice(e.kind, kKindsOfEnvironment); }},
         listKey("tiers", &Environment::tiers, tierKeys()),
         listKey("contacts", &Environment::contacts, contactKeys()),
         {"defaults", Need::Optional,
          [](Reading &r, const Node &n, Environment &) { return readMapping(r, n, defaultsKeys(), r.defaults); },
          [](const Environment &) { return Node(); }},
         {"targets", Need::Optional, [](Reading &r, const Node &n, Environment &e) { return readTargets(r, n, e.targets); },
          [](const Environment &) { return Node(); }},
         listKey("objectives", &Environment::objectives, objectiveKeys()),
         listKey("promises", &Environment::promises, promiseKeys()),
         {"incident_times", Need::Optional, readIncidentTimes, [](const Environment &e) { return writeMapping(incidentTimesKeys(), e.incidentTimes); }},
         {"long_memory", Need::Optional, readLongMemory,
          [](const Environment &e) { return e.longMemory ? writeMapping(longMemoryKeys(), *e.longMemory) : Node(); }},
         {"shared_journal", Need::Optional, readSharedJournal,
          [](const Environment &e) { return e.sharedJournal ? writeMapping(sharedJournalKeys(), *e.sharedJournal) : Node(); }},
         {"compared_with", Need::Optional, [](Reading &r, const Node &n, Environment &e) { return readFiles(r, n, e.comparedWith); },
          [](const Environment &e) { return codec::lines.write(e.comparedWith); }}}};
    return keys;
}

} // namespace environment
