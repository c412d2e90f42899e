// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/alerts/wishfile.h"

#include "models/alerts/words.h"
#include "models/base/paths.h"

#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLockFile>
#include <QSaveFile>

#include <array>
#include <functional>

using namespace Qt::StringLiterals;

namespace alerts {

namespace {

constexpr int kWishLock = 2000; // ms
constexpr qint64 kMostWishBytes = qint64(1) << 20;
constexpr std::array kKindWords{"silence"_L1, "maintenance"_L1, "acknowledge"_L1};

base::Error notKept(const QString &file, const QString &why)
{
    return {base::Errc::Io, why.toStdString(), {}, say(QT_TRANSLATE_NOOP("alerts", "keep silences in %1")).arg(file).toStdString(),
            say(QT_TRANSLATE_NOOP("alerts", "Free space or make the file writable; what is not on disk does not hold.")).toStdString()};
}

qint64 wishMs(base::WallTime at) { return std::chrono::duration_cast<std::chrono::milliseconds>(at.time_since_epoch()).count(); }
base::WallTime wishTime(const QJsonValue &ms) { return base::fromMilliseconds(ms.toInteger()); }

QByteArray lineOf(const Wish &wish)
{
    QJsonArray matchers;
    for (const Matcher &matcher : wish.matchers)
        matchers.append(textOf(matcher));
    QJsonObject o{{u"kind"_s, kKindWords[std::size_t(wish.kind)]}, {u"id"_s, wish.id}, {u"scope"_s, wish.scope}, {u"matchers"_s, matchers},
                  {u"key"_s, wish.key}, {u"worst"_s, wish.worst == base::Severity::Critical ? u"critical"_s : u"warning"_s},
                  {u"who"_s, wish.who}, {u"reason"_s, wish.reason}, {u"at"_s, wishMs(wish.at)}, {u"from"_s, wishMs(wish.from)}, {u"until"_s, wishMs(wish.until)}};
    if (wish.elsewhere)
        o.insert(u"elsewhere"_s, true);
    return QJsonDocument(o).toJson(QJsonDocument::Compact) + '\n';
}

std::optional<Wish> wishIn(const QByteArray &line)
{
    const QJsonObject o = QJsonDocument::fromJson(line).object();
    const QString word = o.value(u"kind"_s).toString();
    const auto kind = std::ranges::find(kKindWords, word);
    if (kind == kKindWords.end())
        return {};
    Wish wish;
    wish.kind = Wish::Kind(kind - kKindWords.begin());
    wish.id = o.value(u"id"_s).toString();
    wish.scope = o.value(u"scope"_s).toString();
    for (const QJsonValue &text : o.value(u"matchers"_s).toArray()) {
        const auto matcher = matcherOf(text.toString());
        if (!matcher)
            return {}; // without one of its conditions it would hold for more
        wish.matchers.append(*matcher);
    }
    wish.key = o.value(u"key"_s).toString();
    wish.worst = o.value(u"worst"_s) == u"critical"_s ? base::Severity::Critical : base::Severity::Warning;
    wish.who = o.value(u"who"_s).toString();
    wish.reason = o.value(u"reason"_s).toString();
    wish.at = wishTime(o.value(u"at"_s));
    wish.from = wishTime(o.value(u"from"_s));
    wish.until = wishTime(o.value(u"until"_s));
    wish.elsewhere = o.value(u"elsewhere"_s).toBool();
    if (wish.id.isEmpty() || wish.scope.isEmpty() || objectionTo(wish, wish.from))
        return {};
    return wish;
}

base::Result<void> changeWishes(const QString &file, base::WallTime now, const std::function<base::Result<void>(QList<Wish> &)> &body)
{
    if (file.isEmpty())
        return std::unexpected(notKept(file, say(QT_TRANSLATE_NOOP("alerts", "there is no folder for the state"))));
    if (auto made = base::ensureFolder(QFileInfo(file).path()); !made)
        return made;
    QLockFile lock(file + u".lock"_s);
    if (!lock.tryLock(kWishLock))
        return std::unexpected(notKept(file, say(QT_TRANSLATE_NOOP("alerts", "another program is writing it"))));
    auto all = readWishes(file, now);
    if (!all)
        return std::unexpected(std::move(all).error());
    const QList<Wish> before = *all;
    if (auto done = body(*all); !done || *all == before)
        return done;
    QByteArray text;
    for (const Wish &wish : *all)
        text += lineOf(wish);
    QSaveFile out(file);
    if (!out.open(QIODevice::WriteOnly) || !out.setPermissions(QFile::ReadOwner | QFile::WriteOwner) || out.write(text) != text.size() || !out.commit())
        return std::unexpected(notKept(file, out.errorString()));
    return {};
}

} // namespace

QString standardWishes()
{
    const QString folder = base::stateFolder();
    return folder.isEmpty() ? QString() : folder + u"/alert-silences.jsonl"_s;
}

base::Result<QList<Wish>> readWishes(const QString &file, base::WallTime now)
{
    QList<Wish> all;
    QFile in(file);
    if (file.isEmpty() || !in.exists())
        return all;
    if (!in.open(QIODevice::ReadOnly))
        return std::unexpected(notKept(file, in.errorString()));
    for (const QByteArray &line : in.read(kMostWishBytes).split('\n'))
        if (const auto wish = line.isEmpty() ? std::nullopt : wishIn(line); wish && wish->until > now && all.size() < kMostWishes)
            all.append(*wish);
    return all;
}

base::Result<void> keepWish(const QString &file, const Wish &wish, base::WallTime now)
{
    return changeWishes(file, now, [&](QList<Wish> &all) -> base::Result<void> {
        all.removeIf([&](const Wish &w) {
            return w.id == wish.id || (wish.kind == Wish::Kind::Acknowledge && w.kind == wish.kind && w.key == wish.key && w.scope == wish.scope);
        });
        if (all.size() >= kMostWishes)
            return std::unexpected(notKept(file, say(QT_TRANSLATE_NOOP("alerts", "there are %1 already, no more can be")).arg(kMostWishes)));
        all.append(wish);
        return {};
    });
}

base::Result<Wish> endWish(const QString &file, const QString &scope, const QString &id, base::WallTime now)
{
    Wish ended;
    const auto done = changeWishes(file, now, [&](QList<Wish> &all) -> base::Result<void> {
        const auto meant = [&](const Wish &w) { return w.scope == scope && w.id.startsWith(id); };
        if (id.isEmpty() || std::ranges::count_if(all, meant) != 1)
            return base::fail(base::Errc::Absent, say(QT_TRANSLATE_NOOP("alerts", "There is none, or more than one, whose id begins so.")).toStdString());
        const auto at = std::ranges::find_if(all, meant);
        ended = *at;
        all.erase(at);
        return {};
    });
    if (!done)
        return std::unexpected(done.error());
    return ended;
}

base::Result<int> bringWishes(const QString &file, const QList<Wish> &said, const QList<std::pair<QString, QString>> &ended, base::WallTime now)
{
    int left = 0;
    const auto done = changeWishes(file, now, [&](QList<Wish> &all) -> base::Result<void> {
        const auto isEnded = [&ended](const Wish &w) { return std::ranges::any_of(ended, [&w](const auto &e) { return w.scope == e.first && w.id.startsWith(e.second); }); };
        qint64 bytes = 0;
        for (const Wish &wish : std::as_const(all))
            bytes += lineOf(wish).size();
        for (const Wish &wish : said) {
            const auto same = [&wish](const Wish &w) { return w.kind == Wish::Kind::Acknowledge && w.kind == wish.kind && w.key == wish.key && w.scope == wish.scope; };
            const auto known = [&](const Wish &w) { return w.id == wish.id || (same(w) && w.at >= wish.at); };
            if (wish.until <= now || std::ranges::any_of(all, known))
                continue;
            const bool replaces = all.removeIf(same) > 0;
            bytes += lineOf(wish).size();
            if (!replaces && (all.size() >= kMostWishes / 2 || bytes > kMostWishBytes / 2))
                ++left;
            else
                all.append(wish);
        }
        all.removeIf(isEnded);
        return {};
    });
    if (!done)
        return std::unexpected(done.error());
    return left;
}

} // namespace alerts
