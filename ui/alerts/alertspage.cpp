// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/alerts/alertspage.h"

#include "models/alerts/alertwatch.h"
#include "models/alerts/overview.h"
#include "models/alerts/words.h"
#include "models/health/nextstep.h"
#include "models/watch/feed.h"
#include "ui/alerts/alertdelegates.h"
#include "ui/alerts/layercard.h"
#include "ui/alerts/wishcard.h"
#include "ui/theme/answermark.h"
#include "ui/theme/button.h"
#include "ui/theme/emptystate.h"
#include "ui/theme/factcard.h"
#include "ui/theme/plainlabel.h"
#include "ui/theme/searchfield.h"
#include "ui/theme/segmented.h"
#include "ui/theme/sidecolumn.h"
#include "ui/theme/space.h"
#include "ui/theme/tooltip.h"

#include <QCheckBox>
#include <QKeyEvent>
#include <QListView>
#include <QPainter>
#include <QScopedValueRollback>
#include <QStackedWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace alerts {

using theme::Button;
using theme::FontRole;
using theme::PlainLabel;
using theme::scaled;
using theme::space;
using theme::Token;

AlertsPage::AlertsPage(watch::Feed &feed, const base::Clock &clock, QWidget *parent) :
    QWidget(parent), m_feed(feed), m_clock(clock), m_model(new AlertModel(this)), m_answer(new PlainLabel({}, FontRole::Answer, Token::Text, this)),
    m_rest(new PlainLabel({}, FontRole::Body, Token::Muted, this)), m_teller(new PlainLabel({}, FontRole::Small, Token::Muted, this)), m_silence(new Button({}, Button::Kind::Secondary, this)), m_maintain(new Button({}, Button::Kind::Secondary, this)),
    m_shown(new theme::Segmented), m_explained(new QCheckBox), m_filter(new theme::SearchField(u"filter"_s)), m_pages(new QStackedWidget), m_empty(new theme::EmptyState),
    m_list(new QListView), m_detail(new AlertDetail), m_wishes(new WishCard), m_layers(new LayerCard), m_path(new theme::FactCard({}))
{
    setObjectName(u"alerts"_s);
    setFocusPolicy(Qt::ClickFocus);
    build();
    join();
    retranslate();
    refresh();
}

void AlertsPage::build()
{
    m_answer->setObjectName(u"alertsAnswer"_s);
    m_rest->setObjectName(u"alertsRest"_s);
    m_teller->setObjectName(u"alertsTeller"_s);
    m_silence->setObjectName(u"alertsSilence"_s);
    m_maintain->setObjectName(u"alertsMaintain"_s);
    m_shown->setObjectName(u"alertsShown"_s);
    m_explained->setObjectName(u"alertsExplained"_s);
    m_filter->setObjectName(u"alertsFilter"_s);
    m_filter->setKeyHint(u"/"_s);
    m_empty->setObjectName(u"alertsEmpty"_s);
    m_list->setObjectName(u"alertList"_s);
    m_detail->setObjectName(u"alertDetail"_s);
    m_wishes->setObjectName(u"alertWishes"_s);
    m_layers->setObjectName(u"alertLayers"_s);
    m_path->setObjectName(u"alertPath"_s);
    m_answer->setWordWrap(true);
    m_answer->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    m_rest->setWordWrap(true);
    m_teller->setWordWrap(true);
    auto *head = new QHBoxLayout;
    head->setContentsMargins(scaled(26), 0, 0, 0);
    head->setSpacing(space(3));
    auto *words = new QVBoxLayout;
    words->setSpacing(0);
    words->addWidget(m_answer);
    words->addWidget(m_rest);
    words->addWidget(m_teller);
    head->addLayout(words, 1);
    head->addWidget(m_silence, 0, Qt::AlignTop);
    head->addWidget(m_maintain, 0, Qt::AlignTop);

    m_list->setModel(m_model);
    m_list->setItemDelegate(new AlertDelegate(m_list));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setUniformItemSizes(true);
    m_list->setMouseTracking(true);
    auto *left = new theme::Card;
    left->setMinimumWidth(scaled(300));
    auto *listColumn = new QVBoxLayout(left);
    listColumn->setContentsMargins(1, space(3), 1, 1);
    listColumn->setSpacing(space(2));
    auto *choice = new QHBoxLayout;
    choice->setContentsMargins(space(2), 0, space(2), 0);
    choice->setSpacing(space(2));
    choice->addWidget(m_shown);
    choice->addWidget(m_filter, 1);
    auto *second = new QHBoxLayout;
    second->setContentsMargins(space(3), 0, space(2), 0);
    second->addWidget(m_explained);
    second->addStretch(1);
    listColumn->addLayout(choice);
    listColumn->addLayout(second);
    listColumn->addWidget(m_pages, 1);
    m_pages->addWidget(m_list);
    m_pages->addWidget(m_empty);

    auto *right = new theme::SideColumn(280);
    for (QWidget *card : std::initializer_list<QWidget *>{m_wishes, m_layers, m_path})
        right->add(card);

    auto *row = new QHBoxLayout;
    row->setSpacing(space(3));
    row->addWidget(left, 1);
    row->addWidget(m_detail, 1);
    row->addWidget(right);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(space(4), space(3), space(4), space(4));
    column->setSpacing(space(3));
    column->addLayout(head);
    column->addLayout(row, 1);
}

