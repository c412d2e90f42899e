// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/textline.h"

#include "ui/theme/theme.h"

#include <QFontMetrics>
#include <QImage>
#include <QPainter>
#include <QTest>

using namespace Qt::StringLiterals;
using theme::FontRole;

namespace {

constexpr QRect kBox(8, 4, 120, 24);

QImage paper()
{
    QImage image(140, 32, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::white);
    return image;
}

// As a painter does it that shapes the words each time.
QImage plainly(const QString &text, FontRole role, Qt::TextElideMode mode)
{
    QImage image = paper();
    QPainter painter(&image);
    painter.setFont(theme::font(role));
    painter.setPen(Qt::black);
    painter.drawText(kBox, Qt::AlignVCenter, painter.fontMetrics().elidedText(text, mode, kBox.width()));
    return image;
}

QImage line(const QString &text, FontRole role, Qt::TextElideMode mode, const QColor &color = Qt::black)
{
    QImage image = paper();
    QPainter painter(&image);
    theme::drawTextLine(painter, kBox, text, role, color, mode);
    return image;
}

} // namespace

class TestTextLine : public QObject {
    Q_OBJECT
private slots:
    void cleanup() { theme::Theme::current().setTextScale(1.0); }

    void looksAsIfItWereDrawnPlainly_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<Qt::TextElideMode>("mode");
        QTest::newRow("short") << u"Avatar To"_s << Qt::ElideRight;
        QTest::newRow("cut at its end") << u"SELECT o.id, o.total, c.name FROM orders AS o JOIN customers AS c USING (id)"_s << Qt::ElideRight;
        QTest::newRow("cut in the middle") << u"pg_stat_statements.of.a.database.with.a.long.name"_s << Qt::ElideMiddle;
        QTest::newRow("other letters") << u"Größe – Übersicht, ½ Ω"_s << Qt::ElideRight;
        QTest::newRow("empty") << QString() << Qt::ElideRight;
    }
    void looksAsIfItWereDrawnPlainly()
    {
        QFETCH(QString, text);
        QFETCH(Qt::TextElideMode, mode);
        for (const double scale : {1.0, 1.5}) {
            theme::Theme::current().setTextScale(scale);
            for (const FontRole role : {FontRole::Body, FontRole::Mono})
                for (const bool again : {false, true}) // made, and kept
                    QVERIFY2(line(text, role, mode) == plainly(text, role, mode), qPrintable(u"scale %1, role %2, again %3"_s.arg(scale).arg(int(role)).arg(again)));
        }
    }

    void whatIsKeptTakesTheInkOfNow()
    {
        const QString text = u"active"_s;
        QVERIFY(line(text, FontRole::Body, Qt::ElideRight, Qt::red) != line(text, FontRole::Body, Qt::ElideRight, Qt::blue));
        QCOMPARE(line(text, FontRole::Body, Qt::ElideRight, Qt::red), line(text, FontRole::Body, Qt::ElideRight, Qt::red));
    }
};

QTEST_MAIN(TestTextLine)
#include "tst_textline.moc"
