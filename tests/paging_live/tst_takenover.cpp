// SPDX-License-Identifier: GPL-3.0-or-later
// Another console of a shared journal tells, and dies right before its digest: whoever takes over tells it.

#include "models/environment/parser.h"
#include "models/paging/pager.h"
#include "models/watch/metriclookup.h"
#include "tests/support/ctlrun.h"
#include "tests/support/proberun.h"
#include "tests/support/scriptedreceiver.h"

#include <QJsonDocument>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

// Two of one group and no worse than each other: the second waits for the digest.
constexpr auto kTwoOfAGroup = R"(rules:
- {id: metric/http.ok, off: true}
- {id: metric/http.errors, off: true}
- {id: target.down, condition: {down: warning}, keep: 250ms}
- {id: also.down, condition: {down: warning}, keep: 250ms}
)";

// Its one target is down.
constexpr auto kDownForGood = "name: e\ndefaults: {hot_interval: 250ms, deadline: 1s}\ntargets:\n- {id: site, kind: http, url: \"http://127.0.0.1:1/\"}\n";

// The system's, further on by what a test says.
class AheadClock final : public base::Clock {
public:
    std::chrono::seconds by{0};
    [[nodiscard]] base::TimePoint now() const override { return base::Clock::now() + by; }
    [[nodiscard]] base::WallTime wallNow() const override { return base::Clock::wallNow() + by; }
};

qsizetype countOf(const ScriptedReceiver &receiver, const QString &moment)
{
    return std::ranges::count_if(receiver.requests(), [&moment](const auto &request) { return QJsonDocument::fromJson(request.body)[u"x_console"][u"moment"].toString() == moment; });
}

} // namespace

class TstTakenOver : public QObject {
    Q_OBJECT
private slots:
    void aDigestOfTheLastSecondsIsTold_data()
    {
        QTest::addColumn<int>("later"); // seconds
        QTest::addColumn<bool>("told");
        QTest::newRow("whoever told died before it did") << 0 << true;
        QTest::newRow("whoever told lived on, and did") << 25 << false;
    }
    void aDigestOfTheLastSecondsIsTold()
    {
        QFETCH(int, later);
        QFETCH(bool, told);
        CtlRun home;
        qputenv("QUARTERDECK_RESOURCES", QD_SOURCE_DIR "/resources");
        qputenv("XDG_STATE_HOME", home.path(u"state"_s).toUtf8());
        ScriptedReceiver machine({{}});
        paging::Files files;
        files.channels = home.write(u"channels.yaml"_s, "channels:\n- {id: machine, kind: webhook, url: \"" + machine.url() + "\"}\n");
        files.rota = home.path(u"rota"_s);
        files.arranged = home.path(u"arranged"_s);
        files.outbox = home.path(u"outbox"_s);
        files.journal = home.path(u"journal.db"_s);
        alerts::AlertWatch::Files rules;
        rules.rules = home.write(u"alerts.yaml"_s, kTwoOfAGroup);
        rules.wishes = home.path(u"wishes.jsonl"_s);
        AheadClock clock;
        bool tells = false; // another one does
        watch::Feed feed([](flow::Reactor &) { return std::make_unique<FixedSecrets>(); });
        alerts::AlertWatch watcher(feed, rules, base::Clock::system());
        paging::Pager pager(feed, watcher, clock, files, {}, [&tells] { return tells; });
        feed.setEnvironment(environment::parse(kDownForGood, u"e.yaml"_s, watch::metricLookup()).environment);
        QTRY_VERIFY_WITH_TIMEOUT(watcher.tells(), 20000);
        QVERIFY(watcher.mistakes().isEmpty());
        const auto firing = [&] { return std::ranges::count_if(watcher.book().alerts(), [](const alerts::Alert &a) { return a.rule.endsWith(u".down") && a.fires(); }); };
        const auto inNotices = [&] { return std::ranges::count_if(watcher.book().alerts(), [&](const alerts::Alert &a) { return !watcher.book().noticeOf(a.key).isEmpty(); }); };
        QTRY_COMPARE_WITH_TIMEOUT(firing(), 2, 20000);
        QTRY_COMPARE_WITH_TIMEOUT(inNotices(), 1, 20000);
        clock.by = 31s;
        QTRY_COMPARE_WITH_TIMEOUT(inNotices(), 2, 20000); // as if the digest were told
        QCOMPARE(machine.count(), 0);

        clock.by += std::chrono::seconds(later);
        tells = true;
        pager.takeOver();
        QTRY_COMPARE_WITH_TIMEOUT(countOf(machine, u"firing"_s), 1, 20000);
        if (told)
            QTRY_COMPARE_WITH_TIMEOUT(countOf(machine, u"digest"_s), 1, 20000);
        QTRY_VERIFY_WITH_TIMEOUT(pager.sends(), 20000);
        pager.test(u"machine"_s); // behind what was given before
        QTRY_COMPARE_WITH_TIMEOUT(countOf(machine, u"test"_s), 1, 20000);
        QCOMPARE(countOf(machine, u"digest"_s), told ? 1 : 0);
        qunsetenv("XDG_STATE_HOME");
    }
};

QTEST_GUILESS_MAIN(TstTakenOver)
#include "tst_takenover.moc"
