// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/environment/keys.h"

#include "models/environment/secretscan.h"
#include "models/environment/words.h"

#include <algorithm>

namespace environment {

namespace {

QStringList namesOf(std::span<const BoundKey> keys)
{
    QStringList names;
    for (const BoundKey &k : keys)
        names.append(QString::fromUtf8(k.name));
    return names;
}

const BoundKey *findBound(std::span<const BoundKey> keys, const QString &name)
{
    const auto it = std::find_if(keys.begin(), keys.end(), [&](const BoundKey &k) { return name == QLatin1String(k.name); });
    return it == keys.end() ? nullptr : &*it;
}

// Answers false when the key was probably meant for one that matters: "prt: 6432" must not become port 5432.
bool reportUnknown(Reading &reading, const Node &at, std::span<const BoundKey> keys,
                   const std::function<QString(const QString &)> &hint)
{
    const QString &name = at.text;
    if (isSecretKey(name)) {
        reading.error(at, Words::tr("the key %1 is for a secret; a shared file must not hold one").arg(Words::quote(name)),
                      Words::tr("remove it; %1").arg(whereSecretsGo()));
        return true;
    }
    const QStringList names = namesOf(keys);
    const QString meant = Words::nearest(name, names);
    QString remedy = meant.isEmpty() && hint ? hint(name) : QString();
    if (!meant.isEmpty())
        remedy = Words::tr("did you mean '%1'?").arg(meant);
    else if (remedy.isEmpty())
        remedy = Words::tr("remove it; the keys here are %1").arg(Words::list(names));
    reading.error(at, Words::tr("unknown key %1").arg(Words::quote(name)), remedy);
    const BoundKey *key = findBound(keys, meant);
    return !key || key->need == Need::Optional;
}

} // namespace

bool readBound(Reading &reading, const Node &node, const QString &what, std::span<const BoundKey> keys,
               const std::function<QString(const QString &)> &hint)
{
    if (!expectMapping(reading, node, what))
        return false;
    bool good = true;
    for (const Node::Entry &entry : node.entries)
        if (entry.key.kind == Node::Kind::Scalar && !findBound(keys, entry.key.text))
            good = reportUnknown(reading, entry.key, keys, hint) && good;
    for (const BoundKey &key : keys) {
        const QString name = QString::fromUtf8(key.name);
        if (const Node *value = node.find(name)) {
            const bool read = value->kind != Node::Kind::Refused && key.read(*value);
            good = good && (read || key.need == Need::Optional);
        } else if (key.need == Need::Required) {
            reading.error(node, Words::tr("%1: '%2' is missing").arg(what, name), Words::tr("add '%1:'").arg(name));
            good = false;
        }
    }
    return good;
}

void reportTwice(Reading &reading, const Node &at, const QString &id)
{
    const Node *place = at.find(u"id");
    reading.error(place ? *place : at, Words::tr("the id %1 is there twice").arg(Words::quote(id)),
                  Words::tr("rename one; the first one counts"));
}

namespace {

template <class T>
MappingKeys describe(const Keys<T> &table)
{
    MappingKeys out;
    out.mapping = QString::fromUtf8(table.mapping);
    for (const Key<T> &k : table.keys) {
        out.keys.append(QString::fromUtf8(k.name));
        if (k.need == Need::Required)
            out.required.append(QString::fromUtf8(k.name));
    }
    return out;
}

} // namespace

QList<MappingKeys> allKeys()
{
    return {describe(environmentKeys()), describe(tierKeys()),         describe(contactKeys()),
            describe(defaultsKeys()),    describe(targetKeys()),       describe(postgresKeys()),
            describe(pgbouncerKeys()),   describe(redisKeys()),        describe(httpKeys()),
            describe(hostKeys()),        describe(httpJsonKeys()),     describe(prometheusKeys()),
            describe(heartbeatKeys()),   describe(credentialKeys()),   describe(tlsKeys()),
            describe(thresholdKeys()),   describe(sqlMetricKeys()),    describe(redisKeyKeys()),
            describe(jsonMetricKeys()),  describe(prometheusMetricKeys()), describe(objectiveKeys()),
            describe(promiseKeys()),     describe(incidentTimesKeys()), describe(isolationKeys()),    describe(longMemoryKeys()),    describe(readerKeys()),    describe(policyCountKeys()),
            describe(policyTestKeys()),   describe(sharedJournalKeys()), describe(logPlaceKeys()), describe(backupKeys())};
}

} // namespace environment
