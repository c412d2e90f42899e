// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dashboard/poolactions.h"

#include "models/acts/poolact.h"
#include "ui/dashboard/reasonsheet.h"
#include "ui/theme/button.h"
#include "ui/theme/elidedlabel.h"
#include "ui/theme/plainlabel.h"
#include "ui/theme/space.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLocale>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace dashboard {

using theme::Button;
using theme::FontRole;
using theme::space;
using theme::Token;

PoolActions::PoolActions(QWidget *parent) :
    QWidget(parent), m_told(new theme::PlainLabel(this)), m_what(new theme::ElidedLabel(FontRole::Strong, Token::Text, this)),
    m_why(new theme::PlainLabel({}, FontRole::Body, Token::Muted, this)), m_lines(new theme::PlainLabel({}, FontRole::Mono, Token::Text, this)),
    m_set(new Button({}, Button::Kind::Primary, this)), m_restore(new Button({}, Button::Kind::Secondary, this)),
    m_sheet(new ReasonSheet(u"pool"_s, ReasonSheet::Weight::Undoable, this))
{
    setObjectName(u"poolActions"_s);
    m_told->setObjectName(u"poolTold"_s);
    m_what->setObjectName(u"poolAdvice"_s);
    m_why->setObjectName(u"poolReasonText"_s);
    m_lines->setObjectName(u"poolLines"_s);
    m_set->setObjectName(u"poolSet"_s);
    m_restore->setObjectName(u"poolRestore"_s);
    for (Button *b : {m_set, m_restore})
        b->setCompact(true);
    for (theme::PlainLabel *label : {m_told, m_why, m_lines}) {
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    }

    auto *foot = new QHBoxLayout;
    foot->setSpacing(space(2));
    foot->addWidget(m_lines, 1);
    foot->addWidget(m_restore, 0, Qt::AlignBottom);
    foot->addWidget(m_set, 0, Qt::AlignBottom);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(space(3), space(2), space(3), 0);
    column->setSpacing(space(1));
    column->addWidget(m_told);
    column->addWidget(m_what);
    column->addWidget(m_why);
    column->addLayout(foot);
    column->addWidget(m_sheet);

    connect(m_set, &Button::clicked, this, [this] {
        if (m_resize)
            ask(*m_resize);
    });
    connect(m_restore, &Button::clicked, this, [this] {
        if (m_undo)
            ask(*m_undo);
    });
    connect(m_sheet, &ReasonSheet::left, this, &PoolActions::leave);
    connect(m_sheet, &ReasonSheet::confirmed, this, &PoolActions::confirm);
    m_told->hide();
    refresh();
}

void PoolActions::setKeeper(operate::PoolKeeper *keeper)
{
    if (keeper == m_keeper)
        return;
    if (m_keeper)
        m_keeper->disconnect(this);
    m_keeper = keeper;
    m_asked.clear();
    m_resize.reset();
    m_undo.reset();
    m_carried.reset();
    m_question.reset(); // what was asked of another one is not answered any more
    if (keeper) {
        connect(keeper, &operate::PoolKeeper::foreseen, this, &PoolActions::foreseen);
        connect(keeper, &operate::PoolKeeper::carriedOut, this, &PoolActions::carriedOut);
        connect(keeper, &operate::PoolKeeper::refused, this, &PoolActions::refused);
    }
    refresh();
}

void PoolActions::setPool(const environment::Target *pooler, const QString &identity, acts::Role role, const health::PoolAdvice *advice)
{
    if (m_question)
        return; // the question is about the one that was asked for, whatever is selected by now
    const QString id = pooler ? pooler->id : QString();
    if (id != m_pooler) {
        m_told->hide(); // else it stays until something else is done: it names its pool
        m_carried.reset();
    }
    m_pooler = id;
    m_identity = identity;
    m_role = role;
    m_advice = advice ? std::optional(*advice) : std::nullopt;
    m_change = pooler && advice ? health::changeOf(*advice, *pooler) : acts::PoolChange();
    askAhead();
    refresh();
}

void PoolActions::askAhead()
{
    if (!m_keeper || !m_advice || m_carried)
        return;
    const QString about = u"%1\n%2\n%3\n%4\n%5\n%6"_s.arg(m_pooler, m_change.database, m_change.config).arg(m_change.before).arg(m_change.size).arg(m_change.most);
    if (about == m_asked)
        return;
    m_asked = about;
    m_resize.reset();
    m_undo.reset();
    m_cannot.clear();
    if (m_advice->changes())
        m_keeper->foresee(m_pooler, m_change, false);
    m_keeper->foresee(m_pooler, m_change, true);
}

bool PoolActions::about(const QString &pooler, const QString &database) const
{
    return m_advice && pooler == m_pooler && database == m_change.database;
}

void PoolActions::foreseen(const QString &pooler, const acts::PoolForecast &forecast)
{
    if (!about(pooler, forecast.change.database))
        return; // another one is looked at by now
    (forecast.undo ? m_undo : m_resize) = forecast;
    refresh();
}

