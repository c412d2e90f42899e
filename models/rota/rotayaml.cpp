// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/rota/rotayaml.h"

#include "models/base/paths.h"
#include "models/environment/secretscan.h"
#include "models/environment/words.h"
#include "models/rota/hoursyaml.h"
#include "models/rota/words.h"

#include <QFile>
#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace rota {

using environment::key;
using environment::Keys;
using environment::Need;
using environment::Node;
using environment::readMapping;
namespace codec = environment::codec;

namespace {

using Reader = environment::Reading;
constexpr QLatin1StringView kChannel("channel/");

struct Draft { // with what only the file knows: where names stand
    OnCall all;
    QByteArray zone;
    bool nightWritten = false;
    QList<std::pair<QString, environment::Location>> people, contacts, channels;
};

template <class T>
environment::Key<T> only(const char *name, Need need, std::function<bool(Reader &, const Node &, T &)> read)
{
    return {name, need, std::move(read), [](const T &) { return Node(); }};
}

template <class T, class Each>
bool eachOf(Reader &reading, const Node &node, const char *what, Each each)
{
    if (!environment::expectSequence(reading, node, QString::fromUtf8(what)))
        return false;
    for (const Node &item : node.items)
        each(item);
    return true;
}

bool readMoment(Reader &reading, const Node &node, const QByteArray &zone, base::WallTime &out)
{
    QString word;
    if (!environment::readWord(reading, node, word))
        return false;
    const auto at = momentOf(word, zone);
    if (!at)
        return environment::reportMistake(reading, node, {Words::tr("%1 is not a time").arg(environment::Words::quote(word)), Words::tr("write it as \"2026-12-24T18:00\"")});
    out = *at;
    return true;
}

bool readDay(Reader &reading, const Node &node, QDate &out)
{
    QString word;
    if (!environment::readWord(reading, node, word))
        return false;
    const QDate day = QDate::fromString(word, Qt::ISODate);
    if (!day.isValid())
        return environment::reportMistake(reading, node, {Words::tr("%1 is not a day").arg(environment::Words::quote(word)), Words::tr("write it as 2026-11-02")});
    out = day;
    return true;
}

bool readTurnLength(Reader &reading, const Node &node, Turns &turns)
{
    base::milliseconds value{};
    if (!codec::duration.read(reading, node, value))
        return false;
    const auto days = std::chrono::duration_cast<std::chrono::days>(value);
    if (days != value || days.count() < 1 || days.count() > 366)
        return environment::reportMistake(reading, node, {Words::tr("a turn lasts whole days, from 1 to 366"), Words::tr("write 1d, 7d, 2w ...")});
    turns.days = int(days.count());
    return true;
}

// One word or a list of them, each with its place.
void collect(const Reader &reading, const Node &node, QList<std::pair<QString, environment::Location>> &words)
{
    for (const Node &item : node.items)
        words.append({item.text, reading.location(item)});
    if (node.kind == Node::Kind::Scalar)
        words.append({node.text, reading.location(node)});
}

template <class T>
bool readHours(Reader &reading, const Node &node, const QByteArray &zone, std::optional<Hours> T::*member, T &object)
{
    Hours hours;
    hours.zone = zone;
    if (!readMapping(reading, node, hoursKeys(), hours))
        return false;
    object.*member = hours;
    return true;
}

bool readTurns(Reader &reading, const Node &node, Draft &draft, Rota &rota)
{
    const Keys<Turns> keys{"turns",
                           {only<Turns>("people", Need::Required, [&draft](Reader &r, const Node &n, Turns &t) {
                                for (const Node &item : n.items)
                                    draft.people.append({item.text, r.location(item)});
                                return codec::lines.read(r, n, t.people);
                            }),
                            only<Turns>("from", Need::Required, [](Reader &r, const Node &n, Turns &t) { return readDay(r, n, t.start); }),
                            only<Turns>("at", Need::Essential, [](Reader &r, const Node &n, Turns &t) { return readClock(r, n, t.at); }),
                            only<Turns>("every", Need::Essential, readTurnLength),
                            key("zone", &Turns::zone, zoneCodec, Need::Essential),
                            only<Turns>("hours", Need::Essential, [&draft](Reader &r, const Node &n, Turns &t) { return readHours(r, n, draft.zone, &Turns::hours, t); })}};
    return eachOf<Turns>(reading, node, "turns", [&](const Node &item) {
        Turns turns;
        turns.zone = draft.zone;
        if (readMapping(reading, item, keys, turns))
            rota.turns.append(turns);
    });
}

bool readShifts(Reader &reading, const Node &node, Draft &draft, Rota &rota)
{
    const Keys<Shift> keys{"shifts",
                           {only<Shift>("person", Need::Required, [&draft](Reader &r, const Node &n, Shift &s) {
                                draft.people.append({n.text, r.location(n)});
                                return codec::id.read(r, n, s.person);
                            }),
                            only<Shift>("from", Need::Required, [&draft](Reader &r, const Node &n, Shift &s) { return readMoment(r, n, draft.zone, s.from); }),
                            only<Shift>("until", Need::Required, [&draft](Reader &r, const Node &n, Shift &s) { return readMoment(r, n, draft.zone, s.until); })},
                           [](Reader &r, const Node &n, Shift &s) {
                               return s.from < s.until || environment::reportMistake(r, n, {Words::tr("the shift ends before it begins"), Words::tr("swap 'from' and 'until'")});
                           }};
    return eachOf<Shift>(reading, node, "shifts", [&](const Node &item) {
        Shift shift;
        if (readMapping(reading, item, keys, shift))
            rota.shifts.append(shift);
    });
}

bool readRotas(Reader &reading, const Node &node, Draft &draft)
{
    const Keys<Rota> keys{"rotas",
                          {key("id", &Rota::id, codec::id, Need::Required), key("title", &Rota::title, codec::line),
                           only<Rota>("turns", Need::Optional, [&draft](Reader &r, const Node &n, Rota &o) { return readTurns(r, n, draft, o); }),
                           only<Rota>("shifts", Need::Optional, [&draft](Reader &r, const Node &n, Rota &o) { return readShifts(r, n, draft, o); }),
                           only<Rota>("cover", Need::Optional, [&draft](Reader &r, const Node &n, Rota &o) { return readHours(r, n, draft.zone, &Rota::cover, o); })},
                          [](Reader &, const Node &, Rota &o) {
                              if (o.title.isEmpty())
                                  o.title = o.id;
                              return true;
                          }};
    return environment::readList(reading, node, keys, draft.all.rotas);
}

bool readLevels(Reader &reading, const Node &node, Draft &draft, Policy &policy)
{
    const Keys<Level> keys{"levels",
                           {only<Level>("contacts", Need::Required, [&draft](Reader &r, const Node &n, Level &l) {
                                collect(r, n, draft.contacts);
                                return codec::lines.read(r, n, l.contacts);
                            }),
                            key("wait", &Level::wait, codec::duration, Need::Essential)}};
    return eachOf<Level>(reading, node, "levels", [&](const Node &item) {
        Level level;
        if (readMapping(reading, item, keys, level))
            policy.levels.append(level);
    });
}

bool readPolicies(Reader &reading, const Node &node, Draft &draft)
{
    static constexpr environment::Choice<base::Severity> severities[] = {{"warning", base::Severity::Warning}, {"critical", base::Severity::Critical}};
    const Keys<Policy> keys{"escalation",
                            {key("id", &Policy::id, codec::id, Need::Required),
                             only<Policy>("severity", Need::Essential, [](Reader &r, const Node &n, Policy &p) {
                                 base::Severity severity{};
                                 const bool good = environment::readChoice(r, n, severity, severities);
                                 if (good)
                                     p.severity = severity;
                                 return good;
                             }),
                             key("services", &Policy::services, codec::lines, Need::Essential), key("environments", &Policy::environments, codec::lines, Need::Essential),
                             only<Policy>("hours", Need::Essential, [&draft](Reader &r, const Node &n, Policy &p) { return readHours(r, n, draft.zone, &Policy::hours, p); }),
                             only<Policy>("levels", Need::Required, [&draft](Reader &r, const Node &n, Policy &p) { return readLevels(r, n, draft, p); }),
                             only<Policy>("rounds", Need::Optional, [](Reader &r, const Node &n, Policy &p) {
                                 QString word;
                                 if (!environment::readWord(r, n, word))
                                     return false;
                                 const auto rounds = environment::parseInteger(word, 1, 10);
                                 if (!rounds)
                                     return environment::reportMistake(r, n, rounds.error());
                                 p.rounds = *rounds;
                                 return true;
                             })}};
    return environment::readList(reading, node, keys, draft.all.policies);
}

void checkNames(Reader &reading, const Draft &draft)
{
    QStringList people, contacts;
    for (const Person &p : draft.all.people)
        people << p.id;
    contacts = people;
    for (const Rota &r : draft.all.rotas)
        contacts << u"oncall/"_s + r.id;
    const auto look = [&reading](const QStringList &known, const auto &named, const QString &text) {
        for (const auto &[name, at] : named) {
            if (known.contains(name) || name.startsWith("channel/"_L1))
                continue;
            const QString meant = environment::Words::nearest(name, known);
            reading.error(at, text.arg(environment::Words::quote(name)),
                          meant.isEmpty() ? Words::tr("name one of %1").arg(environment::Words::list(known)) : environment::Words::tr("did you mean '%1'?").arg(meant));
        }
    };
    look(people, draft.people, Words::tr("there is no person %1"));
    look(contacts, draft.contacts, Words::tr("%1 is no person and no rota"));
}

bool readPeople(Reader &reading, const Node &node, Draft &draft)
{
    const Keys<Person> keys{"people",
                            {key("id", &Person::id, codec::id, Need::Required), key("name", &Person::name, codec::line),
                             only<Person>("channels", Need::Essential, [&draft](Reader &r, const Node &n, Person &p) {
                                 collect(r, n, draft.channels);
                                 return codec::lines.read(r, n, p.channels);
                             })},
                            [](Reader &, const Node &, Person &p) {
                                if (p.name.isEmpty())
                                    p.name = p.id;
                                return true;
                            }};
    return environment::readList(reading, node, keys, draft.all.people);
}

const Keys<Draft> &fileKeys()
{
    static const Keys<Draft> keys{"rota.yaml",
                                  {key("zone", &Draft::zone, zoneCodec, Need::Essential),
                                   only<Draft>("people", Need::Optional, [](Reader &r, const Node &n, Draft &d) { return readPeople(r, n, d); }),
                                   only<Draft>("rotas", Need::Optional, [](Reader &r, const Node &n, Draft &d) { return readRotas(r, n, d); }),
                                   only<Draft>("escalation", Need::Optional, [](Reader &r, const Node &n, Draft &d) { return readPolicies(r, n, d); }),
                                   only<Draft>("quiet", Need::Optional, [](Reader &r, const Node &n, Draft &d) { return readHours(r, n, d.zone, &OnCall::quiet, d.all); }),
                                   only<Draft>("night", Need::Optional, [](Reader &r, const Node &n, Draft &d) {
                                       Hours hours;
                                       hours.zone = d.zone;
                                       if (!readMapping(r, n, hoursKeys(), hours))
                                           return false;
                                       d.all.night = hours;
                                       d.nightWritten = true;
                                       return true;
                                   })}};
    return keys;
}

} // namespace

