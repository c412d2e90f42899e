// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/topbar.h"

#include "models/health/scorewords.h"
#include "models/health/vocabulary.h"
#include "ui/shell/searchbox.h"
#include "ui/theme/button.h"
#include "ui/theme/pill.h"
#include "ui/theme/plainlabel.h"
#include "ui/theme/space.h"
#include "ui/theme/tooltip.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLocale>
#include <QPainter>

using namespace Qt::StringLiterals;

namespace shell {

using theme::FontRole;
using theme::Pill;
using theme::scaled;
using theme::space;
using theme::Token;

namespace {
constexpr int kWidestHealth = 330; // px at scale 1; the answer line says it in full
}

TopBar::TopBar(QWidget *parent) :
    QWidget(parent), m_product(new theme::PlainLabel(u"Quarterdeck"_s, FontRole::Title, Token::Text, this)),
    m_band(new Pill(this)), m_health(new Pill(this)), m_role(new Pill(this)), m_search(new SearchBox(this)),
    m_theme(new theme::Button({}, theme::Button::Kind::Quiet, this))
{
    m_band->setObjectName(u"environmentBand"_s);
    m_band->setSquare(true);
    m_band->setFocusPolicy(Qt::NoFocus);
    m_health->setObjectName(u"healthPill"_s);
    m_role->setObjectName(u"rolePill"_s);
    m_role->setFocusPolicy(Qt::NoFocus);
    m_theme->setObjectName(u"themeSwitch"_s);
    m_theme->setIconName(u"sun"_s);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);

    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(space(4), space(2), space(3), space(2) + 1);
    row->setSpacing(space(3));
    row->addWidget(m_product);
    row->addSpacing(space(4));
    row->addWidget(m_band);
    row->addWidget(m_health, 1);
    row->addWidget(m_role);
    row->addStretch(0);
    row->addWidget(m_search, 1);
    row->addWidget(m_theme);
    m_health->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    m_role->hide();
    retranslate();
    connect(m_health, &QAbstractButton::clicked, this, &TopBar::scoreRequested);
    connect(m_theme, &QAbstractButton::clicked, this, &TopBar::themeToggled);
}

void TopBar::setEnvironment(const environment::Environment *environment)
{
    m_kind = environment ? std::optional(environment->kind) : std::nullopt;
    m_title = environment ? base::Untrusted(environment->title.isEmpty() ? environment->name : environment->title).visible()
                          : QString();
    showBand();
    showHealth();
}

void TopBar::showBand()
{
    using environment::Kind;
    m_band->setVisible(m_kind.has_value());
    if (!m_kind)
        return;
    QString word;
    Pill::Ground ground = Pill::Ground::Plain;
    switch (*m_kind) {
    case Kind::Production:
        word = tr("PRODUCTION");
        ground = Pill::Ground::Critical;
        break;
    case Kind::Staging:
        word = tr("STAGING");
        ground = Pill::Ground::Warning;
        break;
    case Kind::Development:
        word = tr("DEVELOPMENT");
        ground = Pill::Ground::Ok;
        break;
    case Kind::Drill:
        word = tr("DRILL");
        ground = Pill::Ground::Striped;
        break;
    case Kind::Sandbox:
        word = tr("SANDBOX");
        ground = Pill::Ground::Striped;
        break;
    }
    m_band->setGround(ground);
    m_band->setContent({}, word, m_title);
    m_band->setAccessibleName(tr("Environment %1, %2").arg(m_title, word));
}

void TopBar::setSituation(const health::Situation &situation)
{
    m_situation = situation;
    showHealth();
}

void TopBar::showHealth()
{
    m_health->setVisible(m_kind.has_value() && !m_situation.targets.isEmpty());
    if (m_situation.targets.isEmpty())
        return;
    const health::Score &score = m_situation.score;
    const QString band = health::ScoreWords::band(score.band);
    QString reason;
    if (!m_situation.problems.isEmpty())
        reason = m_situation.problems.front().sentence;
    else if (!m_situation.muted.isEmpty())
        reason = m_situation.muted.front().headline;
    else if (!score.targets.isEmpty() && !score.targets.front().lines.isEmpty())
        reason = score.targets.front().lines.front().sentence;
    m_health->setContent(theme::mark(std::max(m_situation.severity, score.severity)), health::ScoreWords::number(score.value, score.muted),
                         reason.isEmpty() ? band : tr("%1: %2", "name of the health, worst reason").arg(band, reason));
    m_health->setMaximumWidth(std::min(m_health->sizeHint().width(), scaled(kWidestHealth)));
    m_health->setAccessibleDescription(score.explanation);
    theme::setPlainToolTip(m_health, m_situation.answer + u"\n\n"_s + score.explanation);
}

QRect TopBar::healthPlace() const { return {m_health->mapToGlobal(QPoint()), m_health->size()}; }

void TopBar::setRole(const watch::Facts *facts, const QString &target)
{
    m_role->setVisible(facts && !facts->consoleRole.isEmpty());
    if (m_role->isHidden())
        return;
    const bool readOnly = facts->consoleRole == "viewer"_L1 || facts->consoleRole == "observer"_L1;
    m_role->setContent({}, health::spoken(facts->consoleRole), readOnly ? tr("read only") : QString());
    QString what = tr("What our role may do on %1, as the server says.").arg(target);
    if (const QString word = health::spoken(facts->consoleRole); word != facts->consoleRole)
        what += u"\n%1: %2"_s.arg(word, base::Untrusted(facts->consoleRole).visible());
    theme::setPlainToolTip(m_role, facts->roleFindings.isEmpty() ? what : what + u'\n' + facts->roleFindings.join(u'\n'));
}

void TopBar::retranslate()
{
    m_search->setText(tr("Search targets, figures, incidents and actions"));
    m_search->setAccessibleName(m_search->text());
    theme::setPlainToolTip(m_search, tr("%1 (Ctrl+K)").arg(m_search->text()));
    m_theme->setAccessibleName(tr("Switch between light and dark"));
    theme::setPlainToolTip(m_theme, tr("Switch between light and dark"));
    showBand();
    showHealth();
}

void TopBar::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    if (event->type() == QEvent::PaletteChange)
        m_theme->setIconName(theme::scheme() == theme::Scheme::Dark ? u"sun"_s : u"moon"_s);
}

void TopBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), theme::color(Token::Surface));
    painter.fillRect(QRect(0, height() - 1, width(), 1), theme::color(Token::Line));
}

} // namespace shell

#include "moc_topbar.cpp"
