// SPDX-License-Identifier: GPL-3.0-or-later
// The pages of those who are told, on a desk that is made up: what they say, their acts by key and button, what who only looks
// sees, empty states, both themes and sizes, words half as long again. QD_GRABS=FOLDER keeps pictures.

#include "models/notify/channelmodel.h"
#include "models/notify/deliverymodel.h"
#include "models/rota/rotayaml.h"
#include "tests/support/german.h"
#include "ui/oncall/deliveriespage.h"
#include "ui/oncall/linecard.h"
#include "ui/oncall/oncallpage.h"
#include "ui/oncall/tables.h"
#include "ui/oncall/weekstrip.h"
#include "ui/theme/button.h"
#include "ui/theme/elidedlabel.h"
#include "ui/theme/emptystate.h"
#include "ui/theme/plainlabel.h"
#include "ui/theme/segmented.h"
#include "ui/theme/theme.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QBoxLayout>
#include <QListView>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedWidget>
#include <QTest>
#include <QTranslator>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto kRota = R"(people:
- {id: ann, name: Ann Lee, channels: [ann-phone]}
- {id: bob, name: "Bob <b>", channels: [bob-mail]}
rotas:
- id: primary
  title: Primary
  turns:
  - {people: [ann, bob], from: 2024-09-30, at: "09:00", every: 2d}
- id: second
  title: Second line
  shifts: []
  cover: {from: "09:00", until: "17:00"}
escalation:
- {id: critical, severity: critical, levels: [{contacts: [oncall/primary], wait: 2min}, {contacts: [bob, channel/ops-slack], wait: 5min}]}
- {id: rest, levels: [{contacts: [oncall/primary, oncall/second], wait: 10min}]}
)";

constexpr auto kChannels = R"(channels:
- {id: ann-phone, kind: desktop}
- {id: bob-mail, kind: mail, host: mail.example.org, from: a@example.org, to: [b@example.org]}
- {id: ops-slack, kind: slack, credential: keyring, fallback: bob-mail}
- {id: hook, kind: webhook, url: "https:@@alerts.example.org/in"}
)";

// Two strokes within such a text are a comment to moc.
notify::Channels channelsHere() { return notify::parseChannels(QByteArray(kChannels).replace("@@", "//"), u"channels.yaml"_s).channels; }

class ScriptedDuty : public paging::DutyDesk {
public:
    [[nodiscard]] const paging::Duty &known() const override { return duty; }
    [[nodiscard]] bool ready() const override { return isReady; }
    [[nodiscard]] bool mayAct() const override { return may; }
    void accept(const QString &id) override { acceptedIds << id; }
    void test(const QString &id) override
    {
        testedIds << id;
        emit testing(id);
    }
    void say() { emit changed(); }

    paging::Duty duty;
    bool isReady = true, may = true;
    QStringList acceptedIds, testedIds;
};

class LongWords : public QTranslator {
public:
    [[nodiscard]] bool isEmpty() const override { return false; }
    [[nodiscard]] QString translate(const char *, const char *text, const char *, int) const override
    {
        const QString plain = QString::fromUtf8(text);
        return plain + QString(plain.size() / 2, u'm');
    }
};

notify::Delivery delivery(const char *event, const char *channel, notify::Moment moment, notify::Delivery::Outcome outcome, base::WallTime at, const QString &words = {})
{
    notify::Delivery d;
    d.event = QLatin1StringView(event);
    d.key = u"k"_s;
    d.channel = QLatin1StringView(channel);
    d.moment = moment;
    d.outcome = outcome;
    d.at = at;
    d.posted = at - 1s;
    d.attempt = outcome == notify::Delivery::Outcome::NotSent ? 0 : 1;
    d.words = words;
    d.rule = u"target.down"_s;
    d.summary = u"shop-primary is down"_s;
    d.persons = QStringList{u"ann"_s};
    return d;
}

