// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/incidents/incidentspane.h"

#include "models/incidents/evidencefolder.h"
#include "models/incidents/mentions.h"
#include "models/incidents/rules.h"
#include "models/paging/dutydesk.h"
#include "ui/incidents/changedialog.h"
#include "ui/incidents/evidencelook.h"
#include "ui/incidents/incidentdelegates.h"
#include "ui/incidents/incidentdetail.h"
#include "ui/incidents/leadingsparkline.h"
#include "ui/theme/answermark.h"
#include "ui/theme/button.h"
#include "ui/theme/dialogs.h"
#include "ui/theme/emptystate.h"
#include "ui/theme/factcard.h"
#include "ui/theme/plainlabel.h"
#include "ui/theme/searchfield.h"
#include "ui/theme/segmented.h"
#include "ui/theme/sidecolumn.h"
#include "ui/theme/space.h"
#include "ui/theme/tooltip.h"

#include <QEvent>
#include <QListView>
#include <QPainter>
#include <QScopedValueRollback>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace incidents {

using theme::FontRole;
using theme::PlainLabel;
using theme::scaled;
using theme::space;
using theme::Token;

IncidentsPane::IncidentsPane(const base::Clock &clock, QWidget *parent) :
    QWidget(parent), m_clock(clock), m_promised(promisedTimes().value_or(Promised())), m_model(new IncidentModel(this)), m_pages(new QStackedWidget(this)), m_empty(new theme::EmptyState),
    m_answer(new PlainLabel({}, FontRole::Answer, Token::Text, this)), m_rest(new PlainLabel({}, FontRole::Body, Token::Muted, this)),
    m_open(new theme::Button({}, theme::Button::Kind::Secondary, this)), m_shown(new theme::Segmented), m_filter(new theme::SearchField(u"filter"_s)),
    m_lists(new QStackedWidget), m_nothing(new theme::EmptyState), m_list(new QListView), m_detail(new IncidentDetail),
    m_leading(new LeadingSparkline), m_look(new EvidenceLook(this)), m_times(new FactCard({})), m_clocks(new FactCard({})), m_evidence(new FactCard(tr("open in dashboard"))), m_people(new FactCard({})), m_affected(new FactCard({})), m_followUps(new FactCard({}))
{
    setObjectName(u"incidents"_s);
    setFocusPolicy(Qt::ClickFocus);
    build();
    join();
    retranslate();
    refresh();
}

void IncidentsPane::build()
{
    m_answer->setObjectName(u"incidentsAnswer"_s);
    m_rest->setObjectName(u"incidentsRest"_s);
    m_open->setObjectName(u"incidentOpen"_s);
    m_shown->setObjectName(u"incidentsShown"_s);
    m_filter->setObjectName(u"incidentsFilter"_s);
    m_filter->setKeyHint(u"/"_s);
    m_nothing->setObjectName(u"incidentsNothing"_s);
    m_list->setObjectName(u"incidentList"_s);
    m_empty->setObjectName(u"incidentsEmpty"_s);
    m_answer->setWordWrap(true);
    m_answer->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    m_rest->setWordWrap(true);
    auto *head = new QHBoxLayout;
    head->setContentsMargins(scaled(26), 0, 0, 0);
    head->setSpacing(space(3));
    auto *words = new QVBoxLayout;
    words->setSpacing(0);
    words->addWidget(m_answer);
    words->addWidget(m_rest);
    head->addLayout(words, 1);
    head->addWidget(m_open, 0, Qt::AlignTop);

    m_list->setModel(m_model);
    m_list->setItemDelegate(new IncidentDelegate(m_list));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setMouseTracking(true);
    auto *left = new theme::Card;
    auto *listColumn = new QVBoxLayout(left);
    listColumn->setContentsMargins(1, space(3), 1, 1);
    listColumn->setSpacing(space(3));
    auto *segments = new QHBoxLayout;
    segments->setContentsMargins(space(2), 0, space(2), 0);
    segments->addWidget(m_shown, 0, Qt::AlignLeft);
    segments->addStretch(1);
    auto *filter = new QHBoxLayout;
    filter->setContentsMargins(space(2), 0, space(2), 0);
    filter->addWidget(m_filter);
    listColumn->addLayout(segments);
    listColumn->addLayout(filter);
    listColumn->addWidget(m_lists, 1);
    m_lists->addWidget(m_list);
    m_lists->addWidget(m_nothing);
    m_times->setObjectName(u"incidentTimes"_s);
    auto *leftColumn = new QVBoxLayout;
    leftColumn->setSpacing(space(3));
    leftColumn->addWidget(left, 1);
    leftColumn->addWidget(m_times);
    left->setFixedWidth(scaled(304));
    m_times->setFixedWidth(scaled(304));

    auto *right = new theme::SideColumn(260);
    m_clocks->setObjectName(u"incidentClocks"_s);
    m_evidence->setObjectName(u"incidentEvidence"_s);
    m_people->setObjectName(u"incidentPeople"_s);
    m_affected->setObjectName(u"incidentAffected"_s);
    m_followUps->setObjectName(u"incidentFollowUps"_s);
    m_leading->setObjectName(u"incidentLeading"_s);
    m_evidence->setAbove(m_leading);
    m_affected->setStacked(true);
    for (FactCard *card : {m_clocks, m_evidence, m_people, m_affected, m_followUps})
        right->add(card);

    auto *across = new QWidget;
    auto *row = new QHBoxLayout(across);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space(3));
    row->addLayout(leftColumn);
    row->addWidget(m_detail, 1);
    row->addWidget(right);
    m_pages->addWidget(across);
    m_pages->addWidget(m_empty);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(space(4), space(3), space(4), space(4));
    column->setSpacing(space(3));
    column->addLayout(head);
    column->addWidget(m_pages, 1);
}

