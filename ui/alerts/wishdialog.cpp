// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/alerts/wishdialog.h"

#include "models/alerts/words.h"
#include "ui/theme/button.h"
#include "ui/theme/card.h"
#include "ui/theme/dialogs.h"
#include "ui/theme/plainlabel.h"
#include "ui/theme/space.h"
#include "ui/theme/tooltip.h"

#include <QComboBox>
#include <QDateTime>
#include <QFormLayout>
#include <QLineEdit>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace alerts {

using theme::Button;
using theme::FontRole;
using theme::PlainLabel;
using theme::space;
using theme::Token;

namespace {

constexpr int kWishWidth = 560; // px at scale 1
constexpr qsizetype kPreviewed = 5;
constexpr QLatin1StringView kFromFormat("yyyy-MM-dd HH:mm");
constexpr std::chrono::minutes kLengths[] = {30min, 1h, 2h, 4h, 8h, 24h, 24h * 7};

PlainLabel *wrapped(FontRole role, Token token, const char *name)
{
    auto *label = new PlainLabel({}, role, token);
    label->setWordWrap(true);
    label->setObjectName(QLatin1String(name));
    return label;
}

} // namespace

WishDialog::WishDialog(Wish::Kind kind, const QString &scope, std::function<QList<Alert>()> active, const base::Clock &clock, QWidget *parent) :
    QDialog(parent), m_kind(kind), m_scope(scope), m_active(std::move(active)), m_clock(clock), m_which(new QLineEdit), m_reason(new QLineEdit), m_length(new QComboBox),
    m_head(wrapped(FontRole::Body, Token::Text, "wishPreview")), m_names(wrapped(FontRole::Small, Token::Muted, "wishPreviewNames")),
    m_beyond(wrapped(FontRole::Small, Token::Warning, "wishBeyond")), m_objection(wrapped(FontRole::Small, Token::Critical, "wishObjection")), m_leave(new Button(tr("Leave it"))),
    m_confirm(new Button({}, Button::Kind::Primary))
{
    setObjectName(u"wishDialog"_s);
    build();
    fillLengths();
    lookAgain();
    m_reason->setFocus(Qt::OtherFocusReason);
}

void WishDialog::build()
{
    const bool maintenance = m_kind == Wish::Kind::Maintenance;
    setWindowTitle(maintenance ? tr("Plan maintenance") : tr("Silence alerts"));
    m_which->setObjectName(u"wishMatchers"_s);
    m_reason->setObjectName(u"wishReason"_s);
    m_length->setObjectName(u"wishLength"_s);
    m_leave->setObjectName(u"wishLeave"_s);
    m_confirm->setObjectName(u"wishConfirm"_s);
    m_leave->setAutoDefault(false);
    m_confirm->setDefault(true);
    m_confirm->setText(maintenance ? tr("Plan it") : tr("Silence"));
    m_which->setPlaceholderText(u"target=shop-*, layer!=uptime"_s);
    m_which->setAccessibleName(tr("Which alerts"));
    m_reason->setMaxLength(int(kLongestWords));
    m_reason->setPlaceholderText(tr("Why? It stands beside it and in the journal."));
    m_reason->setAccessibleName(tr("Reason"));
    m_length->setAccessibleName(tr("How long"));

    auto *form = new QFormLayout;
    form->setHorizontalSpacing(space(3));
    form->setVerticalSpacing(space(3));
    form->addRow(new PlainLabel(tr("Which alerts")), m_which);
    auto *hint = wrapped(FontRole::Small, Token::Muted, "wishHint");
    hint->setText(tr("LABEL=PATTERN or LABEL!=PATTERN, with * and ?; all must hold. Labels: rule, target, service, cluster, item, layer, severity, metric, owner."));
    form->addRow(QString(), hint);
    form->addRow(new PlainLabel(tr("Why")), m_reason);
    if (maintenance) {
        const auto now = std::chrono::duration_cast<std::chrono::milliseconds>(m_clock.wallNow().time_since_epoch());
        m_offered = QDateTime::fromMSecsSinceEpoch(now.count()).toString(QString(kFromFormat));
        m_from = new QLineEdit(m_offered);
        m_from->setObjectName(u"wishFrom"_s);
        m_from->setAccessibleName(tr("From"));
        form->addRow(new PlainLabel(tr("From")), m_from);
        connect(m_from, &QLineEdit::textChanged, this, &WishDialog::lookAgain);
    } else {
        m_worst = new QComboBox;
        m_worst->setObjectName(u"wishWorst"_s);
        m_worst->addItem(tr("warnings alone, %1 at most").arg(lengthOf(kLongestWarning)), int(base::Severity::Warning));
        m_worst->addItem(tr("critical ones too, %1 at most").arg(lengthOf(kLongestCritical)), int(base::Severity::Critical));
        m_worst->setAccessibleName(tr("Covers"));
        form->addRow(new PlainLabel(tr("Covers")), m_worst);
        connect(m_worst, &QComboBox::currentIndexChanged, this, [this] {
            fillLengths();
            lookAgain();
        });
    }
    form->addRow(new PlainLabel(tr("How long")), m_length);

    auto *card = new theme::Card;
    card->setGround(Token::Raised);
    auto *inside = new QVBoxLayout(card);
    inside->setContentsMargins(space(3), space(2), space(3), space(2));
    inside->setSpacing(space(1));
    for (PlainLabel *label : {m_head, m_names, m_beyond})
        inside->addWidget(label);
    m_names->setWordWrap(false);
    m_names->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    QSizePolicy kept = m_beyond->sizePolicy();
    kept.setRetainSizeWhenHidden(true);
    m_beyond->setSizePolicy(kept);

    auto *heading = wrapped(FontRole::Answer, Token::Text, "wishHeading");
    heading->setText(maintenance ? tr("Plan maintenance: nobody is told meanwhile") : tr("Silence alerts: nobody is told meanwhile"));
    auto *rest = wrapped(FontRole::Small, Token::Muted, "wishRest");
    rest->setText(tr("It ends by itself, and warns ten minutes before if it still hides something. What it hides stays in the list, resolves and is counted. The dead-man's alert is never covered."));
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_leave);
    buttons->addStretch(1);
    buttons->addWidget(m_confirm);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(space(6), space(5), space(6), space(5));
    column->setSpacing(space(3));
    column->addWidget(heading);
    column->addLayout(form);
    column->addWidget(card);
    column->addWidget(rest);
    column->addWidget(m_objection);
    column->addLayout(buttons);
    setFixedWidth(theme::scaled(kWishWidth));
    connect(m_which, &QLineEdit::textChanged, this, &WishDialog::lookAgain);
    connect(m_reason, &QLineEdit::textChanged, this, &WishDialog::lookAgain);
    connect(m_length, &QComboBox::currentIndexChanged, this, &WishDialog::lookAgain);
    connect(m_leave, &Button::clicked, this, &QDialog::reject);
    connect(m_confirm, &Button::clicked, this, [this] {
        if (!objection())
            accept();
    });
}