void AlertsPage::join()
{
    m_list->installEventFilter(this);
    m_detail->trail().installEventFilter(this);
    connect(m_shown, &theme::Segmented::chosen, this, [this] {
        m_selected.clear();
        refresh();
    });
    connect(m_explained, &QCheckBox::toggled, this, &AlertsPage::narrow);
    connect(m_filter, &QLineEdit::textChanged, this, &AlertsPage::narrow);
    connect(m_filter, &theme::SearchField::left, this, &AlertsPage::focusList);
    connect(m_filter, &QLineEdit::returnPressed, this, &AlertsPage::focusList);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex &index) {
        const bool chosen = m_list->selectionModel()->isSelected(index); // the keyboard alone comes to the first row, and chooses none
        if (m_filling || !chosen || !m_watch)
            return;
        m_selected = index.data(AlertModel::KeyRole).toString();
        showSelected(m_watch->shown().alerts());
    });
    connect(m_list, &QListView::activated, m_detail, &AlertDetail::focusTrail);
    connect(m_detail, &AlertDetail::actRequested, this, &AlertsPage::act);
    connect(m_silence, &Button::clicked, this, [this] { askFor(Wish::Kind::Silence, false); });
    connect(m_maintain, &Button::clicked, this, [this] { askFor(Wish::Kind::Maintenance, false); });
    connect(m_wishes, &WishCard::endRequested, this, &AlertsPage::release);
    connect(m_wishes, &WishCard::left, this, &AlertsPage::focusList);
    m_ticker.setInterval(std::chrono::seconds(1));
    connect(&m_ticker, &QTimer::timeout, this, [this] {
        if (isVisible())
            refresh();
    });
    m_ticker.start();
}

void AlertsPage::setAlerts(AlertWatch *watch, AlertDesk *desk)
{
    if (m_watch)
        m_watch->disconnect(this);
    m_watch = watch;
    m_desk = desk;
    if (watch) {
        connect(watch, &AlertWatch::changed, this, &AlertsPage::refresh);
        connect(watch, &AlertWatch::electedChanged, this, &AlertsPage::refresh);
    }
    refresh();
}

void AlertsPage::setHeartbeat(const notify::HeartbeatState &state)
{
    m_heartbeat = state;
    showPolls();
}

bool AlertsPage::known() const { return m_watch && m_watch->ready() && m_feed.environment(); }

std::optional<Alert> AlertsPage::current() const
{
    if (!m_watch || m_selected.isEmpty())
        return {};
    return m_watch->shown().find(m_selected);
}

QString AlertsPage::titleOf(const QString &target) const
{
    const environment::EnvironmentPtr environment = m_feed.environment();
    const environment::Target *t = environment ? environment->find(target) : nullptr;
    return base::Untrusted(t && !t->title.isEmpty() ? t->title : target).visible();
}

int AlertsPage::firing() const
{
    if (!known())
        return 0;
    const Overview overview = overviewOf(m_watch->shown().alerts());
    return overview.critical + overview.warning;
}

void AlertsPage::refresh()
{
    const QList<Alert> all = known() ? m_watch->shown().alerts() : QList<Alert>();
    showAnswer(all);
    showList(all);
    showSelected(all);
    showSide(all);
    showPolls();
    emit changed();
}

void AlertsPage::showAnswer(const QList<Alert> &all)
{
    const Overview overview = overviewOf(all);
    const bool without = m_explained->isChecked();
    m_worst = overview.worst(without);
    m_answer->setText(known() ? headline(overview, without) : tr("Nobody knows yet."));
    const QString rest = known() ? underline(overview, without) : QString();
    m_rest->setText(rest);
    m_rest->setVisible(!rest.isEmpty());
    m_teller->setText(tellerLine());
    m_teller->setVisible(!m_teller->text().isEmpty());
    for (Button *button : {m_silence, m_maintain})
        button->setVisible(known() && m_desk);
    update();
}

// While another program tells.
QString AlertsPage::tellerLine() const
{
    if (!known() || m_watch->tells())
        return {};
    const auto teller = m_watch->teller();
    if (!teller)
        return tr("Another program on this machine tells people. What it did is not known here: this is what this window sees itself.");
    const QString program = teller->program == u"quarterdeckctl" ? u"quarterdeckctl watch"_s : teller->program.isEmpty() ? tr("another program") : base::Untrusted(teller->program).visible();
    const QString process = QString::number(teller->pid);
    return teller->since == base::WallTime{} ? tr("People are told by %1 (process %2). What it knows and did is shown here.").arg(program, process)
                                             : tr("People are told by %1 (process %2) since %3. What it knows and did is shown here.").arg(program, process, momentText(teller->since));
}

