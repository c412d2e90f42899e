// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dashboard/pastband.h"

#include "models/base/format.h"
#include "models/base/untrusted.h"
#include "ui/theme/button.h"
#include "ui/theme/elidedlabel.h"
#include "ui/theme/plainlabel.h"
#include "ui/theme/space.h"

#include <QDateTime>
#include <QEvent>
#include <QHBoxLayout>
#include <QPainter>

using namespace Qt::StringLiterals;

namespace dashboard {

using theme::FontRole;
using theme::space;
using theme::Token;

namespace {

QDateTime local(base::WallTime at)
{
    return QDateTime::fromMSecsSinceEpoch(std::chrono::floor<std::chrono::milliseconds>(at.time_since_epoch()).count());
}

QString spoken(base::WallTime at, base::WallTime now)
{
    const QDateTime time = local(at);
    return time.toString(time.date() == local(now).date() ? u"HH:mm:ss"_s : u"yyyy-MM-dd HH:mm:ss"_s);
}

} // namespace

PastBand::PastBand(QWidget *parent) :
    QWidget(parent), m_shown(new theme::PlainLabel(QString(), FontRole::Title, Token::Text, this)),
    m_present(new theme::ElidedLabel(FontRole::Body, Token::Text, this)), m_back(new theme::Button({}, theme::Button::Kind::Primary, this))
{
    setObjectName(u"pastBand"_s);
    m_shown->setObjectName(u"pastShown"_s);
    m_present->setObjectName(u"pastPresent"_s);
    m_back->setObjectName(u"backToNow"_s);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(space(4), space(2), space(2), space(2));
    row->setSpacing(space(4));
    row->addWidget(m_shown);
    row->addWidget(m_present, 1);
    row->addWidget(m_back);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    connect(m_back, &QPushButton::clicked, this, &PastBand::backRequested);
    retranslate();
}

void PastBand::tell(base::WallTime shown, base::WallTime now, const QString &present)
{
    const double ago = std::chrono::duration<double>(now - shown).count();
    m_shown->setText(tr("You see %1, %2 ago.").arg(spoken(shown, now), base::age(ago)));
    m_present->setText(present);
    m_back->show();
}

void PastBand::tellPack(const QString &pack, base::WallTime shown)
{
    m_shown->setText(tr("You see %1.").arg(local(shown).toString(u"yyyy-MM-dd HH:mm:ss"_s)));
    m_present->setText(tr("Evidence pack %1, read only: nothing is connected.").arg(base::Untrusted(pack).visible()));
    m_back->hide();
}

void PastBand::tellNothing(base::WallTime at)
{
    m_present->setText(tr("Nothing was recorded at %1.").arg(local(at).toString(u"yyyy-MM-dd HH:mm:ss"_s)));
}

QString PastBand::text() const { return m_shown->text() + u' ' + m_present->text(); }

void PastBand::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), theme::color(Token::WarningWash));
    painter.fillRect(QRect(0, 0, space(1), height()), theme::color(Token::Warning));
}

void PastBand::retranslate() { m_back->setText(tr("Back to now (Esc)")); }

void PastBand::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace dashboard

#include "moc_pastband.cpp"