void IncidentsPane::join()
{
    m_list->installEventFilter(this);
    m_detail->timeline().installEventFilter(this);
    connect(m_open, &QAbstractButton::clicked, this, &IncidentsPane::openNew);
    connect(m_empty, &theme::EmptyState::actionRequested, this, &IncidentsPane::openNew);
    connect(m_shown, &theme::Segmented::chosen, this, [this] {
        m_selected.clear();
        refresh();
    });
    connect(m_filter, &QLineEdit::textChanged, this, &IncidentsPane::narrow);
    connect(m_filter, &theme::SearchField::left, this, &IncidentsPane::focusList);
    connect(m_filter, &QLineEdit::returnPressed, this, &IncidentsPane::focusList);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex &index) {
        if (m_filling || !m_list->selectionModel()->isSelected(index)) // the keyboard alone comes to the first row, and chooses none
            return;
        m_selected = index.data(IncidentModel::IdRole).toString();
        m_awaited.clear();
        showSelected();
    });
    connect(m_list, &QListView::activated, m_detail, &IncidentDetail::focusTimeline);
    connect(m_detail, &IncidentDetail::changeRequested, this, &IncidentsPane::askFor);
    connect(m_detail, &IncidentDetail::updateRequested, this, &IncidentsPane::draftUpdate);
    connect(m_leading, &LeadingSparkline::loaded, this, &IncidentsPane::showSelected);
    connect(m_look, &EvidenceLook::looked, this, &IncidentsPane::showSelected);
    connect(m_detail, &IncidentDetail::postmortemRequested, this, [this] { emit postmortemRequested(m_selected); });
    connect(m_detail, &IncidentDetail::targetRequested, this, &IncidentsPane::targetRequested);
    connect(m_detail, &IncidentDetail::noteWritten, this, [this](const QString &text) {
        Change note;
        note.kind = Change::Kind::Note;
        note.incident = m_selected;
        note.text = text;
        ask(note);
    });
    connect(m_evidence, &FactCard::linkRequested, this, [this] {
        if (const Incident *incident = current(); incident && !incident->evidence.empty())
            emit evidenceRequested(evidenceFolderOf(*incident));
    });
    m_ticker.setInterval(std::chrono::seconds(1));
    connect(&m_ticker, &QTimer::timeout, this, [this] {
        if (isVisible())
            refresh();
    });
    m_ticker.start();
}

void IncidentsPane::setDesk(IncidentDesk *desk)
{
    if (m_desk)
        m_desk->disconnect(this);
    m_desk = desk;
    if (desk) {
        connect(desk, &IncidentDesk::changed, this, &IncidentsPane::refresh);
        connect(desk, &IncidentDesk::refused, this, &IncidentsPane::wasRefused);
        connect(desk, &IncidentDesk::made, this, &IncidentsPane::wasMade);
    }
    refresh();
}

