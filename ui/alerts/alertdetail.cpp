// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/alerts/alertdetail.h"

#include "models/alerts/words.h"
#include "models/base/format.h"
#include "ui/alerts/alertdelegates.h"
#include "ui/theme/button.h"
#include "ui/theme/mark.h"
#include "ui/theme/plainlabel.h"
#include "ui/theme/space.h"
#include "ui/theme/tooltip.h"

#include <QEvent>
#include <QGridLayout>
#include <QListView>
#include <QVBoxLayout>

#include <utility>

using namespace Qt::StringLiterals;

namespace alerts {

using theme::Button;
using theme::FontRole;
using theme::PlainLabel;
using theme::scaled;
using theme::space;
using theme::Token;

namespace {

constexpr int kLeastWords = 60; // px at scale 1: words wrap, so that the list keeps its half

} // namespace

AlertDetail::AlertDetail(QWidget *parent) :
    Card(parent), m_all(new QWidget), m_sentence(new PlainLabel({}, FontRole::Title)), m_under(new PlainLabel({}, FontRole::Small, Token::Muted)),
    m_heading(new PlainLabel({}, FontRole::Caption, Token::Muted)), m_grid(new QGridLayout), m_acknowledge(new Button({}, Button::Kind::Primary)), m_silence(new Button),
    m_maintain(new Button), m_release(new Button), m_step(new Button), m_goTo(new Button({}, Button::Kind::Quiet)), m_trail(new QListView), m_model(new TrailModel(this))
{
    build();
    retranslate();
}

void AlertDetail::build()
{
    m_sentence->setObjectName(u"alertSentence"_s);
    m_under->setObjectName(u"alertUnder"_s);
    m_heading->setObjectName(u"alertTrailHeading"_s);
    m_trail->setObjectName(u"alertTrail"_s);
    for (PlainLabel *label : {m_sentence, m_under, m_heading}) {
        label->setWordWrap(true);
        label->setMinimumWidth(scaled(kLeastWords));
    }
    m_sentence->setTextInteractionFlags(Qt::TextSelectableByMouse);
    const std::pair<Button *, std::pair<const char *, Act>> buttons[] = {{m_acknowledge, {"alertAcknowledge", Act::Acknowledge}},
                                                                         {m_silence, {"alertSilence", Act::Silence}},
                                                                         {m_maintain, {"alertMaintain", Act::Maintenance}},
                                                                         {m_release, {"alertRelease", Act::Release}},
                                                                         {m_step, {"alertStep", Act::Step}},
                                                                         {m_goTo, {"alertGoTo", Act::GoTo}}};
    auto *acts = new QHBoxLayout;
    acts->setSpacing(space(1) + 2);
    for (const auto &[button, what] : buttons) {
        button->setObjectName(QLatin1String(what.first));
        connect(button, &Button::clicked, this, [this, act = what.second] { emit actRequested(act); });
        if (button != m_goTo && button != m_step)
            acts->addWidget(button);
    }
    acts->addStretch(1);
    auto *offered = new QHBoxLayout;
    offered->addWidget(m_step);
    offered->addStretch(1);
    m_goTo->setCompact(true);
    auto *second = new QHBoxLayout;
    second->addWidget(m_under, 1);
    second->addWidget(m_goTo, 0, Qt::AlignTop);

    m_grid->setHorizontalSpacing(space(3));
    m_grid->setVerticalSpacing(space(1));
    m_grid->setColumnStretch(1, 1);
    for (int fact = 0; fact < kFacts; ++fact) {
        m_names[fact] = new PlainLabel({}, FontRole::Body, Token::Muted);
        m_values[fact] = new PlainLabel;
        m_values[fact]->setWordWrap(true);
        m_values[fact]->setMinimumWidth(scaled(kLeastWords));
        m_values[fact]->setTextInteractionFlags(Qt::TextSelectableByMouse);
        m_grid->addWidget(m_names[fact], fact, 0, Qt::AlignTop);
        m_grid->addWidget(m_values[fact], fact, 1);
    }
    m_trail->setModel(m_model);
    m_trail->setItemDelegate(new TrailDelegate(m_trail));
    m_trail->setFrameShape(QFrame::NoFrame);
    m_trail->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_trail->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_trail->setResizeMode(QListView::Adjust);
    m_trail->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Ignored); // the words above come first; it scrolls
    m_trail->setMinimumHeight(scaled(48));

