// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/environment/change.h"

#include "models/environment/filereplace.h"
#include "models/environment/keys.h"
#include "models/environment/listitem.h"
#include "models/environment/mappingedit.h"
#include "models/environment/parser.h"
#include "models/environment/readerentry.h"
#include "models/environment/refusal.h"
#include "models/environment/tiertext.h"
#include "models/environment/words.h"
#include "models/environment/writer.h"

#include <algorithm>

namespace environment {

namespace {

using Text = base::Result<QByteArray>;

std::unexpected<base::Error> byHand(const Target &target)
{
    return refuse(Words::tr("the entry of %1 is written in a way that cannot be changed from here").arg(Words::quote(target.id)),
                  Words::tr("change it by hand; the file is as it was"));
}

bool saysTheSame(const Environment &a, const Environment &b)
{
    return a.name == b.name && a.title == b.title && a.kind == b.kind && a.tiers == b.tiers && a.targets == b.targets
        && a.contacts == b.contacts && a.objectives == b.objectives && a.promises == b.promises && a.incidentTimes == b.incidentTimes;
}

QString viaOf(const Target &target)
{
    const auto *heartbeat = std::get_if<HeartbeatSettings>(&target.settings);
    return heartbeat ? heartbeat->via : watchedThrough(target);
}

void setVia(Target &target, const QString &id)
{
    if (auto *heartbeat = std::get_if<HeartbeatSettings>(&target.settings))
        heartbeat->via = id;
    else if (auto *postgres = std::get_if<PostgresSettings>(&target.settings))
        postgres->via = id;
}

// The entry of the reader's password followed from the id: from now on it is written.
Target keepingReader(const ReplaceTarget &change)
{
    Target after = change.after;
    const auto *was = std::get_if<PostgresSettings>(&change.before.settings);
    auto *is = std::get_if<PostgresSettings>(&after.settings);
    if (was && is && after.id != change.before.id && is->reader == was->reader && is->reader.credential.source == Credential::Source::Keyring
        && is->reader.credential.key.isEmpty())
        is->reader.credential.key = readerEntry(change.before.id);
    return after;
}

class ChangedFile {
public:
    ChangedFile(QByteArray yaml, QString file, const MetricLookup &lookup)
        : m_yaml(std::move(yaml)), m_file(std::move(file)), m_lookup(lookup), m_before(parse(m_yaml, m_file, lookup))
    {
        if (m_before.environment)
            m_wanted = *m_before.environment;
    }

    Text operator()(const AddTargets &change)
    {
        Text text = withTiers(change.tiers);
        for (const Target &target : change.targets) {
            if (!text)
                return text;
            text = addTarget(*text, target, m_file);
        }
        return text; // addTarget() has looked
    }

    Text operator()(const ReplaceTarget &change)
    {
        const Text ready = expected(change.before);
        if (!ready)
            return ready;
        const QString &id = change.before.id, &newId = change.after.id;
        if (id != newId && m_wanted.find(newId))
            return refuse(Words::tr("there is a target %1 already").arg(Words::quote(newId)), Words::tr("choose another id"));
        const Text text = withTiers(change.tiers);
        if (!text)
            return text;
        for (Target &target : m_wanted.targets)
            if (target.id == id)
                target = keepingReader(change);
            else
                follow(target, id, newId);
        for (Objective &objective : m_wanted.objectives)
            objective.target = objective.target == id ? newId : objective.target;
        for (Promise &promise : m_wanted.promises)
            promise.target = promise.target == id ? newId : promise.target;

        const YamlTree tree = readYaml(*text, {});
        TextEdits edits(*text);
        const auto items = listItems(edits, tree.root.find(u"targets"));
        if (!items)
            return byHand(change.before);
        bool good = true;
        for (const ListItem &item : *items) {
            const Target *found = m_before.environment->find(item.id());
            const Target *wanted = found ? m_wanted.find(found->id == id ? newId : found->id) : nullptr;
            if (!found || !wanted)
                continue;
            Target was = *found;
            const Node *credential = item.node->find(u"credential");
            if (was.id == id && id != newId && was.credential.source == Credential::Source::Keyring && credential && !credential->find(u"key"))
                was.credential.key.clear(); // it followed from the id: from now on it is written
            good = editMapping(edits, *item.node, item.limit, writeTarget(was), writeTarget(*wanted)) && good;
        }
        for (const auto list : {u"objectives", u"promises"})
            if (const Node *entries = tree.root.find(list); entries && id != newId)
                for (const Node &entry : entries->items)
                    if (const Node *named = entry.find(u"target"); named && named->text == id)
                        good = editWord(edits, *named, newId) && good;
        return good ? checked(edits, change.before) : byHand(change.before);
    }

