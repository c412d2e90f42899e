// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/operate/targetact.h"

#include "models/acts/fileact.h"
#include "models/watch/metriclookup.h"

using namespace Qt::StringLiterals;

namespace operate {

namespace {

// Which parts differ; what they say is the file's own business.
QString partsOf(const environment::Target &before, const environment::Target &after)
{
    QStringList parts;
    const auto add = [&parts](bool differs, const QString &part) {
        if (differs)
            parts << part;
    };
    add(before.title != after.title, u"title"_s);
    add(before.kind != after.kind, u"kind"_s);
    add(before.settings != after.settings, u"settings"_s);
    add(before.credential != after.credential, u"credential"_s);
    add(before.edges != after.edges, u"edges"_s);
    add(before.thresholds != after.thresholds, u"thresholds"_s);
    add(before.hotInterval != after.hotInterval || before.coldInterval != after.coldInterval || before.deadline != after.deadline, u"intervals"_s);
    add(before.contact != after.contact, u"contact"_s);
    add(before.log != after.log, u"log"_s);
    return parts.join(u", "_s);
}

struct TargetRequest {
    acts::Request request;

    void operator()(const environment::AddTargets &added)
    {
        request.act = u"target.add"_s;
        QStringList ids;
        for (const environment::Target &target : added.targets)
            ids << target.id;
        if (ids.size() == 1)
            request.target = ids.first();
        else
            request.details = u"targets: "_s + ids.join(u", "_s);
    }
    void operator()(const environment::ReplaceTarget &replaced)
    {
        request.act = u"target.change"_s;
        request.target = replaced.after.id;
        QStringList lines;
        if (replaced.before.id != replaced.after.id)
            lines << u"was called: "_s + replaced.before.id;
        if (replaced.before.tier != replaced.after.tier)
            lines << u"tier: "_s + replaced.before.tier + u" -> "_s + replaced.after.tier;
        if (const QString parts = partsOf(replaced.before, replaced.after); !parts.isEmpty())
            lines << u"changed: "_s + parts;
        request.details = lines.join(u'\n');
    }
    void operator()(const environment::RemoveTarget &removed)
    {
        request.act = u"target.remove"_s;
        request.target = removed.before.id;
    }
    void operator()(const environment::ArrangeTiers &)
    {
        request.act = u"target.change"_s;
        request.details = u"changed: tiers"_s;
    }
};

} // namespace

acts::Request requestOf(const environment::Change &change)
{
    TargetRequest out;
    std::visit(out, change);
    return out.request;
}

flow::Task<base::Result<void>> actOnTarget(flow::Reactor &reactor, flow::BlockingPool &pool, acts::Dispatcher &dispatcher, QString file,
                                           environment::Change change, QString environment, QString actor)
{
    acts::Request request = requestOf(change);
    request.environment = environment;
    request.actor = actor;
    const std::function<base::Result<void>()> write = [file, change] { return environment::saveChange(file, change, watch::metricLookup()); };
    auto acting = acts::actOnFile(reactor, pool, dispatcher, std::move(request), write);
    co_return co_await std::move(acting);
}

} // namespace operate
