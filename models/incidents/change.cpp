// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/incidents/change.h"

#include "models/acts/act.h"
#include "models/acts/dispatcher.h"
#include "models/base/moment.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRandomGenerator>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace incidents {

namespace {

constexpr int kMostEntries = 1'000'000;
constexpr qsizetype kDigestDigits = 64;
constexpr QLatin1StringView kActs[] = {"open"_L1,     "alert"_L1,  "told"_L1,    "acknowledge"_L1, "escalate"_L1, "note"_L1,          "engage"_L1,
                                       "mitigate"_L1, "resolve"_L1, "reopen"_L1, "handover"_L1,    "role"_L1,     "stamp"_L1,         "merge"_L1,
                                       "link"_L1,     "evidence"_L1, "cause"_L1, "followup"_L1,    "followup-done"_L1,
                                       "accept"_L1,   "decline"_L1};

std::optional<base::WallTime> wall(const QJsonValue &value) { return base::momentIn(value.toString()); }

void put(QJsonObject &o, QLatin1StringView key, const QString &text)
{
    if (!text.isEmpty())
        o.insert(key, text.left(kLongestText));
}

void put(QJsonObject &o, QLatin1StringView key, const std::optional<base::WallTime> &at)
{
    if (at)
        o.insert(key, base::isoMoment(*at));
}

QString text(const QJsonObject &o, QLatin1StringView key) { return o.value(key).toString().left(kLongestText); }

QStringList list(const QJsonValue &value)
{
    QStringList out;
    for (const QJsonValue &part : value.toArray())
        if (out.size() < kMostParts)
            out.append(part.toString().left(kLongestText));
    return out;
}

QJsonObject json(const AlertNews &n)
{
    QJsonObject o{{u"firing"_s, n.firing}};
    const std::pair<QLatin1StringView, QString> texts[] = {{"key"_L1, n.key}, {"rule"_L1, n.rule}, {"sentence"_L1, n.sentence.raw()}, {"target"_L1, n.target}};
    for (const auto &[key, value] : texts)
        put(o, key, value);
    put(o, "first_bad"_L1, n.firstBad);
    put(o, "since"_L1, n.since);
    return o;
}

AlertNews news(const QJsonObject &o)
{
    AlertNews n;
    n.key = text(o, "key"_L1);
    n.rule = text(o, "rule"_L1);
    n.sentence = base::Untrusted(text(o, "sentence"_L1));
    n.target = text(o, "target"_L1);
    n.firing = o.value("firing"_L1).toBool(true);
    n.firstBad = wall(o.value("first_bad"_L1));
    n.since = wall(o.value("since"_L1));
    return n;
}

void read(const QJsonObject &o, Change &c)
{
    const std::pair<QLatin1StringView, QString *> texts[] = {{"text"_L1, &c.text}, {"person"_L1, &c.person}, {"other"_L1, &c.other}, {"due"_L1, &c.due},
                                                             {"environment"_L1, &c.environment}, {"service"_L1, &c.service},
                                                             {"cluster"_L1, &c.cluster}, {"group"_L1, &c.group}};
    for (const auto &[key, value] : texts)
        *value = text(o, key);
    if (const QByteArray after = o.value("after"_L1).toString().toLatin1(); after.size() == kDigestDigits)
        c.after = QByteArray::fromHex(after);
    c.severity = severityOf(text(o, "severity"_L1));
    c.cause = causeOf(text(o, "cause"_L1));
    c.role = roleOf(text(o, "role"_L1));
    c.stamp = stampOf(text(o, "stamp"_L1));
    c.at = wall(o.value("at"_L1));
    c.from = wall(o.value("from"_L1));
    c.to = wall(o.value("to"_L1));
    c.number = std::clamp(o.value("number"_L1).toInt(), 0, 1'000'000'000);
    c.parts = list(o.value("parts"_L1));
    c.drill = o.value("drill"_L1).toBool();
    if (o.contains("alert"_L1))
        c.news = news(o.value("alert"_L1).toObject());
}

} // namespace

QString newId() { return QString::number(QRandomGenerator::system()->generate64(), 16).rightJustified(16, u'0'); }

QString actOf(Change::Kind kind) { return kActPrefix + kActs[std::size_t(kind)]; }

QString detailsOf(const Change &c)
{
    QJsonObject o;
    const std::pair<QLatin1StringView, QString> texts[] = {{"text"_L1, c.text}, {"person"_L1, c.person}, {"other"_L1, c.other}, {"due"_L1, c.due},
                                                           {"environment"_L1, c.environment}, {"service"_L1, c.service},
                                                           {"cluster"_L1, c.cluster}, {"group"_L1, c.group}};
    for (const auto &[key, value] : texts)
        put(o, key, value);
    put(o, "after"_L1, QString::fromLatin1(c.after.toHex()));
    if (c.severity)
        put(o, "severity"_L1, word(*c.severity));
    if (c.cause)
        put(o, "cause"_L1, word(*c.cause));
    if (c.role)
        put(o, "role"_L1, word(*c.role));
    if (c.stamp)
        put(o, "stamp"_L1, word(*c.stamp));
    put(o, "at"_L1, c.at);
    put(o, "from"_L1, c.from);
    put(o, "to"_L1, c.to);
    if (c.number > 0)
        o.insert("number"_L1, c.number);
    if (!c.parts.isEmpty())
        o.insert("parts"_L1, QJsonArray::fromStringList(c.parts.mid(0, kMostParts)));
    if (c.drill)
        o.insert("drill"_L1, true);
    if (c.news)
        o.insert("alert"_L1, json(*c.news));
    return o.isEmpty() ? QString() : QString::fromUtf8(QJsonDocument(o).toJson(QJsonDocument::Compact));
}

std::optional<Fact> factOf(const journal::StoredEntry &entry)
{
    const QString &act = entry.record.act;
    if (!act.startsWith(kActPrefix) || entry.record.phase != journal::Phase::Note || entry.record.actId.isEmpty())
        return {};
    const auto known = std::ranges::find_if(kActs, [name = QStringView(act).mid(kActPrefix.size())](QLatin1StringView a) { return name == a; });
    if (known == std::end(kActs))
        return {};
    Fact fact;
    fact.ref = {entry.record.log, entry.record.seq};
    fact.time = entry.record.time;
    fact.digest = entry.hash;
    fact.erased = entry.erased;
    fact.change.kind = Change::Kind(known - std::begin(kActs));
    read(QJsonDocument::fromJson(entry.details.toUtf8()).object(), fact.change);
    fact.change.incident = entry.record.actId;
    fact.change.who = entry.name;
    return fact;
}

std::optional<Fact> commandOf(const journal::StoredEntry &entry)
{
    const journal::Record &record = entry.record;
    const acts::Act *act = record.phase == journal::Phase::Intent && !record.target.isEmpty() && !record.actor.isEmpty() ? acts::findAct(record.act) : nullptr;
    if (!act || act->here || act->trial)
        return {};
    Fact fact;
    fact.ref = {record.log, record.seq};
    fact.time = record.time;
    fact.digest = entry.hash;
    fact.change.kind = Change::Kind::Engage;
    fact.change.who = entry.name;
    fact.change.other = record.act;
    fact.change.parts = {record.target};
    fact.change.environment = acts::environmentIn(entry.details);
    return fact;
}

base::Result<std::vector<Fact>> historyIn(journal::Reader &reader)
{
    auto facts = factsIn(reader);
    if (!facts)
        return facts;
    for (const acts::Act &act : acts::allActs()) {
        journal::Query query;
        query.act = act.name;
        query.most = kMostEntries;
        const auto entries = act.here || act.trial ? base::Result<QList<journal::StoredEntry>>() : reader.search(query);
        if (!entries)
            return std::unexpected(entries.error());
        for (const journal::StoredEntry &entry : *entries)
            if (auto fact = commandOf(entry))
                facts->push_back(std::move(*fact));
    }
    return facts;
}

base::Result<std::vector<Fact>> factsIn(journal::Reader &reader)
{
    journal::Query query;
    query.words = u"incident"_s;
    query.most = kMostEntries;
    const auto entries = reader.search(query);
    if (!entries)
        return std::unexpected(entries.error());
    std::vector<Fact> facts;
    for (const journal::StoredEntry &entry : *entries)
        if (auto fact = factOf(entry))
            facts.push_back(std::move(*fact));
    return facts;
}

} // namespace incidents