void IncidentsPane::setDuty(const paging::DutyDesk *duty)
{
    if (m_duty)
        m_duty->disconnect(this);
    m_duty = duty;
    if (duty)
        connect(duty, &paging::DutyDesk::changed, this, &IncidentsPane::showSelected);
    showSelected();
}

void IncidentsPane::setSituation(const health::Situation &situation)
{
    m_situation = situation;
    if (isVisible())
        showSelected();
}

const Incident *IncidentsPane::current() const { return m_desk && !m_selected.isEmpty() ? m_desk->known().whereItGoesOn(m_selected) : nullptr; }

void IncidentsPane::refresh()
{
    showAnswer();
    const bool none = !m_desk || !m_desk->ready() || m_desk->known().incidents().empty();
    m_pages->setCurrentIndex(none ? 1 : 0);
    if (none)
        showEmpty();
    if (!none) {
        m_shown->setItems({tr("Open", "the incidents that are"), tr("Resolved"), tr("Drills")});
        if (std::exchange(m_practises, m_desk->practises()) != m_desk->practises())
            m_shown->setCurrent(m_desk->practises() ? 2 : 0);
        const QScopedValueRollback filling(m_filling, true);
        m_model->show(m_desk->known().incidents(), {IncidentModel::Shown(m_shown->current()), m_filter->text()}, m_environment.get(), m_clock.wallNow());
        const Incident *chosen = current(); // it may have joined another, or stand in another list now
        if (chosen)
            m_selected = chosen->id;
        int place = chosen ? m_model->rowOf(chosen->id) : -1;
        if (place < 0 && (!chosen || !isVisible())) { // what is looked at stays
            place = m_model->rowCount() > 0 ? 0 : -1;
            m_selected = m_model->index(place).data(IncidentModel::IdRole).toString();
        }
        if (m_list->currentIndex().row() != place)
            m_list->setCurrentIndex(m_model->index(place));
        showNothing();
        showSelected();
        showTimes();
    }
    emit changed();
}

// Fewer or more are asked for: if that hides the chosen one, the first that is left is.
void IncidentsPane::narrow()
{
    const bool here = m_model->rowOf(m_selected) >= 0;
    refresh();
    if (here && m_model->rowOf(m_selected) < 0) {
        m_selected.clear();
        refresh();
    }
}

void IncidentsPane::showSelected()
{
    const Incident *incident = current();
    m_detail->show(incident, mayAct());
    if (!incident) {
        for (FactCard *card : {m_clocks, m_evidence, m_people, m_affected, m_followUps})
            card->setRows({});
        m_leading->open({}, {});
        m_look->open({});
        return;
    }
    QList<health::Problem> about;
    for (const health::Problem &problem : m_situation.problems)
        if (incident->isOpen() && (incident->targets.contains(problem.target) || std::ranges::any_of(problem.affected, [incident](const QString &t) { return incident->targets.contains(t); })))
            about.append(problem);
    m_detail->offer(about);
    showClocks(*incident);
    showSide(*incident);
}

void IncidentsPane::select(const QString &incident)
{
    const Incident *i = m_desk ? m_desk->known().whereItGoesOn(incident) : nullptr;
    if (!i)
        return;
    if (!mentions(*i, m_environment.get(), m_filter->text()))
        m_filter->clear();
    goTo(*i);
}

void IncidentsPane::goTo(const Incident &incident)
{
    m_selected = incident.id;
    m_awaited.clear();
    m_shown->setCurrent(incident.drill ? 2 : incident.isOpen() ? 0 : 1);
    refresh();
}

void IncidentsPane::showLog(const QString &target) { m_detail->showLogOf(target); }

void IncidentsPane::openNew() { askFor(Change::Kind::Open); }

void IncidentsPane::openWith(const health::Problem &problem)
{
    if (!mayAct())
        return;
    ChangeDialog *dialog = dialogFor(Change::Kind::Open, nullptr);
    Change seen;
    seen.kind = Change::Kind::Open;
    seen.text = problem.headline;
    seen.severity = problem.severity == base::Severity::Critical ? Severity::Sev2 : Severity::Sev3;
    seen.parts = QStringList{problem.target} + problem.affected;
    if (problem.wallSince != base::WallTime{})
        seen.from = problem.wallSince;
    dialog->prefill(seen);
    theme::openDialog(dialog);
}

