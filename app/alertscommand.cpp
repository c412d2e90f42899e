// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/alertscommand.h"

#include "app/alertlook.h"
#include "app/alertwishes.h"
#include "app/exitcode.h"
#include "app/terminal.h"
#include "models/alerts/rulebook.h"
#include "models/alerts/words.h"
#include "models/base/plainjson.h"
#include "models/health/wording.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>

#include <cstdio>

using namespace Qt::StringLiterals;

namespace app {

namespace {

constexpr std::chrono::hours kRecent{1};

struct AlertsCommand {
    Q_DECLARE_TR_FUNCTIONS(AlertsCommand)
};

void printAlert(const alerts::Alert &alert)
{
    const QString mark = alerts::quietBecause(alert);
    std::printf("%s  %-9s %-8s %s%s\n", qPrintable(alert.key.left(12)), qPrintable(alerts::stateWord(alert.state)), qPrintable(alerts::severityWord(alert.severity)),
                qPrintable(alert.sentence), qPrintable(mark.isEmpty() ? QString() : u" ["_s + mark + u']'));
}

int listAlerts(const AlertLook &look, bool all, bool json)
{
    const base::WallTime now = base::Clock::system().wallNow();
    int firing = 0, shown = 0;
    QJsonArray array;
    for (const alerts::Alert &alert : look.all) {
        firing += alert.state == alerts::State::Firing ? 1 : 0;
        const bool listed = alert.active() || all || (alert.fired != base::WallTime{} && now - alert.resolved < kRecent);
        if (!listed)
            continue;
        ++shown;
        if (json)
            array.append(alerts::jsonOf(alert));
        else
            printAlert(alert);
    }
    if (json)
        std::printf("%s\n", base::plainJson(QJsonDocument(array).toJson(QJsonDocument::Compact)).constData());
    else if (shown == 0)
        std::printf("%s\n", qPrintable(AlertsCommand::tr("No alert.")));
    if (!json && !look.watched)
        std::printf("%s\n", qPrintable(AlertsCommand::tr("Nobody watches: this was found just now. `quarterdeckctl watch` or the desktop watches on.")));
    return firing > 0 ? Findings : Good;
}

int why(const AlertLook &look, const QString &key, bool json)
{
    const alerts::Alert *alert = look.find(key);
    if (!alert)
        return refuse(Findings, AlertsCommand::tr("There is none, or more than one, whose key begins so."));
    if (json) {
        QJsonObject object = alerts::jsonOf(*alert);
        QJsonArray lines;
        for (const alerts::TrailLine &line : look.trails.value(alert->key))
            lines.append(alerts::sentenceOf(line));
        object.insert(u"trail"_s, lines);
        std::printf("%s\n", base::plainJson(QJsonDocument(object).toJson(QJsonDocument::Compact)).constData());
        return Good;
    }
    printAlert(*alert);
    const auto line = [](const QString &name, const QString &text) {
        if (!text.isEmpty())
            std::printf("  %s %s\n", qPrintable(name), qPrintable(base::Untrusted(text).visible()));
    };
    line(AlertsCommand::tr("rule:"), alert->rule);
    line(AlertsCommand::tr("layer:"), alerts::layerWord(alert->layer));
    line(AlertsCommand::tr("owner:"), alert->owner);
    line(AlertsCommand::tr("what to do:"), alert->remedy);
    for (const alerts::TrailLine &one : look.trails.value(alert->key))
        std::printf("  %s\n", qPrintable(alerts::sentenceOf(one)));
    return Good;
}

// Every rule in force with its file, or the mistakes of one file.
int rules(const environment::Environment &environment, const QString &file, bool json)
{
    const watch::CataloguePtr catalogue = watch::Catalogue::load(environment);
    QList<environment::Issue> issues;
    if (!file.isEmpty() && !QFileInfo::exists(file))
        return refuse(NotDone, AlertsCommand::tr("There is no file %1.").arg(file));
    const QString own = file.isEmpty() ? alerts::standardRules() : file;
    const alerts::RuleBookPtr book = alerts::RuleBook::load(*catalogue, own, &issues);
    for (const environment::Issue &issue : issues)
        std::fprintf(stderr, "%s\n", qPrintable(environment::issueLine(issue)));
    QJsonArray array;
    for (const alerts::Rule &rule : book->rules()) {
        if (json)
            array.append(QJsonObject{{u"id"_s, rule.id}, {u"kind"_s, alerts::wordOf(rule.kind)}, {u"layer"_s, alerts::wordOf(rule.layer)}, {u"owner"_s, rule.owner},
                                     {u"do"_s, alerts::remedyText(rule.remedy)}, {u"file"_s, rule.at.file}, {u"line"_s, rule.at.line}});
        else
            std::printf("%-34s %-10s %-15s %s\n", qPrintable(base::Untrusted(rule.id).visible()), qPrintable(alerts::wordOf(rule.kind)), qPrintable(alerts::wordOf(rule.layer)),
                        qPrintable(base::Untrusted(rule.owner).visible()));
    }
    if (json)
        std::printf("%s\n", base::plainJson(QJsonDocument(array).toJson(QJsonDocument::Compact)).constData());
    else
        std::printf("%s\n", qPrintable(AlertsCommand::tr("%n rule(s), own ones in %1", nullptr, int(book->rules().size())).arg(own)));
    return issues.isEmpty() ? Good : Findings;
}

int coverage(const environment::EnvironmentPtr &environment, const WatchOptions &options)
{
    int silent = 0;
    QJsonArray array;
    for (const alerts::LayerCoverage &layer : coverageNow(environment, options)) {
        silent += layer.withoutData();
        if (options.json()) {
            array.append(QJsonObject{{u"layer"_s, alerts::wordOf(layer.layer)}, {u"rules"_s, layer.rules}, {u"watched"_s, layer.bound}, {u"withData"_s, layer.withData},
                                     {u"withoutData"_s, layer.withoutData()}, {u"without"_s, QJsonArray::fromStringList(layer.without)}});
            continue;
        }
        std::printf("%s\n", qPrintable(AlertsCommand::tr("%1: %n rule(s), %2 watched with data, %3 without", nullptr, layer.rules)
                                           .arg(alerts::layerWord(layer.layer)).arg(layer.withData).arg(layer.withoutData())));
        for (const QString &rule : layer.without)
            std::printf("  %s\n", qPrintable(base::Untrusted(rule).visible()));
    }
    if (options.json())
        std::printf("%s\n", base::plainJson(QJsonDocument(array).toJson(QJsonDocument::Compact)).constData());
    return silent > 0 ? Findings : Good;
}

} // namespace

int runAlertsCommand(const QStringList &args)
{
    QStringList rest = args;
    const QString word = rest.size() > 1 && !rest.at(1).startsWith(u'-') ? rest.takeAt(1) : u"list"_s;
    static const QStringList words{u"list"_s, u"why"_s, u"rules"_s, u"coverage"_s, u"ack"_s, u"silence"_s, u"maintenance"_s, u"silences"_s, u"release"_s};
    WatchOptions options(AlertsCommand::tr("list: the alerts of a running watcher, else found now. why KEY: everything that was decided about one, and why nobody was told. "
                                           "ack KEY, silence MATCHER..., maintenance MATCHER... and release ID say who need not be told, and for how long; silences lists them. "
                                           "rules [check] [FILE]: the rules in force, or the mistakes of a file. coverage: by layer, how many of them are watched with data. A matcher is LABEL=PATTERN or LABEL!=PATTERN with rule, target, "
                                           "service, cluster, item, layer, severity, metric or owner."));
    options.parser.addOption({u"all"_s, AlertsCommand::tr("Those that resolved longer than an hour ago as well.")});
    addWishOptions(options);
    if (const auto leave = options.parse(rest, 20))
        return *leave;
    if (!words.contains(word))
        return refuse(Usage, AlertsCommand::tr("usage: quarterdeckctl alerts [%1]").arg(words.join(u'|')));
    QStringList named = options.parser.positionalArguments();
    if (word == u"rules" && named.value(0) == u"check")
        named.removeFirst();
    const bool takesKey = word == u"why" || word == u"ack" || word == u"release";
    if ((takesKey && named.size() != 1) || ((word == u"list" || word == u"silences" || word == u"coverage") && !named.isEmpty()) || (word == u"rules" && named.size() > 1))
        return refuse(Usage, AlertsCommand::tr("usage: quarterdeckctl alerts [%1]").arg(words.join(u'|')));
    auto environment = options.load();
    if (!environment) {
        complain(environment.error());
        return NotDone;
    }
    if (word == u"rules")
        return rules(**environment, named.value(0), options.json());
    if (word == u"coverage")
        return coverage(*environment, options);
    if (word == u"list")
        return listAlerts(alertsOf(*environment, options), options.parser.isSet(u"all"_s), options.json());
    if (word == u"why")
        return why(alertsOf(*environment, options), named.first(), options.json());
    return runWish(*environment, options, word, named);
}

} // namespace app
