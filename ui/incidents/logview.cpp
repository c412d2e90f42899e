// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/incidents/logview.h"

#include "models/incidents/wording.h"
#include "ui/incidents/logdelegate.h"
#include "ui/theme/elidedlabel.h"
#include "ui/theme/plainlabel.h"
#include "ui/theme/searchfield.h"
#include "ui/theme/segmented.h"
#include "ui/theme/space.h"

#include <QClipboard>
#include <QEvent>
#include <QFileInfo>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QListView>
#include <QPointer>
#include <QScrollArea>
#include <QSplitter>
#include <QThreadPool>
#include <QTimer>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace incidents {

using theme::FontRole;
using theme::PlainLabel;
using theme::scaled;
using theme::space;
using theme::Token;

namespace {

constexpr std::chrono::milliseconds kTyping{150};
constexpr int kWholeLines = 3; // of the chosen message, until somebody drags for more

struct Read {
    std::vector<FrozenLine> lines;
    QList<std::pair<QString, QString>> without;
    bool elsewhere = false;
};

} // namespace

LogView::LogView(QWidget *parent) :
    QWidget(parent), m_model(new LogModel(this)), m_words(new theme::SearchField(u"search"_s, this)), m_severity(new theme::Segmented(this)),
    m_count(new PlainLabel({}, FontRole::Small, Token::Muted, this)), m_whole(new PlainLabel({}, FontRole::Mono, Token::Text)), m_reasons(new theme::ElidedLabel(FontRole::Small, Token::Muted, this)),
    m_lines(new QListView), m_wholeArea(new QScrollArea), m_split(new QSplitter(Qt::Vertical, this)), m_typing(new QTimer(this))
{
    build();
    retranslate();
    showCount();
}

void LogView::build()
{
    m_words->setObjectName(u"logWords"_s);
    m_words->setKeyHint(u"/"_s);
    m_severity->setObjectName(u"logSeverity"_s);
    m_count->setObjectName(u"logCount"_s);
    m_reasons->setObjectName(u"logReasons"_s);
    m_reasons->setElideMode(Qt::ElideRight);
    m_whole->setObjectName(u"logWhole"_s);
    m_whole->setWordWrap(true);
    m_whole->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_whole->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    m_lines->setObjectName(u"logLines"_s);
    m_lines->setModel(m_model);
    m_lines->setItemDelegate(new LogDelegate(m_lines));
    m_lines->setUniformItemSizes(true);
    m_lines->setFrameShape(QFrame::NoFrame);
    m_lines->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_lines->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_lines->setMouseTracking(true);
    auto *filters = new QHBoxLayout;
    filters->setSpacing(space(2));
    filters->addWidget(m_words, 1);
    filters->addWidget(m_severity);
    m_wholeArea->setObjectName(u"logWholeArea"_s);
    m_wholeArea->setWidget(m_whole);
    m_wholeArea->setWidgetResizable(true);
    m_wholeArea->setFrameShape(QFrame::NoFrame);
    m_wholeArea->setFocusPolicy(Qt::StrongFocus);
    m_wholeArea->setMinimumHeight(QFontMetrics(theme::font(FontRole::Mono)).height());
    m_wholeArea->viewport()->setAutoFillBackground(false);
    m_whole->setAutoFillBackground(false);
    m_split->setChildrenCollapsible(false);
    m_split->addWidget(m_lines);
    m_split->addWidget(m_wholeArea);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(space(3), 0, space(3), space(2));
    column->setSpacing(space(2));
    column->addLayout(filters);
    column->addWidget(m_count);
    column->addWidget(m_split, 1);
    column->addWidget(m_reasons);
    connect(m_split, &QSplitter::splitterMoved, this, [this] { m_dragged = true; });
    m_typing->setSingleShot(true);
    m_typing->setInterval(kTyping);
    m_lines->installEventFilter(this);
    m_wholeArea->installEventFilter(this);
    connect(m_words, &QLineEdit::textChanged, m_typing, [this] { m_typing->start(); });
    connect(m_words, &QLineEdit::returnPressed, this, &LogView::focusLines);
    connect(m_words, &theme::SearchField::left, this, &LogView::focusLines);
    connect(m_typing, &QTimer::timeout, this, [this] {
        LogSearch wanted = m_model->search();
        wanted.words = m_words->text();
        search(wanted);
    });
    connect(m_severity, &theme::Segmented::chosen, this, [this](int chosen) {
        LogSearch wanted = m_model->search();
        wanted.troublesOnly = chosen == 1;
        wanted.errorsOnly = chosen == 2;
        search(wanted);
    });
    connect(m_lines->selectionModel(), &QItemSelectionModel::currentChanged, this, &LogView::showWhole);
}

