// SPDX-License-Identifier: GPL-3.0-or-later
// `quarterdeckctl watch` tells; who stands by beside it, as a desktop does, knows since when it fires, who was told and that the
// heartbeat goes out, and goes on where the other one ends.

#include "models/alerts/alertwatch.h"
#include "models/environment/parser.h"
#include "models/watch/metriclookup.h"
#include "tests/support/ctlrun.h"
#include "tests/support/proberun.h"
#include "tests/support/scriptedreceiver.h"

#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto kRulesOfBoth = "rules:\n- {id: target.down, keep: 250ms, persons: 400ms}\n- {id: metric/http.ok, off: true}\n- {id: metric/http.errors, off: true}\n";

// Its one target is down.
constexpr auto kDownSite = "name: prod\ndefaults: {hot_interval: 250ms, deadline: 1s}\ntargets:\n- {id: site, kind: http, url: \"http://127.0.0.1:1/\"}\n";

} // namespace

class TstStandingBy : public QObject {
    Q_OBJECT
private slots:
    void whatTheOtherProgramDidIsKnown()
    {
        CtlRun home;
        ScriptedReceiver hook({{}}), beats({{}});
        QVERIFY(QDir(home.path(u"home"_s)).mkpath(u".config/quarterdeck"_s));
        const QString rules = home.write(u"home/.config/quarterdeck/alerts.yaml"_s, kRulesOfBoth);
        home.write(u"home/.config/quarterdeck/channels.yaml"_s,
                   "heartbeat: {url: \"" + beats.url() + "\"}\nchannels:\n- {id: hook, kind: webhook, url: \"" + hook.url() + "\"}\n");
        const QString file = home.write(u"prod.yaml"_s, kDownSite);
        QProcess teller;
        teller.setProcessEnvironment(home.variables);
        teller.start(qEnvironmentVariable("QUARTERDECKCTL", QStringLiteral(QD_BUILD_DIR "/quarterdeckctl")), {u"watch"_s, u"--environment"_s, file});
        QVERIFY(teller.waitForStarted(5000));
        QTRY_VERIFY2_WITH_TIMEOUT(hook.count() > 0 && beats.count() > 0, teller.readAllStandardError().constData(), 30000);

        qputenv("QUARTERDECK_RESOURCES", QD_SOURCE_DIR "/resources");
        qputenv("XDG_STATE_HOME", home.path(u"home/.local/state"_s).toUtf8());
        const auto &clock = base::Clock::system();
        watch::Feed feed([](flow::Reactor &) { return std::make_unique<FixedSecrets>(); });
        alerts::AlertWatch::Files files;
        files.rules = rules;
        files.wishes = home.path(u"wishes.jsonl"_s);
        alerts::AlertWatch standing(feed, files, clock);
        const base::WallTime began = clock.wallNow();
        feed.setEnvironment(environment::parse(kDownSite, u"prod.yaml"_s, watch::metricLookup()).environment);
        QTRY_VERIFY_WITH_TIMEOUT(standing.teller(), 15000);
        QVERIFY(!standing.tells());
        QCOMPARE(standing.teller()->program, u"quarterdeckctl"_s);
        QCOMPARE(standing.teller()->pid, teller.processId());
        QVERIFY(standing.teller()->since != base::WallTime{} && standing.teller()->since < began);
        const QString key = alerts::keyOf(u"target.down"_s, u"prod"_s, u"site"_s, {});
        const auto told = [&] {
            return std::ranges::any_of(standing.shown().trail(key), [](const alerts::TrailLine &line) { return line.note && line.why.startsWith(u"hook was told"); });
        };
        QTRY_VERIFY_WITH_TIMEOUT(told(), 20000);
        const auto shown = standing.shown().find(key);
        QVERIFY(shown && shown->fires() && shown->fired < began);
        QTRY_VERIFY_WITH_TIMEOUT(standing.teller() && standing.teller()->heartbeat.wanted && standing.teller()->heartbeat.accepted != base::WallTime{}, 20000);
        // its own book goes on beside it, and says nothing of what another one did
        QTRY_VERIFY_WITH_TIMEOUT(standing.book().find(key), 15000);
        QVERIFY(standing.book().trail(key) != standing.shown().trail(key));

        teller.kill();
        QVERIFY(teller.waitForFinished(5000));
        QTRY_VERIFY_WITH_TIMEOUT(standing.tells(), 15000);
        QVERIFY(!standing.teller());
        QVERIFY(told() && standing.shown().find(key)->fired < began); // what it shows is its own book now, which went on from there
        qunsetenv("XDG_STATE_HOME");
    }
};

QTEST_GUILESS_MAIN(TstStandingBy)
#include "tst_standingby.moc"
