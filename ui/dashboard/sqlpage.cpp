// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dashboard/sqlpage.h"

#include "models/health/roles.h"
#include "models/inquiry/answermodel.h"
#include "models/inquiry/wording.h"
#include "ui/dashboard/celldelegate.h"
#include "ui/dashboard/celltree.h"
#include "ui/theme/button.h"
#include "ui/theme/emptystate.h"
#include "ui/theme/plainlabel.h"
#include "ui/theme/space.h"

#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QHeaderView>
#include <QKeyEvent>
#include <QPlainTextEdit>
#include <QSplitter>
#include <QTextBlock>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace dashboard {

using theme::Button;
using theme::FontRole;
using theme::scaled;
using theme::space;
using theme::Token;

namespace {

constexpr int kMostColumns = 1664; // of a PostgreSQL answer
constexpr int kWidest = 280;       // px at scale 1, of a column until the person widens it
constexpr int kMeasured = 50;      // rows whose values say how wide a column is

QSet<int> everyColumn()
{
    QSet<int> all;
    for (int column = 0; column < kMostColumns; ++column)
        all.insert(column);
    return all;
}

bool runs(const QKeyEvent &key)
{
    return (key.key() == Qt::Key_Return || key.key() == Qt::Key_Enter) && key.modifiers() & Qt::ControlModifier;
}

} // namespace

SqlPage::SqlPage(const DetailTools &tools, QWidget *parent) :
    DetailPage(parent), m_desk(tools.desk), m_rows(new inquiry::AnswerModel(this)), m_across(new QSplitter(Qt::Horizontal, this)),
    m_text(new QPlainTextEdit(m_across)), m_told(new theme::PlainLabel({}, FontRole::Small, Token::Muted, this)),
    m_run(new Button({}, Button::Kind::Secondary, this)), m_stop(new Button({}, Button::Kind::Secondary, this)),
    m_copy(new Button({}, Button::Kind::Quiet, this)), m_table(new CellTree(m_across)), m_nothing(new theme::EmptyState(m_across))
{
    m_text->setObjectName(u"sqlText"_s);
    m_text->setFrameShape(QFrame::NoFrame);
    m_text->document()->setDocumentMargin(space(3)); // under the sentence above
    m_text->setTabChangesFocus(true);
    m_text->setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    m_text->installEventFilter(this);
    m_told->setObjectName(u"sqlTold"_s);
    m_told->setWordWrap(true);
    m_run->setObjectName(u"sqlRun"_s);
    m_run->setIconName(u"play"_s);
    m_stop->setObjectName(u"sqlStop"_s);
    m_stop->setIconName(u"close"_s);
    m_copy->setObjectName(u"sqlCopy"_s);
    m_copy->setIconName(u"copy"_s);
    for (Button *button : {m_run, m_stop, m_copy})
        button->setCompact(true);
    m_table->setObjectName(u"sqlRows"_s);
    m_table->setModel(m_rows);
    m_table->setItemDelegate(new CellDelegate(everyColumn(), {}, this));
    m_table->installEventFilter(this);
    lay();
    setFocusProxy(m_text);
    connect(m_run, &Button::clicked, this, &SqlPage::run);
    connect(m_stop, &Button::clicked, this, &SqlPage::cancel);
    connect(m_copy, &Button::clicked, this, [this] { QGuiApplication::clipboard()->setText(m_rows->copied()); });
    connect(m_text, &QPlainTextEdit::textChanged, this, [this] {
        markAt(0);
        refresh();
    });
    if (m_desk) {
        connect(m_desk, &inquiry::Desk::answered, this, &SqlPage::take);
        connect(m_desk, &inquiry::Desk::refused, this, [this](const QString &target, const base::Error &error) {
            if (target != m_target)
                return;
            m_rows->clear();
            tell(inquiry::refusalText(error), true);
            showNothing(u"warning"_s, tr("It did not run"), tr("The reason stands above."));
            refresh();
        });
    }
    refont();
    retranslate();
    refresh();
}

void SqlPage::lay()
{
    auto *top = new QHBoxLayout;
    top->setContentsMargins(space(3), space(2), space(3), space(1));
    top->setSpacing(space(2));
    top->addWidget(m_told, 1);
    top->addWidget(m_copy);
    top->addWidget(m_stop);
    top->addWidget(m_run);
    auto *answer = new QWidget(m_across);
    auto *below = new QVBoxLayout(answer);
    below->setContentsMargins(0, 0, 0, 0);
    below->addWidget(m_table, 1);
    below->addWidget(m_nothing, 1);
    m_across->addWidget(m_text);
    m_across->addWidget(answer);
    m_across->setChildrenCollapsible(false);
    m_across->setStretchFactor(0, 2);
    m_across->setStretchFactor(1, 3);
    m_across->setSizes({scaled(280), scaled(420)});
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(top);
    column->addWidget(m_across, 1);
}

void SqlPage::show(const DetailSubject &subject)
{
    m_server = subject.snapshot ? subject.snapshot->facts.systemIdentifier : QString();
    if (m_target != subject.target->id) { // the answer of another server would be taken for this one's
        m_target = subject.target->id;
        m_fresh = true;
        m_rows->clear();
        markAt(0);
        retranslate();
    }
    refresh();
}

const CellTree *SqlPage::shownRows() const { return m_table->isVisible() ? m_table : nullptr; }

void SqlPage::run()
{
    if (!m_run->isEnabled())
        return;
    m_fresh = false;
    m_asked = m_text->toPlainText();
    markAt(0);
    m_rows->clear();
    tell(tr("It runs. Esc ends it."), false);
    showNothing(u"refresh"_s, tr("It runs"), tr("A connection of its own is opened for it and closed after it."));
    m_desk->ask(m_target, m_server, m_asked);
    refresh();
}