std::optional<base::WallTime> momentOf(const QString &text, const QByteArray &zone)
{
    static const QRegularExpression offset(u"(Z|[+-][0-9]{2}:?[0-9]{2})\\z"_s);
    const QDateTime at = QDateTime::fromString(text.trimmed(), Qt::ISODate);
    if (!at.isValid())
        return std::nullopt;
    if (offset.match(text.trimmed()).hasMatch())
        return wallTime(at);
    const auto place = zoneOf(zone);
    return place ? std::optional(wallTime(at.date(), at.time(), *place)) : std::nullopt;
}

bool OnCallRead::hasErrors() const
{
    return std::any_of(issues.begin(), issues.end(), [](const environment::Issue &i) { return i.kind == environment::Issue::Kind::Error; });
}

QString standardRotaFile()
{
    const QString folder = base::configFolder();
    return folder.isEmpty() ? QString() : folder + u"/rota.yaml"_s;
}

OnCallRead parseOnCall(const QByteArray &yaml, const QString &file)
{
    auto tree = environment::readYaml(yaml, file);
    Reader reading(file, {}, tree.issues);
    Draft draft;
    draft.all.file = file;
    if (tree.usable) {
        environment::refuseSecrets(tree.root, reading);
        readMapping(reading, tree.root, fileKeys(), draft);
        if (!draft.nightWritten)
            draft.all.night.zone = draft.zone;
        checkNames(reading, draft);
    }
    for (const auto &[contact, at] : std::as_const(draft.contacts))
        if (contact.startsWith(kChannel))
            draft.channels.append({contact.mid(kChannel.size()), at});
    return {draft.all, reading.takeIssues(), draft.channels};
}

