// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dashboard/targetheader.h"

#include "models/base/format.h"
#include "models/health/scorewords.h"
#include "models/health/vocabulary.h"
#include "ui/theme/button.h"
#include "ui/theme/elidedlabel.h"
#include "ui/theme/space.h"
#include "ui/theme/tooltip.h"

#include <QEvent>
#include <QGridLayout>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace dashboard {

using theme::FontRole;
using theme::space;
using theme::Token;

TargetHeader::TargetHeader(QWidget *controls, QWidget *parent) :
    QWidget(parent), m_name(new theme::ElidedLabel(FontRole::Title, Token::Text, this)),
    m_facts(new theme::ElidedLabel(FontRole::Body, Token::Muted, this)), m_controls(controls), m_test(new theme::Button({}, theme::Button::Kind::Quiet, this)),
    m_edit(new theme::Button({}, theme::Button::Kind::Quiet, this)), m_figures(new theme::Button({}, theme::Button::Kind::Quiet, this)), m_grid(new QGridLayout(this))
{
    m_name->setObjectName(u"targetName"_s);
    m_facts->setObjectName(u"targetFacts"_s);
    m_facts->setElideMode(Qt::ElideRight);
    m_controls->setParent(this);
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(space(3));
    m_grid->setVerticalSpacing(space(1));
    m_grid->setColumnStretch(1, 1);
    m_name->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed); // charts and tables share what is left
    m_test->setObjectName(u"targetTest"_s);
    m_edit->setObjectName(u"targetEdit"_s);
    m_figures->setObjectName(u"targetFigures"_s);
    m_figures->setIconName(u"plus"_s);
    for (theme::Button *button : {m_test, m_edit, m_figures})
        button->setCompact(true);
    connect(m_test, &theme::Button::clicked, this, [this] { emit actionRequested({TargetAction::Kind::Test, m_target}); });
    connect(m_edit, &theme::Button::clicked, this, [this] { emit actionRequested({TargetAction::Kind::Edit, m_target}); });
    connect(m_figures, &theme::Button::clicked, this, &TargetHeader::figuresRequested);
    retranslate();
    place();
}

void TargetHeader::retranslate()
{
    m_test->setText(tr("Test"));
    m_edit->setText(tr("Edit"));
    m_test->setAccessibleName(tr("Test the connection to this target"));
    m_edit->setAccessibleName(tr("Edit this target"));
    m_figures->setText(tr("Chart"));
    m_figures->setAccessibleName(tr("More figures of this target, to add a chart"));
    theme::setPlainToolTip(m_figures, tr("More figures of this target, to add a chart (F7)"));
}

void TargetHeader::place()
{
    const int wanted = m_controls->sizeHint().width() + m_name->sizeHint().width() + m_facts->sizeHint().width()
        + m_test->sizeHint().width() + m_edit->sizeHint().width() + m_figures->sizeHint().width() + space(17);
    const int rows = width() >= wanted ? 1 : 2;
    if (rows == m_rows)
        return;
    m_rows = rows;
    m_grid->removeWidget(m_controls);
    m_grid->addWidget(m_name, 0, 0);
    m_grid->addWidget(m_facts, 0, 1);
    m_grid->addWidget(m_test, 0, 2);
    m_grid->addWidget(m_edit, 0, 3);
    m_grid->addWidget(m_figures, 0, 4);
    if (rows == 1)
        m_grid->addWidget(m_controls, 0, 5, Qt::AlignRight | Qt::AlignVCenter);
    else
        m_grid->addWidget(m_controls, 1, 0, 1, 6, Qt::AlignLeft | Qt::AlignVCenter);
}

void TargetHeader::setReadOnly()
{
    m_test->hide();
    m_edit->hide();
}

void TargetHeader::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    place();
}

void TargetHeader::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    if (event->type() == QEvent::FontChange)
        place();
}

void TargetHeader::setTarget(const environment::Target *target, const watch::SnapshotPtr &snapshot, int score, int muted, base::WallTime now)
{
    m_target = target ? target->id : QString();
    m_edit->setEnabled(target);
    m_figures->setEnabled(target);
    m_test->setEnabled(target);
    if (!target) {
        m_name->setText(tr("No target selected"));
        m_facts->setText(QString());
        return;
    }
    m_name->setText(base::Untrusted(target->title.isEmpty() ? target->id : target->title));
    m_facts->setText(snapshot ? factsOf(*target, *snapshot, score, muted, now) : kindWord(target->kind));
    place();
}

QString TargetHeader::factsOf(const environment::Target &target, const watch::TargetSnapshot &snapshot, int score, int muted,
                              base::WallTime now) const
{
    const watch::Facts &facts = snapshot.facts;
    QStringList words;
    if (score >= 0)
        words << tr("health %1").arg(health::ScoreWords::number(score, muted));
    words << kindWord(target.kind) + (facts.version.isEmpty() ? QString() : u' ' + facts.version.visible().section(u' ', 0, 0));
    if (!facts.role.isEmpty())
        words << health::spoken(facts.role);
    if (snapshot.status.condition != watch::Condition::Up)
        words << conditionWord(snapshot.status.condition);
    else if (facts.startedAt)
        words << tr("up %1").arg(base::duration(std::chrono::duration<double>(now - *facts.startedAt).count()));
    if (!facts.tls.isEmpty())
        words << (facts.tls == "none"_L1 ? tr("not encrypted") : QString(facts.tls).replace("TLSv"_L1, "TLS "_L1));
    if (!facts.consoleRole.isEmpty())
        words << tr("our role: %1").arg(health::spoken(facts.consoleRole));
    if (snapshot.cost.connections > 0)
        words << tr("watching it: %n connection(s), at most %1 ms a second", nullptr, snapshot.cost.connections)
                     .arg(QLocale().toString(snapshot.cost.serverMilliseconds, 'f', 1));
    return words.join(u", "_s);
}

QString TargetHeader::facts() const { return m_facts->text(); }

} // namespace dashboard

#include "moc_targetheader.cpp"