paging::Duty busy(base::WallTime now)
{
    using Outcome = notify::Delivery::Outcome;
    using notify::Moment;
    paging::Duty duty;
    duty.all = rota::parseOnCall(kRota, u"rota.yaml"_s).all;
    rota::Override offer;
    offer.id = u"h-1f3a9c2e"_s;
    offer.rota = u"primary"_s;
    offer.person = u"bob"_s;
    offer.by = u"ann"_s;
    offer.offered = true;
    offer.from = now + 1h;
    offer.until = now + 9h;
    rota::Override v = offer;
    v.id = u"o-2"_s;
    v.rota = u"second"_s;
    v.offered = false;
    v.from = now - 2h;
    v.until = now + 30h;
    duty.overrides = {offer, v};
    notify::OutboxState state;
    const auto channels = channelsHere();
    const auto log = {delivery("e1", "hook", Moment::Firing, Outcome::Accepted, now - 300s), delivery("e1/1", "ann-phone", Moment::Firing, Outcome::Accepted, now - 290s),
                      delivery("e1", "ops-slack", Moment::Firing, Outcome::Refused, now - 289s, u"Its address does not exist any more (HTTP 404): correct it in channels.yaml."_s),
                      delivery("e1", "bob-mail", Moment::Firing, Outcome::Later, now - 280s, u"It cannot be reached: mail.example.org: no route to host"_s),
                      delivery("e2", "bob-mail", Moment::Firing, Outcome::NotSent, now - 100s, u"The channel is quiet until 07:00; criticals are told."_s),
                      delivery("e3", "hook", Moment::Resolved, Outcome::Accepted, now - 20s)};
    for (const notify::Delivery &d : log) {
        (void)state.deliver(d);
        duty.log.push_back(d);
    }
    (void)state.breakChannel(u"ops-slack"_s, {channels.find(u"ops-slack"_s)->fingerprint(), u"Its address does not exist any more (HTTP 404): correct it in channels.yaml."_s, now - 289s});
    duty.channels = notify::standingsOf(channels, state);
    notify::Climb climb;
    climb.key = u"k"_s;
    climb.summary = u"shop-primary is down"_s;
    climb.severity = base::Severity::Critical;
    climb.policy = u"critical"_s;
    climb.asked = 1;
    climb.lastContacts = QStringList{u"oncall/primary"_s};
    climb.nextContacts = QStringList{u"bob"_s, u"channel/ops-slack"_s};
    climb.nextAt = now + 80s;
    duty.climbs = {climb};
    QList<rota::Page> pages;
    for (int i = 0; i < 12; ++i)
        pages.append({i % 3 ? u"ann"_s : u"bob"_s, i % 2 ? u"metric/pg.connections.used"_s : u"target.down"_s, now - std::chrono::hours(i * 7 + 2), now - std::chrono::hours(i * 7 + 1),
                      now - std::chrono::hours(i * 7), i % 4 == 0, false});
    duty.fatigue = rota::fatigueOf(pages, rota::timeline(duty.all.rotas.first(), {}, now - 240h, now), duty.all.night);
    return duty;
}

} // namespace

class TstOncallPages : public QObject {
    Q_OBJECT
    base::ManualClock m_clock;

    struct Screen {
        ScriptedDuty desk;
        std::unique_ptr<oncall::OnCallPage> oncall;
        std::unique_ptr<oncall::DeliveriesPage> deliveries;
        Screen(const base::Clock &clock, const QSize &size) : oncall(std::make_unique<oncall::OnCallPage>(clock)), deliveries(std::make_unique<oncall::DeliveriesPage>())
        {
            for (QWidget *page : {static_cast<QWidget *>(oncall.get()), static_cast<QWidget *>(deliveries.get())}) {
                page->resize(size);
                page->show();
            }
        }
        void set(const paging::Duty &duty)
        {
            desk.duty = duty;
            oncall->setDesk(&desk);
            deliveries->setDesk(&desk);
            desk.say();
            for (int i = 0; i < 5; ++i) // layouts within layouts settle
                QCoreApplication::processEvents();
        }
        template <class T>
        T *of(QWidget &page, const char *name)
        {
            return page.findChild<T *>(QLatin1StringView(name));
        }
        QString text(QWidget &page, const char *name) { return of<theme::PlainLabel>(page, name)->text(); }
    };
    static void grab(QWidget &page, const QString &name)
    {
        if (const QString folder = qEnvironmentVariable("QD_GRABS"); !folder.isEmpty())
            page.grab().save(folder + u'/' + name + u".png"_s);
    }
    static QString plain(QString text) { return text.replace(QChar(0x00a0), u' '); }
    // No label is cut off: what does not wrap has the room it asks for, unless it gives way by itself.
    static QString cut(QWidget &page)
    {
        QString out;
        for (auto *label : page.findChildren<theme::PlainLabel *>())
            if (label->isVisible() && (label->wordWrap() ? label->heightForWidth(label->width()) > label->height() + 1 : label->sizeHint().width() > label->width() + 1))
                out += label->text() + u'\n';
        for (auto *area : page.findChildren<QScrollArea *>())
            if (area->isVisible() && area->widget()->width() > area->viewport()->width())
                out += u"wider than its room: "_s + area->widget()->objectName() + u'\n';
        for (auto *button : page.findChildren<theme::Button *>())
            if (button->isVisible() && button->sizeHint().width() > button->width() + 1)
                out += button->text() + u'\n';
        return out;
    }

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
