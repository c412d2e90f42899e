// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/paging/written.h"

#include "models/journal/journalfile.h"
#include "models/notify/outboxfile.h"
#include "models/rota/rotafile.h"
#include "models/rota/rotayaml.h"

#include <QCoreApplication>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace paging {

namespace {

QString orStandard(const QString &given, const QString &standard) { return given.isEmpty() ? standard : given; }

} // namespace

QString Files::channelsFile() const { return orStandard(channels, notify::standardChannelsFile()); }
QString Files::rotaFile() const { return orStandard(rota, rota::standardRotaFile()); }
QString Files::arrangedFile() const { return orStandard(arranged, rota::standardArrangedFile()); }
QString Files::outboxFile(const QString &environment) const { return orStandard(outbox, notify::standardOutboxFile(environment)); }
QString Files::journalFile() const { return orStandard(journal, journal::standardFile()); }

QString stampOf(const Files &files)
{
    QString stamp;
    for (const QString &file : {files.channelsFile(), files.rotaFile(), files.arrangedFile()}) {
        const QFileInfo info(file);
        stamp += u"%1 %2\n"_s.arg(info.lastModified().toMSecsSinceEpoch()).arg(info.size());
    }
    return stamp;
}

namespace {

// A file that somebody is just writing must not forget whom to tell, nor what they were told.
void goOnWith(const notify::Channels &before, notify::Channels &now)
{
    QStringList missing;
    for (const notify::Channel &channel : before.all)
        if (!now.find(channel.id))
            missing << channel.id;
    for (notify::Channel &channel : now.all)
        if (const notify::Channel *was = before.find(channel.id); was && channel.fallback.isEmpty() && missing.contains(was->fallback))
            channel.fallback = was->fallback;
    for (const QString &id : std::as_const(missing))
        now.all.append(*before.find(id));
    if (!now.heartbeat.wanted())
        now.heartbeat = before.heartbeat;
}

} // namespace

notify::Channels channelsFor(notify::Channels channels, const QString &environment)
{
    const auto others = [&environment](const QStringList &those) { return !those.isEmpty() && !those.contains(environment); };
    for (notify::Channel &channel : channels.all)
        if (others(channel.environments))
            channel.hookKeys.clear();
    if (others(channels.heartbeat.environments))
        channels.heartbeat = {};
    return channels;
}

Written readWritten(const Files &files, const std::optional<Written> &before)
{
    Written w;
    w.stamp = stampOf(files);
    const QString channels = files.channelsFile();
    notify::ChannelsRead read = notify::readChannels(channels);
    w.sure = !read.hasErrors();
    w.channels = std::move(read.channels);
    w.issues = std::move(read.issues);
    w.there = QFileInfo::exists(channels);
    if (before && before->there && !w.there) {
        w.sure = false;
        w.there = true;
        w.issues.append({environment::Issue::Kind::Error, {channels, 0, 0}, QCoreApplication::translate("paging", "the file is gone"),
                         QCoreApplication::translate("paging", "what it said is in force until the program ends; for no channel at all write: channels: []")});
    }
    if (before && !w.sure)
        goOnWith(before->channels, w.channels);
    if (files.desktop && !w.there) {
        notify::Channel desktop;
        desktop.id = u"desktop"_s;
        desktop.title = desktop.id;
        desktop.kind = notify::ChannelKind::Desktop;
        w.channels.all.append(desktop);
    }
    rota::OnCallRead onCall = rota::readOnCall(files.rotaFile());
    QStringList known;
    for (const notify::Channel &channel : std::as_const(w.channels.all))
        known << channel.id;
    rota::leaveOutUnknown(onCall, known);
    w.issues += onCall.issues;
    w.onCall = std::move(onCall.all);
    if (auto arranged = rota::readArranged(files.arrangedFile())) {
        for (const QString &sentence : arranged->leaveOutUnknown(w.onCall, base::Clock::system().wallNow()))
            w.issues.append({environment::Issue::Kind::Warning, {files.rotaFile()}, sentence, {}});
        w.overrides = arranged->overrides;
        w.onCall = rota::withImported(std::move(w.onCall), *arranged);
    }
    return w;
}

} // namespace paging
