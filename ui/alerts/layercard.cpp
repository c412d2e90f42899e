// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/alerts/layercard.h"

#include "models/alerts/words.h"
#include "ui/theme/plainlabel.h"
#include "ui/theme/space.h"
#include "ui/theme/tooltip.h"

#include <QEvent>
#include <QGridLayout>
#include <QLocale>

namespace alerts {

using theme::FontRole;
using theme::PlainLabel;
using theme::space;
using theme::Token;

namespace {

constexpr qsizetype kNamedRules = 20; // in the tooltip

} // namespace

LayerCard::LayerCard(QWidget *parent) :
    Card(parent), m_heading(new PlainLabel({}, FontRole::Caption, Token::Muted)), m_note(new PlainLabel({}, FontRole::Small, Token::Muted))
{
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(space(3), space(2) + 1, space(3), space(3));
    grid->setHorizontalSpacing(space(3));
    grid->setVerticalSpacing(space(2));
    grid->setColumnStretch(0, 1);
    grid->addWidget(m_heading, 0, 0, 1, kColumns + 1);
    for (int c = 0; c < kColumns; ++c) {
        m_heads[c] = new PlainLabel({}, FontRole::Small, Token::Muted);
        grid->addWidget(m_heads[c], 1, c + 1, Qt::AlignRight);
    }
    for (int l = 0; l < 4; ++l) {
        m_names[l] = new PlainLabel;
        m_names[l]->setWordWrap(true);
        grid->addWidget(m_names[l], l + 2, 0);
        for (int c = 0; c < kColumns; ++c) {
            m_values[l][c] = new PlainLabel;
            m_values[l][c]->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
            m_values[l][c]->setMinimumWidth(theme::scaled(30)); // a count that ticks moves nothing
            grid->addWidget(m_values[l][c], l + 2, c + 1, Qt::AlignRight);
        }
    }
    m_note->setWordWrap(true);
    grid->addWidget(m_note, 6, 0, 1, kColumns + 1);
    retranslate();
}

void LayerCard::show(const std::array<LayerCoverage, 4> &layers)
{
    if (layers == m_layers)
        return;
    m_layers = layers;
    refresh();
}

void LayerCard::refresh()
{
    const QLocale locale;
    int idle = 0;
    for (int l = 0; l < 4; ++l) {
        const LayerCoverage &layer = m_layers[std::size_t(l)];
        idle += layer.rules - layer.bound;
        m_values[l][Rules]->setText(locale.toString(layer.rules));
        m_values[l][With]->setText(locale.toString(layer.withData));
        m_values[l][Without]->setText(locale.toString(layer.withoutData()));
        m_values[l][Without]->setToken(layer.withoutData() > 0 ? Token::Warning : Token::Muted);
        QStringList rules = layer.without.mid(0, kNamedRules);
        if (layer.without.size() > kNamedRules)
            rules << QStringLiteral("…");
        const QString help = rules.isEmpty() ? tr("Every rule that has something to watch here gets its figures.")
                                             : tr("Nobody sends the figures of:") + u'\n' + base::Untrusted(rules.join(u'\n')).visible();
        for (PlainLabel *label : m_values[l])
            theme::setPlainToolTip(label, help);
    }
    m_note->setText(idle > 0 ? tr("%n rule(s) have nothing to watch here.", nullptr, idle) : QString());
    m_note->setVisible(idle > 0);
}

QString LayerCard::textOf(int layer) const
{
    QStringList all{m_names[layer]->text()};
    for (const PlainLabel *label : m_values[layer])
        all << label->text();
    return all.join(u' ');
}

void LayerCard::retranslate()
{
    m_heading->setText(tr("Coverage by layer"));
    const QString heads[] = {tr("rules"), tr("with data"), tr("without", "data")};
    for (int c = 0; c < kColumns; ++c)
        m_heads[c]->setText(heads[c]);
    for (int l = 0; l < 4; ++l)
        m_names[l]->setText(layerWord(Layer(l)));
    refresh();
}

void LayerCard::changeEvent(QEvent *event)
{
    Card::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace alerts

#include "moc_layercard.cpp"
