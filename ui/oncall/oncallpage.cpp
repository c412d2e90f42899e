// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/oncall/oncallpage.h"

#include "models/base/untrusted.h"
#include "models/paging/dutywording.h"
#include "models/rota/fatiguemodel.h"
#include "ui/oncall/linecard.h"
#include "ui/oncall/tables.h"
#include "ui/oncall/weekstrip.h"
#include "ui/theme/answermark.h"
#include "ui/theme/button.h"
#include "ui/theme/emptystate.h"
#include "ui/theme/plainlabel.h"
#include "ui/theme/segmented.h"
#include "ui/theme/space.h"

#include <QEvent>
#include <QPainter>
#include <QScrollArea>
#include <QShortcut>
#include <QStackedWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace oncall {

using paging::nameOf;
using theme::FontRole;
using theme::PlainLabel;
using theme::scaled;
using theme::space;
using theme::Token;

namespace {

constexpr qsizetype kGapsNamed = 2; // of a rota; the week beside shows them all

QString visible(const QString &text) { return base::Untrusted(text).visible(); }

} // namespace

OnCallPage::OnCallPage(const base::Clock &clock, QWidget *parent) :
    QWidget(parent), m_clock(clock), m_pages(new QStackedWidget(this)), m_empty(new theme::EmptyState), m_answer(new PlainLabel({}, FontRole::Answer, Token::Text, this)),
    m_rest(new PlainLabel({}, FontRole::Body, Token::Muted, this)), m_costHeading(new PlainLabel({}, FontRole::Caption, Token::Muted)), m_costNone(new PlainLabel({}, FontRole::Body, Token::Muted)),
    m_now(new LineCard), m_offered(new LineCard), m_arranged(new LineCard), m_asks(new LineCard), m_climbs(new LineCard), m_week(new WeekStrip),
    m_weekHeading(new PlainLabel({}, FontRole::Caption, Token::Muted)), m_costsOf(new theme::Segmented), m_costs(new PlainTable), m_costModel(new rota::FatigueModel(this)),
    m_acts(new QWidget(this)), m_override(new theme::Button), m_handOver(new theme::Button), m_withdraw(new theme::Button), m_import(new theme::Button)
{
    setObjectName(u"oncall"_s);
    build();
    join();
    retranslate();
    refresh();
}

void OnCallPage::build()
{
    m_answer->setObjectName(u"oncallAnswer"_s);
    m_rest->setObjectName(u"oncallRest"_s);
    m_empty->setObjectName(u"oncallEmpty"_s);
    m_now->setObjectName(u"oncallNow"_s);
    m_offered->setObjectName(u"oncallOffered"_s);
    m_arranged->setObjectName(u"oncallArranged"_s);
    m_asks->setObjectName(u"oncallAsks"_s);
    m_climbs->setObjectName(u"oncallClimbs"_s);
    m_week->setObjectName(u"oncallWeek"_s);
    m_costs->setObjectName(u"oncallCosts"_s);
    m_costsOf->setObjectName(u"oncallCostsOf"_s);
    m_answer->setWordWrap(true);
    m_rest->setWordWrap(true);
    auto *words = new QVBoxLayout;
    words->setContentsMargins(scaled(26), 0, 0, 0);
    words->setSpacing(0);
    words->addWidget(m_answer);
    words->addWidget(m_rest);
    auto *head = new QHBoxLayout;
    head->setSpacing(space(3));
    head->addLayout(words, 1);
    head->addWidget(m_acts, 0, Qt::AlignTop);
    auto *acts = new QHBoxLayout(m_acts);
    acts->setContentsMargins(0, 0, 0, 0);
    acts->setSpacing(space(2));
    for (theme::Button *button : {m_override, m_handOver, m_withdraw, m_import})
        acts->addWidget(button);

    auto *inside = new QWidget;
    auto *side = new QVBoxLayout(inside);
    side->setContentsMargins(0, 0, 0, 0);
    side->setSpacing(space(3));
    for (LineCard *card : {m_now, m_offered, m_arranged, m_asks})
        side->addWidget(card);
    side->addStretch(1);
    auto *left = new QScrollArea;
    left->setWidget(inside);
    left->setWidgetResizable(true);
    left->setFrameShape(QFrame::NoFrame);
    left->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    left->setFocusPolicy(Qt::NoFocus);
    left->setFixedWidth(scaled(330));
    left->viewport()->setAutoFillBackground(false);
    inside->setAutoFillBackground(false);

    auto *week = new theme::Card;
    auto *weekColumn = new QVBoxLayout(week);
    weekColumn->setContentsMargins(space(3), space(2) + 1, space(3), space(3));
    weekColumn->setSpacing(space(2));
    weekColumn->addWidget(m_weekHeading);
    weekColumn->addWidget(m_week);

    m_costs->setModel(m_costModel);
    m_costs->setItemDelegate(new MarkedDelegate(-1, -1, -1, m_costs));
    auto *costs = new theme::Card;
    auto *costColumn = new QVBoxLayout(costs);
    costColumn->setContentsMargins(1, space(2) + 1, 1, 1);
    costColumn->setSpacing(space(2));
    auto *costHead = new QHBoxLayout;
    costHead->setContentsMargins(space(3), 0, space(3), 0);
    costHead->addWidget(m_costHeading, 1);
    costHead->addWidget(m_costsOf);
    m_costNone->setContentsMargins(space(3), 0, space(3), space(3));
    m_costNone->setWordWrap(true);
    m_costNone->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    costColumn->addLayout(costHead);
    costColumn->addWidget(m_costNone);
    costColumn->addWidget(m_costs, 1);

    auto *right = new QVBoxLayout;
    right->setSpacing(space(3));
    right->addWidget(week);
    right->addWidget(m_climbs);
    right->addWidget(costs, 1);
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
    column->addLayout(head);
    column->addWidget(m_pages, 1);
}

