// SPDX-License-Identifier: GPL-3.0-or-later
// AlertsPage: its keys, what is asked of the desk, and the cards beside the list.
#include "ui/alerts/alertspage.h"

#include "models/alerts/alertdesk.h"
#include "models/alerts/alertwatch.h"
#include "models/alerts/polls.h"
#include "models/alerts/wishlines.h"
#include "models/base/format.h"
#include "models/health/nextstep.h"
#include "ui/alerts/layercard.h"
#include "ui/alerts/wishcard.h"
#include "ui/alerts/wishdialog.h"
#include "ui/theme/dialogs.h"
#include "ui/theme/factcard.h"

#include <QCheckBox>
#include <QKeyEvent>
#include <QListView>

namespace alerts {

namespace {

constexpr qsizetype kPolls = 6; // targets in the card, the oldest answers first

} // namespace

bool AlertsPage::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const auto *key = static_cast<QKeyEvent *>(event);
    if (key->modifiers() != Qt::NoModifier)
        return QWidget::eventFilter(watched, event);
    switch (key->key()) {
    case Qt::Key_A:
        act(AlertDetail::Act::Acknowledge);
        return true;
    case Qt::Key_S:
        act(AlertDetail::Act::Silence);
        return true;
    case Qt::Key_M:
        act(AlertDetail::Act::Maintenance);
        return true;
    case Qt::Key_R:
        act(AlertDetail::Act::Release);
        return true;
    case Qt::Key_G:
        act(AlertDetail::Act::Step);
        return true;
    case Qt::Key_X:
        m_explained->toggle();
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        m_detail->focusTrail();
        return true;
    default:
        return QWidget::eventFilter(watched, event);
    }
}

void AlertsPage::act(AlertDetail::Act act)
{
    switch (act) {
    case AlertDetail::Act::Acknowledge:
        acknowledge();
        break;
    case AlertDetail::Act::Silence:
        askFor(Wish::Kind::Silence, true);
        break;
    case AlertDetail::Act::Maintenance:
        askFor(Wish::Kind::Maintenance, true);
        break;
    case AlertDetail::Act::Release:
        releaseSelected();
        break;
    case AlertDetail::Act::Step:
        if (const auto alert = current())
            take(*alert, stepOf(*alert));
        break;
    case AlertDetail::Act::GoTo:
        if (const auto alert = current())
            emit targetRequested(alert->target, health::Problem::Action::ShowTarget, alert->reading.metric);
        break;
    }
}

// What is over asks for nothing but a look.
health::Step AlertsPage::stepOf(const Alert &alert) const
{
    const environment::EnvironmentPtr environment = m_feed.environment();
    const environment::Target *target = environment && alert.active() ? environment->find(alert.target) : nullptr;
    if (!target)
        return {alert.target};
    const health::Symptom symptom{alert.reading.metric, alert.item.raw(), alert.layer == Layer::Errors, m_incidentWithLog && !m_incidentWithLog(alert).isEmpty()};
    return health::nextStep(*environment, *target, m_feed.snapshot(alert.target).get(), symptom);
}

void AlertsPage::take(const Alert &alert, const health::Step &step)
{
    if (step.log)
        emit logRequested(m_incidentWithLog(alert), step.target);
    else
        emit targetRequested(step.target, step.action, alert.reading.metric);
}

void AlertsPage::acknowledge()
{
    const auto alert = current();
    if (!m_desk || !alert || !alert->active() || alert->acknowledged)
        return;
    Wish wish;
    wish.kind = Wish::Kind::Acknowledge;
    wish.key = alert->key;
    wish.worst = alert->severity;
    wish.until = m_clock.wallNow() + kAcknowledgement;
    m_desk->keep(wish);
}

void AlertsPage::askFor(Wish::Kind kind, bool ofSelected)
{
    if (!m_desk || !known())
        return;
    const auto active = [watch = m_watch] { return watch->shown().alerts(); };
    auto *dialog = new WishDialog(kind, m_feed.environment()->name, active, m_clock, this);
    if (const auto alert = current(); alert && ofSelected)
        dialog->prefill(*alert);
    connect(m_watch, &AlertWatch::changed, dialog, &WishDialog::lookAgain);
    connect(dialog, &QDialog::accepted, this, [this, dialog] {
        if (m_desk)
            m_desk->keep(dialog->wish());
        else
            emit refused(tr("Nothing was kept: this console only looks by now."));
    });
    theme::openDialog(dialog);
}

// The acknowledgement, the silences and the windows that keep the chosen one quiet.
void AlertsPage::releaseSelected()
{
    const auto alert = current();
    if (!m_desk || !alert)
        return;
    for (const Wish &wish : m_watch->wishes())
        if (wish.inForce(m_clock.wallNow()) && matches(wish, *alert))
            m_desk->release(wish.id);
}

void AlertsPage::release(const QString &wish)
{
    if (m_desk)
        m_desk->release(wish);
}

void AlertsPage::showSide(const QList<Alert> &all)
{
    if (!known()) {
        m_wishes->show({}, false);
        return;
    }
    m_wishes->show(wishLines(m_watch->wishes(), m_feed.environment()->name, all, m_clock.wallNow()), m_desk);
    m_layers->show(m_watch->book().coverage());
}

void AlertsPage::showPolls()
{
    using Row = theme::FactCard::Row;
    QList<Row> rows;
    const auto ago = [](std::chrono::seconds age) { return base::age(double(age.count())); };
    if (const environment::EnvironmentPtr environment = m_feed.environment()) {
        const QList<Poll> polls = pollsOf(*environment, m_feed.snapshots(), m_clock.now());
        for (const Poll &poll : polls.mid(0, kPolls)) {
            Row row;
            row.name = titleOf(poll.target);
            row.value = poll.age ? ago(*poll.age) : tr("never");
            row.token = poll.old() ? theme::Token::Stale : theme::Token::Text;
            row.mark = poll.old() ? theme::Mark::Unknown : poll.failed ? theme::Mark::Critical : theme::Mark::Ok;
            row.help = poll.old() ? tr("No good answer for 90 s or more: its figures are old.")
                : poll.failed ? tr("It gives no good answer now; how long ago it gave the last one.")
                              : tr("How long ago it answered last.");
            rows.append(row);
        }
        if (polls.size() > kPolls && polls.last().age) {
            Row rest;
            rest.name = tr("%n more", nullptr, int(polls.size() - kPolls));
            rest.value = tr("%1 or less").arg(ago(polls[kPolls].age.value_or(std::chrono::seconds(0))));
            rows.append(rest);
        }
    }
    const auto teller = m_watch ? m_watch->teller() : std::nullopt;
    const notify::HeartbeatState &heartbeat = teller ? teller->heartbeat : m_heartbeat;
    if (heartbeat.wanted) {
        Row row;
        row.name = tr("Heartbeat outside");
        const bool never = heartbeat.accepted == base::WallTime{};
        row.value = heartbeat.fails() ? tr("fails") : never ? tr("not yet") : ago(std::chrono::duration_cast<std::chrono::seconds>(m_clock.wallNow() - heartbeat.accepted));
        row.token = heartbeat.fails() ? theme::Token::Critical : theme::Token::Text;
        row.mark = heartbeat.fails() ? theme::Mark::Critical : never ? theme::Mark::Unknown : theme::Mark::Ok;
        row.help = heartbeat.fails() ? heartbeat.trouble : tr("An outside service calls somebody when it stays away.");
        rows.append(row);
    }
    m_path->setRows(rows);
}

} // namespace alerts
