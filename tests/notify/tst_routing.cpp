// SPDX-License-Identifier: GPL-3.0-or-later
// Who hears what: reach, severity, quiet hours, ends, practice.

#include "models/notify/routing.h"
#include "models/rota/rotayaml.h"
#include "tests/support/telling.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace notify;
using base::Severity;

namespace {

const base::WallTime kNow{std::chrono::seconds(1'764'167'405)}; // 26 Nov 2025 14:30:05 UTC

Channel channelOf(Channel::Reaches reaches)
{
    Channel c;
    c.id = u"c"_s;
    c.reachesWritten = reaches;
    return c;
}

} // namespace

class TstRouting : public QObject {
    Q_OBJECT
private slots:
    void whoHearsWhat()
    {
        using enum Channel::Reaches;
        const auto hears = [](const Channel &c, const Notice &n, bool heard = false, base::WallTime now = kNow) { return !whyUnheard(c, n, heard, now); };
        Notice firing = noticeOf(u"k"_s), early = firing, resolved = noticeOf(u"k"_s, Moment::Resolved), warning = noticeOf(u"k"_s, Moment::Firing, Severity::Warning);
        early.people = false;
        QVERIFY(hears(channelOf(Machines), early) && !hears(channelOf(People), early) && hears(channelOf(People), firing));
        // whoever was told is told the end, whatever the filters; whoever was not is left alone
        Channel strict = channelOf(People);
        strict.least = Severity::Critical;
        strict.services = QStringList{u"other"_s};
        Notice over = resolved;
        over.people = false;
        over.severity = Severity::Warning;
        QVERIFY(hears(strict, over, true) && !hears(strict, over, false) && !hears(channelOf(Machines), over, false));
        QVERIFY(!hears(strict, firing));
        Channel criticals = channelOf(People);
        criticals.least = Severity::Critical;
        QVERIFY(!hears(criticals, warning) && hears(criticals, firing));
        QVERIFY(whyUnheard(criticals, warning, false, kNow)->logged);
        // quiet hours never hide a critical
        Channel quiet = channelOf(People);
        quiet.quiet = rota::Hours{QTime(14, 0), QTime(15, 0), 0x7f, "UTC"};
        QVERIFY(hears(quiet, firing) && !hears(quiet, warning) && hears(quiet, warning, false, kNow + 1h));
        QVERIFY(whyUnheard(quiet, warning, false, kNow)->words.contains(u"15:00"_s));
        Notice chosen = warning;
        chosen.channels = QStringList{u"c"_s};
        QVERIFY(hears(quiet, chosen)); // a level of escalation
        chosen.channels = QStringList{u"d"_s};
        QVERIFY(!hears(channelOf(Machines), chosen));
    }

    // A drill or a sandbox: nobody who did not ask for it.
    void practiceIsToldWhereItWasAskedFor()
    {
        using enum Channel::Reaches;
        const auto hears = [](const Channel &c, const Notice &n, bool heard = false) { return !whyUnheard(c, n, heard, kNow); };
        Notice practice = noticeOf(u"k"_s), over = noticeOf(u"k"_s, Moment::Resolved), chosen;
        practice.practice = over.practice = true;
        QVERIFY(!hears(channelOf(Machines), practice) && !hears(channelOf(People), practice) && !hears(channelOf(Machines), over));
        QVERIFY(whyUnheard(channelOf(People), practice, false, kNow)->logged);
        QVERIFY(hears(channelOf(People), over, true));
        Channel desktop = channelOf(People), named = channelOf(People), other = channelOf(Machines);
        desktop.kind = ChannelKind::Desktop;
        named.environments = QStringList{practice.environment};
        other.environments = QStringList{u"prod"_s};
        QVERIFY(hears(desktop, practice) && hears(named, practice) && !hears(other, practice));
        chosen = practice;
        chosen.channels = QStringList{u"c"_s};
        QVERIFY(hears(channelOf(People), chosen) && takesPractice(channelOf(People), chosen));
        chosen.channels = QStringList{u"another"_s}; // whose fallback they may be
        QVERIFY(!takesPractice(channelOf(People), chosen) && takesPractice(desktop, chosen) && takesPractice(named, chosen));

        // Level by level only where the escalation names the environment.
        rota::OnCall all;
        all.policies.resize(2);
        all.policies[0].id = u"all"_s;
        all.policies[1].id = u"own"_s;
        all.policies[1].environments = QStringList{practice.environment};
        const auto policy = [&all](const QString &environment, bool named) {
            const rota::Policy *found = rota::policyFor(all, Severity::Critical, {}, environment, kNow, named);
            return found ? found->id : QString();
        };
        QCOMPARE(policy(practice.environment, false), u"all"_s);
        QCOMPARE(policy(practice.environment, true), u"own"_s);
        QCOMPARE(policy(u"prod"_s, true), QString());
    }
};

QTEST_GUILESS_MAIN(TstRouting)
#include "tst_routing.moc"
