// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dashboard/statementpane.h"

#include "ui/theme/button.h"
#include "ui/theme/elidedlabel.h"
#include "ui/theme/plainlabel.h"
#include "ui/theme/space.h"

#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QPlainTextEdit>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace dashboard {

using theme::FontRole;
using theme::space;
using theme::Token;

namespace {

constexpr int kRoomForBoth = 220; // px at scale 1

// Line breaks stay, every other control character is made visible.
QString linesOf(const base::Untrusted &text)
{
    QStringList lines;
    QString raw = text.raw();
    raw.replace(u"\r\n"_s, u"\n"_s).replace(u'\t', u"    "_s);
    for (const QString &line : raw.split(u'\n'))
        lines << base::Untrusted(line).visible();
    return lines.join(u'\n');
}

QPlainTextEdit *paper(const QString &name, QWidget *parent)
{
    auto *edit = new QPlainTextEdit(parent);
    edit->setObjectName(name);
    edit->setReadOnly(true);
    edit->setTabChangesFocus(true);
    edit->setFrameShape(QFrame::NoFrame);
    edit->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    return edit;
}

} // namespace

StatementPane::StatementPane(QWidget *parent) :
    QWidget(parent), m_who(new theme::ElidedLabel(FontRole::Small, Token::Muted, this)), m_plan(new theme::Button({}, theme::Button::Kind::Secondary, this)),
    m_copy(new theme::Button({}, theme::Button::Kind::Quiet, this)), m_text(paper(u"statementText"_s, this)),
    m_told(new theme::PlainLabel({}, FontRole::Small, Token::Muted, this)), m_shownPlan(paper(u"statementPlan"_s, this))
{
    m_plan->setObjectName(u"showPlan"_s);
    m_plan->setCompact(true);
    m_copy->setObjectName(u"copyStatement"_s);
    m_copy->setCompact(true);
    m_told->setObjectName(u"planTold"_s);
    m_told->setWordWrap(true);
    m_text->setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    m_shownPlan->setLineWrapMode(QPlainTextEdit::NoWrap);
    auto *heading = new QHBoxLayout;
    heading->setSpacing(space(2));
    heading->addWidget(m_who, 1);
    heading->addWidget(m_plan);
    heading->addWidget(m_copy);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(space(2), 0, space(2), 0);
    column->setSpacing(space(1));
    column->addLayout(heading);
    column->addWidget(m_text, 2);
    column->addWidget(m_told);
    column->addWidget(m_shownPlan, 3);
    m_plan->hide();
    m_told->hide();
    arrange();
    connect(m_plan, &QPushButton::clicked, this, &StatementPane::requestPlan);
    connect(m_copy, &QPushButton::clicked, this, &StatementPane::copy);
    refont();
    retranslate();
}

void StatementPane::setPlanner(statements::Planner *planner)
{
    if (m_planner == planner)
        return;
    if (m_planner)
        disconnect(m_planner, nullptr, this, nullptr);
    m_planner = planner;
    m_plan->setVisible(planner);
    if (!planner)
        return;
    connect(planner, &statements::Planner::planned, this, [this](const QString &target, const statements::PlanRequest &r, const statements::Plan &plan) {
        if (isShown(target, r))
            planned(r, plan);
    });
    connect(planner, &statements::Planner::refused, this, [this](const QString &target, const statements::PlanRequest &r, const base::Error &error) {
        if (isShown(target, r))
            refused(r, error);
    });
}

void StatementPane::setStatement(const QString &target, const statements::Line &line)
{
    const bool same = target == m_target && line.identity == m_line.identity && line.text.text == m_line.text.text;
    m_target = target;
    m_line = line;
    if (same)
        return;
    m_text->setPlainText(line.text.text.isEmpty() ? tr("The text of this statement is not known.") : linesOf(line.text.text));
    m_shownPlan->clear();
    m_planShown = false;
    m_told->hide();
    m_plan->setEnabled(true);
    retranslate();
    arrange();
}

statements::PlanRequest StatementPane::request() const
{
    return {m_line.text, base::Untrusted(m_line.identity.database), base::Untrusted(m_line.identity.user)};
}

bool StatementPane::isShown(const QString &target, const statements::PlanRequest &r) const
{
    const statements::PlanRequest mine = request();
    return target == m_target && r.text.text == mine.text.text && r.database == mine.database && r.user == mine.user;
}

void StatementPane::requestPlan()
{
    if (!m_planner || m_target.isEmpty())
        return;
    if (m_planShown && m_text->isHidden()) { // back to the statement
        m_planShown = false;
        m_told->hide();
        arrange();
        return;
    }
    m_plan->setEnabled(false);
    say(tr("Asking the server. The statement is planned, never run."));
    m_planner->ask(m_target, request());
}

void StatementPane::planned(const statements::PlanRequest &, const statements::Plan &plan)
{
    QStringList lines;
    for (const base::Untrusted &line : plan.lines)
        lines << line.visible();
    m_plan->setEnabled(true);
    m_shownPlan->setPlainText(lines.join(u'\n'));
    m_planShown = true;
    arrange();
    say(plan.pruned ? tr("Plan for any values. Before PostgreSQL 16 partitions are left out of it as if all values were NULL.")
                    : tr("For any values; nothing was run."));
}

void StatementPane::refused(const statements::PlanRequest &, const base::Error &error)
{
    m_plan->setEnabled(true);
    m_planShown = false;
    arrange();
    say(base::Untrusted(error.text).visible() + u' ' + QString::fromStdString(error.remedy));
}

void StatementPane::say(const QString &sentence)
{
    m_told->setText(sentence.trimmed());
    m_told->show();
}

void StatementPane::arrange()
{
    const bool both = height() >= theme::scaled(kRoomForBoth);
    m_text->setVisible(both || !m_planShown);
    m_shownPlan->setVisible(m_planShown);
    m_plan->setText(m_planShown && !both ? tr("Show statement") : tr("Show plan"));
}

void StatementPane::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange();
}

void StatementPane::copy() const
{
    QString text = m_text->toPlainText();
    if (m_planShown)
        text += u"\n\n"_s + m_shownPlan->toPlainText();
    QGuiApplication::clipboard()->setText(text);
}

void StatementPane::refont()
{
    for (QPlainTextEdit *edit : {m_text, m_shownPlan})
        edit->setFont(theme::font(FontRole::Mono));
}

void StatementPane::retranslate()
{
    m_who->setText(m_target.isEmpty() ? QString()
                                      : tr("%1 in %2").arg(base::Untrusted(m_line.identity.user).visible(), base::Untrusted(m_line.identity.database).visible()));
    arrange();
    m_copy->setText(tr("Copy"));
    m_text->setAccessibleName(tr("The whole statement"));
    m_shownPlan->setAccessibleName(tr("Its plan"));
}

void StatementPane::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    if (event->type() == QEvent::FontChange)
        refont();
}

} // namespace dashboard

#include "moc_statementpane.cpp"
