// SPDX-License-Identifier: GPL-3.0-or-later
// Who is on call, as one looks at it: now, next, the next seven days with gaps, who would be asked, hand-overs; by a scripted
// clock.
#include "models/rota/board.h"
#include "models/rota/fatiguemodel.h"
#include "models/rota/rotafile.h"
#include "models/rota/rotayaml.h"

#include <QAbstractItemModelTester>
#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QTest>

#include <sys/file.h>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace rota;

namespace {

constexpr auto kFile = R"(zone: Europe/Berlin
people:
- {id: ann, name: Ann Lee, channels: [ann-phone]}
- {id: bob, name: Bob, channels: [bob-mail, ops]}
- {id: cleo, name: Cleo}
rotas:
- id: primary
  title: Primary
  turns:
  - {people: [ann, bob], from: 2026-11-02, at: "09:00", every: 7d}
- id: office
  cover: {from: "09:00", until: "17:00", days: [mon, tue, wed, thu, fri]}
  shifts:
  - {person: cleo, from: "2026-11-23T09:00", until: "2026-11-25T12:00"}
escalation:
- id: critical
  severity: critical
  services: [shop]
  levels:
  - {contacts: [oncall/primary], wait: 2min}
  - {contacts: [bob, channel/ops, cleo], wait: 5min}
- id: nights
  hours: {from: "22:00", until: "06:00"}
  levels:
  - {contacts: [oncall/office]}
night: {from: "21:00", until: "06:00"}
)";

base::WallTime at(const char *text) { return *momentOf(QLatin1String(text), "UTC"); }

} // namespace

class TstBoard : public QObject {
    Q_OBJECT
    QTemporaryDir m_folder;

private slots:
    void whoHasItNowAndInTheNextDays()
    {
        const OnCallRead read = parseOnCall(kFile, u"rota.yaml"_s);
        QVERIFY2(read.issues.isEmpty(), read.issues.isEmpty() ? "" : qPrintable(read.issues.first().text));
        QCOMPARE(read.all.night.from, QTime(21, 0));
        QCOMPARE(read.all.night.zone, QByteArray("Europe/Berlin"));
        QCOMPARE(parseOnCall("zone: Asia/Tokyo\n", u"r"_s).all.night.zone, QByteArray("Asia/Tokyo")); // the usual night, there
        const base::WallTime now = at("2026-11-24T10:00:00Z"); // a Tuesday; the fourth turn
        Override offer;
        offer.id = u"h-1"_s;
        offer.rota = u"primary"_s;
        offer.person = u"ann"_s;
        offer.offered = true;
        offer.from = now + 1h;
        offer.until = now + 5h;
        Override gone = offer, held = offer;
        gone.id = u"h-0"_s;
        gone.from = now - 9h;
        gone.until = now - 8h;
        held.id = u"o-1"_s;
        held.offered = false;
        const Board board = boardOf(read.all, {offer, gone, held}, now);
        QCOMPARE(board.posts.size(), 2);
        const Board::Post &primary = board.posts[0];
        QCOMPARE(primary.person, u"bob"_s);
        QVERIFY(primary.until == now + 1h);
        QCOMPARE(primary.next, u"ann"_s);
        QVERIFY(primary.gaps.isEmpty());
        QCOMPARE(primary.week.size(), 4); // bob, ann for four hours, bob, ann from Monday
        QVERIFY(primary.week.last().until == now + kLookedAhead);
        const Board::Post &office = board.posts[1];
        QCOMPARE(office.person, u"cleo"_s);
        QCOMPARE(office.gaps.size(), 5); // Wednesday afternoon, Thursday, Friday, Monday, Tuesday morning
        QVERIFY(office.gaps[0].from == at("2026-11-25T11:00:00Z") && office.gaps[0].until == at("2026-11-25T16:00:00Z"));
        QCOMPARE(board.gaps().first().first, u"office"_s);
        QCOMPARE(board.offered.size(), 1);
        QCOMPARE(board.offered[0].id, u"h-1"_s);
        QCOMPARE(board.arranged.size(), 1);
        QCOMPARE(board.arranged[0].id, u"o-1"_s);
        QVERIFY(gapSentence(u"Office"_s, office.gaps[0]).contains(u"Office"_s));

        QCOMPARE(board.asks.size(), 2);
        const Board::Ask &critical = board.asks[0];
        QVERIFY(critical.now && critical.severity == base::Severity::Critical);
        QCOMPARE(critical.steps[0].people, QStringList(u"bob"_s));
        QVERIFY(critical.steps[1].after == 2min);
        QCOMPARE(critical.steps[1].channels, QStringList(u"ops"_s));
        QCOMPARE(critical.steps[1].nobody, QStringList(u"cleo"_s)); // has no channel
        QVERIFY(!board.asks[1].now);
    }

    void costsAreATable()
    {
        const OnCall all = parseOnCall(kFile, u"rota.yaml"_s).all;
        const base::WallTime begin = at("2026-11-02T08:00:00Z");
        Page idle{u"ann"_s, u"target.down"_s, begin + 13h, begin + 14h, begin + 15h, false, false}, acted = idle;
        acted.acted = true;
        acted.at = begin + 2h;
        const Fatigue f = fatigueOf({idle, acted}, {{u"ann"_s, begin, begin + 24h}, {u"bob"_s, begin + 24h, begin + 48h}}, all.night);
        FatigueModel model;
        QAbstractItemModelTester tester(&model);
        const auto row = [&model](int r) {
            QStringList out;
            for (int c = 0; c < model.columnCount(); ++c)
                out << model.index(r, c).data().toString().replace(QChar(0x00a0), u' ');
            return out.join(u'|');
        };
        model.show(f, all, FatigueModel::Of::Persons);
        QCOMPARE(row(0), u"Ann Lee|24|2|50 %|0 %|50 %"_s);
        QCOMPARE(row(1), u"Bob|24|0|–|–|–"_s); // no pages: no share, not 0
        model.show(f, all, FatigueModel::Of::Rules);
        QCOMPARE(row(0), u"target.down|2|50 %|0 %|50 %"_s);
        model.show(f, all, FatigueModel::Of::Shifts);
        QCOMPARE(model.rowCount(), 2);
        QVERIFY(row(0).startsWith(u"Bob from"_s)); // newest first
    }

    // Whoever hangs with the file must not hang us.
    void aFileThatIsHeldIsRefusedInTime()
    {
        const QString path = m_folder.filePath(u"oncall.jsonl"_s);
        QFile held(path);
        QVERIFY(held.open(QIODevice::WriteOnly) && ::flock(held.handle(), LOCK_EX) == 0);
        Override v;
        v.id = u"o-1"_s;
        v.from = at("2026-11-24T10:00:00Z");
        v.until = v.from + 1h;
        QElapsedTimer clock;
        clock.start();
        QVERIFY(!keepStep(path, Step::of(v)));
        QVERIFY(clock.elapsed() < 8000);
        held.close();
        QVERIFY(keepStep(path, Step::of(v)));
    }
};

QTEST_GUILESS_MAIN(TstBoard)
#include "tst_board.moc"
