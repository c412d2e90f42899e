// SPDX-License-Identifier: GPL-3.0-or-later
// The pages of those who are told, on a desk that is made up: what they say, their acts by key and button, what who only looks
// sees, empty states, both themes and sizes, words half as long again.

#include "tests/support/german.h"
#include "tests/ui_oncall/dutyscreen.h"

class TstOncallPages : public QObject {
    Q_OBJECT
    base::ManualClock m_clock;

private slots:
    void initTestCase()
    {
        QLocale::setDefault(QLocale::c());
        theme::Theme::current().install();
        m_clock.set(base::TimePoint{} + 48h + 10h);
    }

    void asItStands_data()
    {
        QTest::addColumn<bool>("dark");
        QTest::addColumn<QSize>("size");
        QTest::addColumn<bool>("longWords");
        QTest::newRow("light 1280") << false << QSize(1216, 690) << false;
        QTest::newRow("dark 1280") << true << QSize(1216, 690) << false;
        QTest::newRow("dark 1920") << true << QSize(1856, 970) << false;
        QTest::newRow("light 1920") << false << QSize(1856, 970) << false;
        QTest::newRow("long words") << false << QSize(1216, 690) << true;
    }
    void asItStands()
    {
        QFETCH(bool, dark);
        QFETCH(QSize, size);
        QFETCH(bool, longWords);
        theme::Theme::current().setChoice(dark ? theme::Theme::Choice::Dark : theme::Theme::Choice::Light);
        LongWords words;
        if (longWords)
            QCoreApplication::installTranslator(&words);
        Screen s(m_clock, size);
        s.set(busy(m_clock.wallNow()));
        const QString name = QString::fromLatin1(QTest::currentDataTag()).replace(u' ', u'-');
        grab(*s.oncall, u"oncall-"_s + name);
        grab(*s.deliveries, u"deliveries-"_s + name);
        QCOMPARE(cut(*s.oncall), QString());
        QCOMPARE(cut(*s.deliveries), QString());
    }

    void inGerman()
    {
        const test::German german;
        Screen s(m_clock, QSize(1216, 690));
        s.set(busy(m_clock.wallNow()));
        grab(*s.oncall, u"oncall-german"_s);
        grab(*s.deliveries, u"deliveries-german"_s);
        for (QWidget *page : {static_cast<QWidget *>(s.oncall.get()), static_cast<QWidget *>(s.deliveries.get())}) {
            QCOMPARE(german.forgotten(*page), QStringList());
            QCOMPARE(cut(*page), QString());
        }
        QVERIFY2(s.text(*s.oncall, "oncallAnswer").contains(u"hat Primary bis"_s), qPrintable(s.text(*s.oncall, "oncallAnswer")));
        const auto now = s.of<oncall::LineCard>(*s.oncall, "oncallNow")->lines();
        QVERIFY2(now[0].under.contains(u"dann Ann Lee"_s), qPrintable(now[0].under));
        auto *log = s.of<oncall::PlainTable>(*s.deliveries, "deliveryLog");
        QCOMPARE(log->model()->headerData(notify::DeliveryModel::Whom, Qt::Horizontal).toString(), u"An wen"_s);
    }

    void whatOnCallSays()
    {
        Screen s(m_clock, QSize(1216, 690));
        s.set(busy(m_clock.wallNow()));
        QWidget &page = *s.oncall;
        QVERIFY2(s.text(page, "oncallAnswer").contains(u"has Primary until"_s), qPrintable(s.text(page, "oncallAnswer")));
        QVERIFY(s.text(page, "oncallRest").contains(u"gap"_s));
        QVERIFY(s.text(page, "oncallRest").contains(u"hand-over"_s));
        const auto now = s.of<oncall::LineCard>(page, "oncallNow")->lines();
        QVERIFY(now[0].under.contains(u"then"_s));
        QVERIFY(std::any_of(now.begin(), now.end(), [](const auto &line) { return line.mark == theme::Mark::Warning && line.text.contains(u"Second line: nobody"_s); }));
        QCOMPARE(s.of<oncall::LineCard>(page, "oncallOffered")->lines().size(), 1);
        QCOMPARE(s.of<oncall::LineCard>(page, "oncallArranged")->lines().size(), 1);
        QCOMPARE(plain(s.of<oncall::LineCard>(page, "oncallAsks")->lines()[0].under), u"Bob <b> → after 2 min: Bob <b>, channel ops-slack"_s);
        const auto climb = s.of<oncall::LineCard>(page, "oncallClimbs")->lines()[0];
        QVERIFY2(climb.under.contains(u"Next: Bob <b>, channel ops-slack at"_s) && plain(climb.under).contains(u"in 1 min 20 s"_s), qPrintable(climb.under));
        const QString week = s.of<oncall::WeekStrip>(page, "oncallWeek")->accessibleDescription();
        QVERIFY(week.contains(u"Primary: Ann Lee from"_s) && week.contains(u"Second line: nobody from"_s));
        auto *costs = s.of<oncall::PlainTable>(page, "oncallCosts");
        QCOMPARE(costs->model()->rowCount(), 2);
        QTest::mouseClick(s.of<theme::Segmented>(page, "oncallCostsOf"), Qt::LeftButton, {}, QPoint(s.of<theme::Segmented>(page, "oncallCostsOf")->width() - 8, 10));
        QCOMPARE(costs->model()->headerData(0, Qt::Horizontal).toString(), u"Rule"_s);
        QCOMPARE(costs->model()->index(0, 0).data().toString(), u"metric/pg.connections.used"_s); // the most for nothing
    }