void IncidentsPane::askFor(Change::Kind kind)
{
    const Incident *incident = kind == Change::Kind::Open ? nullptr : current();
    if (!mayAct() || (kind != Change::Kind::Open && (!incident || !may(kind, *incident))))
        return;
    if (!ChangeDialog::asks(kind)) {
        Change change;
        change.kind = kind;
        change.incident = incident->id;
        ask(change);
        return;
    }
    theme::openDialog(dialogFor(kind, incident));
}

ChangeDialog *IncidentsPane::dialogFor(Change::Kind kind, const Incident *incident)
{
    const auto against = [this](const Change &change) { return m_desk ? objectionTo(change, m_desk->known(), m_clock.wallNow()) : std::nullopt; };
    auto *dialog = new ChangeDialog(kind, incident, m_desk->known(), m_clock.wallNow(), against, this);
    connect(m_desk, &IncidentDesk::changed, dialog, &ChangeDialog::lookAgain);
    connect(dialog, &QDialog::accepted, this, [this, dialog] { ask(dialog->change()); });
    return dialog;
}

void IncidentsPane::ask(Change change)
{
    if (!m_desk)
        return;
    if (change.kind == Change::Kind::Open)
        change.incident = m_awaited = newId();
    if (change.kind == Change::Kind::Note || ChangeDialog::asks(change.kind))
        m_said = change;
    m_desk->make(change);
}

void IncidentsPane::wasMade(const QString &incident)
{
    const Incident *i = m_desk->known().find(incident);
    const bool noteIsThere = i && m_said && std::ranges::any_of(i->timeline, [this](const Line &line) { return line.text.raw() == m_said->text; });
    if (m_said && m_said->incident == incident && (m_said->kind != Change::Kind::Note || noteIsThere))
        m_said.reset();
    const Incident *goesOn = m_desk->known().whereItGoesOn(incident);
    if (goesOn && (incident == m_awaited || incident == m_selected)) // else somebody looks at another one by now
        goTo(*goesOn);
}

// What was typed is not lost.
void IncidentsPane::wasRefused(const base::Error &error)
{
    const auto said = std::exchange(m_said, {});
    const Incident *in = said ? m_desk->known().whereItGoesOn(said->incident) : nullptr;
    if (said && said->kind == Change::Kind::Note) {
        m_detail->putBack(in ? in->id : said->incident, said->text);
    } else if (said && (in || said->kind == Change::Kind::Open)) {
        ChangeDialog *dialog = dialogFor(said->kind, in);
        dialog->prefill(*said);
        theme::openDialog(dialog);
    }
    emit refused(error);
}

void IncidentsPane::focusList()
{
    const bool rows = m_pages->currentIndex() == 0 && m_lists->currentIndex() == 0;
    (rows ? static_cast<QWidget *>(m_list) : this)->setFocus(Qt::ShortcutFocusReason);
}

void IncidentsPane::retranslate()
{
    m_open->setText(tr("Open an incident…"));
    theme::setPlainToolTip(m_open, tr("Open an incident (O)"));
    m_shown->setAccessibleName(tr("Which incidents"));
    m_filter->setPlaceholderText(tr("Filter"));
    m_filter->setAccessibleName(tr("Filter the incidents"));
    m_list->setAccessibleName(tr("Incidents"));
    m_clocks->setHeading(tr("Clocks"));
    m_evidence->setHeading(tr("Evidence"));
    m_people->setHeading(tr("People"));
    m_affected->setHeading(tr("Affected"));
    m_followUps->setHeading(tr("Follow-ups"));
}

// Its times stand still while it is not looked at.
void IncidentsPane::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    refresh();
}

void IncidentsPane::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        refresh();
    }
}

void IncidentsPane::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const bool ready = m_desk && m_desk->ready() && !m_desk->trouble();
    theme::paintAnswerMark(painter, {space(4), m_answer->y()}, ready ? theme::mark(worstOpen()) : theme::Mark::Unknown);
}

} // namespace incidents

#include "moc_incidentspane.cpp"