void LogView::open(const QString &folder, base::WallTime began, std::size_t times)
{
    m_began = began;
    const bool another = folder != m_folder;
    if (!another && times == m_times)
        return;
    m_times = times;
    if (another)
        clear(folder);
    if (!folder.isEmpty())
        readFrozen();
}

void LogView::clear(const QString &folder)
{
    m_folder = folder;
    m_reading = !folder.isEmpty();
    m_without.clear();
    m_elsewhere = false;
    m_words->clear();
    m_severity->setCurrent(0);
    m_model->setSearch({});
    m_model->setLines({});
    showCount();
}

void LogView::readFrozen()
{
    QThreadPool::globalInstance()->start([here = QPointer<LogView>(this), folder = m_folder, times = m_times] {
        const auto read = std::make_shared<Read>();
        if (auto lines = frozenLog(folder, {}))
            read->lines = std::move(*lines);
        read->without = withoutLog(folder);
        read->elsewhere = !QFileInfo(folder).isDir();
        QMetaObject::invokeMethod(
            qApp,
            [here, folder, times, read] {
                if (!here || here->m_folder != folder || here->m_times != times)
                    return;
                here->m_reading = false;
                here->m_without = read->without;
                here->m_elsewhere = read->elsewhere;
                const QModelIndex current = here->m_lines->currentIndex();
                const auto at = current.isValid() ? std::optional(here->m_model->timeOf(current.row())) : std::nullopt;
                here->m_model->setLines(std::move(read->lines));
                if (const int row = at ? here->m_model->rowAt(*at) : -1; row >= 0)
                    here->m_lines->setCurrentIndex(here->m_model->index(row));
                here->search(here->m_model->search());
                emit here->loaded();
            },
            Qt::QueuedConnection);
    });
}

// The line that was chosen stays so while the search leaves it, else the one nearest to when it was.
void LogView::search(const LogSearch &wanted)
{
    const QModelIndex current = m_lines->currentIndex();
    const base::WallTime at = current.isValid() ? m_model->timeOf(current.row()) : m_began;
    const std::optional<std::size_t> line = current.isValid() ? std::optional(m_model->lineOf(current.row())) : std::nullopt;
    m_model->setSearch(wanted);
    int row = line ? m_model->rowOfLine(*line) : -1;
    if (row < 0)
        row = m_model->rowAt(at);
    if (row >= 0) {
        m_lines->setCurrentIndex(m_model->index(row));
        m_lines->scrollTo(m_model->index(row), QAbstractItemView::PositionAtCenter);
    }
    showCount();
    showWhole();
}

void LogView::showProcess(int pid)
{
    LogSearch wanted;
    wanted.pid = pid;
    showOnly(wanted);
}

void LogView::showTarget(const QString &target)
{
    LogSearch wanted;
    wanted.target = target;
    showOnly(wanted);
}

void LogView::showOnly(const LogSearch &wanted)
{
    const QSignalBlocker quiet(m_words);
    m_words->clear();
    m_severity->setCurrent(0);
    search(wanted);
    focusLines();
}

void LogView::focusLines() { m_lines->setFocus(Qt::ShortcutFocusReason); }

bool LogView::filtered() const
{
    const LogSearch &s = m_model->search();
    return !s.words.isEmpty() || s.pid || s.troublesOnly || s.errorsOnly || !s.target.isEmpty();
}