    void aHandOverIsAccepted()
    {
        Screen s(m_clock, QSize(1216, 690));
        s.set(busy(m_clock.wallNow()));
        s.oncall->activateWindow();
        s.oncall->focusFirst();
        QVERIFY(QTest::qWaitFor([&] { return QApplication::focusWidget() && s.oncall->isAncestorOf(QApplication::focusWidget()); }, 5000));
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_A);
        QCOMPARE(s.desk.acceptedIds, QStringList(u"h-1f3a9c2e"_s));
        QTest::mouseClick(s.oncall->findChild<oncall::LineCard *>(u"oncallOffered"_s)->findChild<theme::Button *>(u"lineAction"_s), Qt::LeftButton);
        QCOMPARE(s.desk.acceptedIds.size(), 2);
        s.desk.may = false; // a console that only looks has no act
        s.desk.say();
        QTest::keyClick(s.oncall.get(), Qt::Key_A);
        QCOMPARE(s.desk.acceptedIds.size(), 2);
        for (auto *button : s.oncall->findChildren<theme::Button *>())
            QVERIFY(!button->isVisible());
        for (auto *button : s.deliveries->findChildren<theme::Button *>())
            QVERIFY(!button->isVisible());
        QTest::keyClick(s.deliveries.get(), Qt::Key_T);
        QVERIFY(s.desk.testedIds.isEmpty());
        for (const Qt::Key key : {Qt::Key_O, Qt::Key_H, Qt::Key_W, Qt::Key_I})
            QTest::keyClick(s.oncall.get(), key);
        QTest::keyClick(s.deliveries.get(), Qt::Key_S);
        QVERIFY(!QApplication::activeModalWidget());
    }

    void theHandOverThatHasTheKeyboardIsAccepted()
    {
        Screen s(m_clock, QSize(1216, 690));
        paging::Duty duty = busy(m_clock.wallNow());
        rota::Override later = duty.overrides[0];
        later.id = u"h-2"_s;
        later.from += 12h;
        later.until += 12h;
        duty.overrides.append(later);
        s.set(duty);
        s.oncall->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(s.oncall.get()));
        auto *card = s.of<oncall::LineCard>(*s.oncall, "oncallOffered");
        const auto buttons = card->findChildren<theme::Button *>(u"lineAction"_s);
        QCOMPARE(buttons.size(), 2);
        QCOMPARE(buttons[1]->accessibleName(), u"Accept (A), "_s + card->lines()[1].text);
        buttons[1]->setFocus();
        QTest::keyClick(buttons[1], Qt::Key_A);
        QCOMPARE(s.desk.acceptedIds, QStringList(u"h-2"_s));
        s.desk.duty.overrides.removeFirst(); // the first one is over; the keyboard stays with the second
        s.desk.say();
        QCOMPARE(card->focusedId(), u"h-2"_s);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_A);
        QCOMPARE(s.desk.acceptedIds, QStringList({u"h-2"_s, u"h-2"_s}));
        later.id = u"h-3"_s;
        s.desk.duty.overrides = {later}; // somebody took it: the keyboard does not fall on another one
        s.desk.say();
        QVERIFY(card->focusedId().isEmpty());
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
        QCOMPARE(s.desk.acceptedIds.size(), 2);
    }

    // Buttons that come later are where they stand, not behind everything.
    void tabFollowsTheEye()
    {
        ScriptedDuty desk;
        QWidget window;
        auto *page = new oncall::OnCallPage(m_clock);
        auto *row = new QHBoxLayout(&window);
        row->addWidget(new QPushButton(&window)); // as the rail stands before it
        row->addWidget(page);
        window.show();
        desk.duty = busy(m_clock.wallNow());
        page->setDesk(&desk);
        QStringList names;
        for (QWidget *w = window.nextInFocusChain(); w != &window; w = w->nextInFocusChain())
            if (w->isVisible() && (w->focusPolicy() & Qt::TabFocus))
                names << w->objectName();
        const qsizetype accept = names.indexOf(u"lineAction"_s);
        QVERIFY2(accept >= 0 && accept < names.indexOf(u"oncallCostsOf"_s) && names.indexOf(u"oncallCostsOf"_s) < names.indexOf(u"oncallCosts"_s), qPrintable(names.join(u' ')));
        QVERIFY(oncall::OnCallPage::keys().startsWith(u"A accepts"_s) && oncall::DeliveriesPage::keys().startsWith(u"T sends"_s)); // F1 says them
    }

    void whatDeliveriesSays()
    {
        Screen s(m_clock, QSize(1216, 690));
        s.set(busy(m_clock.wallNow()));
        QWidget &page = *s.deliveries;
        QVERIFY2(s.text(page, "deliveriesAnswer").contains(u"ops-slack"_s), qPrintable(s.text(page, "deliveriesAnswer")));
        QCOMPARE(s.deliveries->brokenCount(), 1);
        auto *channels = s.of<QListView>(page, "channelList");
        QCOMPARE(channels->currentIndex().data().toString(), u"ops-slack"_s); // the one that needs somebody
        const auto about = s.of<oncall::LineCard>(page, "channelAbout")->lines();
        QVERIFY(about[0].text.contains(u"HTTP 404"_s) && about[1].text.contains(u"notify secret ops-slack"_s));
        auto *log = s.of<oncall::PlainTable>(page, "deliveryLog");
        QCOMPARE(log->model()->rowCount(), 6);
        QCOMPARE(log->model()->index(0, notify::DeliveryModel::What).data().toString(), u"Resolved: shop-primary is down"_s); // newest first
        QCOMPARE(log->model()->index(4, notify::DeliveryModel::Whom).data().toString(), u"Ann Lee"_s);
        log->setCurrentIndex(log->model()->index(1, 0));
        const auto why = s.of<oncall::LineCard>(page, "deliveryDetails")->lines();
        QVERIFY(std::any_of(why.begin(), why.end(), [](const auto &line) { return (line.text + line.under).contains(u"Not sent because: The channel is quiet until 07:00"_s); }));
        channels->setFocus();
        QTest::keyClick(channels, Qt::Key_T);
        QCOMPARE(s.desk.testedIds, QStringList(u"ops-slack"_s));
        QVERIFY(s.of<oncall::LineCard>(page, "channelAbout")->lines().last().text.contains(u"test"_s));
        // What comes in keeps the places of who reads.
        s.desk.duty.log.push_back(delivery("e4", "hook", notify::Moment::Firing, notify::Delivery::Outcome::Accepted, m_clock.wallNow()));
        s.desk.say();
        QCOMPARE(log->currentIndex().row(), 2);
        QCOMPARE(channels->currentIndex().data().toString(), u"ops-slack"_s);
    }

    void whereThereIsNothing()
    {
        theme::Theme::current().setChoice(theme::Theme::Choice::Dark);
        Screen s(m_clock, QSize(1216, 690));
        s.desk.isReady = false;
        s.set({});
        QCOMPARE(s.text(*s.oncall, "oncallAnswer"), u"Nobody knows yet."_s);
        QCOMPARE(s.text(*s.deliveries, "deliveriesAnswer"), u"Nobody knows yet."_s);
        s.desk.isReady = true;
        s.set({});
        QVERIFY(s.of<theme::EmptyState>(*s.oncall, "oncallEmpty")->isVisible());
        QVERIFY(s.of<theme::EmptyState>(*s.deliveries, "deliveriesEmpty")->isVisible());
        grab(*s.oncall, u"oncall-empty"_s);
        grab(*s.deliveries, u"deliveries-empty"_s);
        QCOMPARE(cut(*s.oncall) + cut(*s.deliveries), QString());
        paging::Duty calm = busy(m_clock.wallNow()); // nothing told, nobody paged, nobody asked
        calm.log.clear();
        calm.climbs.clear();
        calm.overrides.clear();
        calm.fatigue = rota::Fatigue();
        notify::OutboxState none;
        calm.channels = notify::standingsOf(channelsHere(), none);
        s.set(calm);
        grab(*s.oncall, u"oncall-calm"_s);
        grab(*s.deliveries, u"deliveries-calm"_s);
        QCOMPARE(cut(*s.oncall) + cut(*s.deliveries), QString());
        QVERIFY(!s.of<oncall::LineCard>(*s.oncall, "oncallOffered")->isVisible());
        QCOMPARE(s.text(*s.deliveries, "deliveriesAnswer"), u"Nothing was told yet."_s);
    }

    void theModelsHold()
    {
        notify::DeliveryModel log;
        notify::ChannelModel channels;
        QAbstractItemModelTester one(&log), two(&channels);
        const paging::Duty duty = busy(m_clock.wallNow());
        std::vector<notify::Delivery> grows;
        for (const notify::Delivery &d : duty.log) {
            grows.push_back(d);
            log.show(grows, duty.all);
        }
        // A telling has one row, whatever it took.
        notify::Delivery again = duty.log[3];
        again.outcome = notify::Delivery::Outcome::Accepted;
        again.attempt = 4;
        grows.push_back(again);
        log.show(grows, duty.all);
        QCOMPARE(log.rowCount(), int(duty.log.size()));
        QCOMPARE(log.index(0, notify::DeliveryModel::Outcome).data().toString(), u"told at attempt 4"_s);
        channels.show(duty.channels);
        channels.show(duty.channels.mid(1));
        QCOMPARE(channels.rowCount(), 3);
        log.show({}, duty.all);
        QCOMPARE(log.rowCount(), 0);
    }
};

QTEST_MAIN(TstOncallPages)
#include "tst_oncallpages.moc"
