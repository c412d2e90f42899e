// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/oncall/deliveriespage.h"

#include "models/base/untrusted.h"
#include "models/notify/channelmodel.h"
#include "models/notify/deliverymodel.h"
#include "models/paging/dutywording.h"
#include "ui/oncall/linecard.h"
#include "ui/oncall/secretdialog.h"
#include "ui/oncall/tables.h"
#include "ui/theme/answermark.h"
#include "ui/theme/button.h"
#include "ui/theme/dialogs.h"
#include "ui/theme/emptystate.h"
#include "ui/theme/plainlabel.h"
#include "ui/theme/space.h"
#include "ui/theme/tooltip.h"

#include <QEvent>
#include <QListView>
#include <QPainter>
#include <QScopedValueRollback>
#include <QScrollArea>
#include <QShortcut>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace oncall {

using theme::FontRole;
using theme::PlainLabel;
using theme::scaled;
using theme::space;
using theme::Token;

DeliveriesPage::DeliveriesPage(QWidget *parent) :
    QWidget(parent), m_pages(new QStackedWidget(this)), m_empty(new theme::EmptyState), m_answer(new PlainLabel({}, FontRole::Answer, Token::Text, this)),
    m_rest(new PlainLabel({}, FontRole::Body, Token::Muted, this)), m_none(new PlainLabel({}, FontRole::Body, Token::Muted)), m_channels(new QListView),
    m_channelModel(new notify::ChannelModel(this)), m_about(new LineCard), m_details(new LineCard), m_test(new theme::Button({}, theme::Button::Kind::Secondary)), m_secret(new theme::Button), m_log(new PlainTable),
    m_logModel(new notify::DeliveryModel(this))
{
    setObjectName(u"deliveries"_s);
    build();
    join();
    retranslate();
    refresh();
}

void DeliveriesPage::build()
{
    m_answer->setObjectName(u"deliveriesAnswer"_s);
    m_rest->setObjectName(u"deliveriesRest"_s);
    m_empty->setObjectName(u"deliveriesEmpty"_s);
    m_channels->setObjectName(u"channelList"_s);
    m_about->setObjectName(u"channelAbout"_s);
    m_test->setObjectName(u"channelTest"_s);
    m_secret->setObjectName(u"channelSecret"_s);
    m_log->setObjectName(u"deliveryLog"_s);
    m_details->setObjectName(u"deliveryDetails"_s);
    m_answer->setWordWrap(true);
    m_rest->setWordWrap(true);
    auto *words = new QVBoxLayout;
    words->setContentsMargins(scaled(26), 0, 0, 0);
    words->setSpacing(0);
    words->addWidget(m_answer);
    words->addWidget(m_rest);

    m_channels->setModel(m_channelModel);
    m_channels->setItemDelegate(new MarkedDelegate(notify::ChannelModel::MarkRole, notify::ChannelModel::UnderRole, 0, m_channels));
    m_channels->setFrameShape(QFrame::NoFrame);
    m_channels->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_channels->setMouseTracking(true);
    auto *channels = new theme::Card;
    auto *channelColumn = new QVBoxLayout(channels);
    channelColumn->setContentsMargins(1, 1, 1, space(3));
    channelColumn->setSpacing(space(2));
    channelColumn->addWidget(m_channels, 1);
    auto *testing = new QVBoxLayout;
    testing->setContentsMargins(space(3), 0, space(3), 0);
    testing->setSpacing(space(2));
    testing->addWidget(m_test, 0, Qt::AlignLeft);
    testing->addWidget(m_secret, 0, Qt::AlignLeft);
    channelColumn->addLayout(testing);
    auto *left = new QWidget;
    auto *leftColumn = new QVBoxLayout(left);
    leftColumn->setContentsMargins(0, 0, 0, 0);
    leftColumn->setSpacing(space(3));
    leftColumn->addWidget(channels, 1);
    leftColumn->addWidget(m_about);
    left->setFixedWidth(scaled(304));

    m_log->setModel(m_logModel);
    m_log->setItemDelegate(new MarkedDelegate(notify::DeliveryModel::MarkRole, -1, notify::DeliveryModel::Outcome, m_log));
    m_log->setWidths({112, 0, 86, 118, 156, 78});
    auto *log = new theme::Card;
    auto *logColumn = new QVBoxLayout(log);
    logColumn->setContentsMargins(1, 1, 1, 1);
    m_none->setContentsMargins(space(3), space(3), space(3), space(3));
    m_none->setWordWrap(true);
    m_none->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    logColumn->addWidget(m_none);
    logColumn->addWidget(m_log, 1);
    auto *right = new QVBoxLayout;
    right->setSpacing(space(3));
    right->addWidget(log, 1);
    right->addWidget(m_details);

    auto *across = new QWidget;
    auto *row = new QHBoxLayout(across);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space(3));
    row->addWidget(left);
    row->addLayout(right, 1);
    m_pages->addWidget(across);
    m_pages->addWidget(m_empty);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(space(4), space(3), space(4), space(4));
    column->setSpacing(space(3));
    column->addLayout(words);
    column->addWidget(m_pages, 1);
}

