// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/start/figurefields.h"

#include "ui/start/formfield.h"
#include "ui/theme/button.h"
#include "ui/theme/plainlabel.h"
#include "ui/theme/space.h"

#include <QCheckBox>
#include <QComboBox>
#include <QGridLayout>
#include <QLineEdit>

using namespace Qt::StringLiterals;
using environment::TargetKind;
using theme::FontRole;
using theme::space;
using theme::Token;

namespace start {

FigureFields::FigureFields(TargetKind kind, const TypedFigure &figure, QWidget *parent) :
    QWidget(parent), m_origin(figure.origin), m_caption(new theme::PlainLabel({}, FontRole::Caption, Token::Muted, this)),
    m_badWhen(new QComboBox), m_remove(new theme::Button(tr("Take out"), theme::Button::Kind::Quiet, this))
{
    const bool json = kind == TargetKind::HttpJson;
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(space(4));
    grid->setVerticalSpacing(space(2));
    for (int column = 0; column < 4; ++column)
        grid->setColumnStretch(column, 1);
    grid->addWidget(m_caption, 0, 0, 1, 3);
    grid->addWidget(m_remove, 0, 3, Qt::AlignRight);
    grid->addWidget(cell(FigureCell::Id, "FigureId", tr("Id of the figure"), figure.id, u"shop.orders"_s), 1, 0, 1, 2);
    grid->addWidget(json ? cell(FigureCell::Source, "FigureSource", tr("Place in the answer"), figure.source, u"/data/0/count"_s)
                         : cell(FigureCell::Source, "FigureSource", tr("Name of the series"), figure.source, u"http_requests_total"_s),
                    1, 2, 1, 2);
    grid->addWidget(cell(FigureCell::Unit, "FigureUnit", tr("Unit"), figure.unit, u"ms"_s), 2, 0);
    grid->addWidget(cell(FigureCell::Warning, "FigureWarning", tr("Warning at"), figure.warning, {}), 2, 1);
    grid->addWidget(cell(FigureCell::Critical, "FigureCritical", tr("Critical at"), figure.critical, {}), 2, 2);

    m_badWhen->setObjectName(u"FigureBadWhen"_s);
    m_badWhen->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_badWhen->addItem(tr("too large"), false);
    m_badWhen->addItem(tr("too small"), true);
    m_badWhen->setCurrentIndex(figure.below ? 1 : 0);
    grid->addWidget(new FormField(tr("Bad when it is"), m_badWhen), 2, 3);
    connect(m_badWhen, &QComboBox::currentIndexChanged, this, &FigureFields::changed);
    if (!json) {
        m_perSecond = new QCheckBox(tr("A counter: show its growth a second"));
        m_perSecond->setObjectName(u"FigurePerSecond"_s);
        m_perSecond->setChecked(figure.perSecond);
        grid->addWidget(m_perSecond, 3, 0, 1, 4);
        connect(m_perSecond, &QCheckBox::toggled, this, &FigureFields::changed);
    }
    m_remove->setObjectName(u"FigureRemove"_s);
    m_remove->setAutoDefault(false);
    m_remove->setCompact(true);
    connect(m_remove, &theme::Button::clicked, this, &FigureFields::removeRequested);
}

FormField *FigureFields::cell(FigureCell which, const char *objectName, const QString &name, const QString &text, const QString &example)
{
    auto *edit = new QLineEdit(text);
    edit->setObjectName(QLatin1String(objectName));
    edit->setTextMargins(space(1), 0, space(1), 0);
    edit->setPlaceholderText(example);
    auto *field = new FormField(name, edit);
    m_edits.insert(which, edit);
    m_cells.insert(which, field);
    connect(edit, &QLineEdit::textChanged, this, &FigureFields::changed);
    connect(edit, &QLineEdit::editingFinished, this, [this, which, edit] {
        if (!edit->text().isEmpty())
            m_touched.insert(which);
        setProblems(m_problems);
    });
    return field;
}

TypedFigure FigureFields::typed() const
{
    const auto text = [this](FigureCell which) { return m_edits.value(which)->text(); };
    return {text(FigureCell::Id), text(FigureCell::Source), text(FigureCell::Unit), text(FigureCell::Warning), text(FigureCell::Critical),
            m_badWhen->currentData().toBool(), m_perSecond && m_perSecond->isChecked(), m_origin};
}

void FigureFields::setPlace(int place, bool alone)
{
    m_caption->setText(tr("Figure %1").arg(place));
    m_remove->setAccessibleName(tr("Take out figure %1").arg(place));
    m_remove->setEnabled(!alone);
}

void FigureFields::setProblems(const QMap<FigureCell, QString> &problems)
{
    m_problems = problems;
    for (auto it = m_cells.cbegin(); it != m_cells.cend(); ++it)
        it.value()->setProblem(m_touched.contains(it.key()) ? m_problems.value(it.key()) : QString());
}

void FigureFields::touchAll()
{
    for (auto it = m_cells.cbegin(); it != m_cells.cend(); ++it)
        m_touched.insert(it.key());
}

QWidget *FigureFields::keyboard(FigureCell cell) const
{
    return m_edits.value(cell);
}

QList<QWidget *> FigureFields::keyboards() const
{
    QList<QWidget *> all;
    for (QLineEdit *edit : m_edits)
        all.append(edit);
    all.append(m_badWhen);
    if (m_perSecond)
        all.append(m_perSecond);
    all.append(m_remove);
    return all;
}

} // namespace start

#include "moc_figurefields.cpp"