void AlertsPage::showList(const QList<Alert> &all)
{
    const bool resolved = m_shown->current() == 1;
    m_explained->setEnabled(!resolved);
    const QScopedValueRollback filling(m_filling, true);
    m_model->show(all, {resolved, m_explained->isChecked(), m_filter->text()}, m_clock.wallNow());
    int place = m_model->rowOf(m_selected);
    if (place < 0 && (!current() || !isVisible())) { // what ends while it is looked at stays chosen: no other one takes its keys
        place = m_model->rowCount() > 0 ? 0 : -1;
        m_selected = m_model->index(place).data(AlertModel::KeyRole).toString();
    }
    if (m_list->currentIndex().row() != place)
        m_list->setCurrentIndex(m_model->index(place));
    m_pages->setCurrentIndex(m_model->rowCount() > 0 ? 0 : 1);
    if (m_model->rowCount() == 0)
        showEmpty();
}

// Fewer or more are asked for: if that hides the chosen one, the first that is left is.
void AlertsPage::narrow()
{
    const bool here = m_model->rowOf(m_selected) >= 0;
    refresh();
    if (here && m_model->rowOf(m_selected) < 0) {
        m_selected.clear();
        refresh();
    }
}

void AlertsPage::showEmpty()
{
    if (!known())
        m_empty->setContent(u"warning"_s, tr("Reading what was kept"), tr("Alerts are kept over a restart."));
    else if (!m_filter->text().trimmed().isEmpty())
        m_empty->setContent(u"filter"_s, tr("No alert says so"), tr("Esc in the filter shows all again."));
    else if (m_shown->current() == 1)
        m_empty->setContent(u"check"_s, tr("Nothing has resolved"), tr("What is over is kept here for seven days."));
    else {
        int rules = 0, without = 0;
        for (const LayerCoverage &layer : m_watch->book().coverage()) {
            rules += layer.withData;
            without += layer.withoutData();
        }
        const QString watched = tr("%n rule(s) watch with data.", nullptr, rules);
        m_empty->setContent(u"check"_s, tr("No alert is active"), without > 0 ? watched + u' ' + tr("%n rule(s) get no data and would not fire.", nullptr, without) : watched);
    }
}

void AlertsPage::showSelected(const QList<Alert> &all)
{
    const auto at = std::ranges::find(all, m_selected, &Alert::key);
    m_detail->setVisible(at != all.end());
    if (at == all.end()) {
        m_detail->show(nullptr, {}, {}, {}, {}, {}, false);
        return;
    }
    QStringList causes;
    for (const Alert &other : all)
        if (at->inhibitedBy.contains(other.key))
            causes << other.sentence;
    const health::Step step = stepOf(*at);
    const QString offered = step == health::Step{at->target} ? QString() : health::stepWord(step, titleOf(step.target));
    m_detail->show(&*at, m_watch->shown().trail(at->key), titleOf(at->target), causes, offered, m_clock.wallNow(), m_desk);
}

void AlertsPage::select(const QString &key)
{
    const auto alert = m_watch ? m_watch->shown().find(key) : std::nullopt;
    if (!alert)
        return;
    m_selected = key;
    m_filter->clear();
    m_shown->setCurrent(alert->active() ? 0 : 1);
    m_explained->setChecked(m_explained->isChecked() || !alert->inhibitedBy.isEmpty());
    refresh();
}

void AlertsPage::focusList() { (m_pages->currentIndex() == 0 ? static_cast<QWidget *>(m_list) : this)->setFocus(Qt::ShortcutFocusReason); }

// Where there is no row to hold the keyboard.
void AlertsPage::keyPressEvent(QKeyEvent *event)
{
    const bool entered = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter; // in the filter, whose word it was
    if (entered || !eventFilter(m_list, event))
        QWidget::keyPressEvent(event);
}

QString AlertsPage::keys()
{
    return tr("A acknowledges the chosen alert, S silences it and its like, M plans maintenance, R tells of it again, X shows what is explained by another one as if nothing explained it, "
              "G goes to where is done what it asks for, Enter reads its decisions.");
}

void AlertsPage::retranslate()
{
    m_silence->setText(tr("Silence…"));
    m_maintain->setText(tr("Maintenance…"));
    m_shown->setItems({tr("Active", "the alerts that are"), tr("Resolved")});
    m_shown->setAccessibleName(tr("Which alerts"));
    m_explained->setText(tr("Without inhibition"));
    theme::setPlainToolTip(m_explained, tr("What would I see if no alert explained another one? (X)"));
    m_filter->setPlaceholderText(tr("Filter"));
    m_filter->setAccessibleName(tr("Filter the alerts"));
    m_list->setAccessibleName(tr("Alerts"));
    m_path->setHeading(tr("Last good answer"));
}

void AlertsPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    refresh();
}

void AlertsPage::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        refresh();
    }
}

void AlertsPage::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    theme::paintAnswerMark(painter, {space(4), m_answer->y()}, known() ? theme::mark(m_worst) : theme::Mark::Unknown);
}

} // namespace alerts

#include "moc_alertspage.cpp"