void DeliveriesPage::join()
{
    connect(m_channels->selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex &index) {
        if (m_filling || !index.isValid())
            return;
        m_channel = index.data(notify::ChannelModel::IdRole).toString();
        showChannel();
    });
    connect(m_log->selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex &index) {
        if (m_filling)
            return;
        m_delivery = m_logModel->keyOf(index.row());
        showDelivery();
    });
    connect(m_test, &QAbstractButton::clicked, this, &DeliveriesPage::test);
    auto *test = new QShortcut(Qt::Key_T, this);
    test->setContext(Qt::WidgetWithChildrenShortcut);
    connect(test, &QShortcut::activated, this, &DeliveriesPage::test);
    connect(m_secret, &QAbstractButton::clicked, this, &DeliveriesPage::askSecret);
    auto *secret = new QShortcut(Qt::Key_S, this);
    secret->setContext(Qt::WidgetWithChildrenShortcut);
    connect(secret, &QShortcut::activated, this, &DeliveriesPage::askSecret);
}

void DeliveriesPage::setDesk(paging::DutyDesk *desk)
{
    if (m_desk)
        m_desk->disconnect(this);
    m_desk = desk;
    if (desk) {
        connect(desk, &paging::DutyDesk::changed, this, &DeliveriesPage::refresh);
        connect(desk, &paging::DutyDesk::testing, this, [this](const QString &channel) {
            m_asked = channel;
            showChannel();
        });
    }
    refresh();
}

int DeliveriesPage::brokenCount() const
{
    int count = 0;
    if (m_desk)
        for (const notify::ChannelStanding &s : m_desk->known().channels)
            count += s.broken.isEmpty() ? 0 : 1;
    return count;
}

void DeliveriesPage::test()
{
    if (m_desk && m_desk->mayAct() && m_channelModel->rowOf(m_channel) >= 0)
        m_desk->test(m_channel);
}

void DeliveriesPage::askSecret()
{
    const notify::ChannelStanding *s = m_channelModel->at(m_channelModel->rowOf(m_channel));
    if (!m_desk || !m_desk->mayAct() || !s || s->keyring.isEmpty())
        return;
    auto *dialog = new SecretDialog(*s, this);
    connect(dialog, &QDialog::accepted, this, [this, dialog] {
        if (m_desk)
            m_desk->keepSecret(dialog->entry(), dialog->takeSecret());
    });
    theme::openDialog(dialog);
}

void DeliveriesPage::focusList() { m_channels->setFocus(Qt::ShortcutFocusReason); }

QString DeliveriesPage::keys() { return tr("T sends a test to the chosen channel, S stores its secret; the arrow keys choose another one, and in the log another delivery."); }