void OnCallPage::join()
{
    for (const LineCard *card : {m_offered, m_arranged})
        connect(card, &LineCard::left, this, [this] { setFocus(Qt::OtherFocusReason); });
    connect(m_offered, &LineCard::acted, this, [this](const QString &id) {
        if (m_desk)
            m_desk->accept(id);
    });
    joinActs();
    connect(m_costsOf, &theme::Segmented::chosen, this, [this] { refresh(); });
    auto *accept = new QShortcut(Qt::Key_A, this);
    accept->setContext(Qt::WidgetWithChildrenShortcut);
    connect(accept, &QShortcut::activated, this, &OnCallPage::acceptOffered);
    m_ticker.setInterval(std::chrono::seconds(1)); // the next level comes nearer
    connect(&m_ticker, &QTimer::timeout, this, [this] {
        if (isVisible() && m_desk && m_desk->ready())
            showClimbs(m_desk->known());
    });
    m_ticker.start();
}

void OnCallPage::setDesk(paging::DutyDesk *desk)
{
    if (m_desk)
        m_desk->disconnect(this);
    m_desk = desk;
    if (desk)
        connect(desk, &paging::DutyDesk::changed, this, &OnCallPage::refresh);
    refresh();
}

// The one whose button has the keyboard, else the soonest.
void OnCallPage::acceptOffered()
{
    if (!m_desk || !m_desk->mayAct() || m_offered->lines().isEmpty())
        return;
    const QString focused = m_offered->focusedId();
    m_desk->accept(focused.isEmpty() ? m_offered->lines().constFirst().id : focused);
}

void OnCallPage::focusFirst()
{
    (m_costs->isVisibleTo(this) ? m_costs : static_cast<QWidget *>(this))->setFocus(Qt::ShortcutFocusReason);
    if (!m_offered->lines().isEmpty())
        m_offered->focusAction();
}

QString OnCallPage::keys() { return tr("A accepts the hand-over whose button has the keyboard, else the soonest; O puts somebody else on call for a while, H offers a hand-over, W withdraws one of these, I imports a calendar; in the choice of what is counted the arrow keys move."); }

void OnCallPage::refresh()
{
    const bool ready = m_desk && m_desk->ready();
    if (!ready) {
        m_severity = base::Severity::Unknown;
        m_answer->setText(tr("Nobody knows yet."));
        m_rest->hide();
        m_empty->setContent(u"refresh"_s, tr("Reading who is on call"), tr("It stands in rota.yaml and in what was arranged beside it."));
        m_pages->setCurrentIndex(1);
        m_acts->hide();
        update();
        return;
    }
    const paging::Duty &duty = m_desk->known();
    const rota::Board board = rota::boardOf(duty.all, duty.overrides, m_clock.wallNow());
    const bool none = duty.all.rotas.isEmpty() && duty.all.policies.isEmpty();
    const paging::DutyAnswer answer = paging::onCallAnswer(duty, board);
    m_severity = none ? base::Severity::Unknown : answer.severity;
    m_answer->setText(none ? tr("Nobody is on call: there is no rota.") : answer.head);
    m_rest->setText(answer.rest);
    m_rest->setVisible(!answer.rest.isEmpty());
    m_pages->setCurrentIndex(none ? 1 : 0);
    showActs(board);
    if (none) {
        m_empty->setContent(u"eye"_s, tr("There is no rota"),
                            tr("Whoever has a channel is told of everything at once. Write who is on call into %1; quarterdeckctl oncall check names every mistake.").arg(visible(duty.all.file)));
    } else {
        showPosts(duty, board);
        m_week->show(board, duty.all);
        showClimbs(duty);
        showCosts(duty);
    }
    update();
}