void leaveOutUnknown(OnCallRead &read, const QStringList &known)
{
    for (const auto &[id, at] : std::as_const(read.channels)) {
        if (known.contains(id))
            continue;
        const QString meant = environment::Words::nearest(id, known);
        read.issues.append({environment::Issue::Kind::Error, at, Words::tr("there is no channel %1").arg(environment::Words::quote(id)),
                            !meant.isEmpty() ? environment::Words::tr("did you mean '%1'?").arg(meant)
                                             : known.isEmpty() ? Words::tr("write it into channels.yaml") : Words::tr("name one of %1").arg(environment::Words::list(known))});
    }
    for (Person &person : read.all.people)
        person.channels.removeIf([&known](const QString &id) { return !known.contains(id); });
    for (Policy &policy : read.all.policies)
        for (Level &level : policy.levels)
            level.contacts.removeIf([&known](const QString &contact) { return contact.startsWith(kChannel) && !known.contains(contact.mid(kChannel.size())); });
}

OnCallRead readOnCall(const QString &path)
{
    QFile file(path);
    OnCallRead none;
    none.all.file = path;
    if (path.isEmpty() || !file.exists())
        return none;
    if (!file.open(QIODevice::ReadOnly)) {
        none.issues.append({environment::Issue::Kind::Error, {path, 0, 0}, Words::tr("the file cannot be read: %1").arg(file.errorString()), Words::tr("check its permissions")});
        return none;
    }
    return parseOnCall(file.read((1 << 20) + 1), path);
}

} // namespace rota
