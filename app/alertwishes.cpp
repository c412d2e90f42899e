// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/alertwishes.h"

#include "app/alertlook.h"
#include "app/exitcode.h"
#include "app/terminal.h"
#include "models/alerts/alertdesk.h"
#include "models/alerts/wishlines.h"
#include "models/alerts/words.h"
#include "models/base/moment.h"
#include "models/base/plainjson.h"
#include "models/environment/scalars.h"
#include "models/secrets/desktopsecrets.h"

#include <QCoreApplication>
#include <QEventLoop>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTimer>

#include <cstdio>

using namespace Qt::StringLiterals;

namespace app {

namespace {

constexpr std::chrono::seconds kWishAnswer{15};

struct AlertWishes {
    Q_DECLARE_TR_FUNCTIONS(AlertWishes)
};

// Until when: --for after its beginning, or --until; an acknowledgement needs neither.
std::optional<base::WallTime> endOf(const WatchOptions &options, base::WallTime from, bool acknowledges)
{
    if (options.parser.isSet(u"for"_s)) {
        const auto length = environment::parseDuration(options.parser.value(u"for"_s));
        return length ? std::optional(from + *length) : std::nullopt;
    }
    if (options.parser.isSet(u"until"_s))
        return base::momentIn(options.parser.value(u"until"_s));
    return acknowledges ? std::optional(from + alerts::kAcknowledgement) : std::nullopt;
}

// Does it and waits for how it ended. Runs its own event loop, of main.
int carryOut(const environment::EnvironmentPtr &environment, const std::function<void(alerts::AlertDesk &)> &what)
{
    watch::Feed feed([](flow::Reactor &reactor) { return secrets::makeSecretSource(reactor); });
    auto quiet = std::make_shared<environment::Environment>(*environment);
    quiet->targets.clear(); // nothing has to be watched for it
    feed.setEnvironment(quiet);
    alerts::AlertDesk desk(feed, operate::Bookkeeping::open(feed, terminalChain()), alerts::standardWishes());
    QEventLoop loop;
    QObject::connect(&desk, &alerts::AlertDesk::refused, &loop, [&loop](const base::Error &error) {
        complain(error);
        loop.exit(error.code == base::Errc::Absent ? Findings : error.code == base::Errc::Invalid ? Usage : NotDone);
    });
    QObject::connect(&desk, &alerts::AlertDesk::done, &loop, [&loop](const QString &id) {
        std::printf("%s\n", qPrintable(base::Untrusted(id).visible()));
        loop.exit(Good);
    });
    QTimer::singleShot(kWishAnswer, &loop, [&loop] { loop.exit(refuse(NotDone, AlertWishes::tr("The disk did not answer in time; the journal says what was done."))); });
    QTimer::singleShot(0, &loop, [&] { what(desk); });
    return loop.exec();
}

int preview(const environment::EnvironmentPtr &environment, const WatchOptions &options, alerts::Wish wish)
{
    wish.scope = environment->name;
    const base::WallTime now = base::Clock::system().wallNow();
    const alerts::Preview shown = alerts::previewOf(wish, alertsOf(environment, options).all, now);
    if (options.json()) {
        const QJsonObject object{{u"hides"_s, QJsonArray::fromStringList(shown.names)}, {u"count"_s, shown.names.size()}, {u"notCovered"_s, shown.beyond}};
        std::printf("%s\n", base::plainJson(QJsonDocument(object).toJson(QJsonDocument::Compact)).constData());
    } else {
        std::printf("%s\n", qPrintable(shown.head));
        for (const QString &name : shown.names)
            std::printf("  %s\n", qPrintable(base::Untrusted(name).visible()));
        if (!shown.beyond.isEmpty())
            std::printf("%s\n", qPrintable(shown.beyond));
    }
    wish.who = u"?"_s; // filled in when it is kept
    if (wish.reason.isEmpty())
        wish.reason = u"?"_s;
    if (const auto against = alerts::objectionTo(wish, now)) {
        complain(*against);
        return Usage;
    }
    return Good;
}

int listWishes(const environment::Environment &environment, bool json)
{
    const auto all = alerts::readWishes(alerts::standardWishes(), base::Clock::system().wallNow());
    if (!all) {
        complain(all.error());
        return NotDone;
    }
    for (const alerts::Wish &wish : *all) {
        if (wish.scope != environment.name)
            continue;
        const QString sentence = alerts::sentenceOf(wish);
        if (json)
            std::printf("%s\n", base::plainJson(QJsonDocument(QJsonObject{{u"id"_s, wish.id}, {u"act"_s, alerts::actOf(wish.kind)}, {u"says"_s, sentence}}).toJson(QJsonDocument::Compact)).constData());
        else
            std::printf("%s\n", qPrintable(sentence));
    }
    return Good;
}

} // namespace

void addWishOptions(WatchOptions &options)
{
    options.parser.addOption({{u"reason"_s, u"note"_s}, AlertWishes::tr("Why; stands beside it and in the journal."), u"TEXT"_s});
    options.parser.addOption({u"for"_s, AlertWishes::tr("How long, as 2h: a silence 7d at most, 4h when it covers critical ones; maintenance 24h; ack 24h (default 30min)."), u"DURATION"_s});
    options.parser.addOption({u"from"_s, AlertWishes::tr("From when on, as 2026-11-27T22:00:00Z (default: now)."), u"TIME"_s});
    options.parser.addOption({u"until"_s, AlertWishes::tr("Until when, as 2026-11-27T23:00:00Z."), u"TIME"_s});
    options.parser.addOption({u"preview"_s, AlertWishes::tr("Only say which of the active alerts a silence or a window would hide; nothing is kept.")});
    options.parser.addOption({u"severity"_s, AlertWishes::tr("A silence covers up to warning (default) or critical ones."), u"SEVERITY"_s});
}

int runWish(const environment::EnvironmentPtr &environment, const WatchOptions &options, const QString &word, const QStringList &named)
{
    if (word == u"silences")
        return listWishes(*environment, options.json());
    if (word == u"release")
        return carryOut(environment, [id = named.first()](alerts::AlertDesk &desk) { desk.release(id); });
    alerts::Wish wish;
    const base::WallTime now = base::Clock::system().wallNow();
    wish.kind = word == u"ack" ? alerts::Wish::Kind::Acknowledge : word == u"silence" ? alerts::Wish::Kind::Silence : alerts::Wish::Kind::Maintenance;
    wish.reason = options.parser.value(u"reason"_s);
    const auto from = options.parser.isSet(u"from"_s) ? base::momentIn(options.parser.value(u"from"_s)) : std::optional(now);
    const auto until = from ? endOf(options, *from, wish.kind == alerts::Wish::Kind::Acknowledge) : std::nullopt;
    if (!from || !until)
        return refuse(Usage, AlertWishes::tr("--for says how long (as 2h), or --until when it ends (as 2026-11-27T08:00:00Z); --from is a time as well"));
    wish.from = *from;
    wish.until = *until;
    const QString severity = options.parser.value(u"severity"_s);
    if (!severity.isEmpty() && severity != u"warning" && severity != u"critical")
        return refuse(Usage, AlertWishes::tr("--severity is warning or critical"));
    const bool critical = severity == u"critical" || (severity.isEmpty() && wish.kind == alerts::Wish::Kind::Maintenance);
    wish.worst = critical ? base::Severity::Critical : base::Severity::Warning;
    const bool acknowledges = wish.kind == alerts::Wish::Kind::Acknowledge;
    if (options.parser.isSet(u"preview"_s) && acknowledges)
        return refuse(Usage, AlertWishes::tr("--preview is of silence and maintenance"));
    if (!acknowledges) {
        for (const QString &text : named) {
            const auto matcher = alerts::matcherOf(text);
            if (!matcher) {
                complain(matcher.error());
                return Usage;
            }
            wish.matchers.append(*matcher);
        }
        if (options.parser.isSet(u"preview"_s))
            return preview(environment, options, wish);
    } else {
        const AlertLook look = alertsOf(environment, options);
        const alerts::Alert *alert = look.find(named.first());
        if (!alert || !alert->active())
            return refuse(Findings, AlertWishes::tr("No active alert, or more than one, has a key that begins so."));
        wish.key = alert->key;
        wish.worst = alert->severity;
    }
    return carryOut(environment, [wish](alerts::AlertDesk &desk) { desk.keep(wish); });
}

} // namespace app