void LogView::showCount()
{
    const LogSearch &s = m_model->search();
    QStringList parts;
    if (m_reading)
        parts.append(tr("Reading the frozen log"));
    else if (m_elsewhere)
        parts.append(tr("The log lies on the computer that froze it"));
    else if (m_model->whole() == 0)
        parts.append(tr("No log was frozen with this incident"));
    else if (filtered())
        parts.append(tr("%1 of %n line(s)", nullptr, int(m_model->whole())).arg(m_model->rowCount()));
    else
        parts.append(tr("%n line(s)", nullptr, int(m_model->whole())));
    if (s.pid)
        parts.append(tr("process %1 alone (P: all)").arg(*s.pid));
    if (!s.target.isEmpty())
        parts.append(tr("%1 alone (T: the next)").arg(base::Untrusted(s.target).visible()));
    m_count->setText(parts.join(u" · "_s));
    QStringList reasons;
    for (const auto &[target, why] : m_without)
        reasons.append(tr("No log of %1: %2").arg(target, why));
    m_reasons->setText(reasons.join(u" · "_s));
    m_reasons->setVisible(!reasons.isEmpty());
}

void LogView::showWhole()
{
    const QModelIndex current = m_lines->currentIndex();
    m_whole->setText(current.isValid() ? current.data(LogModel::WholeRole).toString() : QString());
}

// All, then each that has lines.
void LogView::nextTarget()
{
    LogSearch wanted = m_model->search();
    const QStringList &targets = m_model->targets();
    wanted.target = targets.value(wanted.target.isEmpty() ? 0 : targets.indexOf(wanted.target) + 1);
    search(wanted);
}

bool LogView::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Slash) {
        event->accept(); // ours, not the window's
        return true;
    }
    if (event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    auto *key = static_cast<QKeyEvent *>(event);
    if (take(key))
        return true;
    if (key->modifiers() == Qt::NoModifier && key->key() >= Qt::Key_A && key->key() <= Qt::Key_Z) { // not ours, nor a search of the list's own
        event->ignore();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

bool LogView::take(QKeyEvent *key)
{
    if (key->matches(QKeySequence::Copy)) {
        QGuiApplication::clipboard()->setText(m_whole->text());
        return true;
    }
    LogSearch wanted = m_model->search();
    if (key->modifiers() != Qt::NoModifier && key->key() != Qt::Key_Slash)
        return false;
    switch (key->key()) {
    case Qt::Key_Slash:
        m_words->setFocus(Qt::ShortcutFocusReason);
        return true;
    case Qt::Key_P:
        if (wanted.pid)
            wanted.pid.reset();
        else if (const int pid = m_lines->currentIndex().data(LogModel::PidRole).toInt(); pid > 0)
            wanted.pid = pid;
        search(wanted);
        return true;
    case Qt::Key_S:
        m_severity->setCurrent((m_severity->current() + 1) % 3);
        emit m_severity->chosen(m_severity->current());
        return true;
    case Qt::Key_T:
        nextTarget();
        return true;
    case Qt::Key_Escape:
        if (filtered()) {
            m_words->clear();
            m_severity->setCurrent(0);
            search({});
        } else {
            emit left();
        }
        return true;
    default:
        return false;
    }
}

void LogView::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    share();
}

// As few lines for the chosen message as it takes, the rest for the list.
void LogView::share()
{
    const int whole = kWholeLines * QFontMetrics(theme::font(FontRole::Mono)).lineSpacing();
    if (!m_dragged)
        m_split->setSizes({std::max(1, m_split->height() - m_split->handleWidth() - whole), whole});
}

void LogView::retranslate()
{
    m_words->setPlaceholderText(tr("Words in the log"));
    m_words->setAccessibleName(tr("Words in the log"));
    m_severity->setItems({tr("All", "lines of a log"), tr("Warnings", "lines of a log: those and what is worse"), tr("Errors", "lines of a log: those and what is worse")});
    m_severity->setAccessibleName(tr("How bad"));
    m_lines->setAccessibleName(tr("Log"));
    m_whole->setAccessibleName(tr("The whole message"));
    m_wholeArea->setAccessibleName(tr("The whole message"));
}

void LogView::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        share();
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        showCount();
    }
}

} // namespace incidents

#include "moc_logview.cpp"
