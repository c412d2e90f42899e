// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/oncall/weekstrip.h"

#include "models/base/untrusted.h"
#include "ui/theme/fonts.h"
#include "ui/theme/mark.h"
#include "ui/theme/space.h"
#include "ui/theme/tooltip.h"

#include <QEvent>
#include <QHelpEvent>
#include <QLocale>
#include <QPainter>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace oncall {

using theme::FontRole;
using theme::scaled;
using theme::space;
using theme::Token;

namespace {

// The most that fits whole: the name, its first word, its initials, nothing.
QString fitting(const QString &name, const QFontMetrics &metrics, int width)
{
    const QStringList words = name.split(u' ', Qt::SkipEmptyParts);
    QString initials;
    for (const QString &word : words)
        initials += word.front();
    for (const QString &form : {name, words.value(0), words.size() > 1 ? initials : QString()})
        if (metrics.horizontalAdvance(form) <= width)
            return form;
    return {};
}

constexpr Token kTints[] = {Token::Series1, Token::Series2, Token::Series3, Token::Series4};

int bandHeight() { return QFontMetrics(theme::font(FontRole::Body)).height() + space(3); }
int headHeight() { return QFontMetrics(theme::font(FontRole::Small)).height() + space(2); }

} // namespace

WeekStrip::WeekStrip(QWidget *parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setMouseTracking(true);
}

void WeekStrip::show(const rota::Board &board, const rota::OnCall &all)
{
    m_bands.clear();
    for (const rota::Board::Post &post : board.posts) {
        Band band{base::Untrusted(post.title).visible(), {}};
        for (const rota::Shift &shift : post.week) {
            m_from = post.week.constFirst().from;
            if (shift.person.isEmpty())
                continue;
            const rota::Person *person = all.person(shift.person);
            const auto place = std::find_if(all.people.cbegin(), all.people.cend(), [&shift](const rota::Person &p) { return p.id == shift.person; }) - all.people.cbegin();
            band.parts.append({shift.from, shift.until, base::Untrusted(person ? person->name : shift.person).visible(), int(place % std::ssize(kTints)), false});
        }
        for (const rota::Shift &gap : post.gaps)
            band.parts.append({gap.from, gap.until, {}, 0, true});
        m_bands.append(band);
    }
    QStringList sentences;
    for (const Band &band : std::as_const(m_bands))
        for (const Part &part : band.parts)
            sentences << sentenceOf(band, part);
    setAccessibleName(tr("The next seven days"));
    setAccessibleDescription(sentences.join(u". "_s));
    updateGeometry();
    update();
}

QString WeekStrip::sentenceOf(const Band &band, const Part &part)
{
    return part.gap ? rota::gapSentence(band.title, rota::Shift{{}, part.from, part.until})
                    : tr("%1: %2 from %3 to %4", "rota, person, moments").arg(band.title, part.name, rota::shortMoment(part.from), rota::shortMoment(part.until));
}

QSize WeekStrip::sizeHint() const { return {scaled(600), headHeight() + int(std::max<qsizetype>(m_bands.size(), 1)) * (bandHeight() + space(1))}; }
QSize WeekStrip::minimumSizeHint() const { return {scaled(320), sizeHint().height()}; }

int WeekStrip::titleWidth() const
{
    int widest = 0;
    for (const Band &band : m_bands)
        widest = std::max(widest, QFontMetrics(theme::font(FontRole::Body)).horizontalAdvance(band.title));
    return std::min(widest, width() / 4) + space(3);
}

double WeekStrip::xOf(base::WallTime at) const
{
    const double share = std::chrono::duration<double>(at - m_from).count() / std::chrono::duration<double>(rota::kLookedAhead).count();
    return titleWidth() + std::clamp(share, 0.0, 1.0) * (width() - titleWidth());
}

QRectF WeekStrip::boxOf(qsizetype band, const Part &part) const
{
    const double top = headHeight() + double(band) * (bandHeight() + space(1));
    return QRectF(QPointF(xOf(part.from), top), QPointF(xOf(part.until) - 1, top + bandHeight()));
}

void WeekStrip::paintDays(QPainter &painter) const
{
    painter.setFont(theme::font(FontRole::Small));
    const QDate first = rota::localTime(m_from, QTimeZone::systemTimeZone()).date();
    for (int day = 0; day <= 7; ++day) {
        const QDate date = first.addDays(day);
        const double left = day == 0 ? titleWidth() : xOf(rota::wallTime(date, QTime(0, 0), QTimeZone::systemTimeZone()));
        const double right = xOf(rota::wallTime(date.addDays(1), QTime(0, 0), QTimeZone::systemTimeZone()));
        if (day > 0) {
            painter.setPen(theme::color(Token::Line));
            painter.drawLine(QPointF(left, headHeight() - space(1)), QPointF(left, height()));
        }
        const QString name = QLocale().toString(date, u"ddd d"_s);
        if (right - left < painter.fontMetrics().horizontalAdvance(name) + space(2))
            continue;
        painter.setPen(theme::color(Token::Muted));
        painter.drawText(QRectF(left + space(1), 0, right - left, headHeight() - space(1)), int(Qt::AlignLeft | Qt::AlignVCenter), name);
    }
}

void WeekStrip::paintPart(QPainter &painter, const QRectF &box, const Part &part) const
{
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme::color(part.gap ? Token::WarningWash : Token::Raised));
    painter.drawRoundedRect(box, 4, 4);
    if (part.gap) {
        painter.setPen(QPen(theme::color(Token::Warning), 1, Qt::DashLine));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
    } else {
        painter.fillRect(QRectF(box.left(), box.top() + 2, 3, box.height() - 4), theme::color(kTints[part.tint]));
    }
    QRectF inside = box.adjusted(space(2), 0, -space(1), 0);
    if (part.gap && inside.width() > scaled(12)) {
        theme::paintMark(painter, QRectF(inside.left(), inside.top(), scaled(10), inside.height()), theme::Mark::Warning, 9);
        inside.setLeft(inside.left() + scaled(14));
    }
    painter.setFont(theme::font(FontRole::Body));
    painter.setPen(theme::color(Token::Text));
    painter.drawText(inside, int(Qt::AlignLeft | Qt::AlignVCenter), fitting(part.gap ? tr("nobody") : part.name, painter.fontMetrics(), int(inside.width())));
}

void WeekStrip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (m_bands.isEmpty())
        return;
    paintDays(painter);
    for (qsizetype i = 0; i < m_bands.size(); ++i) {
        const Band &band = m_bands[i];
        const QRectF name(0, headHeight() + double(i) * (bandHeight() + space(1)), titleWidth() - space(2), bandHeight());
        painter.setFont(theme::font(FontRole::Body));
        painter.setPen(theme::color(Token::Muted));
        painter.drawText(name, int(Qt::AlignLeft | Qt::AlignVCenter), painter.fontMetrics().elidedText(band.title, Qt::ElideRight, int(name.width())));
        for (const Part &part : band.parts)
            paintPart(painter, boxOf(i, part), part);
    }
}

void WeekStrip::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::PaletteChange) {
        updateGeometry();
        update();
    }
}

bool WeekStrip::event(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    QString text;
    for (qsizetype i = 0; i < m_bands.size(); ++i)
        for (const Part &part : m_bands[i].parts)
            if (boxOf(i, part).contains(help->pos()))
                text = sentenceOf(m_bands[i], part);
    theme::showPlainToolTip(help->globalPos(), text, this);
    return true;
}

} // namespace oncall

#include "moc_weekstrip.cpp"