void WishDialog::fillLengths()
{
    const QVariant chosen = m_length->currentData();
    Wish wish;
    wish.kind = m_kind;
    wish.worst = m_worst ? base::Severity(m_worst->currentData().toInt()) : base::Severity::Critical;
    const QSignalBlocker quiet(m_length);
    m_length->clear();
    for (const std::chrono::minutes length : kLengths)
        if (length <= longestOf(wish))
            m_length->addItem(lengthOf(length), qint64(length.count()));
    const int before = m_length->findData(chosen);
    m_length->setCurrentIndex(before >= 0 ? before : 1);
}

std::optional<base::WallTime> WishDialog::from(base::WallTime now) const
{
    if (!m_from || m_from->text() == m_offered)
        return now;
    const QDateTime at = QDateTime::fromString(m_from->text().trimmed(), QString(kFromFormat));
    if (!at.isValid())
        return {};
    const base::WallTime given(std::chrono::milliseconds(at.toMSecsSinceEpoch()));
    return given <= now && now - given < 1min ? now : given; // the minute that it is now
}

Wish WishDialog::wish() const
{
    Wish wish;
    wish.kind = m_kind;
    wish.scope = m_scope;
    wish.matchers = matchersIn(m_which->text()).value_or(QList<Matcher>());
    wish.worst = m_worst ? base::Severity(m_worst->currentData().toInt()) : base::Severity::Critical;
    wish.reason = m_reason->text().trimmed();
    wish.at = m_clock.wallNow();
    wish.from = from(wish.at).value_or(base::WallTime{});
    wish.until = wish.from + std::chrono::minutes(m_length->currentData().toLongLong());
    return wish;
}

std::optional<base::Error> WishDialog::objection() const
{
    const auto matchers = matchersIn(m_which->text());
    if (!matchers)
        return matchers.error();
    if (!from(m_clock.wallNow()))
        return base::Error{base::Errc::Invalid, tr("This is no time; write it as 2026-11-28 22:00.").toStdString(), {}, {}, {}};
    Wish asked = wish();
    asked.who = u"?"_s; // filled in when it is kept
    return objectionTo(asked, asked.at);
}

void WishDialog::lookAgain()
{
    const Wish asked = wish();
    const Preview preview = previewOf(asked, m_active(), asked.at);
    m_head->setText(preview.head);
    showNames(preview.names);
    m_beyond->setText(preview.beyond);
    m_beyond->setVisible(!preview.beyond.isEmpty());
    const auto against = objection();
    m_objection->setText(against ? base::Untrusted(against->text).visible() : QString());
    m_objection->setVisible(against.has_value());
    m_confirm->setEnabled(!against);
    theme::fitHeight(this);
}

// A line each, whole on the tool tip: what is below keeps its place as alerts come and go.
void WishDialog::showNames(const QStringList &names)
{
    const QFontMetrics metrics(m_names->font());
    const int room = theme::scaled(kWishWidth) - 2 * space(6) - 2 * space(3);
    QStringList lines;
    for (const QString &name : names.mid(0, names.size() > kPreviewed ? kPreviewed - 1 : kPreviewed))
        lines << metrics.elidedText(name, Qt::ElideRight, room);
    if (names.size() > lines.size())
        lines << tr("and %n more", nullptr, int(names.size() - lines.size()));
    m_names->setText(lines.join(u'\n'));
    m_names->setFixedHeight(int(kPreviewed) * metrics.lineSpacing());
    theme::setPlainToolTip(m_names, names.join(u'\n'));
}

void WishDialog::prefill(const Alert &alert)
{
    QList<Matcher> matchers{{u"rule"_s, alert.rule, true}, {u"target"_s, alert.target, true}};
    if (!alert.item.isEmpty())
        matchers.append({u"item"_s, patternOf(alert.item), true});
    m_which->setText(textOf(matchers));
    if (m_worst)
        m_worst->setCurrentIndex(alert.severity == base::Severity::Critical ? 1 : 0);
}

} // namespace alerts

#include "moc_wishdialog.cpp"