void PoolActions::refresh()
{
    const bool asking = bool(m_question);
    const acts::Act *act = acts::findAct(acts::poolAct(false));
    const bool may = m_keeper && act && m_role >= act->needs;
    QStringList why, lines;
    if (m_advice && !asking) {
        const health::PoolAdvice &a = *m_advice;
        m_what->setText(base::Untrusted(tr("%1: %2", "pool: advice").arg(a.database.visible(), health::poolTitle(a))));
        why << health::poolReason(a);
        if (a.kind != health::PoolAdvice::Kind::TooShort)
            why.last() += u' ' + health::poolBounds(a);
        if (a.changes() && m_resize && m_resize->change.size == a.advised)
            lines << u"− "_s + m_resize->line.before << u"+ "_s + m_resize->line.after;
        else if (a.changes())
            lines << health::poolByHand(a);
        if (a.changes() && !m_cannot.isEmpty())
            why << m_cannot;
        else if (a.changes() && m_keeper && !may)
            why << tr("Our login may only look at this pooler; to change a pool it must be one of its admin_users.");
        m_set->setText(tr("Set it to %1…").arg(QLocale().toString(a.advised)));
        if (m_undo)
            m_restore->setText(tr("Back to %1…").arg(QLocale().toString(m_undo->change.size)));
    }
    m_what->setVisible(m_advice && !asking);
    m_why->setText(why.join(u'\n'));
    m_why->setVisible(!why.isEmpty());
    m_lines->setText(lines.join(u'\n'));
    m_set->setVisible(!asking && may && m_resize && m_advice && m_advice->changes());
    m_restore->setVisible(!asking && may && m_undo);
    m_lines->setVisible(!lines.isEmpty() || !m_set->isHidden() || !m_restore->isHidden());
    m_sheet->setVisible(asking);
    setVisible(m_advice || asking || !m_told->isHidden());
    makeRoom();
}

void PoolActions::ask(const acts::PoolForecast &forecast)
{
    m_told->hide();
    m_question = forecast;
    const QString size = QLocale().toString(forecast.change.size);
    m_sheet->ask(health::poolQuestion(forecast), health::poolForecastLines(forecast), forecast.undo ? tr("Back to %1").arg(size) : tr("Set it to %1").arg(size));
    refresh();
    m_sheet->takeKeyboard();
}

void PoolActions::confirm(const QString &reason)
{
    if (!m_question || !m_keeper)
        return;
    const acts::PoolForecast forecast = *std::exchange(m_question, std::nullopt);
    m_resize.reset(); // asked again when the table shows what came of it
    m_undo.reset();
    m_carried = forecast;
    const QString pooler = m_pooler, identity = m_identity;
    refresh(); // hides what had the keyboard, which may select another row
    m_keeper->carryOut(pooler, identity, forecast, reason);
    emit finished();
}

void PoolActions::leave()
{
    m_question.reset();
    refresh();
    emit finished();
}

void PoolActions::carriedOut(const QString &pooler, const acts::PoolForecast &forecast, const acts::PoolEffect &effect)
{
    if (pooler != m_pooler || !m_carried)
        return;
    m_carried.reset();
    m_asked.clear();
    tell(health::poolEffectSentence(forecast, effect), effect.after.waiting == 0);
}

void PoolActions::refused(const QString &pooler, const QString &database, bool undo, const base::Error &error)
{
    const bool carried = pooler == m_pooler && m_carried && m_carried->change.database == database && m_carried->undo == undo;
    if (!carried && (undo || !about(pooler, database)))
        return; // that there is nothing to undo is nothing to tell
    QString text = base::Untrusted(std::string_view(error.text)).visible();
    if (!error.remedy.empty())
        text += u' ' + QString::fromStdString(error.remedy);
    if (carried) {
        m_carried.reset();
        m_asked.clear();
        tell(text, false);
    } else {
        m_cannot = text;
        refresh();
    }
}

void PoolActions::tell(const QString &sentence, bool good)
{
    m_told->setToken(good ? Token::Ok : Token::Warning);
    m_told->setText(sentence);
    m_told->show();
    refresh();
}

void PoolActions::makeRoom()
{
    const int inside = width() - layout()->contentsMargins().left() - layout()->contentsMargins().right();
    for (theme::PlainLabel *label : {m_told, m_why, m_sheet->forecast()})
        label->setMinimumHeight(std::max(0, label->heightForWidth(inside)));
    int beside = 0;
    for (const Button *b : {m_set, m_restore})
        beside += b->isHidden() ? 0 : b->sizeHint().width() + space(2);
    m_lines->setMinimumHeight(std::max(0, m_lines->heightForWidth(inside - beside)));
    layout()->activate();
    if (parentWidget() && parentWidget()->layout())
        parentWidget()->layout()->activate(); // the table above gives way at once
}

void PoolActions::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    makeRoom();
}

void PoolActions::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        refresh();
    if (event->type() == QEvent::FontChange)
        makeRoom();
}

} // namespace dashboard

#include "moc_poolactions.cpp"