    auto *head = new QVBoxLayout;
    head->setContentsMargins(space(4), space(4), space(4), 0);
    head->setSpacing(space(3));
    head->addWidget(m_sentence);
    head->addLayout(second);
    head->addLayout(acts);
    head->addLayout(offered);
    head->addLayout(m_grid);
    head->addWidget(m_heading);
    auto *inside = new QVBoxLayout(m_all);
    inside->setContentsMargins(0, 0, 0, 0);
    inside->setSpacing(space(2));
    inside->addLayout(head);
    inside->addWidget(m_trail, 1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(1, 1, 1, space(2));
    column->addWidget(m_all);
}

void AlertDetail::show(const Alert *alert, const Trail &trail, const QString &title, const QStringList &causes, const QString &step, base::WallTime now, bool mayAct)
{
    m_all->setVisible(alert);
    if (!alert)
        return;
    m_sentence->setText(alert->sentence);
    const auto ago = [now](base::WallTime at) { return base::age(std::chrono::duration<double>(now - at).count()); };
    QStringList under{stateWord(alert->state), severityWord(alert->severity), layerWord(alert->layer)};
    under << (alert->active() ? tr("for %1").arg(ago(alert->firstBad)) : tr("over for %1").arg(ago(alert->resolved)));
    m_under->setText(under.join(u" · "_s));
    theme::setPlainToolTip(m_under, tr("first bad %1").arg(momentText(alert->firstBad)));
    const QString item = alert->item.isEmpty() ? QString() : u" ("_s + alert->item.visible() + u')';
    m_values[FactFired]->setText(alert->fired == base::WallTime{} ? tr("not yet") : momentText(alert->fired));
    m_values[FactRule]->setText(base::Untrusted(alert->rule).visible());
    m_values[FactTarget]->setText(title + item);
    m_values[FactOwner]->setText(alert->owner.isEmpty() ? tr("nobody is named") : base::Untrusted(alert->owner).visible());
    m_values[FactRemedy]->setText(base::Untrusted(alert->remedy).visible());
    QString flags = quietBecause(*alert);
    if (!causes.isEmpty())
        flags += u'\n' + causes.join(u'\n');
    m_values[FactQuiet]->setText(flags);
    m_values[FactQuiet]->setToken(Token::Accent);
    for (const Fact fact : {FactRemedy, FactQuiet}) {
        m_names[fact]->setVisible(!m_values[fact]->text().isEmpty());
        m_values[fact]->setVisible(!m_values[fact]->text().isEmpty());
    }
    const bool active = alert->active();
    const bool released = alert->acknowledged || alert->silencedBy.size() > alert->silencedBy.count(u"mute"_s) || !alert->maintenance.isEmpty();
    m_acknowledge->setVisible(mayAct && active && !alert->acknowledged);
    m_silence->setVisible(mayAct && active);
    m_maintain->setVisible(mayAct && active);
    m_release->setVisible(mayAct && active && released);
    m_step->setText(step);
    m_step->setVisible(!step.isEmpty());
    const bool told = alert->due != base::WallTime{} && !alert->quiet();
    m_heading->setText(alert->quiet() ? tr("Why is nobody told? Every decision:") : told ? tr("Who was told, and why? Every decision:") : tr("Why was nobody told? Every decision:"));
    m_model->show(trail);
    if (std::exchange(m_key, alert->key) != alert->key)
        m_trail->scrollToBottom();
}

void AlertDetail::focusTrail()
{
    if (!m_trail->currentIndex().isValid() && m_model->rowCount() > 0)
        m_trail->setCurrentIndex(m_model->index(m_model->rowCount() - 1));
    m_trail->setFocus(Qt::ShortcutFocusReason);
}

QString AlertDetail::factText() const
{
    QStringList lines;
    for (int fact = 0; fact < kFacts; ++fact)
        lines << m_names[fact]->text() + u' ' + m_values[fact]->text();
    return lines.join(u'\n');
}

void AlertDetail::retranslate()
{
    m_acknowledge->setText(tr("Acknowledge"));
    m_silence->setText(tr("Silence…"));
    m_maintain->setText(tr("Maintenance…"));
    m_release->setText(tr("Tell again"));
    m_goTo->setText(tr("Go to target"));
    theme::setPlainToolTip(m_acknowledge, tr("Acknowledge for half an hour (A)"));
    theme::setPlainToolTip(m_silence, tr("Silence it and its like (S)"));
    theme::setPlainToolTip(m_maintain, tr("Plan maintenance (M)"));
    theme::setPlainToolTip(m_release, tr("End what keeps it quiet (R)"));
    theme::setPlainToolTip(m_step, tr("What this alert asks for (G)"));
    theme::setPlainToolTip(m_goTo, tr("Its target on the dashboard"));
    const QString names[] = {tr("Fired"), tr("Rule"), tr("Target"), tr("Owner"), tr("What to do"), tr("Quiet")};
    for (int fact = 0; fact < kFacts; ++fact)
        m_names[fact]->setText(names[fact]);
    m_trail->setAccessibleName(tr("Decisions about this alert"));
}

void AlertDetail::changeEvent(QEvent *event)
{
    Card::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace alerts

#include "moc_alertdetail.cpp"
