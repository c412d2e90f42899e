// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/figure.h"
#include "ui/theme/plainlabel.h"
#include "ui/theme/theme.h"
#include "ui/theme/tooltip.h"

#include <QApplication>
#include <QImage>
#include <QPainter>
#include <QPalette>
#include <QStyle>
#include <QStyleOption>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using theme::Scheme;
using theme::Theme;
using theme::Token;

class TstTheme : public QObject {
    Q_OBJECT
private slots:
    void textReachesItsContrast_data()
    {
        QTest::addColumn<int>("ink");
        QTest::addColumn<int>("ground");
        const auto rows = [](std::initializer_list<Token> inks, std::initializer_list<Token> grounds) {
            for (const Token ink : inks)
                for (const Token ground : grounds)
                    QTest::addRow("%d on %d", int(ink), int(ground)) << int(ink) << int(ground);
        };
        rows({Token::Text, Token::Muted, Token::Faint, Token::Accent, Token::Ok, Token::Warning, Token::Critical, Token::Stale},
             {Token::Window, Token::Surface, Token::Raised, Token::Selection, Token::Hover});
        rows({Token::Text, Token::Critical}, {Token::CriticalWash});
        rows({Token::Text, Token::Warning}, {Token::WarningWash});
        rows({Token::Text, Token::Ok}, {Token::OkWash});
        rows({Token::OnAccent}, {Token::Accent});
    }
    void textReachesItsContrast()
    {
        QFETCH(int, ink);
        QFETCH(int, ground);
        for (const Scheme scheme : {Scheme::Dark, Scheme::Light}) {
            const double found = theme::contrast(theme::color(Token(ink), scheme), theme::color(Token(ground), scheme));
            QVERIFY2(found >= 4.5, qPrintable(u"%1 in %2"_s.arg(found).arg(scheme == Scheme::Dark ? u"dark"_s : u"light"_s)));
        }
    }

    void linesOfAChartAreTold()
    {
        for (const Scheme scheme : {Scheme::Dark, Scheme::Light})
            for (const Token line : {Token::Series1, Token::Series2, Token::Series3, Token::Series4})
                QVERIFY(theme::contrast(theme::color(line, scheme), theme::color(Token::Surface, scheme)) >= 3.0);
    }

    void aChoiceChangesThePaletteOfTheProgram()
    {
        Theme::current().setChoice(Theme::Choice::Dark);
        QCOMPARE(QApplication::palette().color(QPalette::Window), theme::color(Token::Window, Scheme::Dark));
        Theme::current().setChoice(Theme::Choice::Light);
        QCOMPARE(QApplication::palette().color(QPalette::Window), theme::color(Token::Window, Scheme::Light));
    }

    void anEmptyCheckBoxIsSeen()
    {
        for (const auto choice : {Theme::Choice::Dark, Theme::Choice::Light}) {
            Theme::current().setChoice(choice);
            const QColor ground = theme::color(Token::Surface);
            QImage image(16, 16, QImage::Format_ARGB32);
            image.fill(ground);
            QPainter painter(&image);
            QStyleOptionButton option;
            option.rect = image.rect();
            option.state = QStyle::State_Enabled | QStyle::State_Off;
            QApplication::style()->drawPrimitive(QStyle::PE_IndicatorCheckBox, &option, &painter, nullptr);
            painter.end();
            double most = 0;
            for (int x = 0; x < image.width(); ++x)
                most = std::max(most, theme::contrast(image.pixelColor(x, 8), ground));
            QVERIFY2(most >= 3, qPrintable(QString::number(most)));
        }
    }

    void labelsFollowTextScale()
    {
        theme::PlainLabel label(u"42 sessions wait"_s);
        const int before = label.sizeHint().width();
        Theme::current().setTextScale(1.5);
        QTRY_VERIFY(label.sizeHint().width() > before * 1.4);
        Theme::current().setTextScale(1.0);
    }

    void markupIsShownNotRead()
    {
        theme::PlainLabel label;
        label.setText(base::Untrusted(u"<img src='http://elsewhere/'><b>root</b>"_s));
        QCOMPARE(label.textFormat(), Qt::PlainText);
        QVERIFY(label.text().startsWith(u"<img"_s));
        QWidget widget;
        theme::setPlainToolTip(&widget, base::Untrusted(u"<b>x</b>"_s));
        QVERIFY(widget.toolTip().contains(u"&lt;b&gt;"_s));
    }

    void controlCharactersBecomeVisible()
    {
        theme::PlainLabel label;
        label.setText(base::Untrusted(u"a\u001b[31m\u202eb"_s));
        QVERIFY(!label.text().contains(QChar(0x1b)));
        QVERIFY(!label.text().contains(QChar(0x202e)));
    }

    void digitsHaveOneWidth()
    {
        const qreal ones = theme::figureWidth(u"1111"_s, theme::FontRole::Body);
        for (const char16_t digit : u"023456789")
            if (digit)
                QCOMPARE(theme::figureWidth(QString(4, QChar(digit)), theme::FontRole::Body), ones);
    }
};

int main(int argc, char **argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication app(argc, argv);
    Theme::current().install();
    TstTheme test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_theme.moc"