void DeliveriesPage::refresh()
{
    const bool ready = m_desk && m_desk->ready();
    const paging::Duty none;
    const paging::Duty &duty = ready ? m_desk->known() : none;
    const bool empty = duty.channels.isEmpty() && duty.log.empty();
    const paging::DutyAnswer answer = paging::deliveriesAnswer(duty);
    m_severity = empty ? base::Severity::Unknown : answer.severity;
    m_answer->setText(!ready ? tr("Nobody knows yet.") : empty ? tr("Nobody can be told: there is no channel.") : answer.head);
    m_rest->setText(answer.rest);
    m_rest->setVisible(ready && !answer.rest.isEmpty());
    m_pages->setCurrentIndex(empty ? 1 : 0);
    if (!ready)
        m_empty->setContent(u"refresh"_s, tr("Reading the delivery log"), tr("It tells what became of each notice on each channel."));
    else
        m_empty->setContent(u"warning"_s, tr("There is no channel"), tr("Write where people and machines are told into channels.yaml; quarterdeckctl notify check names every mistake. Until then the desktop tells its own user."));
    {
        const QScopedValueRollback filling(m_filling, true);
        m_channelModel->show(duty.channels);
        m_logModel->show(duty.log, duty.all);
        if (m_channelModel->rowOf(m_channel) < 0 && !duty.channels.isEmpty()) { // the one that needs somebody, else the first
            const auto broken = std::find_if(duty.channels.cbegin(), duty.channels.cend(), [](const auto &s) { return s.severity() == base::Severity::Critical; });
            m_channel = broken == duty.channels.cend() ? duty.channels.constFirst().id : broken->id;
        }
        if (m_logModel->rowOf(m_delivery) < 0)
            m_delivery = m_logModel->keyOf(0);
        m_channels->setCurrentIndex(m_channelModel->index(m_channelModel->rowOf(m_channel)));
        if (const int row = m_logModel->rowOf(m_delivery); row != m_log->currentIndex().row())
            m_log->setCurrentIndex(m_logModel->index(row, 0));
    }
    m_none->setVisible(m_logModel->rowCount() == 0);
    m_log->setVisible(m_logModel->rowCount() > 0);
    showChannel();
    showDelivery();
    update();
    emit changed();
}

void DeliveriesPage::showChannel()
{
    const notify::ChannelStanding *s = m_channelModel->at(m_channelModel->rowOf(m_channel));
    m_test->setVisible(s && m_desk && m_desk->mayAct());
    m_secret->setVisible(s && m_desk && m_desk->mayAct() && !s->keyring.isEmpty());
    QList<LineCard::Line> lines;
    if (s) {
        const auto visible = [](const QString &text) { return base::Untrusted(text).visible(); };
        if (!s->broken.isEmpty())
            lines.append({theme::Mark::Critical, visible(s->broken), tr("since %1").arg(rota::shortMoment(s->brokenSince)), {}, {}});
        else if (s->failures > 0)
            lines.append({theme::Mark::Warning, visible(s->lastWords), s->nextTry ? tr("next try %1").arg(rota::shortMoment(*s->nextTry)) : QString(), {}, {}});
        else
            lines.append({s->lastTaken ? theme::Mark::Ok : theme::Mark::Unknown, s->lastTaken ? tr("It took its last message.") : tr("Nothing was sent here yet."),
                          s->lastTaken ? rota::shortMoment(*s->lastTaken) : QString(), {}, {}});
        if (const QString remedy = notify::remedyFor(*s); !remedy.isEmpty())
            lines.append({std::nullopt, remedy, {}, {}, {}});
        if (m_asked == s->id)
            lines.append({std::nullopt, tr("A test was asked for; what came of it stands in the log."), {}, {}, {}});
    }
    m_about->setHeading(s ? base::Untrusted(s->title).visible() : QString());
    m_about->setLines(lines);
}

void DeliveriesPage::showDelivery()
{
    QList<LineCard::Line> lines;
    for (const auto &[name, value] : m_logModel->details(m_logModel->rowOf(m_delivery)))
        lines.append({std::nullopt, lines.isEmpty() ? value : tr("%1: %2", "name, value").arg(name, value), {}, {}, {}});
    // Short facts share a line.
    QList<LineCard::Line> joined;
    QStringList facts;
    for (qsizetype i = 0; i < lines.size(); ++i) {
        if (i > 0 && lines[i].text.size() < 60)
            facts << lines[i].text;
        else
            joined.append(lines[i]);
    }
    if (!facts.isEmpty() && !joined.isEmpty())
        joined.first().under = facts.join(u"   "_s);
    m_details->setLines(joined);
}

void DeliveriesPage::retranslate()
{
    m_test->setText(tr("Test this channel (T)"));
    m_secret->setText(tr("Its secret (S)"));
    theme::setPlainToolTip(m_secret, tr("Stores the secret of this channel in the keyring"));
    theme::setPlainToolTip(m_test, tr("Sends a message there that says it is a test"));
    m_channels->setAccessibleName(tr("Channels"));
    m_log->setAccessibleName(tr("Delivery log"));
    m_details->setHeading(tr("This delivery"));
    m_none->setText(tr("Nothing was told yet. What is told stands here, with its channel, when it was accepted, and why the rest was not."));
}

void DeliveriesPage::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        refresh();
    }
}

void DeliveriesPage::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    theme::paintAnswerMark(painter, {space(4), m_answer->y()}, theme::mark(m_severity));
}

} // namespace oncall

#include "moc_deliveriespage.cpp"