void OnCallPage::showPosts(const paging::Duty &duty, const rota::Board &board)
{
    QList<LineCard::Line> now, offered, arranged, asks;
    for (const rota::Board::Post &post : board.posts) {
        const bool gap = !post.gaps.isEmpty() && post.gaps.constFirst().from <= post.week.constFirst().from;
        const QString under = post.until ? tr("until %1, then %2").arg(rota::shortMoment(*post.until), nameOf(duty.all, post.next)) : tr("for more than a month");
        now.append({gap ? theme::Mark::Warning : post.person.isEmpty() ? theme::Mark::Unknown : theme::Mark::Ok, tr("%1: %2", "rota, person").arg(visible(post.title), nameOf(duty.all, post.person)), under, {}, {}});
        for (const rota::Shift &one : post.gaps.mid(0, kGapsNamed)) {
            const int more = int(post.gaps.size() - kGapsNamed);
            const bool last = more > 0 && one == post.gaps.at(kGapsNamed - 1);
            now.append({theme::Mark::Warning, rota::gapSentence(post.title, one), last ? tr("and %n more within seven days", nullptr, more) : QString(), {}, {}});
        }
    }
    const auto stretch = [](const rota::Override &v) { return tr("from %1 to %2").arg(rota::shortMoment(v.from), rota::shortMoment(v.until)); };
    const auto titleOf = [&duty](const QString &id) {
        const rota::Rota *rota = duty.all.rota(id);
        return visible(rota ? rota->title : id);
    };
    const bool acts = m_desk->mayAct();
    for (const rota::Override &v : board.offered)
        offered.append({theme::Mark::Warning, tr("%1 is offered to %2", "rota, person").arg(titleOf(v.rota), nameOf(duty.all, v.person)), tr("%1, by %2. Counts once accepted.").arg(stretch(v), visible(v.by)),
                        acts ? tr("Accept (A)") : QString(), v.id});
    for (const rota::Override &v : board.arranged)
        arranged.append({std::nullopt, tr("%1: %2", "rota, person").arg(titleOf(v.rota), nameOf(duty.all, v.person)),
                         v.accepted ? tr("%1, handed over by %2").arg(stretch(v), visible(v.by)) : tr("%1, by %2").arg(stretch(v), visible(v.by)), acts ? tr("Withdraw") : QString(), v.id});
    for (const rota::Board::Ask &ask : board.asks)
        asks.append({std::nullopt, paging::askTitle(ask), paging::askLine(ask, duty.all), {}, {}});
    m_now->setLines(now);
    m_offered->setLines(offered);
    m_arranged->setLines(arranged);
    m_asks->setLines(asks);
}

void OnCallPage::showClimbs(const paging::Duty &duty)
{
    QList<LineCard::Line> lines;
    for (const notify::Climb &climb : duty.climbs)
        lines.append({climb.held ? theme::Mark::Ok : theme::mark(climb.severity), visible(climb.summary), paging::climbLine(climb, duty.all, m_clock.wallNow()), {}, {}});
    m_climbs->setLines(lines);
}

void OnCallPage::showCosts(const paging::Duty &duty)
{
    const auto of = rota::FatigueModel::Of(m_costsOf->current());
    m_costModel->show(duty.fatigue.value_or(rota::Fatigue()), duty.all, of);
    const bool none = m_costModel->rowCount() == 0;
    m_costNone->setText(!duty.fatigue ? tr("The journal could not be read; nobody knows what being on call cost.") : tr("Nobody was paged in the last 30 days."));
    m_costNone->setVisible(none);
    m_costs->setVisible(!none);
    m_costs->setWidths(of == rota::FatigueModel::Of::Rules ? QList<int>{0, 80, 130, 110, 110} : QList<int>{0, 80, 80, 130, 110, 110});
}

void OnCallPage::retranslate()
{
    m_override->setText(tr("Override (O)"));
    m_handOver->setText(tr("Hand over (H)"));
    m_withdraw->setText(tr("Withdraw (W)"));
    m_import->setText(tr("Import (I)"));
    m_now->setHeading(tr("On call now"));
    m_offered->setHeading(tr("Hand-over"));
    m_arranged->setHeading(tr("Arranged beside the rota"));
    m_asks->setHeading(tr("Who would be asked now"));
    m_asks->setEmptyWords(tr("There is no escalation: whoever has a channel is told once."));
    m_climbs->setHeading(tr("Being asked now"));
    m_climbs->setEmptyWords(tr("Nobody is being asked."));
    m_weekHeading->setText(tr("The next seven days"));
    m_costHeading->setText(tr("What being on call cost in the last 30 days"));
    m_costsOf->setItems({tr("Persons"), tr("Shifts"), tr("Rules")});
    m_costsOf->setAccessibleName(tr("What being on call cost, by"));
    m_costs->setAccessibleName(tr("What being on call cost"));
}

void OnCallPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    refresh();
}

void OnCallPage::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        refresh();
    }
}

void OnCallPage::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    theme::paintAnswerMark(painter, {space(4), m_answer->y()}, theme::mark(m_severity));
}

} // namespace oncall

#include "moc_oncallpage.cpp"
