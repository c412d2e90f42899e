// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A desk that is made up, and the pages of those who are told on it. QD_GRABS=FOLDER keeps pictures.

#include "models/notify/channelmodel.h"
#include "models/notify/deliverymodel.h"
#include "models/paging/foretold.h"
#include "models/rota/rotayaml.h"
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

inline constexpr auto kRota = R"(people:
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

inline constexpr auto kChannels = R"(channels:
- {id: ann-phone, kind: desktop}
- {id: bob-mail, kind: mail, host: mail.example.org, from: a@example.org, to: [b@example.org]}
- {id: ops-slack, kind: slack, credential: keyring, fallback: bob-mail}
- {id: hook, kind: webhook, url: "https:@@alerts.example.org/in"}
)";

// Two strokes within such a text are a comment to moc.
inline notify::Channels channelsHere() { return notify::parseChannels(QByteArray(kChannels).replace("@@", "//"), u"channels.yaml"_s).channels; }

class ScriptedDuty : public paging::DutyDesk {
public:
    [[nodiscard]] const paging::Duty &known() const override { return duty; }
    [[nodiscard]] bool ready() const override { return isReady; }
    [[nodiscard]] bool mayAct() const override { return may; }
    void arrange(const rota::Step &step) override
    {
        if (step.what == rota::Step::What::Accept)
            acceptedIds << step.id;
        else
            steps << step;
    }
    void readCalendar(const QString &file) override { emit calendarRead(file, calendar, file.endsWith(u"none.ics"_s) ? u"none.ics cannot be read"_s : QString()); }
    void keepSecret(const QString &entry, base::Secret secret) override { secrets << entry + u'=' + QString::fromStdString(std::string(secret.reveal())); }
    void test(const QString &id) override
    {
        testedIds << id;
        emit testing(id);
    }
    void say() { emit changed(); }

    paging::Duty duty;
    bool isReady = true, may = true;
    QStringList acceptedIds, testedIds, secrets;
    QList<rota::Step> steps;
    rota::Calendar calendar;
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

inline notify::Delivery delivery(const char *event, const char *channel, notify::Moment moment, notify::Delivery::Outcome outcome, base::WallTime at, const QString &words = {})
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

inline paging::Duty busy(base::WallTime now)
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
inline void grab(QWidget &page, const QString &name)
{
    if (const QString folder = qEnvironmentVariable("QD_GRABS"); !folder.isEmpty())
        page.grab().save(folder + u'/' + name + u".png"_s);
}
inline QString plain(QString text) { return text.replace(QChar(0x00a0), u' '); }
// No label is cut off: what does not wrap has the room it asks for, unless it gives way by itself.
inline QString cut(QWidget &page)
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