void SqlPage::cancel()
{
    if (!m_desk || !m_desk->busy(m_target))
        return;
    tell(tr("The server is asked to end it."), false);
    m_desk->cancel(m_target);
}

void SqlPage::take(const QString &target, const inquiry::Answer &answer)
{
    if (target != m_target)
        return;
    m_fresh = false;
    m_rows->setAnswer(answer.rows);
    if (answer.rows.failure) {
        tell(inquiry::failureText(answer, m_asked), true);
        showNothing(u"warning"_s, tr("The server refused it"), tr("What it said stands above."));
        if (m_text->toPlainText() == m_asked)
            markAt(answer.rows.position);
    } else {
        tell(inquiry::summary(answer), false);
        if (m_rows->rowCount() == 0)
            showNothing(u"check"_s, tr("No rows"), tr("The statement ran and answered with none."));
        else {
            m_nothing->hide();
            m_table->show();
            placeColumns();
            m_table->setCurrentIndex(m_rows->index(0, 0));
        }
    }
    refresh();
}

void SqlPage::tell(const QString &sentence, bool bad)
{
    m_told->setToken(bad ? Token::Critical : Token::Muted);
    m_told->setText(sentence);
}

void SqlPage::showNothing(const QString &icon, const QString &headline, const QString &sentence)
{
    m_table->hide();
    m_nothing->setContent(icon, headline, sentence, {});
    m_nothing->show();
}

void SqlPage::markAt(int position)
{
    QList<QTextEdit::ExtraSelection> marks;
    if (const auto offset = inquiry::offsetOf(m_asked, position)) {
        QTextEdit::ExtraSelection mark;
        mark.cursor = QTextCursor(m_text->document());
        mark.cursor.setPosition(int(std::min<qsizetype>(*offset, std::max<qsizetype>(0, m_asked.size() - 1))));
        m_text->setTextCursor(mark.cursor);
        mark.cursor.movePosition(QTextCursor::EndOfWord, QTextCursor::KeepAnchor);
        if (!mark.cursor.hasSelection())
            mark.cursor.movePosition(QTextCursor::NextCharacter, QTextCursor::KeepAnchor);
        mark.format.setBackground(theme::color(Token::CriticalWash));
        mark.format.setUnderlineColor(theme::color(Token::Critical));
        mark.format.setUnderlineStyle(QTextCharFormat::WaveUnderline);
        marks << mark;
    }
    m_text->setExtraSelections(marks);
}

void SqlPage::placeColumns()
{
    const QFontMetrics mono(theme::font(FontRole::Mono)), caption(theme::font(FontRole::Caption));
    for (int column = 0; column < m_rows->columnCount(); ++column) {
        int width = caption.horizontalAdvance(m_rows->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString());
        for (int row = 0; row < std::min(kMeasured, m_rows->rowCount()); ++row)
            width = std::max(width, mono.horizontalAdvance(m_rows->index(row, column).data().toString()));
        m_table->header()->resizeSection(column, std::clamp(width + space(5) + (column == 0 ? scaled(16) : 0), scaled(44), scaled(kWidest)));
    }
}

void SqlPage::refresh()
{
    const bool busy = m_desk && m_desk->busy(m_target);
    m_run->setEnabled(m_desk && !busy && !m_server.isEmpty() && !m_text->document()->isEmpty());
    m_stop->setVisible(busy);
    m_copy->setVisible(!busy && m_rows->rowCount() > 0);
}

bool SqlPage::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::ShortcutOverride && event->type() != QEvent::KeyPress)
        return DetailPage::eventFilter(watched, event);
    const auto *key = static_cast<QKeyEvent *>(event);
    const bool ends = key->key() == Qt::Key_Escape && m_desk && m_desk->busy(m_target);
    const bool copies = watched == m_table && key->matches(QKeySequence::Copy);
    if (!ends && !copies && !runs(*key)) {
        const bool typing = watched == m_text && event->type() == QEvent::ShortcutOverride && key->modifiers() == Qt::ControlModifier
            && (key->key() == Qt::Key_Left || key->key() == Qt::Key_Right); // by words, not through time
        if (typing)
            event->accept();
        return typing || DetailPage::eventFilter(watched, event);
    }
    if (event->type() == QEvent::ShortcutOverride) {
        event->accept();
        return true;
    }
    if (ends)
        cancel();
    else if (copies)
        QGuiApplication::clipboard()->setText(base::Untrusted(m_table->currentIndex().data(health::RawRole).toString()).visible());
    else
        run();
    return true;
}

void SqlPage::refont()
{
    m_text->setFont(theme::font(FontRole::Mono));
    placeColumns();
}

void SqlPage::retranslate()
{
    m_run->setText(tr("Run"));
    m_stop->setText(tr("Cancel"));
    m_copy->setText(tr("Copy all"));
    m_text->setAccessibleName(tr("The statement to run"));
    m_text->setPlaceholderText(tr("One statement that reads; Ctrl+Enter runs it."));
    m_table->setAccessibleName(tr("Its rows"));
    if (!m_fresh)
        return;
    tell(tr("Read only, %n second(s) at most. The journal keeps its digest, not its text.", nullptr, int(std::chrono::duration_cast<std::chrono::seconds>(postgres::TypedLimits().statement).count())), false);
    showNothing(u"database"_s, tr("Nothing has been run"), tr("The rows of a statement appear here."));
}

void SqlPage::changeEvent(QEvent *event)
{
    DetailPage::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    if (event->type() == QEvent::FontChange)
        refont();
}

} // namespace dashboard

#include "moc_sqlpage.cpp"