    Text operator()(const RemoveTarget &change)
    {
        const Text ready = expected(change.before);
        if (!ready)
            return ready;
        const QString &id = change.before.id;
        if (const QString user = whoNeeds(id); !user.isEmpty())
            return refuse(Words::tr("%1 still needs the target %2").arg(Words::quote(user), Words::quote(id)),
                          Words::tr("change or remove that entry of the environment file first"));
        m_wanted.targets.removeIf([&id](const Target &t) { return t.id == id; });
        for (Target &target : m_wanted.targets)
            target.edges.removeIf([&id](const Edge &e) { return e.to == id; });

        const YamlTree tree = readYaml(m_yaml, {});
        TextEdits edits(m_yaml);
        const auto items = listItems(edits, tree.root.find(u"targets"));
        if (!items)
            return byHand(change.before);
        bool good = true;
        for (const ListItem &item : *items) {
            const Target *was = m_before.environment->find(item.id());
            if (was && was->id == id) {
                const bool emptyAbove = item.first > 1 && edits.line(item.first - 1).trimmed().isEmpty();
                const bool emptyBelow = item.limit > edits.lines() || edits.line(item.limit).trimmed().isEmpty();
                edits.replace(edits.startOf(item.first - (emptyAbove && emptyBelow ? 1 : 0)), edits.startOf(item.limit), {});
            } else if (was) {
                good = editMapping(edits, *item.node, item.limit, writeTarget(*was), writeTarget(*m_wanted.find(was->id))) && good;
            }
        }
        return good ? checked(edits, change.before) : byHand(change.before);
    }

    Text operator()(const ArrangeTiers &change)
    {
        if (!m_before.environment)
            return unusable();
        if (m_before.environment->tiers != change.before)
            return refuse(Words::tr("the tiers in the file were changed meanwhile"), Words::tr("nothing was saved; look again and repeat the change"));
        for (const Target &target : m_wanted.targets)
            if (!target.tier.isEmpty() && std::none_of(change.after.begin(), change.after.end(), [&](const Tier &t) { return t.id == target.tier; }))
                return refuse(Words::tr("the tier %1 still has targets").arg(Words::quote(target.tier)), Words::tr("move them to another tier first"));
        m_wanted.tiers = change.after;
        const Text text = arrangeTiers(m_yaml, change.before, change.after);
        return text ? checked(*text, Words::tr("the tiers cannot be written into the file")) : text;
    }

private:
    static std::unexpected<base::Error> unusable()
    {
        return refuse(Words::tr("the environment file cannot be read"), Words::tr("correct it first, then try again"));
    }

    // The text, when the file still says of the target what the person saw.
    Text expected(const Target &target)
    {
        if (!m_before.environment)
            return unusable();
        const Target *now = m_before.environment->find(target.id);
        if (!now)
            return refuse(Words::tr("the file has no target %1 any more").arg(Words::quote(target.id)),
                          Words::tr("somebody removed or renamed it meanwhile; nothing was saved"));
        if (!(*now == target))
            return refuse(Words::tr("the entry of %1 was changed in the file meanwhile").arg(Words::quote(target.id)),
                          Words::tr("nothing was saved and their text stands; close this, look at the new figures and edit again"));
        return m_yaml;
    }

    Text withTiers(const QList<Tier> &added)
    {
        QList<Tier> tiers = m_wanted.tiers;
        for (const Tier &tier : added)
            if (std::none_of(tiers.begin(), tiers.end(), [&](const Tier &t) { return t.id == tier.id; }))
                tiers.append(tier);
        if (tiers == m_wanted.tiers)
            return m_yaml;
        if (m_yaml.trimmed().isEmpty())
            m_yaml = newEnvironment();
        Text text = arrangeTiers(m_yaml, m_wanted.tiers, tiers);
        m_wanted.tiers = tiers;
        return text;
    }

    static void follow(Target &target, const QString &id, const QString &newId)
    {
        for (Edge &edge : target.edges)
            edge.to = edge.to == id ? newId : edge.to;
        if (viaOf(target) == id)
            setVia(target, newId);
    }

    [[nodiscard]] QString whoNeeds(const QString &id) const
    {
        for (const Target &target : m_wanted.targets)
            if (viaOf(target) == id)
                return target.id;
        for (const Objective &objective : m_wanted.objectives)
            if (objective.target == id)
                return objective.id;
        for (const Promise &promise : m_wanted.promises)
            if (promise.target == id)
                return promise.id;
        return {};
    }

    Text checked(const TextEdits &edits, const Target &target) const
    {
        const auto text = edits.applied();
        return text ? checked(*text, Words::tr("the change of %1 cannot be written into the file").arg(Words::quote(target.id))) : byHand(target);
    }

    Text checked(const QByteArray &text, const QString &cannot) const
    {
        const ParseResult after = parse(text, m_file, m_lookup);
        if (after.environment && saysTheSame(*after.environment, m_wanted) && after.errors() <= m_before.errors())
            return text;
        const bool worse = after.errors() > m_before.errors();
        return refuse(cannot, worse ? issueLine(after.issues.last()) : Words::tr("change it by hand; the file is as it was"));
    }

    QByteArray m_yaml;
    const QString m_file;
    const MetricLookup &m_lookup;
    const ParseResult m_before;
    Environment m_wanted;
};

} // namespace

base::Result<QByteArray> changed(const QByteArray &yaml, const QString &file, const Change &change, const MetricLookup &lookup)
{
    return std::visit(ChangedFile(yaml, file, lookup), change);
}

base::Result<> saveChange(const QString &path, const Change &change, const MetricLookup &lookup)
{
    return replaceFile(path, [&](const QByteArray &before) { return changed(before, path, change, lookup); });
}

} // namespace environment
